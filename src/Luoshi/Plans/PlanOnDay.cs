using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>What someone sees of a plan as of a day: from the present states, or from the entries for an earlier day.</summary>
/// <param name="standing">Kept for all requests, as <paramref name="pasts"/> is; without them every plan is read anew.</param>
public sealed class PlanOnDay(LuoshiDb db, LedgerReader ledger, TimeProvider clock, StandingPlans? standing = null, PastItems? pasts = null)
{
    private readonly PastItems _pasts = pasts ?? new(clock);
    private readonly StandingPlans _standing = standing ?? new(clock);

    /// <summary>Null when there is no such plan, not yet on that day, or none of it is to be seen.</summary>
    public async Task<PlanLedger?> AskAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (await StandsAsync(planId, day, ct)) return (await _standing.OneAsync(db, planId, ct))?.Narrow(scope);
        return await ledger.AsOfAsync(planId, day, ct) is { } past ? scope.Narrow(past) : null;
    }

    /// <summary>The same with its lights, which are those of the whole plan.</summary>
    public async Task<LitPlan?> LitAsync(Guid planId, DateOnly day, Scope scope, CancellationToken ct)
    {
        if (!IsPast(day)) return (await _standing.OneAsync(db, planId, ct))?.LitOn(day, scope);
        var past = await StandsAsync(planId, day, ct) ? (await _standing.OneAsync(db, planId, ct))?.Ledger : await ledger.AsOfAsync(planId, day, ct);
        return past is null ? null : LitPlan.Of(past, scope, day);
    }

    /// <summary>What is seen of each plan in force, the newest year first, with the moment of its last entry.</summary>
    public async Task<IReadOnlyList<(LitPlan Plan, DateTimeOffset LastAt)>> InForceAsync(DateOnly day, Scope scope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var seen = new List<(LitPlan, DateTimeOffset)>();
        if (!IsPast(day))
        {
            foreach (var plan in await _standing.InForceAsync(db, ct))
                if (plan.LitOn(day, scope) is { } lit)
                    seen.Add((lit, plan.LastAt));
            return seen;
        }

        var ids = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce).OrderByDescending(p => p.Year).ThenByDescending(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        foreach (var id in ids)
            if (await LitAsync(id, day, scope, ct) is { } lit)
                seen.Add((lit, DateTimeOffset.MaxValue));
        return seen;
    }

    /// <summary>What is seen of some items of a plan on a day.</summary>
    internal async Task<LitPlan?> LitAsync(Guid planId, DateOnly day, IReadOnlyCollection<Guid> items, Scope scope, CancellationToken ct)
    {
        if (await StandsAsync(planId, day, ct)) return await LitAsync(planId, day, scope, ct);
        return await _pasts.AskAsync(ledger, planId, day, items, ct) is { } past && scope.Narrow(past.Seen) is { } seen ? LitPlan.Of(past.Seen, past.Items, seen, day) : null;
    }

    /// <summary>Whether a plan stands now as it did at the end of a day: it is today, or nothing was written since.</summary>
    private async Task<bool> StandsAsync(Guid planId, DateOnly day, CancellationToken ct)
    {
        if (!IsPast(day)) return true;
        var end = LedgerDay.EndOf(day);
        return await db.Plans.AnyAsync(p => p.Id == planId && p.LastAt < end, ct);
    }

    private bool IsPast(DateOnly day) => day < LedgerDay.Of(clock.GetUtcNow());
}
