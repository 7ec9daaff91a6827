using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>What someone sees of a plan on a day, with its lights.</summary>
public sealed record SeenPlan(PlanLedger Ledger, IReadOnlyList<LitItem> Items)
{
    public PlanState Plan => Ledger.Plan;
}

/// <summary>Finds the plans that someone sees, with their lights on a day.</summary>
public sealed class SeenPlans(LuoshiDb db, PlanOnDay plans, LedgerReader ledger)
{
    /// <summary>Null when there is no such plan, not yet on that day, or none of it is to be seen.</summary>
    public async Task<SeenPlan?> OneAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct) =>
        await plans.LitAsync(planId, day, scope, ct) is { } plan ? new(plan.Seen, plan.Items) : null;

    /// <summary>All that are in force, as they were on the day, the newest year first.</summary>
    public async Task<IReadOnlyList<SeenPlan>> InForceAsync(DateOnly day, Scope scope, CancellationToken ct) =>
        [.. (await plans.InForceAsync(day, scope, ct)).Where(p => p.Plan.Plan.Status == PlanStatus.InForce).Select(p => new SeenPlan(p.Plan.Seen, p.Plan.Items))];

    /// <summary>Items of plans in which some units had duties on a day, of plans that were in force then, or of that day's year; the newest year first.</summary>
    /// <param name="everyYear">Plans archived before that day as well.</param>
    /// <remarks>Other items of these plans may be among them, as they stand now where the day is today.</remarks>
    public async Task<IReadOnlyList<SeenPlan>> OfUnitsAsync(IReadOnlyCollection<Guid> units, DateOnly day, bool everyYear, Scope scope, CancellationToken ct)
    {
        // A plan is archived in the year after its own at the latest.
        var (first, last, end) = (everyYear ? 0 : day.Year - 1, day.Year + 1, LedgerDay.EndOf(day));
        var now = await db.Duties.AsNoTracking()
            .Where(d => d.UnitId != null && units.Contains(d.UnitId.Value))
            .Join(db.Plans.Where(p => p.Status == PlanStatus.InForce || (p.Status == PlanStatus.Archived && p.Year >= first && p.Year <= last && (everyYear || p.Year >= day.Year || p.LastAt >= end))), d => d.PlanId, p => p.Id, (d, p) => new { d.PlanId, d.ItemId, p.Year })
            .Distinct().ToListAsync(ct);
        var items = now.Select(n => (n.PlanId, n.ItemId)).ToHashSet();
        items.UnionWith(await ledger.ReassignedSinceAsync(day, ct));
        var years = now.GroupBy(n => n.PlanId).ToDictionary(g => g.Key, g => g.First().Year);
        List<SeenPlan> seen = [];
        foreach (var plan in items.ToLookup(i => i.PlanId, i => i.ItemId).OrderByDescending(p => years.GetValueOrDefault(p.Key)).ThenByDescending(p => p.Key))
        {
            if (await plans.LitAsync(plan.Key, day, plan.ToHashSet(), scope, ct) is not { } lit) continue;
            var archived = lit.Plan.Status == PlanStatus.Archived && (everyYear || lit.Plan.Facts.Year >= day.Year);
            if (lit.Plan.Status == PlanStatus.InForce || archived) seen.Add(new(lit.Seen, lit.Items));
        }

        return seen;
    }

    /// <summary>Whether some units had duties in plans that were archived in a year before the day's.</summary>
    public Task<bool> HasEarlierAsync(IReadOnlyCollection<Guid> units, DateOnly day, CancellationToken ct) =>
        db.Duties.Where(d => d.UnitId != null && units.Contains(d.UnitId.Value)).AnyAsync(d => db.Plans.Any(p => p.Id == d.PlanId && p.Status == PlanStatus.Archived && p.Year < day.Year), ct);
}
