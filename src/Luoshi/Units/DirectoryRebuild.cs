using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>Writes units, collective names and persons anew from the directory's journal, where the journal itself is proven intact.</summary>
public sealed class DirectoryRebuild(LuoshiDb db)
{
    /// <returns>What was found before; null where there is no directory. Left as it is where <see cref="LedgerRebuild.CanRebuild"/> says no.</returns>
    public async Task<PlanVerification?> RunAsync(CancellationToken ct)
    {
        var found = await new DirectoryVerifier(db).VerifyAsync(ct);
        if (found is null || !LedgerRebuild.CanRebuild(found)) return found;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var fold = new DirectoryFold();
        await foreach (var entry in db.DirectoryEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct)) fold.Add(entry);
        var end = await db.DirectoryEnds.AsNoTracking().SingleAsync(ct);
        if (end.Version != fold.Version) throw new LedgerConflictException(Guid.Empty);

        // Row by row and not all anew: accounts point at persons, and at units.
        await KeepAsync(db.Units, [.. fold.Units.Values], u => u.Id, r => r.Id, (row, unit) => row.Set(unit), UnitRow.Of, ct);
        await KeepAsync(db.UnitGroups, [.. fold.Groups.Values], g => g.Id, r => r.Id, (row, group) => row.Set(group), UnitGroupRow.Of, ct);
        await KeepAsync(db.Persons, [.. fold.Persons.Values], p => p.Id, r => r.Id, (row, person) => row.Set(person), PersonRow.Of, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return found;
    }

    private static async Task KeepAsync<TRow, T>(
        DbSet<TRow> table, List<T> states, Func<T, Guid> idOf, Func<TRow, Guid> idOfRow, Action<TRow, T> set, Func<T, TRow> make, CancellationToken ct)
        where TRow : class
    {
        var rows = (await table.ToListAsync(ct)).ToDictionary(idOfRow);
        foreach (var state in states)
        {
            if (rows.Remove(idOf(state), out var row)) set(row, state);
            else table.Add(make(state));
        }

        table.RemoveRange(rows.Values);
    }
}
