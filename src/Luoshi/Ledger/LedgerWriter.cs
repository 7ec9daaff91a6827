using System.Linq.Expressions;
using System.Text.Json;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Luoshi.Ledger;

/// <summary>An entry about to be written.</summary>
public sealed record NewEntry(EntryFacts Facts, Guid? ItemId = null, Guid? DutyId = null, string? Reason = null);

/// <summary>The only way into the ledger: appends entries to a plan's chain and keeps the present states, in one transaction.</summary>
public sealed class LedgerWriter(LuoshiDb db)
{
    /// <summary>Adds entries and updated states to the context and saves it, whatever else is in it too. Everything lands or nothing.</summary>
    /// <returns>The entries, or <see cref="LedgerConflict"/> when another writer came first.</returns>
    public async Task<Result<IReadOnlyList<Entry>>> WriteAsync(Guid planId, long expectedVersion, IReadOnlyList<NewEntry> entries, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var written = await AppendAsync(planId, expectedVersion, entries, actor, at, ct);
            await db.SaveChangesAsync(ct);
            return Result.Of(written);
        }
        catch (LedgerConflictException)
        {
            return new LedgerConflict();
        }
    }

    /// <summary>Adds entries and updated states to the context; the caller saves. Everything lands or nothing.</summary>
    /// <param name="expectedVersion">The plan's last sequence as the caller saw it, 0 for a new plan; another writer in between makes this, or the save, fail.</param>
    /// <param name="entries">In order. A duty's entry may leave out its item. <see cref="Corrected.From"/> is filled in here.</param>
    /// <param name="at">Kept to the second, and never earlier than the plan's last entry.</param>
    /// <exception cref="LedgerConflictException">Another writer came first; also thrown by the save.</exception>
    /// <exception cref="LedgerFoldException">An entry has no meaning after those before it: the caller should have refused.</exception>
    public async Task<IReadOnlyList<Entry>> AppendAsync(Guid planId, long expectedVersion, IReadOnlyList<NewEntry> entries, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(actor);

        var row = await db.Plans.FindAsync([planId], ct);
        if ((row?.Version ?? 0) != expectedVersion) throw new LedgerConflictException(planId);
        if (entries.Count == 0) return [];

        var before = row?.ToState();
        var fold = new PlanFold { Plan = before };
        var dutyRows = await LoadAsync(db.Duties, d => d.Id, entries.Select(e => e.DutyId), ids => x => x.PlanId == planId && ids.Contains(x.Id), ct);
        foreach (var duty in dutyRows.Values) fold.Duties[duty.Id] = duty.ToState();

        var matterIds = entries.Select(e => e.Facts).OfType<MatterFacts>().Select(f => (Guid?)f.Matter);
        var matterRows = await LoadAsync(db.Matters, m => m.Id, matterIds, ids => x => x.PlanId == planId && ids.Contains(x.Id), ct);
        foreach (var matter in matterRows.Values) fold.Matters[matter.Id] = matter.ToState();

        // Who splits, merges or takes back touches any item; who takes back needs what was before.
        var takesBack = entries.Any(e => e.Facts is Undone);
        var allItems = takesBack || entries.Any(e => e.Facts is ItemsArranged);
        var itemIds = allItems
            ? [.. await db.Items.Where(i => i.PlanId == planId).Select(i => (Guid?)i.Id).ToListAsync(ct), .. Local(db.Items).Where(i => i.PlanId == planId).Select(i => (Guid?)i.Id)]
            : entries.Select(e => e.ItemId).Concat(fold.Duties.Values.Select(d => (Guid?)d.ItemId));
        var itemRows = await LoadAsync(db.Items, i => i.Id, itemIds, ids => x => x.PlanId == planId && ids.Contains(x.Id), ct);
        var words = itemRows.ToDictionary(i => i.Key, i => SearchIndex.WordsOf(i.Value.ToState().Facts));
        if (takesBack)
        {
            fold = new();
            foreach (var entry in await EntriesAsync(planId, ct)) fold.Add(entry);
        }
        else
        {
            foreach (var item in itemRows.Values) fold.Items[item.Id] = item.ToState();
        }

        var when = ToSecond(at.ToUniversalTime());
        if (row is not null && when < row.LastAt) when = row.LastAt;
        var sequence = expectedVersion;
        var previous = row?.LastHash ?? EntryHash.Genesis;
        var written = new List<Entry>(entries.Count);
        foreach (var entry in entries)
        {
            var made = Make(planId, ++sequence, Completed(entry, fold), fold, actor, when, previous);
            fold.Add(made);
            written.Add(made);
            previous = made.Hash;
        }

        Keep(row, before, fold, written, itemRows, dutyRows, when, previous);
        KeepMatters(fold, entries, matterRows);
        if (allItems) KeepItems(fold, written, itemRows);
        await SearchIndex.KeepAsync(db, before, fold, written, words, ct);
        return written;
    }

    private static Entry Make(Guid planId, long sequence, NewEntry entry, PlanFold fold, Actor actor, DateTimeOffset at, string previous)
    {
        var facts = entry.Facts;
        var unsigned = new Entry
        {
            Id = Guid.CreateVersion7(at),
            PlanId = planId,
            Sequence = sequence,
            At = at,
            AccountId = actor.AccountId,
            ActorName = Storable(actor.Name) ?? "",
            ActorRole = Storable(actor.Role) ?? "",
            Kind = facts.KindName(),
            ItemId = entry.ItemId ?? (entry.DutyId is { } duty ? fold.Duties.GetValueOrDefault(duty)?.ItemId : null),
            DutyId = entry.DutyId,
            Facts = facts.ToJson(),
            Reason = string.IsNullOrWhiteSpace(entry.Reason) ? null : Storable(entry.Reason.Trim()),
            PreviousHash = previous,
            Hash = "",
        };
        return unsigned.Sealed();
    }

    // What the ledger knows better than its caller: the old value of a correction, the bytes of what is shown as source.
    private NewEntry Completed(NewEntry entry, PlanFold fold) => entry.Facts switch
    {
        Corrected corrected => entry with { Facts = corrected with { From = Present(entry, corrected.Field, fold) } },
        ChangeProposed proposed => entry with { Facts = proposed with { Changes = [.. proposed.Changes.Select(c => c with { From = Present(entry, c.Field, fold) })] } },
        PlanRead { BlocksSha256: null } read when Local(db.Documents).FindEntry(read.DocumentId) is { } document =>
            entry with { Facts = read with { BlocksSha256 = PlanDocument.Hash(document.Entity.Blocks) } },
        _ => entry,
    };

    private static JsonElement Present(NewEntry entry, string field, PlanFold fold)
    {
        Result<JsonElement>? present = entry.ItemId is { } id
            ? fold.Items.TryGetValue(id, out var item) ? Corrections.Present(item.Facts, field) : null
            : fold.Plan is { } plan ? Corrections.Present(plan.Facts, field) : null;

        // Where there is none the fold refuses the entry a moment later, by name.
        return present is { Ok: true } found ? found.Value : StateJson.Element<string?>(null);
    }

    private void Keep(PlanRow? planRow, PlanState? before, PlanFold fold, List<Entry> written, Dictionary<Guid, ItemRow> itemRows, Dictionary<Guid, DutyRow> dutyRows, DateTimeOffset at, string lastHash)
    {
        if (planRow is null)
        {
            db.Plans.Add(PlanRow.Of(fold.Plan!, lastHash, at));
        }
        else
        {
            planRow.Set(before, fold.Plan!, lastHash, at);
        }

        foreach (var id in written.Select(e => e.ItemId).OfType<Guid>().Distinct().Where(fold.Items.ContainsKey))
        {
            if (itemRows.TryGetValue(id, out var row)) row.Set(fold.Items[id]);
            else db.Items.Add(ItemRow.Of(fold.Items[id]));
        }

        foreach (var id in written.Select(e => e.DutyId).OfType<Guid>().Distinct())
        {
            if (dutyRows.TryGetValue(id, out var row)) row.Set(fold.Duties[id]);
            else db.Duties.Add(DutyRow.Of(fold.Duties[id]));
        }

        db.Entries.AddRange(written);
    }

    private void KeepMatters(PlanFold fold, IReadOnlyList<NewEntry> entries, Dictionary<Guid, MatterRow> rows)
    {
        foreach (var id in entries.Select(e => e.Facts).OfType<MatterFacts>().Select(f => f.Matter).Distinct())
        {
            if (rows.TryGetValue(id, out var row)) row.Set(fold.Matters[id]);
            else db.Matters.Add(MatterRow.Of(fold.Matters[id]));
        }
    }

    // After an entry that arranged items: those that moved, came and went.
    private void KeepItems(PlanFold fold, List<Entry> written, Dictionary<Guid, ItemRow> rows)
    {
        var kept = written.Select(e => e.ItemId).OfType<Guid>().ToHashSet();
        foreach (var item in fold.Items.Values.Where(i => !kept.Contains(i.Id)))
        {
            if (rows.TryGetValue(item.Id, out var row)) row.Set(item);
            else db.Items.Add(ItemRow.Of(item));
        }

        db.Items.RemoveRange(rows.Values.Where(r => !fold.Items.ContainsKey(r.Id)));
    }

    private async Task<List<Entry>> EntriesAsync(Guid planId, CancellationToken ct)
    {
        var stored = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId).ToListAsync(ct);
        var known = stored.Select(e => e.Id).ToHashSet();
        return [.. stored.Concat(Local(db.Entries).Where(e => e.PlanId == planId && !known.Contains(e.Id))).OrderBy(e => e.Sequence)];
    }

    // Rows the context already holds count before stored ones: several appends may go into one save.
    private async Task<Dictionary<Guid, T>> LoadAsync<T>(DbSet<T> set, Func<T, Guid> key, IEnumerable<Guid?> ids, Func<List<Guid>, Expression<Func<T, bool>>> among, CancellationToken ct)
        where T : class
    {
        var rows = new Dictionary<Guid, T>();
        var missing = new List<Guid>();
        foreach (var id in ids.OfType<Guid>().Distinct())
        {
            if (Local(set).FindEntry(id) is { } held) rows[id] = held.Entity;
            else missing.Add(id);
        }

        if (missing.Count > 0)
        {
            foreach (var row in await set.Where(among(missing)).ToListAsync(ct)) rows[key(row)] = row;
        }

        return rows;
    }

    // Asking for Local compares every held row with its values; a year's entries appended one by one would take minutes.
    private LocalView<T> Local<T>(DbSet<T> set)
        where T : class
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return set.Local;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    internal static DateTimeOffset ToSecond(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), at.Offset);

    // PostgreSQL keeps no NUL in texts, and half a surrogate pair is no character.
    internal static string? Storable(string? text) =>
        text is null ? null : string.Concat(text.EnumerateRunes().Where(r => r.Value != 0).Select(r => r.ToString()));
}
