using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan in the list of all: where it stands and how much of it there is.</summary>
/// <param name="Checked">Items a person compared with the document.</param>
/// <param name="Doubts">Findings not settled yet.</param>
public sealed record PlanListEntry(PlanState Plan, int Items, int Checked, int Doubts, int Closed, int Duties);

/// <summary>All plans, drafts first, then the newest.</summary>
public sealed class PlanListQuery(LuoshiDb db)
{
    /// <param name="only">Plans of one status; null for all but the discarded.</param>
    public async Task<IReadOnlyList<PlanListEntry>> AskAsync(PlanStatus? only, CancellationToken ct)
    {
        var rows = await db.Plans.AsNoTracking()
            .Where(p => only == null ? p.Status != PlanStatus.Discarded : p.Status == only)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Id)
            .ToListAsync(ct);
        var ids = rows.Select(p => p.Id).ToList();
        var items = (await db.Items.AsNoTracking().Where(i => ids.Contains(i.PlanId)).Select(i => new { i.PlanId, i.ClosedOn, i.State }).ToListAsync(ct)).ToLookup(i => i.PlanId);
        var duties = await db.Duties.AsNoTracking().Where(d => ids.Contains(d.PlanId)).GroupBy(d => d.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        var plans =
            from row in rows
            let plan = StateJson.Read<PlanState>(row.State)
            let own = items[row.Id].ToList()
            select new PlanListEntry(
                plan,
                own.Count,
                plan.Status == PlanStatus.Draft ? own.Count(i => StateJson.Read<ItemState>(i.State).Checked) : own.Count,
                plan.Facts.Findings.Count - plan.Settled.Count,
                own.Count(i => i.ClosedOn is not null),
                duties.GetValueOrDefault(row.Id));
        return [.. plans.OrderBy(p => p.Plan.Status)];
    }
}
