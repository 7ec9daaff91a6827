using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>我的责任 as its page shows it.</summary>
/// <param name="AtHand">What can be done with each of the duties, by the duty.</param>
public sealed record OwedPage(OwedView Owed, IReadOnlyDictionary<Guid, DutyAtHand> AtHand);

/// <summary>Asks what the unit of the one signed in owes, with what can be done about each.</summary>
public sealed class OwedPageQuery(LuoshiDb db, OwedQuery owed, UnitTreeQuery units, TimeProvider clock)
{
    public async Task<OwedPage> AskAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        var view = await owed.AskAsync(actor, today, ct);
        var items = view.Duties.Select(d => d.Item.Id).Distinct().ToList();
        var ofItem = (await db.Duties.AsNoTracking().Where(d => items.Contains(d.ItemId)).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct))
            .Select(StateJson.Read<DutyState>).ToLookup(d => d.ItemId);
        var tree = await units.LoadAsync(ct);
        var now = clock.GetUtcNow();
        return new(view, view.Duties.ToDictionary(
            d => d.Duty.Id,
            d => DutyAtHand.Of(new(d.Plan, d.Item, d.Duty, [.. ofItem[d.Item.Id]], null, now), tree, actor)));
    }
}
