using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>A duty of a unit, with its light.</summary>
/// <param name="Late">Reports that came after their day.</param>
/// <param name="Missing">Reports whose day is past and that have not come.</param>
public sealed record UnitDuty(PlanState Plan, LitItem Item, LitDuty Lit, int Late, int Missing)
{
    public DutyState Duty => Lit.State;
}

/// <summary>A unit's duties in figures.</summary>
/// <param name="Overdue">Open duties whose last day is past.</param>
public sealed record UnitFigures(int Duties, int Open, int Unsigned, int Closed, int Overdue, int Returns, int Late, int Missing)
{
    public static UnitFigures Of(IReadOnlyList<UnitDuty> duties, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(duties);
        return new(
            duties.Count,
            duties.Count(d => d.Duty.IsOpen),
            duties.Count(d => d.Duty.IsOpen && d.Duty.SignedOn is null),
            duties.Count(d => d.Duty.Status == DutyStatus.Closed),
            duties.Count(d => d.Duty.IsOpen && d.Duty.Due < asOf),
            duties.Sum(d => d.Duty.Returns),
            duties.Sum(d => d.Late),
            duties.Sum(d => d.Missing));
    }
}

/// <summary>A unit's work as its page shows it.</summary>
/// <param name="Path">The units above it, from the top down.</param>
/// <param name="Duties">Its own duties, those open first, by due day.</param>
/// <param name="Below">Units directly below it, with the figures of each and of all below that.</param>
/// <param name="Whole">All of its duties are shown, not only those in items that the one who asks leads.</param>
public sealed record UnitWorkView(
    Unit Unit,
    IReadOnlyList<Unit> Path,
    DateOnly AsOf,
    IReadOnlyList<UnitDuty> Duties,
    UnitFigures Figures,
    IReadOnlyList<(Unit Unit, UnitFigures Figures)> Below,
    bool Whole)
{
    /// <summary>What stands in plans of years that are over is among it.</summary>
    public bool EveryYear { get; init; }

    /// <summary>There is more in years that are over.</summary>
    public bool HasEarlier { get; init; }
}

/// <summary>单位责任: what one unit owes, how it stands, and what is below it.</summary>
public sealed class UnitWorkQuery(SeenPlans plans, ScopeQuery scopes, UnitTreeQuery trees)
{
    /// <summary>Null when there is no such unit, or nothing of it is shown to the one who asks.</summary>
    /// <param name="everyYear">Also what stands in plans of years that are over.</param>
    public async Task<UnitWorkView?> AskAsync(Guid unitId, DateOnly asOf, bool everyYear, Actor actor, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        if (tree.Find(unitId) is not { } unit) return null;
        var scope = await scopes.OfAsync(actor, ct);
        HashSet<Guid> units = [unitId, .. tree.Within(unitId).Select(u => u.Id)];
        var seen = await plans.OfUnitsAsync(units, asOf, everyYear, scope, ct);
        var view = Of(unit, tree, seen, asOf, scope.Sees(unitId)) with { EveryYear = everyYear, HasEarlier = !everyYear && scope.Sees(unitId) && await plans.HasEarlierAsync(units, asOf, ct) };
        return view.Whole || view.Duties.Count > 0 || view.Below.Count > 0 ? view : null;
    }

    /// <summary>The page out of what is seen of the plans.</summary>
    public static UnitWorkView Of(Unit unit, UnitTree tree, IEnumerable<SeenPlan> seen, DateOnly asOf, bool whole)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(tree);
        var duties = seen
            .SelectMany(p => p.Items.SelectMany(i => i.Duties.Where(d => d.State.UnitId is not null).Select(d => Of(p.Plan, i, d, asOf))))
            .OrderBy(d => d.Duty.IsOpen ? 0 : 1).ThenBy(d => d.Duty.OwesOn ?? DateOnly.MaxValue).ThenByDescending(d => d.Plan.Facts.Year).ThenBy(d => d.Item.Facts.No)
            .ToLookup(d => d.Duty.UnitId!.Value);
        List<UnitDuty> own = [.. duties[unit.Id]];
        var path = tree.Path(unit.Id);
        return new(
            unit,
            [.. path.Take(path.Count - 1)],
            asOf,
            own,
            UnitFigures.Of(own, asOf),
            [.. tree.Children(unit.Id)
                .Select(c => (Unit: c, Figures: UnitFigures.Of([.. tree.Within(c.Id).SelectMany(u => duties[u.Id])], asOf)))
                .Where(c => c.Figures.Duties > 0)],
            whole);
    }

    private static UnitDuty Of(PlanState plan, LitItem item, LitDuty duty, DateOnly asOf) => new(
        plan,
        item,
        duty,
        duty.State.Owed.Count(o => o.ReportedOn > o.Due),
        duty.State.IsOpen ? duty.State.Owed.Count(o => o.Status == OwedStatus.Missing && o.Due < asOf) : 0);
}
