using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan in the list of all: where it stands and how much of it there is.</summary>
/// <param name="Checked">Items a person compared with the document.</param>
/// <param name="Doubts">Findings not settled yet.</param>
public sealed record PlanListEntry(PlanState Plan, int Items, int Checked, int Doubts, int Closed, int Duties);

/// <summary>All plans, drafts first, then the newest; of each what is shown to the one who asks.</summary>
public sealed class PlanListQuery(LuoshiDb db, ScopeQuery scopes)
{
    /// <param name="only">Plans of one status; null for all but the discarded.</param>
    public async Task<IReadOnlyList<PlanListEntry>> AskAsync(PlanStatus? only, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var rows = await db.Plans.AsNoTracking()
            .Where(p => only == null ? p.Status != PlanStatus.Discarded : p.Status == only)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Id)
            .Select(p => p.State)
            .ToListAsync(ct);
        var plans = rows.Select(StateJson.Read<PlanState>).ToList();
        var entries = scope.SeesAll ? await CountAsync(plans, ct) : await CountSeenAsync(plans, scope, ct);
        return [.. entries.OrderBy(p => p.Plan.Status)];
    }

    private async Task<IEnumerable<PlanListEntry>> CountAsync(List<PlanState> plans, CancellationToken ct)
    {
        var ids = plans.Select(p => p.Id).ToList();
        var items = (await db.Items.AsNoTracking().Where(i => ids.Contains(i.PlanId)).Select(i => new { i.PlanId, i.ClosedOn, i.State }).ToListAsync(ct)).ToLookup(i => i.PlanId);
        var duties = await db.Duties.AsNoTracking().Where(d => ids.Contains(d.PlanId)).GroupBy(d => d.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
            from plan in plans
            let own = items[plan.Id].ToList()
            select new PlanListEntry(
                plan,
                own.Count,
                plan.Status == PlanStatus.Draft ? own.Count(i => StateJson.Read<ItemState>(i.State).Checked) : own.Count,
                plan.Facts.Findings.Count - plan.Settled.Count,
                own.Count(i => i.ClosedOn is not null),
                duties.GetValueOrDefault(plan.Id));
    }

    private async Task<IEnumerable<PlanListEntry>> CountSeenAsync(List<PlanState> plans, Scope scope, CancellationToken ct)
    {
        var ids = plans.Select(p => p.Id).ToList();
        var items = (await db.Items.AsNoTracking().Where(i => ids.Contains(i.PlanId)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToLookup(i => i.PlanId);
        var duties = (await db.Duties.AsNoTracking().Where(d => ids.Contains(d.PlanId)).Select(d => d.State).ToListAsync(ct)).Select(StateJson.Read<DutyState>).ToLookup(d => d.PlanId);
        return
            from plan in plans
            let seen = scope.Narrow(new PlanLedger(plan, [.. items[plan.Id]], [.. duties[plan.Id]]))
            where seen is not null
            select new PlanListEntry(plan, seen.Items.Count, seen.Items.Count, 0, seen.Items.Count(i => i.ClosedOn is not null), seen.Duties.Count);
    }
}
