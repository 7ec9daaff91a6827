using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Web.Duties;

/// <summary>The figures a unit last reported, in one line.</summary>
public static class DutyFigures
{
    /// <summary>　指标 现值单位 for each; empty for none.</summary>
    public static string Line(DutyState duty, IReadOnlyList<TargetFacts> targets)
    {
        ArgumentNullException.ThrowIfNull(duty);
        ArgumentNullException.ThrowIfNull(targets);
        return string.Concat(duty.Values.Where(v => v.Key < targets.Count).Select(v => $"　{targets[v.Key].Indicator} {PlanWords.Figure(v.Value)}{targets[v.Key].Unit}"));
    }
}
