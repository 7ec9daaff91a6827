using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>Adds rows that another node may add at the same time.</summary>
internal static class NoticeRows
{
    /// <summary>Saves what the context holds, the mark that only one node can set, and then the notices whose account was not told of the same matter yet; all or nothing.</summary>
    /// <remarks>The mark goes first: the second of two nodes waits there, and does not put in half of its rows while the first puts in the others.</remarks>
    /// <returns>How many were new; null where another node was first, and nothing was saved.</returns>
    public static async Task<int?> SaveMarkedAsync(this LuoshiDb db, IReadOnlyCollection<Notice> notices, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.TrySaveAsync(ct)) return null;
        var added = 0;
        foreach (var batch in notices.DistinctBy(n => (n.AccountId, n.Key)).Chunk(500))
        {
            var keys = batch.Select(n => n.Key).Distinct().ToList();
            var accounts = batch.Select(n => n.AccountId).Distinct().ToList();
            var there = (await db.Notices.AsNoTracking().Where(n => accounts.Contains(n.AccountId) && keys.Contains(n.Key)).Select(n => new { n.AccountId, n.Key }).ToListAsync(ct)).Select(n => (n.AccountId, n.Key)).ToHashSet();
            var fresh = batch.Where(n => !there.Contains((n.AccountId, n.Key))).ToList();
            db.AddRange(fresh);
            added += fresh.Count;
        }

        if (!await db.TrySaveAsync(ct)) return null;
        await transaction.CommitAsync(ct);
        return added;
    }

    /// <summary>Saves; false where another node was first, and nothing was saved.</summary>
    public static async Task<bool> TrySaveAsync(this LuoshiDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsTaken(e))
        {
            return false;
        }
    }
}
