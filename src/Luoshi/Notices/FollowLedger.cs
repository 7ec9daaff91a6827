using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>跟读台账: makes notices of the entries that were written since the last time.</summary>
/// <param name="Since">Entries before it, of plans never followed so far, make no notices; null for all.</param>
public sealed record FollowLedger(DateTimeOffset? Since);

/// <summary>Carries out <see cref="FollowLedger"/>.</summary>
/// <remarks>
/// Each plan's position stands in the database and moves in the save that adds the notices: whatever dies in between, an entry
/// makes its notices once. Of two nodes at the same plan one saves, the other finds the position moved and adds nothing.
/// </remarks>
public sealed class FollowLedgerHandler(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery tree)
{
    /// <summary>Entries at a time: what one save holds.</summary>
    private const int Batch = 200;

    /// <returns>How many notices were made.</returns>
    public async Task<int> HandleAsync(FollowLedger command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var made = 0;
        foreach (var (plan, from) in await BehindAsync(command.Since, ct))
        {
            var position = from;
            while (await StepAsync(plan, position, ct) is { } step)
            {
                made += step.Made;
                position = step.Position;
            }
        }

        return made;
    }

    private async Task<List<(Guid Plan, long From)>> BehindAsync(DateTimeOffset? since, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var behind = await db.Plans.AsNoTracking()
            .GroupJoin(db.NoticePositions, p => p.Id, n => n.PlanId, (p, n) => new { p.Id, p.Version, Positions = n })
            .SelectMany(p => p.Positions.DefaultIfEmpty(), (p, n) => new { p.Id, p.Version, At = n == null ? (long?)null : n.Sequence })
            .Where(p => p.At == null || p.At < p.Version)
            .ToListAsync(ct);
        var from = new List<(Guid, long)>();
        foreach (var plan in behind)
        {
            if (plan.At is { } at) from.Add((plan.Id, at));
            else if (since is not { } first) from.Add((plan.Id, 0));
            else from.Add((plan.Id, await db.Entries.Where(e => e.PlanId == plan.Id && e.At < first).OrderByDescending(e => e.Sequence).Select(e => e.Sequence).FirstOrDefaultAsync(ct)));
        }

        return from;
    }

    /// <returns>Null where nothing is left, or another node was at it.</returns>
    private async Task<(int Made, long Position)?> StepAsync(Guid planId, long position, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.Sequence > position).OrderBy(e => e.Sequence).Take(Batch).ToListAsync(ct);
        var row = await db.NoticePositions.SingleOrDefaultAsync(p => p.PlanId == planId, ct);
        if (row is not null && row.Sequence != position) return null;
        if (entries.Count == 0 && row is not null) return null;

        var notices = entries.Count == 0 ? [] : await TellAsync(db, planId, entries, ct);
        var end = entries.Count == 0 ? position : entries[^1].Sequence;
        if (row is null) db.Add(new NoticePosition { PlanId = planId, Sequence = end });
        else row.Sequence = end;
        return await db.SaveMarkedAsync(notices, ct) is { } made ? (made, end) : null;
    }

    private async Task<List<Notice>> TellAsync(LuoshiDb db, Guid planId, List<Entry> entries, CancellationToken ct)
    {
        var plan = StateJson.Read<PlanState>(await db.Plans.AsNoTracking().Where(p => p.Id == planId).Select(p => p.State).SingleAsync(ct));
        if (plan.Status is not PlanStatus.InForce) return [];

        var read = entries.ConvertAll(e => (Entry: e, Facts: EntryFacts.Parse(e.Facts)));
        var itemIds = entries.Select(e => e.ItemId).OfType<Guid>().Distinct().ToList();
        var matterIds = read.Select(r => r.Facts).OfType<MatterFacts>().Select(f => f.Matter).Distinct().ToList();
        var items = (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);
        var duties = (await db.Duties.AsNoTracking().Where(d => itemIds.Contains(d.ItemId)).Select(d => d.State).ToListAsync(ct)).Select(StateJson.Read<DutyState>).ToLookup(d => d.ItemId);
        var matters = (await db.Matters.AsNoTracking().Where(m => matterIds.Contains(m.Id)).Select(m => m.State).ToListAsync(ct)).Select(StateJson.Read<MatterState>).ToDictionary(m => m.Id);
        IReadOnlyList<Guid> units = read.Exists(r => r.Facts is PaperSent) ? await db.Duties.Where(d => d.PlanId == planId && d.UnitId != null).Select(d => d.UnitId!.Value).Distinct().ToListAsync(ct) : [];
        var readers = await NoticeReaders.LoadAsync(db, ct);
        var directory = await tree.LoadAsync(ct);

        var notices = new List<Notice>();
        foreach (var (entry, facts) in read)
        {
            IReadOnlyList<DutyState> ofItem = entry.ItemId is { } itemId ? [.. duties[itemId]] : [];
            var duty = ofItem.FirstOrDefault(d => d.Id == entry.DutyId);
            var followed = new FollowedEntry(
                entry, facts, plan, entry.ItemId is { } id ? items.GetValueOrDefault(id) : null, duty, ofItem,
                facts is MatterFacts about ? matters.GetValueOrDefault(about.Matter) : null, units, directory);
            await SettleAsync(db, notices, entry, facts, duty, ct);
            foreach (var told in NoticeRule.Decide(followed))
                notices.AddRange(readers.Of(told).Where(a => a != entry.AccountId).Select(a => Notice.Of(told, a, entry.At)));
        }

        return notices;
    }

    /// <summary>What the unit has done, or has to do no more, need not be read any more.</summary>
    private static async Task SettleAsync(LuoshiDb db, List<Notice> made, Entry entry, EntryFacts facts, DutyState? duty, CancellationToken ct)
    {
        if (entry.DutyId is not { } id || duty is null || facts is not (SignedFor or Reported or CompletionClaimed or InstructionAnswered or Declined or Reassigned or Closed)) return;
        foreach (var notice in made.Where(n => n.DutyId == id && n.ReadAt is null)) notice.ReadAt = entry.At;
        foreach (var notice in await db.Notices.Where(n => n.DutyId == id && n.ReadAt == null && n.Party == MatterParty.Unit).ToListAsync(ct)) notice.ReadAt = entry.At;
    }
}
