using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>下发: every unit that the plan names gets its duties; what was dispatched before is left alone.</summary>
/// <param name="Items">Only these items; all open ones where none is named.</param>
public sealed record DispatchPlan(Guid PlanId, IReadOnlyList<Guid>? Items = null)
{
    /// <summary>Names stand for nobody yet.</summary>
    public sealed record NamesUnsettled(int Count, IReadOnlyList<string> First)
        : Refusal("DP001", $"还有{Count}个单位名称没有对上名录（{string.Join('、', First)}{(Count > First.Count ? "等" : "")}），请先在“名称核对”里逐个确认。");

    /// <summary>All was dispatched.</summary>
    public sealed record NothingToDispatch() : Refusal("DP002", "计划写明的单位都已下发，没有新的责任可下发。");
}

/// <summary>Carries out <see cref="DispatchPlan"/>.</summary>
public sealed class DispatchPlanHandler(PlanYearTurn turn, UnitTreeQuery units, WorkCalendarQuery calendars)
{
    private const int Named = 5;

    public async Task<Result<Written>> HandleAsync(DispatchPlan command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tree = await units.LoadAsync(ct);
        var calendar = await calendars.AskAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, year => Decide(command, year, Names(year, tree), Owed(year, calendar), actor), actor, ct);
    }

    /// <summary>What the printed names of a plan mean.</summary>
    internal static Func<string, NameResolution> Names(PlanYear year, UnitTree tree) => PlanNames.Of(year.Plan, year.Items, tree).Resolve;

    /// <summary>The days on which a duty of an item owes reports, when it is dispatched now.</summary>
    internal static Func<ItemState, DateOnly?, IReadOnlyList<DateOnly>> Owed(PlanYear year, WorkCalendar calendar) =>
        (item, due) => OwedDays.Of(item.Facts, due, year.Plan.Settings, year.Today, new(year.Plan.Facts.Year, 12, 31), calendar);

    /// <param name="resolve">What a printed name means.</param>
    /// <param name="owed">The days on which a duty of the item owes reports.</param>
    public static Result<NewEntry[]> Decide(
        DispatchPlan command, PlanYear year, Func<string, NameResolution> resolve, Func<ItemState, DateOnly?, IReadOnlyList<DateOnly>> owed, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentNullException.ThrowIfNull(owed);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("下发");

        var wanted = command.Items?.ToHashSet();
        var items = year.Items.Where(i => i.ClosedOn is null && i.CarriedTo is null && (wanted is null || wanted.Contains(i.Id))).ToList();
        var names = items.SelectMany(i => i.Facts.LeadUnits.Concat(i.Facts.SupportUnits)).Distinct().ToDictionary(n => n, resolve);
        var unsettled = names.Values.Where(n => !n.IsSettled).Select(n => n.Printed).ToList();
        if (unsettled.Count > 0) return new DispatchPlan.NamesUnsettled(unsettled.Count, [.. unsettled.Take(Named)]);

        var entries = new List<NewEntry>();
        foreach (var item in items)
        {
            var held = year.Of(item).Where(d => d.IsOpen && d.Parent is null).Select(d => d.UnitId).ToHashSet();
            var days = owed(item, item.Due);
            foreach (var (role, printed) in item.Facts.LeadUnits.Select(n => (DutyRole.Lead, n)).Concat(item.Facts.SupportUnits.Select(n => (DutyRole.Support, n))))
                foreach (var unit in names[printed].Settled)
                {
                    // A unit that leads does not support as well; one named twice owes once.
                    if (!held.Add(unit.Id)) continue;
                    var under = names[printed] is WholeGroup ? printed : null;
                    entries.Add(new(new Dispatched(unit.Name, role, item.Due, unit.Id, under, Owed: days), item.Id, Guid.CreateVersion7(year.Now)));
                }
        }

        return entries.Count == 0 ? new DispatchPlan.NothingToDispatch() : entries.ToArray();
    }
}
