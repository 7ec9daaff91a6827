using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Wall;

/// <summary>How often the charts look at a plan.</summary>
public enum ChartStep
{
    /// <summary>按月: at the end of each month.</summary>
    Month,

    /// <summary>按周: at the end of each week, a Sunday.</summary>
    Week,
}

/// <summary>How a plan stood on a day.</summary>
/// <param name="Lights">How many of its items had each light.</param>
public sealed record ProgressPoint(DateOnly Day, int Items, IReadOnlyDictionary<LightColor, int> Lights)
{
    /// <summary>Share of the items with a light, per cent, to one decimal.</summary>
    public decimal Share(LightColor light) => Items == 0 ? 0 : Math.Round(Lights[light] * 100m / Items, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A unit's duties by light.</summary>
public sealed record UnitLights(string Name, Guid? UnitId, IReadOnlyDictionary<LightColor, int> Lights)
{
    public int Duties => Lights.Values.Sum();
}

/// <summary>进展图表: how a plan came on, and its units side by side.</summary>
/// <param name="Points">Since it was in force, the last one on the day asked for.</param>
/// <param name="Units">In the order of the directory, never by their figures: a chart is no ranking.</param>
public sealed record ProgressCharts(PlanState Plan, DateOnly AsOf, ChartStep Step, IReadOnlyList<ProgressPoint> Points, IReadOnlyList<UnitLights> Units)
{
    /// <summary>What the one who asks is shown.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>The days looked at: the ends of months or weeks of the plan's year up to a day, and that day.</summary>
    public static IReadOnlyList<DateOnly> Days(int year, ChartStep step, DateOnly asOf)
    {
        IEnumerable<DateOnly> ends = step == ChartStep.Month
            ? Enumerable.Range(1, 12).Select(m => new DateOnly(year, m, DateTime.DaysInMonth(year, m)))
            : Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(d => d.DayOfWeek == DayOfWeek.Sunday && d.Year == year);
        return [.. ends.Where(d => d < asOf), asOf];
    }

    /// <summary>The charts out of a plan as it stood on several days; null where it is not seen on the last.</summary>
    public static ProgressCharts? Of(IReadOnlyList<(DateOnly Day, PlanLedger? Plan)> stood, ChartStep step, Scope scope, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(stood);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(tree);
        if (stood.Count == 0 || stood[^1] is not { Plan: { } whole, Day: var asOf } || LitPlan.Of(whole, scope, asOf) is not { } last) return null;

        var points = stood
            .Where(s => s.Plan is { Plan.Status: PlanStatus.InForce or PlanStatus.Archived } && s.Day >= s.Plan.Plan.InForceFrom)
            .Select(s => LitPlan.Of(s.Plan!, scope, s.Day))
            .OfType<LitPlan>()
            .Select(p => new ProgressPoint(p.AsOf, p.Items.Count, Count(p.Items.Select(i => i.Light))))
            .ToList();
        return new(
            last.Plan, asOf, step, points,
            [.. WallQuery.DutiesByUnit(last.Items, tree).Select(u => new UnitLights(u.Unit.Name, u.Unit.UnitId, Count(u.Duties.Select(d => d.Duty.Light))))]) { Scope = scope };
    }

    private static Dictionary<LightColor, int> Count(IEnumerable<Light> lights)
    {
        var counts = Enum.GetValues<LightColor>().ToDictionary(c => c, _ => 0);
        foreach (var light in lights) counts[light.Color]++;
        return counts;
    }
}
