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

    /// <summary>Sequence of the entry that put a plan in force, which never changes; the highest number there is while it is a draft.</summary>
    public async Task<long> BegunAsync(Guid planId, CancellationToken ct)
    {
        var begins = new PutInForce(default).KindName();
        return await db.Entries.Where(e => e.PlanId == planId && e.Kind == begins).OrderBy(e => e.Sequence).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(ct) ?? long.MaxValue;
    }

    /// <summary>Some items of a plan as they stood at the end of a day, with their duties; null when the plan was not there yet.</summary>
    /// <remarks>
    /// Reads what was written about these items and about the plan itself, not the whole year of all others. While a plan is a
    /// draft its items come of one another, so that part is read whole. The plan's own version and revision are not told.
    /// </remarks>
    /// <param name="begun">What <see cref="BegunAsync"/> says of the plan.</param>
    public async Task<PlanLedger?> AsOfAsync(Guid planId, long begun, DateOnly day, IReadOnlyCollection<Guid> items, CancellationToken ct = default)
    {
        var end = LedgerDay.EndOf(day);
        var until = db.Entries.AsNoTracking().Where(e => e.At < end);

        // Three questions, each with an index of its own.
        var entries = await until.Where(e => e.PlanId == planId && e.Sequence <= begun).ToListAsync(ct);
        entries.AddRange(await until.Where(e => e.PlanId == planId && e.Sequence > begun && e.ItemId == null).ToListAsync(ct));
        entries.AddRange(await until.Where(e => e.ItemId != null && items.Contains(e.ItemId.Value) && e.Sequence > begun).ToListAsync(ct));
        return PlanLedger.Of([.. entries.OrderBy(e => e.Sequence)]) is { } plan ? plan with { Items = [.. plan.Items.Where(i => items.Contains(i.Id))] } : null;
    }

    /// <summary>Items whose duties went to another unit after a day, with their plans: what a unit had then is not what it has now.</summary>
    public async Task<IReadOnlyList<(Guid Plan, Guid Item)>> ReassignedSinceAsync(DateOnly day, CancellationToken ct)
    {
        var end = LedgerDay.EndOf(day);
        var found = await db.Entries.AsNoTracking().Where(e => e.Kind == "reassigned" && e.At >= end && e.ItemId != null).Select(e => new { e.PlanId, Item = e.ItemId!.Value }).Distinct().ToListAsync(ct);
        return [.. found.Select(f => (f.PlanId, f.Item))];
    }
}
