using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>What a unit is asked for: how many items, and how many reports in the year.</summary>
public sealed record UnitBurden(Guid UnitId, string Unit, int Lead, int Support, int Reports)
{
    public int Items => Lead + Support;
}

/// <summary>A printed name that stands for no unit yet, with the numbers of the items that print it.</summary>
public sealed record UnsettledName(string Printed, IReadOnlyList<string> Items);

/// <summary>A unit that has not signed for duties.</summary>
/// <param name="MayUrge">Some of them were not urged today.</param>
public sealed record UnsignedUnit(string Unit, IReadOnlyList<(ItemState Item, DutyState Duty)> Duties, DateOnly Since, DateOnly? LastUrgedOn, bool MayUrge)
{
    /// <summary>The number under which a form names the unit: that of its first duty.</summary>
    public Guid Key => Duties[0].Duty.Id;
}

/// <summary>A plan before and after it is dispatched.</summary>
/// <param name="Ready">Open items whose names all stand for units.</param>
/// <param name="Waiting">Open items with a name that does not.</param>
/// <param name="New">What each unit would be given now, the most burdened first.</param>
/// <param name="Repeated">Figures that units would then have to report in several items.</param>
/// <param name="Refusal">Why nothing can be dispatched; null where something can.</param>
/// <param name="Signed">Duties signed for, of <paramref name="Held"/> open ones or closed.</param>
public sealed record DispatchView(
    PlanState Plan,
    int Items,
    IReadOnlyList<ItemState> Ready,
    IReadOnlyList<ItemState> Waiting,
    IReadOnlyList<UnsettledName> Unsettled,
    IReadOnlyList<UnitBurden> New,
    IReadOnlyList<RepeatedFigure> Repeated,
    Refusal? Refusal,
    int Held,
    int Signed,
    IReadOnlyList<UnsignedUnit> Unsigned)
{
    /// <summary>Duties that would be given out now.</summary>
    public int NewDuties => New.Sum(n => n.Items);

    /// <summary>Reports that these would owe in the year.</summary>
    public int NewReports => New.Sum(n => n.Reports);
}

/// <summary>下发: what would be dispatched and what burden that is, what is unsettled, and who signed.</summary>
public sealed class DispatchQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery units, WorkCalendarQuery calendars, TimeProvider clock)
{
    /// <summary>Null where there is no such plan.</summary>
    public async Task<DispatchView?> AskAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        var tree = await units.LoadAsync(ct);
        var calendar = await calendars.AskAsync(ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await PlanYearTurn.LoadAsync(db, planId, clock.GetUtcNow(), ct) is not var (_, year)) return null;
        return Decide(year, DispatchPlanHandler.Names(year, tree), DispatchPlanHandler.Owed(year, calendar), actor);
    }

    /// <summary>The page out of a plan as it stands.</summary>
    public static DispatchView Decide(PlanYear year, Func<string, NameResolution> resolve, Func<ItemState, DateOnly?, IReadOnlyList<DateOnly>> owed, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(resolve);
        var open = year.Items.Where(i => i.ClosedOn is null && i.CarriedTo is null).ToList();
        var unsettled = open
            .SelectMany(i => i.Facts.LeadUnits.Concat(i.Facts.SupportUnits).Distinct().Select(n => (Name: n, Item: i)))
            .GroupBy(x => x.Name)
            .Where(g => !resolve(g.Key).IsSettled)
            .Select(g => new UnsettledName(g.Key, [.. g.Select(x => x.Item.Facts.Numeral)]))
            .ToList();
        var names = unsettled.Select(u => u.Printed).ToHashSet();
        var ready = open.Where(i => !i.Facts.LeadUnits.Concat(i.Facts.SupportUnits).Any(names.Contains)).ToList();
        var decided = DutyRights.Refuse(year.Plan) is { } stopped ? stopped
            : DispatchPlanHandler.Decide(new(year.Plan.Id, [.. ready.Select(i => i.Id)]), year, resolve, owed, actor);

        var held = year.Duties.Where(d => d.Status != DutyStatus.Withdrawn).ToList();
        var items = year.Items.ToDictionary(i => i.Id);
        return new(
            year.Plan,
            open.Count,
            ready,
            [.. open.Except(ready)],
            unsettled,
            Burdens(decided.Value ?? []),
            decided.Value is { Length: > 0 } given ? Repeated(given, held, items) : [],
            decided.Refusal,
            held.Count,
            held.Count(d => d.SignedOn is not null),
            [.. held.Where(d => d.IsOpen && d.SignedOn is null)
                .GroupBy(d => d.UnitId?.ToString() ?? d.Unit)
                .Select(g => Unsigned([.. g.Select(d => (items[d.ItemId], d)).OrderBy(x => x.Item2.DispatchedOn).ThenBy(x => x.Item1.Facts.No)], year.Today))
                .OrderBy(u => u.Since).ThenByDescending(u => u.Duties.Count).ThenBy(u => u.Unit, StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<RepeatedFigure> Repeated(IEnumerable<NewEntry> entries, List<DutyState> held, Dictionary<Guid, ItemState> items) => RepeatedFigures.Of(
        entries.Where(e => e.Facts is Dispatched).Select(e => (((Dispatched)e.Facts).Unit, items[e.ItemId!.Value], ((Dispatched)e.Facts).Owed ?? []))
            .Concat(held.Select(d => (d.Unit, items[d.ItemId], (IReadOnlyList<DateOnly>)[.. d.Owed.Select(o => o.Due)]))));

    private static List<UnitBurden> Burdens(IEnumerable<NewEntry> entries) =>
        [.. entries.Select(e => e.Facts).OfType<Dispatched>()
            .GroupBy(d => d.UnitId!.Value)
            .Select(g => new UnitBurden(g.Key, g.First().Unit, g.Count(d => d.Role == DutyRole.Lead), g.Count(d => d.Role == DutyRole.Support), g.Sum(d => d.Owed?.Count ?? 0)))
            .OrderByDescending(b => b.Reports).ThenByDescending(b => b.Items).ThenBy(b => b.Unit, StringComparer.Ordinal)];

    private static UnsignedUnit Unsigned(IReadOnlyList<(ItemState Item, DutyState Duty)> duties, DateOnly today) => new(
        duties[0].Duty.Unit,
        duties,
        duties.Min(d => d.Duty.DispatchedOn) ?? today,
        duties.Max(d => d.Duty.LastUrgedOn),
        duties.Any(d => d.Duty.LastUrgedOn != today));
}
