using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>How a plan is followed: how often units report unless their item says otherwise, when a light changes, when the program urges.</summary>
/// <param name="Rhythm">How often a report is owed where the item's own deadline names no rhythm; null for none but the last.</param>
/// <param name="Day">The last day of a report: of the week (1 Monday), the month, or the quarter's last month; a day the month lacks is its last.</param>
/// <param name="Thresholds">When a light changes.</param>
public sealed record PlanSettings(Cadence? Rhythm, int Day, LightThresholds Thresholds)
{
    /// <summary>By the month, to the 25th.</summary>
    public static PlanSettings Usual { get; } = new(Cadence.Monthly, 25, LightThresholds.Usual);

    /// <summary>When the program urges by itself.</summary>
    public UrgeThresholds Urging { get; init; } = UrgeThresholds.Usual;
}
