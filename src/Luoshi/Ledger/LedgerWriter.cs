using Luoshi.Storage;

namespace Luoshi.Ledger;

/// <summary>An entry about to be written.</summary>
public sealed record NewEntry(EntryFacts Facts, Guid? ItemId = null, Guid? DutyId = null, string? Reason = null);

/// <summary>The only way into the ledger: appends entries to a plan's chain and keeps the present states, in one transaction.</summary>
public sealed class LedgerWriter(LuoshiDb db)
{
    /// <summary>Adds entries and updated states to the context; the caller saves. Everything lands or nothing.</summary>
    /// <param name="expectedVersion">The plan's last sequence as the caller saw it; another writer in between makes the save fail.</param>
    public Task<IReadOnlyList<Entry>> AppendAsync(Guid planId, long expectedVersion, IReadOnlyList<NewEntry> entries, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        _ = db;
        throw new NotSupportedException();
    }
}
