using System.Collections.Concurrent;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>Plans in force or archived as they stand now, kept from request to request: the database is asked for a plan's version, and only what was written since is read again.</summary>
/// <remarks>
/// What it answers is what the database holds at that moment; a node that keeps nothing answers the same, slower. Every
/// change of a plan in force raises its version, and that of the rows it touches, in the same save. Rows written past the
/// ledger (a rebuild) are seen after <see cref="Longest"/> at the latest. Drafts are not kept: their items come and go.
/// </remarks>
public sealed class StandingPlans
{
    /// <summary>After this long a plan is read whole again.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Duties kept in all, about two kilobytes each.</summary>
    private const int MostDuties = 200_000;

    private readonly ConcurrentDictionary<Guid, Held> _held = new();
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly TimeProvider _clock;

    public StandingPlans(TimeProvider clock) => _clock = clock;

    /// <summary>The plan as it stands; null where there is none. A draft is read anew each time.</summary>
    internal async Task<StandingPlan?> OneAsync(LuoshiDb db, Guid planId, CancellationToken ct)
    {
        if (_held.TryGetValue(planId, out var held))
        {
            var now = await db.Plans.AsNoTracking().Where(p => p.Id == planId).Select(p => new { p.Version, p.Status }).FirstOrDefaultAsync(ct);
            if (now is null) return null;
            if (Holds(held, now.Version)) return held.Plan;
        }

        return await RefreshAsync(db, planId, ct);
    }

    /// <summary>All plans in force, the newest year first.</summary>
    internal async Task<IReadOnlyList<StandingPlan>> InForceAsync(LuoshiDb db, CancellationToken ct)
    {
        var now = await db.Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.InForce)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Id)
            .Select(p => new { p.Id, p.Version }).ToListAsync(ct);
        var plans = new List<StandingPlan>(now.Count);
        foreach (var plan in now)
        {
            if (_held.TryGetValue(plan.Id, out var held) && Holds(held, plan.Version)) plans.Add(held.Plan);
            else if (await RefreshAsync(db, plan.Id, ct) is { Ledger.Plan.Status: PlanStatus.InForce } read) plans.Add(read);
        }

        return plans;
    }

    private bool Holds(Held held, long version)
    {
        if (held.Plan.Version < version || _clock.GetUtcNow() - held.Plan.ReadAt > Longest) return false;
        held.Used = Environment.TickCount64;
        return true;
    }

    private async Task<StandingPlan?> RefreshAsync(LuoshiDb db, Guid planId, CancellationToken ct)
    {
        var gate = _gates[(uint)planId.GetHashCode() % _gates.Length];
        await gate.WaitAsync(ct);
        try
        {
            var known = _held.GetValueOrDefault(planId)?.Plan;

            // The plan's row first: whatever is written between this and the next reading is read again next time, by its higher version.
            var row = await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, ct);
            if (row is null) return null;
            var now = _clock.GetUtcNow();
            if (known is not null && (now - known.ReadAt > Longest || known.Version > row.Version)) known = null;
            if (known is not null && known.Version == row.Version) return known;
            var plan = known is null ? await WholeAsync(db, row, now, ct) : await SinceAsync(db, row, known, ct);
            if (plan.Ledger.Plan.Status is PlanStatus.InForce or PlanStatus.Archived)
            {
                _held[planId] = new(plan);
                if (known is null) Shrink();
            }

            return plan;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<StandingPlan> WholeAsync(LuoshiDb db, PlanRow row, DateTimeOffset now, CancellationToken ct)
    {
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == row.Id).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var duties = await db.Duties.AsNoTracking().Where(d => d.PlanId == row.Id).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct);
        var matters = await db.Matters.AsNoTracking().Where(m => m.PlanId == row.Id && m.Open).OrderBy(m => m.Id).Select(m => m.State).ToListAsync(ct);
        return new(row, items.ConvertAll(StateJson.Read<ItemState>), duties.ConvertAll(StateJson.Read<DutyState>), matters.ConvertAll(StateJson.Read<MatterState>), now);
    }

    // Once in force a plan's items and duties are changed and added, never taken away.
    private static async Task<StandingPlan> SinceAsync(LuoshiDb db, PlanRow row, StandingPlan known, CancellationToken ct)
    {
        var since = known.Version;
        var items = (await db.Items.AsNoTracking().Where(i => i.PlanId == row.Id && i.Version > since).Select(i => i.State).ToListAsync(ct)).ConvertAll(StateJson.Read<ItemState>);
        var duties = (await db.Duties.AsNoTracking().Where(d => d.PlanId == row.Id && d.Version > since).Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
        var matters = (await db.Matters.AsNoTracking().Where(m => m.PlanId == row.Id && m.Version > since).Select(m => m.State).ToListAsync(ct)).ConvertAll(StateJson.Read<MatterState>);
        HashSet<Guid> changed = [.. items.Select(i => i.Id), .. duties.Select(d => d.ItemId)];
        return new(
            row,
            [.. Merged(known.Ledger.Items, items, i => i.Id).OrderBy(i => i.Facts.No)],
            [.. Merged(known.Ledger.Duties, duties, d => d.Id).OrderBy(d => d.Id)],
            [.. Merged(known.OpenMatters, matters, m => m.Id).Where(m => m.IsOpen).OrderBy(m => m.Id)],
            known.ReadAt,
            known,
            changed);
    }

    private static IEnumerable<T> Merged<T>(IReadOnlyList<T> known, List<T> changed, Func<T, Guid> id)
    {
        if (changed.Count == 0) return known;
        var anew = changed.ToDictionary(id);
        return known.Where(k => !anew.ContainsKey(id(k))).Concat(changed);
    }

    // Those in force are asked for by every page; what was looked at longest ago goes first.
    private void Shrink()
    {
        var duties = _held.Values.Sum(h => (long)h.Plan.Ledger.Duties.Count);
        foreach (var (id, held) in _held.OrderBy(h => h.Value.Plan.Ledger.Plan.Status == PlanStatus.InForce).ThenBy(h => h.Value.Used))
        {
            if (duties <= MostDuties) return;
            if (_held.TryRemove(id, out _)) duties -= held.Plan.Ledger.Duties.Count;
        }
    }

    private sealed class Held(StandingPlan plan)
    {
        public StandingPlan Plan { get; } = plan;

        /// <summary>By the machine's own count of milliseconds.</summary>
        public long Used { get; set; } = Environment.TickCount64;
    }
}
