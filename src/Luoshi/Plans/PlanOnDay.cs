using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>What someone sees of a plan as of a day: from the stored present states, or from the entries for an earlier day.</summary>
public sealed class PlanOnDay(LuoshiDb db, LedgerReader ledger, TimeProvider clock)
{
    /// <summary>Null when there is no such plan, not yet on that day, or none of it is to be seen.</summary>
    public async Task<PlanLedger?> AskAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await WholeAsync(planId, day, ct) is { } plan ? scope.Narrow(plan) : null;
    }

    /// <summary>The same with its lights, which are those of the whole plan.</summary>
    public async Task<LitPlan?> LitAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct) =>
        await WholeAsync(planId, day, ct) is { } plan ? LitPlan.Of(plan, scope, day) : null;

    private async Task<PlanLedger?> WholeAsync(Guid planId, DateOnly day, CancellationToken ct)
    {
        if (day < LedgerDay.Of(clock.GetUtcNow())) return await ledger.AsOfAsync(planId, day, ct);

        var plan = await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, ct);
        if (plan is null) return null;
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var duties = await db.Duties.AsNoTracking().Where(d => d.PlanId == planId).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct);
        return new PlanLedger(
            plan.ToState(),
            [.. items.Select(StateJson.Read<ItemState>)],
            [.. duties.Select(StateJson.Read<DutyState>)]);
    }
}
