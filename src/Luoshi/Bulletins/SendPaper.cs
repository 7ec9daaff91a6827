using System.Security.Cryptography;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>印发: the approved paper gets its number and goes out; from then on it is frozen.</summary>
/// <param name="Seen">The paper's version on the page.</param>
public sealed record SendPaper(Guid PaperId, long Seen);

/// <summary>Carries out <see cref="SendPaper"/>.</summary>
public sealed class SendPaperHandler(PaperTurn turn, IDbContextFactory<LuoshiDb> dbs)
{
    /// <summary>Names the giving out of numbers, so that two plans never give out the same.</summary>
    private const long Numbers = 0x4C75_6F01;

    public async Task<Result<Written>> HandleAsync(SendPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = new List<MatterFile>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var alone = await db.AloneAsync(Numbers, ct);
        var others = await OthersAsync(db, command.PaperId, ct);
        return await turn.TakeAsync(command.PaperId, command.Seen, "印发", [PaperStatus.Approved, PaperStatus.Draft], now => Decide(command, now, others, actor, files), actor, ct, files);
    }

    /// <summary>Papers of the other plans of the same issuing commission.</summary>
    private static async Task<IReadOnlyList<PaperState>> OthersAsync(LuoshiDb db, Guid paperId, CancellationToken ct)
    {
        var plans = (await db.Plans.AsNoTracking().ToListAsync(ct)).ConvertAll(p => p.ToState());
        var own = await db.Matters.AsNoTracking().Where(m => m.Id == paperId).Select(m => m.PlanId).SingleOrDefaultAsync(ct);
        if (plans.Find(p => p.Id == own) is not { } plan) return [];
        var papers = new List<PaperState>();
        foreach (var other in plans.Where(p => p.Id != own && (p.Facts.Issuer ?? "") == (plan.Facts.Issuer ?? "")))
            papers.AddRange(await new MatterReader(db).OfPlanAsync<PaperState>(other.Id, PaperState.Kind, ct));
        return papers;
    }

    /// <param name="others">Papers of the other plans of the same issuing commission: numbers run over all of them.</param>
    /// <param name="files">Gets the paper as it goes out.</param>
    public static Result<NewEntry[]> Decide(SendPaper command, PaperAtHand now, IReadOnlyList<PaperState> others, Actor actor, ICollection<MatterFile> files)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(files);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();

        // A briefing is shown to one leader and goes no further; whatever else leaves the house was approved.
        if (now.State.Status == PaperStatus.Draft && now.State.Subject.Kind != PaperKind.Briefing) return new PaperNotThere("印发，先请领导审签", now.State.Status);

        // Chosen by another in the same moment: what is sent is what was seen.
        if (now.State.Template is { } chosen && !now.Templates.ContainsKey(chosen.Id)) return new PaperMovedOn();

        var year = now.Today.Year;
        var number = now.Year.MattersOf<PaperState>().Concat(others).Where(p => p.Subject.Kind == now.State.Subject.Kind && p.Year == year).Select(p => p.Number ?? 0).DefaultIfEmpty().Max() + 1;
        var paper = PaperSheet.Docx(now.Text, now.State with { Year = year, Number = number, SentOn = now.Today }, now.State.Template is { } template ? now.Templates[template.Id] : null);
        var mark = new EvidenceMark(Guid.CreateVersion7(now.Year.Now), PaperSheet.FileName(now.State with { Year = year, Number = number }, "docx"), paper.Length, Convert.ToHexStringLower(SHA256.HashData(paper)));
        files.Clear();
        files.Add(new MatterFile { Id = mark.Id, PlanId = now.State.PlanId, MatterId = now.State.Id, FileName = mark.FileName, Size = mark.Size, Sha256 = mark.Sha256, At = LedgerWriter.ToSecond(now.Year.Now.ToUniversalTime()), Content = paper });
        return new NewEntry[] { new(new PaperSent(now.State.Id, year, number, now.Today, mark)) };
    }
}
