using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Sample;
using Luoshi.Supervision;
using Luoshi.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>What a bulletin says of problems that rounds found, against the entries read as plain JSON.</summary>
public sealed class FoundProblemsTest
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProblemList_OfTheSample_HoldsTheRoundsProblemsWithOwnerDeadlineAndState(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        Assert.True((await new SampleSeeder(test, new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(Ct)).Ok);
        await using var db = test.Open();
        var end = LedgerDay.EndOf(AsOf);
        var entries = await db.Entries.AsNoTracking().Where(e => e.At < end).OrderBy(e => e.Sequence).ToListAsync(Ct);
        var tally = PlanTallyQuery.Decide(entries, null, AsOf, new DateOnly(2026, 3, 31), WorkCalendar.Statutory)!.Tally;
        var own = OwnProblem.Read(entries).Where(p => !p.Withdrawn && p.Owner is not null && (p.RightOn is null || p.RightOn >= tally.From)).ToList();
        Assert.NotEmpty(own);
        Assert.Contains(own, p => p.RightOn is not null);
        Assert.Contains(own, p => p.RightOn is null);

        var text = BulletinComposer.Compose(tally);
        var list = text.Annexes.Single(a => a.Key == BulletinComposer.ProblemsList);
        Assert.Equal(own.Count + tally.Problems.Count, list.Rows.Count);
        for (var i = 0; i < own.Count; i++)
        {
            var (row, told) = (list.Rows[i], own[i]);
            Assert.Equal($"{i + 1}", row[0]);
            Assert.StartsWith(told.Title, row[3], StringComparison.Ordinal);
            Assert.Equal((told.Unit, told.Owner, PaperWords.Day(told.Due)), (row[1], row[4], row[5]));
            Assert.Equal(told.RightOn is { } on ? $"{PaperWords.Day(on)}已整改" : told.HandedIn ? "待核查" : told.Due < AsOf ? $"逾期{AsOf.DayNumber - told.Due.DayNumber}天未整改" : told.Returned ? "整改退回" : "整改中", row[6]);
            Assert.Contains(told.Raised, list.Grounds![i].Because);
            Assert.NotNull(list.Grounds[i].Problem);
        }

        Assert.All(list.Grounds!, g => Assert.NotEmpty(g.Because));
        var said = string.Join('\n', text.Sections.Single(s => s.Key == BulletinComposer.Problems).Lines.Select(l => l.Text));
        Assert.Contains($"督查发现、列入清单的问题{own.Count}个", said, StringComparison.Ordinal);
        Assert.Contains($"已整改{own.Count(p => p.RightOn is not null)}个，未整改{own.Count(p => p.RightOn is null)}个", said, StringComparison.Ordinal);

        // On paper and in the workbook as on screen.
        var state = PaperState.Unwritten(tally.Plan.Id, new(PaperKind.Bulletin, tally.From, AsOf), 0);
        var cells = DocxText.Cells(PaperSheet.Docx(text, state));
        Assert.Contains(own[0].Owner!, cells);
        Assert.Contains("状态", cells);
        Assert.Contains(ReadXlsx.Sheet(PaperSheet.Workbook(text)!, "问题清单"), r => r.Contains(own[0].Owner!));

        // The bulletin of one round holds its problems and no other's.
        var round = tally.Now.Seen.Matters.OfType<RoundState>().First(r => r.ApprovedOn is not null);
        var one = PlanTallyQuery.Decide(entries, null, AsOf, null, WorkCalendar.Statutory, round.Id)!.Tally;
        Assert.Equal(OwnProblem.Read(entries).Count(p => p.Round == round.Id && !p.Withdrawn && p.Owner is not null && (p.RightOn is null || p.RightOn >= one.From)), one.Found.Count(f => f.State.RoundId == round.Id));
        Assert.All(one.Items, i => Assert.Contains(i.State.Id, round.Scheme.Items));
        Assert.Contains(round.Scheme.Title, BulletinComposer.Compose(one).Title, StringComparison.Ordinal);
    }
}
