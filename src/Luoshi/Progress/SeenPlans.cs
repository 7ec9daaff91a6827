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
public sealed class SeenPlans(LuoshiDb db, PlanOnDay plans)
{
    /// <summary>Null when there is no such plan, not yet on that day, or none of it is to be seen.</summary>
    public async Task<SeenPlan?> OneAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct) =>
        await plans.LitAsync(planId, day, scope, ct) is { } plan ? new(plan.Seen, plan.Items) : null;

    /// <summary>All that are or were in force, the newest year first.</summary>
    public async Task<IReadOnlyList<SeenPlan>> AllAsync(DateOnly day, Scope scope, bool withArchived, CancellationToken ct)
    {
        var ids = await db.Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.InForce || (withArchived && p.Status == PlanStatus.Archived))
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var seen = new List<SeenPlan>();
        foreach (var id in ids)
            if (await OneAsync(id, day, scope, ct) is { Plan.Status: PlanStatus.InForce or PlanStatus.Archived } plan)
                seen.Add(plan);
        return seen;
    }
}
