using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Search;

/// <summary>Writes anew what can be found of a plan, from its entries.</summary>
internal static class SearchRebuild
{
    /// <summary>What nodes wait for one another at, by its number.</summary>
    private const long Alone = 60_602;

    private const int AtOnce = 2_000;

    /// <summary>Indexes the plans of a database that is older than the index.</summary>
    public static async Task MissingAsync(LuoshiDb db, CancellationToken ct)
    {
        if (!await Missing(db).AnyAsync(ct)) return;
        await using var alone = await db.AloneAsync(Alone, ct);
        foreach (var plan in await Missing(db).ToListAsync(ct)) await RunAsync(db, plan, ct);
        if (db.Database.CurrentTransaction is { } transaction) await transaction.CommitAsync(ct);
    }

    /// <summary>Takes away the plan's texts and writes those that its entries give.</summary>
    public static async Task RunAsync(LuoshiDb db, Guid planId, CancellationToken ct)
    {
        await db.SearchTexts.Where(t => t.PlanId == planId).ExecuteDeleteAsync(ct);
        var fold = new PlanFold();
        DateTimeOffset first = default;
        List<SearchText> texts = [];
        await foreach (var entry in db.Entries.AsNoTracking().Where(e => e.PlanId == planId).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (first == default) first = entry.At;
            fold.Add(entry);
            if (SearchIndex.Of(entry) is { } text) texts.Add(text);
        }

        if (fold.Plan is not { } plan) return;
        foreach (var some in texts.Prepend(SearchIndex.Of(plan, first)).Concat(fold.Items.Values.Select(i => SearchIndex.Of(i, first))).OrderBy(t => t.At).Chunk(AtOnce))
        {
            db.SearchTexts.AddRange(some);
            await db.SaveChangesAsync(ct);
            foreach (var text in some) db.Entry(text).State = EntityState.Detached;
        }
    }

    private static IQueryable<Guid> Missing(LuoshiDb db) => db.Plans.Where(p => !db.SearchTexts.Any(t => t.Id == p.Id)).Select(p => p.Id);
}
