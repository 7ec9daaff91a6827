using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>An item that is neither closed nor carried over, with its open duties.</summary>
public sealed record LeftOpen(ItemState Item, IReadOnlyList<DutyState> Duties);

/// <summary>A plan of a later year, to which items can be carried.</summary>
public sealed record LaterPlan(PlanState Plan, IReadOnlyList<ItemState> Items);

/// <summary>A plan at the year's end.</summary>
/// <param name="Carried">Items carried over, with the plan they went to; null where that is no longer there.</param>
/// <param name="CannotArchive">Why the plan cannot be archived now; null where it can.</param>
public sealed record YearEndView(
    PlanState Plan,
    int Items,
    int Closed,
    IReadOnlyList<(ItemState Item, PlanState? To)> Carried,
    IReadOnlyList<LeftOpen> Open,
    IReadOnlyList<LaterPlan> Later,
    Refusal? CannotArchive,
    DateOnly Today);

/// <summary>年终: what is left open in a plan, where it can go on, and what keeps the plan from the archive.</summary>
public sealed class YearEndQuery(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>Null where there is no such plan.</summary>
    public async Task<YearEndView?> AskAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await PlanYearTurn.LoadAsync(db, planId, clock.GetUtcNow(), ct) is not var (_, year)) return null;
        var targets = year.Items.Select(i => i.CarriedTo?.ToPlan).OfType<Guid>().Distinct().ToList();
        var others = (await db.Plans.AsNoTracking()
                .Where(p => targets.Contains(p.Id) || (p.Status == PlanStatus.InForce && p.Year > year.Plan.Facts.Year))
                .OrderBy(p => p.Year).ThenBy(p => p.Id).Select(p => p.State).ToListAsync(ct))
            .Select(StateJson.Read<PlanState>).ToList();
        var later = others.Where(p => p.Status == PlanStatus.InForce && p.Facts.Year > year.Plan.Facts.Year).ToList();
        var laterIds = later.Select(p => p.Id).ToList();
        var items = (await db.Items.AsNoTracking().Where(i => laterIds.Contains(i.PlanId)).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToLookup(i => i.PlanId);
        return new(
            year.Plan,
            year.Items.Count,
            year.Items.Count(i => i.ClosedOn is not null),
            [.. year.Items.Where(i => i.CarriedTo is not null).Select(i => (i, others.FirstOrDefault(p => p.Id == i.CarriedTo!.ToPlan)))],
            [.. year.Items.Where(i => i.ClosedOn is null && i.CarriedTo is null).Select(i => new LeftOpen(i, [.. year.Of(i).Where(d => d.IsOpen)]))],
            [.. later.Select(p => new LaterPlan(p, [.. items[p.Id]]))],
            DutyRights.Refuse(year.Plan) ?? ArchivePlanHandler.Decide(new(planId), year, actor).Refusal,
            year.Today);
    }
}
