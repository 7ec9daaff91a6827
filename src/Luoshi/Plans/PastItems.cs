using System.Collections.Concurrent;
using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>Items of plans as they stood on past days, kept from request to request: whoever looks at a quarter's end looks at more than one page of it.</summary>
/// <remarks>
/// A past day never changes: entries are only added, and at their own moment. A day counts as past an hour after its end, for
/// what another node may have been writing at midnight. What it answers is what the entries say; a node that keeps nothing answers the same, slower.
/// </remarks>
public sealed class PastItems(TimeProvider clock)
{
    /// <summary>Duties kept in all, about two kilobytes each.</summary>
    private const int MostDuties = 60_000;

    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(Guid Plan, DateOnly Day), Past> _held = new();
    private readonly ConcurrentDictionary<Guid, long> _begun = new();

    /// <summary>Some items of a plan at the end of a day, with their lights; null when the plan was not there yet.</summary>
    internal async Task<LitPlan?> AskAsync(LedgerReader ledger, Guid planId, DateOnly day, IReadOnlyCollection<Guid> items, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now < LedgerDay.EndOf(day) + Settled) return await ReadAsync(ledger, planId, day, items, ct);
        var past = _held.GetValueOrDefault((planId, day));

        // A clock that was set back makes a day that had been over the present one.
        if (past is not null && (now < past.ReadAt || now - past.ReadAt > StandingPlans.Longest))
        {
            _held.TryRemove((planId, day), out _);
            past = null;
        }

        List<Guid> missing = past is null ? [.. items] : [.. items.Where(i => !past.Items.ContainsKey(i))];
        if (past is null || missing.Count > 0)
        {
            if (await ReadAsync(ledger, planId, day, missing, ct) is not { } read) return null;
            past ??= _held.GetOrAdd((planId, day), _ => new(read.Plan, now));
            var duties = read.Seen.Duties.ToLookup(d => d.ItemId);
            var lit = read.Items.ToDictionary(i => i.State.Id);
            foreach (var item in missing)
                if (past.Items.TryAdd(item, lit.TryGetValue(item, out var found) ? new(found, [.. duties[item]]) : null)) past.Add(duties[item].Count());
            Shrink();
        }

        past.Used = Environment.TickCount64;
        List<PastItem> held = [.. items.Select(past.Items.GetValueOrDefault).OfType<PastItem>().OrderBy(i => i.Lit.Facts.No)];
        return new(new(past.Plan, held.ConvertAll(i => i.Lit.State), [.. held.SelectMany(i => i.Duties)]), held.ConvertAll(i => i.Lit), day);
    }

    private async Task<LitPlan?> ReadAsync(LedgerReader ledger, Guid planId, DateOnly day, IReadOnlyCollection<Guid> items, CancellationToken ct)
    {
        if (!_begun.TryGetValue(planId, out var begun) && (begun = await ledger.BegunAsync(planId, ct)) < long.MaxValue) _begun[planId] = begun;
        return await ledger.AsOfAsync(planId, begun, day, items, ct) is { } read ? LitPlan.Of(read, day) : null;
    }

    // What was looked at longest ago goes first.
    private void Shrink()
    {
        var duties = _held.Values.Sum(p => p.Duties);
        if (duties <= MostDuties) return;
        foreach (var (key, _) in _held.OrderBy(h => h.Value.Used))
        {
            if (duties <= MostDuties * 3 / 4) return;
            if (_held.TryRemove(key, out var gone)) duties -= gone.Duties;
        }
    }

    private sealed class Past(PlanState plan, DateTimeOffset readAt)
    {
        private int _duties;

        /// <summary>As it stood; its version and revision are not told.</summary>
        public PlanState Plan { get; } = plan;

        public DateTimeOffset ReadAt { get; } = readAt;

        /// <summary>Null for one that was not there yet.</summary>
        public ConcurrentDictionary<Guid, PastItem?> Items { get; } = new();

        public long Used { get; set; } = Environment.TickCount64;

        public int Duties => _duties;

        public void Add(int duties) => Interlocked.Add(ref _duties, duties);
    }

    private sealed record PastItem(LitItem Lit, IReadOnlyList<DutyState> Duties);
}
