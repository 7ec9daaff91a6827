using System.Security.Cryptography;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;

namespace Luoshi.Sample;

/// <summary>The sample's papers: the bulletin of the first quarter, sent, and a draft of the half year's.</summary>
internal sealed class SamplePapers(Person approver)
{
    private static readonly DateOnly FirstCutOff = new(2026, 3, 31), SecondCutOff = new(2026, 6, 30);

    private readonly Guid _first = Guid.CreateVersion7(), _second = Guid.CreateVersion7();

    private PaperState? _state;
    private PaperText? _text;

    /// <summary>What is done with them and when; texts and files are filled in once the entries before are there.</summary>
    public IEnumerable<SampleAct> Acts(Func<string, Actor> actorOf)
    {
        var clerk = actorOf(SampleAccounts.Clerk.DisplayName);
        yield return new(At(4, 2, 9, 12), clerk, [new(new PaperDrafted(_first, 1, new(PaperKind.Bulletin, FirstCutOff, FirstCutOff), 0, Nothing))]);
        yield return new(At(4, 2, 10, 40), clerk, [new(new PaperSubmitted(_first, approver.Id, approver.Name))]);
        yield return new(At(4, 2, 16, 25), actorOf(approver.Name), [new(new PaperApproved(_first, ""), Reason: "同意印发。")]);
        yield return new(At(4, 3, 9, 5), clerk, [new(new PaperSent(_first, 2026, 1, new(2026, 4, 3), new(Guid.CreateVersion7(), "", 0, "")))]);
        yield return new(At(7, 2, 15, 30), clerk, [new(new PaperDrafted(_second, 2, new(PaperKind.Bulletin, SecondCutOff, SecondCutOff, FirstCutOff), 0, Nothing))]);
    }

    /// <summary>The act with what can only be known now.</summary>
    /// <param name="before">All entries before it.</param>
    public IReadOnlyList<NewEntry> Complete(SampleAct act, IReadOnlyList<Entry> before, LuoshiDb db)
    {
        if (act.Entries is not [{ Facts: PaperFacts facts } entry]) return act.Entries;
        switch (facts)
        {
            case PaperDrafted drafted:
                var end = LedgerDay.EndOf(drafted.Subject.AsOf);
                var counted = PlanTallyQuery.Decide([.. before.TakeWhile(e => e.At < end)], null, drafted.Subject.AsOf, drafted.Subject.Compared, WorkCalendar.Statutory)!;
                _text = BulletinComposer.Compose(counted.Tally);
                facts = drafted with { Subject = drafted.Subject with { From = counted.Tally.From }, Through = counted.Through, Text = _text };
                _state = PaperState.Unwritten(before[0].PlanId, ((PaperDrafted)facts).Subject, counted.Through) with { Title = _text.Title };
                break;
            case PaperApproved approved:
                facts = approved with { Sha256 = ApprovePaperHandler.Hash(_text!) };
                break;
            case PaperSent sent:
                var state = _state! with { Year = sent.Year, Number = sent.Number, SentOn = sent.On };
                var paper = PaperSheet.Docx(_text!, state);
                var mark = sent.Paper with { FileName = PaperSheet.FileName(state, "docx"), Size = paper.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(paper)) };
                db.MatterFiles.Add(new() { Id = mark.Id, PlanId = before[0].PlanId, MatterId = sent.Matter, FileName = mark.FileName, Size = mark.Size, Sha256 = mark.Sha256, At = act.At.ToUniversalTime(), Content = paper });
                facts = sent with { Paper = mark };
                break;
        }

        return [entry with { Facts = facts }];
    }

    private static PaperText Nothing { get; } = new() { Title = "", Sections = [] };

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, LedgerDay.Offset);
}
