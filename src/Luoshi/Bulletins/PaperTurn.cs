using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>A paper at the moment of a decision: how it stands, and what it says.</summary>
/// <param name="Composed">As the rules composed it.</param>
public sealed record PaperAtHand(PlanYear Year, PaperState State, PaperText Composed)
{
    /// <summary>Templates by their files, as far as they were loaded.</summary>
    internal IReadOnlyDictionary<Guid, byte[]> Templates { get; init; } = new Dictionary<Guid, byte[]>();

    /// <summary>With what was changed by hand.</summary>
    public PaperText Text => Composed.With(State.Edits);

    public DateOnly Today => Year.Today;
}

/// <summary>One act on one paper, all of it or nothing.</summary>
public sealed class PaperTurn(IDbContextFactory<LuoshiDb> dbs, PlanYearTurn turn)
{
    /// <param name="seen">The paper's version on the page; null where the act holds whatever was done meanwhile.</param>
    /// <param name="files">Filled by the decision where files come with the act.</param>
    internal async Task<Result<Written>> TakeAsync(Guid paperId, long? seen, string doing, PaperStatus[] from, Func<PaperAtHand, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct, IReadOnlyList<MatterFile>? files = null)
    {
        if (await ComposedAsync(paperId, ct) is not var (planId, composed, templates)) return new NoSuchPaper();
        return await turn.TakeAsync(
            planId, null,
            year =>
            {
                if (year.Matters.OfType<PaperState>().FirstOrDefault(p => p.Id == paperId) is not { } state) return new NoSuchPaper();
                if (!from.Contains(state.Status)) return new PaperNotThere(doing, state.Status);
                return seen is { } version && version != state.Version ? new PaperMovedOn() : decide(new(year, state, composed) { Templates = templates });
            },
            actor, ct, files);
    }

    /// <summary>What was composed never changes, so it is read before the turn.</summary>
    private async Task<(Guid Plan, PaperText Text, Dictionary<Guid, byte[]> Templates)?> ComposedAsync(Guid paperId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await new MatterReader(db).FindAsync<PaperState>(paperId, ct) is not { } state) return null;
        var templates = new Dictionary<Guid, byte[]>();
        if (await TemplateAsync(db, state, ct) is { } template) templates[state.Template!.Id] = template;
        return (state.PlanId, await TextAsync(db, state, ct), templates);
    }

    /// <summary>The template a paper is printed in; null for the standard's form.</summary>
    internal static Task<byte[]?> TemplateAsync(LuoshiDb db, PaperState paper, CancellationToken ct) =>
        paper.Template is { } template ? db.MatterFiles.AsNoTracking().Where(f => f.Id == template.Id).Select(f => (byte[]?)f.Content).SingleOrDefaultAsync(ct) : Task.FromResult<byte[]?>(null);

    internal static async Task<PaperText> TextAsync(LuoshiDb db, PaperState paper, CancellationToken ct)
    {
        var first = paper.Entries[0];
        var facts = await db.Entries.AsNoTracking().Where(e => e.PlanId == paper.PlanId && e.Sequence == first).Select(e => e.Facts).SingleAsync(ct);
        return ((PaperDrafted)EntryFacts.Parse(facts)).Text;
    }
}
