using System.Security.Cryptography;
using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Bulletins;

/// <summary>印发: the approved paper gets its number and goes out; from then on it is frozen.</summary>
/// <param name="Seen">The paper's version on the page.</param>
public sealed record SendPaper(Guid PaperId, long Seen);

/// <summary>Carries out <see cref="SendPaper"/>.</summary>
public sealed class SendPaperHandler(PaperTurn turn)
{
    public Task<Result<Written>> HandleAsync(SendPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = new List<MatterFile>();
        return turn.TakeAsync(command.PaperId, command.Seen, "印发", [PaperStatus.Approved, PaperStatus.Draft], now => Decide(command, now, actor, files), actor, ct, files);
    }

    /// <param name="files">Gets the paper as it goes out.</param>
    public static Result<NewEntry[]> Decide(SendPaper command, PaperAtHand now, Actor actor, ICollection<MatterFile> files)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(files);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();

        // A briefing is shown to one leader and goes no further; whatever else leaves the house was approved.
        if (now.State.Status == PaperStatus.Draft && now.State.Subject.Kind != PaperKind.Briefing) return new PaperNotThere("印发，先请领导审签", now.State.Status);

        // Chosen by another in the same moment: what is sent is what was seen.
        if (now.State.Template is { } chosen && !now.Templates.ContainsKey(chosen.Id)) return new PaperMovedOn();

        var year = now.Today.Year;
        var number = now.Year.MattersOf<PaperState>().Where(p => p.Subject.Kind == now.State.Subject.Kind && p.Year == year).Select(p => p.Number ?? 0).DefaultIfEmpty().Max() + 1;
        var paper = PaperSheet.Docx(now.Text, now.State with { Year = year, Number = number, SentOn = now.Today }, now.State.Template is { } template ? now.Templates[template.Id] : null);
        var mark = new EvidenceMark(Guid.CreateVersion7(now.Year.Now), PaperSheet.FileName(now.State with { Year = year, Number = number }, "docx"), paper.Length, Convert.ToHexStringLower(SHA256.HashData(paper)));
        files.Clear();
        files.Add(new MatterFile { Id = mark.Id, PlanId = now.State.PlanId, MatterId = now.State.Id, FileName = mark.FileName, Size = mark.Size, Sha256 = mark.Sha256, At = LedgerWriter.ToSecond(now.Year.Now.ToUniversalTime()), Content = paper });
        return new NewEntry[] { new(new PaperSent(now.State.Id, year, number, now.Today, mark)) };
    }
}
