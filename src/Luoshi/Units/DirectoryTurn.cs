using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>What one act wrote into the directory: how many entries, and the directory after them.</summary>
public sealed record DirectoryWritten(int Entries, UnitTree Tree);

/// <summary>One act on the directory: load, decide, append, save; decided anew where another writer came first.</summary>
public sealed class DirectoryTurn(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    private const int Attempts = 6;

    internal Task<Result<DirectoryWritten>> TakeAsync(Func<UnitTree, Result<DirectoryChange[]>> decide, Actor actor, CancellationToken ct) =>
        TakeAsync((_, _) => Task.FromResult(0), (tree, _) => decide(tree), actor, ct);

    /// <param name="load">What the decision needs beside the directory.</param>
    /// <param name="also">What is written in the same save beside the directory; null for nothing.</param>
    internal async Task<Result<DirectoryWritten>> TakeAsync<T>(
        Func<LuoshiDb, UnitTree, Task<T>> load, Func<UnitTree, T, Result<DirectoryChange[]>> decide, Actor actor, CancellationToken ct, Func<LuoshiDb, UnitTree, T, Task>? also = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            var tree = await UnitTreeQuery.LoadAsync(db, ct);
            var loaded = await load(db, tree);
            var decided = decide(tree, loaded);
            if (!decided.Ok) return decided.Refusal;
            if (decided.Value.Length == 0) return new DirectoryWritten(0, tree);

            try
            {
                var after = await new DirectoryWriter(db).AppendAsync(tree, decided.Value, actor, clock.GetUtcNow(), ct);
                if (also is not null) await also(db, tree, loaded);
                await db.SaveChangesAsync(ct);
                return new DirectoryWritten(decided.Value.Length, after);
            }
            catch (LedgerConflictException) when (attempt < Attempts)
            {
            }
            catch (LedgerConflictException)
            {
                return new DirectoryIsBusy();
            }
        }
    }
}
