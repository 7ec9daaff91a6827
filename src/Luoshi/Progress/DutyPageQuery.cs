using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>A duty as its page shows it.</summary>
/// <param name="OfItem">The other duties of the item, as far as they are to be seen.</param>
/// <param name="Entries">Newest first.</param>
/// <param name="AtHand">What can be done with it; null on a day that has passed.</param>
public sealed record DutyView(
    PlanState Plan, ItemState Item, DutyState Duty, IReadOnlyList<DutyState> OfItem, IReadOnlyList<ReadEntry> Entries, DateOnly AsOf, DutyAtHand? AtHand);

/// <summary>责任: one duty on a day, its entries, and what the one signed in can do with it.</summary>
public sealed class DutyPageQuery(LuoshiDb db, PlanOnDay plans, ScopeQuery scopes, LedgerReader ledger, UnitTreeQuery units, TimeProvider clock)
{
    /// <summary>Null when there is no such duty for the one who asks, or not yet on that day.</summary>
    public async Task<DutyView?> AskAsync(Guid dutyId, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await db.Duties.AsNoTracking().Where(d => d.Id == dutyId).Select(d => (Guid?)d.PlanId).SingleOrDefaultAsync(ct) is not { } planId) return null;
        var plan = await plans.AskAsync(planId, asOf, await scopes.OfAsync(actor, ct), ct);
        if (plan?.Duties.FirstOrDefault(d => d.Id == dutyId) is not { } duty) return null;

        var item = plan.Items.First(i => i.Id == duty.ItemId);
        var end = LedgerDay.EndOf(asOf);
        var entries = (await ledger.OfDutyAsync(dutyId, ct: ct)).Where(e => e.At < end).Select(ReadEntry.Of).Reverse().ToList();
        var now = clock.GetUtcNow();
        DutyAtHand? atHand = null;
        if (asOf >= LedgerDay.Of(now))
        {
            var all = (await db.Duties.AsNoTracking().Where(d => d.ItemId == item.Id).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
            var person = actor.PersonId is { } id ? await db.Persons.Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(ct) : null;
            atHand = DutyAtHand.Of(new(plan.Plan, item, duty, all, person, now), await units.LoadAsync(ct), actor);
        }

        return new(plan.Plan, item, duty, [.. plan.Duties.Where(d => d.ItemId == item.Id && d.Id != dutyId)], entries, asOf, atHand);
    }
}
