using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>What someone has to decide.</summary>
public enum WaitingFor
{
    /// <summary>批准延期.</summary>
    Extension,

    /// <summary>批准变更.</summary>
    Change,

    /// <summary>答复退办.</summary>
    Decline,

    /// <summary>审核进展.</summary>
    Review,

    /// <summary>核查办结.</summary>
    Verification,

    /// <summary>销号.</summary>
    Closing,
}

/// <summary>One thing that waits for someone's decision.</summary>
/// <param name="Duty">Null for a change of an item.</param>
/// <param name="Since">The day it began to wait.</param>
/// <param name="Said">Why the unit says it is not its own; null where the state holds all that was said.</param>
/// <param name="SameDue">How many other open duties of the item end on the same day.</param>
public sealed record WaitingThing(WaitingFor What, PlanState Plan, ItemState Item, DutyState? Duty, DateOnly Since, string? Said = null, int SameDue = 0);

/// <summary>待我办理: reviews, claims, extensions, changes that wait for the one signed in, the longest waiting first.</summary>
public sealed class WaitingQuery(IDbContextFactory<LuoshiDb> dbs, StandingPlans standing)
{
    public async Task<IReadOnlyList<WaitingThing>> AskAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var things = await OfAsync(db, actor, await standing.InForceAsync(db, ct), ct);
        await AddRefusalsAsync(db, things, ct);
        return [.. things.OrderBy(t => t.Since).ThenBy(t => t.Plan.Id).ThenBy(t => t.Item.Facts.No).ThenBy(t => t.Duty?.Unit, StringComparer.Ordinal)];
    }

    /// <summary>The same in no order, and without what units said.</summary>
    internal static async Task<List<WaitingThing>> OfAsync(LuoshiDb db, Actor actor, IReadOnlyList<StandingPlan> plans, CancellationToken ct)
    {
        List<WaitingThing> things = [.. plans.SelectMany(p => OfDuties(p, actor))];
        if (actor.Is(Roles.Leader) && actor.PersonId is { } personId && await db.Persons.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(ct) is { } person)
        {
            foreach (var plan in plans)
                foreach (var item in plan.Ledger.Items.Where(i => i.ClosedOn is null && DutyRights.IsLeader(actor, i.Facts, person)))
                {
                    if (item.Change is { } change) things.Add(new(WaitingFor.Change, plan.Ledger.Plan, item, null, change.On));
                    List<DutyState> open = [.. plan.OfItem(item.Id).Where(d => d.IsOpen)];
                    things.AddRange(open.Where(d => d.Extension is not null).Select(d => new WaitingThing(
                        WaitingFor.Extension, plan.Ledger.Plan, item, d, d.Extension!.On, SameDue: open.Count(o => o.Id != d.Id && o.Due == d.Due))));
                }
        }

        return things;
    }

    // What a unit said when it refused a duty, and when, stands in its entry only.
    private static async Task AddRefusalsAsync(LuoshiDb db, List<WaitingThing> things, CancellationToken ct)
    {
        var ids = things.Where(t => t.What == WaitingFor.Decline).Select(t => (Guid?)t.Duty!.Id).ToList();
        if (ids.Count == 0) return;
        var kind = new Declined().KindName();
        var said = (await db.Entries.AsNoTracking().Where(e => ids.Contains(e.DutyId) && e.Kind == kind).ToListAsync(ct)).ToLookup(e => e.DutyId!.Value);
        for (var i = 0; i < things.Count; i++)
        {
            if (things[i].What == WaitingFor.Decline && said[things[i].Duty!.Id].MaxBy(e => e.Sequence) is { } last)
                things[i] = things[i] with { Said = last.Reason, Since = LedgerDay.Of(last.At) };
        }
    }

    private static IEnumerable<WaitingThing> OfDuties(StandingPlan plan, Actor actor)
    {
        var clerk = DutyRights.IsClerk(actor);
        if (!clerk && (actor.UnitId is null || !DutyRights.Reports(actor))) yield break;

        // A unit decides on what hangs on a duty of its own.
        var own = clerk ? null : plan.OfUnit(actor.UnitId!.Value).Select(d => d.ItemId).ToHashSet();
        foreach (var duty in own is { Count: 0 } ? [] : plan.Waiting)
        {
            if (own?.Contains(duty.ItemId) == false) continue;
            var ofItem = plan.OfItem(duty.ItemId);
            if (What(actor, duty, ofItem) is { } what) yield return new(what, plan.Ledger.Plan, plan.Item(duty.ItemId), duty, Since(duty));
        }
    }

    private static WaitingFor? What(Actor actor, DutyState duty, IReadOnlyList<DutyState> ofItem) => duty.Status switch
    {
        DutyStatus.Declined when DutyRights.IsClerk(actor) => WaitingFor.Decline,
        DutyStatus.Verified when DutyRights.IsClerk(actor) => WaitingFor.Closing,
        DutyStatus.Reported when Reviews(actor, duty, ofItem) => WaitingFor.Review,
        DutyStatus.Claimed when Reviews(actor, duty, ofItem) => WaitingFor.Verification,
        _ => null,
    };

    // The clerk may review every report; what waits for the clerk is what no other unit is there to review.
    private static bool Reviews(Actor actor, DutyState duty, IReadOnlyList<DutyState> ofItem) =>
        DutyRights.MayReview(actor, duty, ofItem) && (!DutyRights.IsClerk(actor) || duty is { Role: DutyRole.Lead, Parent: null } || !DutyRights.HasReviewer(duty, ofItem));

    private static DateOnly Since(DutyState duty) => duty switch
    {
        { Status: DutyStatus.Claimed or DutyStatus.Verified, Claim: { } claim } => claim.On,
        { Status: DutyStatus.Reported, LastReportAt: { } at } => LedgerDay.Of(at),
        _ => duty.DispatchedOn ?? DateOnly.MinValue,
    };
}
