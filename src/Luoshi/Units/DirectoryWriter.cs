using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>A change of the directory about to be written.</summary>
public sealed record DirectoryChange(DirectoryFacts Facts, string? Reason = null);

/// <summary>The only way to change the directory: appends entries to its journal and keeps the present rows, in one transaction.</summary>
public sealed class DirectoryWriter(LuoshiDb db)
{
    /// <summary>Adds entries and rows to the context; the caller saves. Everything lands or nothing.</summary>
    /// <param name="tree">The directory the changes were decided on; another writer since then makes this, or the save, fail.</param>
    /// <returns>The directory as it will stand.</returns>
    /// <exception cref="LedgerConflictException">Another writer came first; also thrown by the save.</exception>
    /// <exception cref="LedgerFoldException">A change has no meaning after those before it: the caller should have refused.</exception>
    public async Task<UnitTree> AppendAsync(UnitTree tree, IReadOnlyList<DirectoryChange> changes, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(actor);
        var end = await db.DirectoryEnds.FindAsync([DirectoryEnd.Only], ct);
        if ((end?.Version ?? 0) != tree.Version) throw new LedgerConflictException(Guid.Empty);
        if (changes.Count == 0) return tree;

        var when = LedgerWriter.ToSecond(at.ToUniversalTime());
        if (end is not null && when < end.LastAt) when = end.LastAt;
        var fold = DirectoryFold.Of(tree);
        var sequence = tree.Version;
        var previous = end?.LastHash ?? EntryHash.Genesis;
        foreach (var change in changes)
        {
            var entry = Make(++sequence, change, actor, when, previous);
            fold.Add(entry);
            db.DirectoryEntries.Add(entry);
            previous = entry.Hash;
        }

        await KeepAsync(fold, [.. changes.Select(c => c.Facts.SubjectId).Distinct()], ct);
        if (end is null)
        {
            db.DirectoryEnds.Add(new() { Version = sequence, LastHash = previous, LastAt = when });
        }
        else
        {
            end.Version = sequence;
            end.LastHash = previous;
            end.LastAt = when;
        }

        return fold.ToTree();
    }

    private static DirectoryEntry Make(long sequence, DirectoryChange change, Actor actor, DateTimeOffset at, string previous)
    {
        var unsigned = new DirectoryEntry
        {
            Id = Guid.CreateVersion7(at),
            Sequence = sequence,
            At = at,
            AccountId = actor.AccountId,
            ActorName = LedgerWriter.Storable(actor.Name) ?? "",
            ActorRole = LedgerWriter.Storable(actor.Role) ?? "",
            Kind = change.Facts.KindName(),
            SubjectId = change.Facts.SubjectId,
            Facts = change.Facts.ToJson(),
            Reason = string.IsNullOrWhiteSpace(change.Reason) ? null : LedgerWriter.Storable(change.Reason.Trim()),
            PreviousHash = previous,
            Hash = "",
        };
        return unsigned.Sealed();
    }

    private async Task KeepAsync(DirectoryFold fold, List<Guid> subjects, CancellationToken ct)
    {
        var units = await db.Units.Where(u => subjects.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var groups = await db.UnitGroups.Where(g => subjects.Contains(g.Id)).ToDictionaryAsync(g => g.Id, ct);
        var persons = await db.Persons.Where(p => subjects.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var id in subjects)
        {
            Keep(db.Units, units.GetValueOrDefault(id), fold.Units.GetValueOrDefault(id), (row, unit) => row.Set(unit), UnitRow.Of);
            Keep(db.UnitGroups, groups.GetValueOrDefault(id), fold.Groups.GetValueOrDefault(id), (row, group) => row.Set(group), UnitGroupRow.Of);
            Keep(db.Persons, persons.GetValueOrDefault(id), fold.Persons.GetValueOrDefault(id), (row, person) => row.Set(person), PersonRow.Of);
        }
    }

    private static void Keep<TRow, T>(DbSet<TRow> rows, TRow? row, T? state, Action<TRow, T> set, Func<T, TRow> make)
        where TRow : class
        where T : class
    {
        if (state is null && row is not null) rows.Remove(row);
        else if (state is not null && row is not null) set(row, state);
        else if (state is not null) rows.Add(make(state));
    }
}
