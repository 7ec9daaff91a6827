using Luoshi.Ledger;
using Luoshi.Reading.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A draft beside the plan in force that it is a new version of.</summary>
/// <param name="InForce">Null where none was recognised or chosen.</param>
/// <param name="Choices">Plans in force, the nearest in year first.</param>
/// <param name="Changes">Null without a plan to compare with.</param>
public sealed record PlanVersionView(PlanState Draft, PlanState? InForce, IReadOnlyList<PlanState> Choices, PlanComparison? Changes);

/// <summary>对比: finds the plan in force that a draft is the next version of, and what it changes.</summary>
public sealed class PlanVersionQuery(IDbContextFactory<LuoshiDb> dbs)
{
    /// <summary>Titles this alike, of the same year, are one plan where no issuer is printed.</summary>
    private const double SameTitle = 0.7;

    /// <summary>Null where there is no such plan.</summary>
    /// <param name="against">The plan to compare with; null for the one that is recognised.</param>
    public async Task<PlanVersionView?> AskAsync(Guid draftId, Guid? against, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var row = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == draftId, ct);
        if (row is null) return null;
        var draft = row.ToState();
        var states = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce && p.Id != draftId).Select(p => p.State).ToListAsync(ct);
        PlanState[] choices = [.. states.Select(StateJson.Read<PlanState>).OrderBy(p => Math.Abs(p.Facts.Year - draft.Facts.Year)).ThenByDescending(p => p.InForceFrom).ThenBy(p => p.Id)];
        var found = against is null ? Recognise(draft, choices) : choices.FirstOrDefault(p => p.Id == against);
        var changes = found is null ? null : PlanComparison.Between(found.Facts, await ItemsAsync(db, found.Id, ct), draft.Facts, await ItemsAsync(db, draftId, ct));
        return new(draft, found, choices, changes);
    }

    /// <summary>The plan in force that a draft seems to replace; null for none.</summary>
    public async Task<PlanState?> EarlierAsync(PlanState draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Status != PlanStatus.Draft) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var states = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce && p.Year == draft.Facts.Year && p.Id != draft.Id).Select(p => p.State).ToListAsync(ct);
        return Recognise(draft, [.. states.Select(StateJson.Read<PlanState>)]);
    }

    /// <summary>Same year and same issuer; where either prints no issuer, nearly the same title. The latest of several.</summary>
    public static PlanState? Recognise(PlanState draft, IReadOnlyList<PlanState> inForce)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return inForce
            .Where(p => p.Status == PlanStatus.InForce && p.Facts.Year == draft.Facts.Year)
            .Select(p => (Plan: p, Likeness: Likeness.Of(p.Facts.Title, draft.Facts.Title)))
            .Where(p => p.Plan.Facts.Issuer is { Length: > 0 } issuer && draft.Facts.Issuer is { Length: > 0 } own ? issuer == own : p.Likeness >= SameTitle)
            .OrderByDescending(p => p.Likeness).ThenByDescending(p => p.Plan.InForceFrom).ThenBy(p => p.Plan.Id)
            .Select(p => p.Plan)
            .FirstOrDefault();
    }

    private static async Task<List<ItemState>> ItemsAsync(LuoshiDb db, Guid planId, CancellationToken ct) =>
        [.. (await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>)];
}
