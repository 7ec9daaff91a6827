using System.Collections.Concurrent;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>Whom archived plans name, kept once asked for: an archived plan changes no more, and most of them name nobody of one's own.</summary>
public sealed class ArchivedNames
{
    private readonly ConcurrentDictionary<Guid, NamedInPlan> _known = new();

    /// <summary>Of some plans, those that are archived and name nobody of one's own: nothing in them is seen.</summary>
    internal async Task<HashSet<Guid>> WithoutAsync(LuoshiDb db, IReadOnlyCollection<Guid> planIds, Scope scope, CancellationToken ct)
    {
        List<Guid> unknown = [.. planIds.Where(p => !_known.ContainsKey(p))];
        if (unknown.Count > 0) await LearnAsync(db, unknown, ct);
        return [.. planIds.Where(p => _known.TryGetValue(p, out var names) && !scope.IsNamed(names))];
    }

    private async Task LearnAsync(LuoshiDb db, List<Guid> planIds, CancellationToken ct)
    {
        var archived = await db.Plans.Where(p => planIds.Contains(p.Id) && p.Status == PlanStatus.Archived).Select(p => p.Id).ToListAsync(ct);
        foreach (var some in archived.Chunk(50))
        {
            var items = (await db.Items.AsNoTracking().Where(i => some.Contains(i.PlanId)).Select(i => new { i.PlanId, i.State }).ToListAsync(ct)).ToLookup(i => i.PlanId, i => StateJson.Read<ItemState>(i.State));
            var units = (await db.Duties.Where(d => some.Contains(d.PlanId) && d.UnitId != null).Select(d => new { d.PlanId, d.UnitId }).Distinct().ToListAsync(ct)).ToLookup(d => d.PlanId, d => d.UnitId!.Value);
            var printed = (await db.Duties.AsNoTracking().Where(d => some.Contains(d.PlanId) && d.UnitId == null).Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>).ToLookup(d => d.PlanId, d => d.Unit);
            foreach (var plan in some) _known[plan] = NamedInPlan.Of([.. items[plan]], units[plan], printed[plan]);
        }
    }
}
