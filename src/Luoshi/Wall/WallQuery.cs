using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Wall;

/// <summary>挂图作战: what a wall chart of a plan shows to someone on a day.</summary>
public sealed class WallQuery(LuoshiDb db, PlanOnDay plans, ScopeQuery scopes, UnitTreeQuery trees)
{
    /// <summary>Null when there is no such plan for the one who asks, or not yet on that day.</summary>
    public async Task<WallView?> AskAsync(Guid planId, WallArrangement arrangement, LedgerFilter filter, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var scope = await scopes.OfAsync(actor, ct);
        if (await plans.LitAsync(planId, asOf, scope, ct) is not { } plan) return null;

        var end = LedgerDay.EndOf(asOf);
        var last = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.At < end)
            .OrderByDescending(e => e.Sequence).Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(ct);
        return Decide(plan, arrangement, filter, await trees.LoadAsync(ct)) with { Scope = scope, Seal = last is null ? null : new(last.Sequence, last.Hash) };
    }

    /// <summary>The chart out of what is seen of a plan.</summary>
    public static WallView Decide(LitPlan plan, WallArrangement arrangement, LedgerFilter filter, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(tree);

        List<LitItem> ofAnyLight = [.. plan.Items.Where(i => filter.HoldsButLight(i.State, plan.AsOf)).OrderBy(i => i.Facts.SectionNo).ThenBy(i => i.Facts.No)];
        var left = ofAnyLight.FindAll(i => filter.Light is null || i.Light.Color == filter.Light);
        return new(
            plan.Plan,
            plan.AsOf,
            arrangement,
            filter,
            arrangement switch
            {
                WallArrangement.Section => BySection(plan, left),
                WallArrangement.Leader => ByLeader(plan, left),
                WallArrangement.Unit => ByUnit(plan, left, tree),
                _ => [],
            },
            arrangement == WallArrangement.Matrix ? MatrixOf(left, tree) : null,
            left.Count,
            plan.Seen.Items.Count,
            Enum.GetValues<LightColor>().ToDictionary(c => c, c => ofAnyLight.Count(i => i.Light.Color == c)),
            LedgerChoices.Of(plan.Seen.Items));
    }

    private static List<WallGroup> BySection(LitPlan plan, List<LitItem> items) =>
        [.. items.GroupBy(i => i.Facts.SectionNo).Select(g => new WallGroup(SectionName(g.First()), [.. g.Select(i => Row(plan, i))]))];

    // An item of two leaders stands with each of them.
    private static List<WallGroup> ByLeader(LitPlan plan, List<LitItem> items)
    {
        var named = items.Select(i => (Item: i, Leaders: i.Facts.LeadLeaders.Concat(i.Facts.Leaders).Distinct().ToList())).ToList();
        var leaders = named.SelectMany(n => n.Leaders).Distinct().ToList();
        List<WallGroup> groups = [.. leaders.Select(l => new WallGroup(l, [.. named.Where(n => n.Leaders.Contains(l)).Select(n => Row(plan, n.Item))]))];
        if (named.Exists(n => n.Leaders.Count == 0)) groups.Add(new("未写明领导", [.. named.Where(n => n.Leaders.Count == 0).Select(n => Row(plan, n.Item))]));
        return groups;
    }

    private static List<WallGroup> ByUnit(LitPlan plan, List<LitItem> items, UnitTree tree) =>
        [.. DutiesByUnit(items, tree).Select(u => new WallGroup(u.Unit.Name, [.. u.Duties.Select(d => Row(plan, d.Item, d.Duty))], u.Unit.UnitId))];

    private static WallMatrix MatrixOf(List<LitItem> items, UnitTree tree)
    {
        var units = DutiesByUnit(items, tree);
        var column = units.SelectMany((u, n) => u.Duties.Select(d => (d.Duty.State.Id, n))).ToDictionary();
        List<(string, IReadOnlyList<WallMatrixRow>)> sections =
            [.. items.GroupBy(i => i.Facts.SectionNo).Select(g => (SectionName(g.First()), (IReadOnlyList<WallMatrixRow>)[.. g.Select(RowOf)]))];
        return new([.. units.Select(u => u.Unit)], sections);

        WallMatrixRow RowOf(LitItem item)
        {
            var cells = new WallCell?[units.Count];
            foreach (var duty in item.Duties)
            {
                ref var cell = ref cells[column[duty.State.Id]];
                var role = cell?.Role == DutyRole.Lead ? DutyRole.Lead : duty.State.Role;
                cell = new(cell is { } other && other.Duty.Light.Color <= duty.Light.Color ? other.Duty : duty, role);
            }

            return new(item, cells);
        }
    }

    /// <summary>Units in the order of the directory, those it does not know behind them, each with its duties in the plan's order.</summary>
    internal static List<(WallColumn Unit, List<(LitItem Item, LitDuty Duty)> Duties)> DutiesByUnit(IEnumerable<LitItem> items, UnitTree tree) =>
        [.. items.SelectMany(i => i.Duties.Select(d => (Item: i, Duty: d)))
            .GroupBy(d => d.Duty.State.UnitId is { } unit ? (object)unit : d.Duty.State.Unit)
            .Select(g => (Unit: new WallColumn(NameOf(g.First().Duty.State, tree), g.First().Duty.State.UnitId), Duties: g.ToList()))
            .OrderBy(u => u.Unit.UnitId is { } unit ? tree.Position(unit) : int.MaxValue)];

    private static string NameOf(DutyState duty, UnitTree tree) => duty.UnitId is { } unit && tree.Find(unit) is { } known ? known.Name : duty.Unit;

    private static string SectionName(LitItem item) => item.Facts.Section is { Length: > 0 } name ? name : "未分板块";

    /// <summary>The item as a whole; its progress is that of the units that lead it.</summary>
    private static WallRow Row(LitPlan plan, LitItem item)
    {
        var whole = item.Duties.Select(d => d.State).Where(d => d.Parent is null).ToList();
        var leading = whole.FindAll(d => d.Role == DutyRole.Lead);
        var counted = leading.Count > 0 ? leading : whole;
        return new(
            item, null, item.Light, Begun(plan.Plan), item.State.Due, item.State.FirstDue,
            item.State.ClosedOn is { } closed && closed <= plan.AsOf ? closed : null,
            counted.Exists(Reported) ? (int)counted.Average(Progress) : null,
            DeadlineLights.StepsOf(item.State, leading, plan.AsOf));
    }

    private static WallRow Row(LitPlan plan, LitItem item, LitDuty duty)
    {
        var state = duty.State;
        return new(
            item, duty, duty.Light, state.DispatchedOn ?? Begun(plan.Plan), state.Due, state.FirstDue,
            state.Status == DutyStatus.Closed ? state.ClosedOn : null,
            Reported(state) ? Progress(state) : null,
            state is { Role: DutyRole.Lead, Parent: null } ? DeadlineLights.StepsOf(item.State, [state], plan.AsOf) : []);
    }

    private static bool Reported(DutyState duty) => duty.LastReportAt is not null || !duty.IsOpen;

    private static int Progress(DutyState duty) => duty.IsOpen ? Math.Clamp(duty.Percent, 0, 100) : 100;

    private static DateOnly Begun(PlanState plan) => plan.InForceFrom ?? plan.Facts.IssuedOn ?? new DateOnly(plan.Facts.Year, 1, 1);
}
