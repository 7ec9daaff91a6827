using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>What one act wrote: the plan, how many entries, and the plan's last sequence after them.</summary>
public sealed record Written(Guid PlanId, int Entries, long Version)
{
    /// <summary>It had been carried out before, under the same <see cref="OnceKey"/>; nothing was written now.</summary>
    public bool Again { get; init; }
}

/// <summary>A plan as it stands at the moment of a decision.</summary>
/// <param name="Plan">Null where there is none.</param>
/// <param name="Item">The item asked for; null where none was, or it is not of this plan.</param>
/// <param name="Items">All items in order, where the decision asked for them; else empty.</param>
/// <param name="InForce">The entry that put the plan in force; null while none did.</param>
public sealed record PlanAsItStands(PlanState? Plan, ItemState? Item, IReadOnlyList<ItemState> Items, Entry? InForce)
{
    /// <summary>What was done to the draft since it was read, in order, where the decision asked for it; else empty.</summary>
    public IReadOnlyList<Entry> Acts { get; init; } = [];
}

/// <summary>One act on a plan: load, decide, append, save; decided anew where another writer came first.</summary>
public sealed class PlanTurn(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>As often as a decision is made anew; more than a handful of writers at one instant is no office's work.</summary>
    private const int Attempts = 6;

    internal async Task<Result<Written>> TakeAsync(
        Guid planId, Guid? itemId, bool allItems, Func<PlanAsItStands, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct, bool withActs = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            var row = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct);
            var now = await LoadAsync(db, row, itemId, allItems, ct);
            if (withActs && row is not null) now = now with { Acts = await ReviewAct.EntriesOf(db.Entries, planId).ToListAsync(ct) };
            var decided = decide(now);
            if (!decided.Ok) return decided.Refusal;
            if (row is null) return new NoSuchPlan();
            if (decided.Value.Length == 0) return new Written(planId, 0, row.Version);

            try
            {
                await new LedgerWriter(db).AppendAsync(planId, row.Version, decided.Value, actor, clock.GetUtcNow(), ct);
                await db.SaveChangesAsync(ct);
                return new Written(planId, decided.Value.Length, row.Version + decided.Value.Length);
            }
            catch (LedgerConflictException) when (attempt < Attempts)
            {
            }
            catch (LedgerConflictException)
            {
                return new PlanIsBusy();
            }
        }
    }

    private static async Task<PlanAsItStands> LoadAsync(LuoshiDb db, PlanRow? row, Guid? itemId, bool allItems, CancellationToken ct)
    {
        if (row is null) return new(null, null, [], null);

        var rows = db.Items.AsNoTracking().Where(i => i.PlanId == row.Id);
        ItemState? item = null;
        ItemState[] items = [];
        if (allItems)
        {
            items = [.. (await rows.OrderBy(i => i.No).ToListAsync(ct)).Select(i => StateJson.Read<ItemState>(i.State))];
            item = items.FirstOrDefault(i => i.Id == itemId);
        }
        else if (itemId is not null)
        {
            item = await rows.SingleOrDefaultAsync(i => i.Id == itemId, ct) is { } found ? StateJson.Read<ItemState>(found.State) : null;
        }

        var inForce = row.Status == PlanStatus.Draft
            ? null
            : await db.Entries.AsNoTracking().Where(e => e.PlanId == row.Id && e.Kind == "put-in-force").OrderBy(e => e.Sequence).FirstOrDefaultAsync(ct);
        return new(row.ToState(), item, items, inForce);
    }
}
