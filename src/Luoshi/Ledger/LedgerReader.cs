using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Ledger;

/// <summary>Reads entries in their order, and plans as they stood on a day.</summary>
public sealed class LedgerReader(LuoshiDb db)
{
    /// <summary>A plan's entries, first to last.</summary>
    /// <param name="after">Only entries with a greater sequence: the last one of the page before.</param>
    public Task<List<Entry>> OfPlanAsync(Guid planId, long after = 0, int take = int.MaxValue, CancellationToken ct = default) =>
        db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.Sequence > after).OrderBy(e => e.Sequence).Take(take).ToListAsync(ct);

    /// <summary>An item's entries, those of its duties among them, first to last.</summary>
    public Task<List<Entry>> OfItemAsync(Guid itemId, long after = 0, int take = int.MaxValue, CancellationToken ct = default) =>
        db.Entries.AsNoTracking().Where(e => e.ItemId == itemId && e.Sequence > after).OrderBy(e => e.Sequence).Take(take).ToListAsync(ct);

    /// <summary>A duty's entries, first to last.</summary>
    public Task<List<Entry>> OfDutyAsync(Guid dutyId, long after = 0, int take = int.MaxValue, CancellationToken ct = default) =>
        db.Entries.AsNoTracking().Where(e => e.DutyId == dutyId && e.Sequence > after).OrderBy(e => e.Sequence).Take(take).ToListAsync(ct);

    /// <summary>A plan's latest entries, newest first.</summary>
    /// <param name="skip">How many of the newest to leave out: earlier pages.</param>
    public Task<List<Entry>> LatestAsync(Guid planId, int skip, int take, CancellationToken ct = default) =>
        db.Entries.AsNoTracking().Where(e => e.PlanId == planId).OrderByDescending(e => e.Sequence).Skip(skip).Take(take).ToListAsync(ct);

    /// <summary>A plan's latest entries about the plan itself, some of its items and some of their duties, newest first.</summary>
    public Task<List<Entry>> LatestAsync(Guid planId, IReadOnlyCollection<Guid> items, IReadOnlyCollection<Guid> duties, int take, CancellationToken ct = default) =>
        db.Entries.AsNoTracking()
            .Where(e => e.PlanId == planId && (e.ItemId == null || (e.DutyId == null ? items.Contains(e.ItemId.Value) : duties.Contains(e.DutyId.Value))))
            .OrderByDescending(e => e.Sequence).Take(take).ToListAsync(ct);

    /// <summary>The plan as it stood at the end of a day; null when it was not there yet.</summary>
    public async Task<PlanLedger?> AsOfAsync(Guid planId, DateOnly day, CancellationToken ct = default)
    {
        var end = LedgerDay.EndOf(day);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.At < end).OrderBy(e => e.Sequence).ToListAsync(ct);
        return PlanLedger.Of(entries);
    }
}
