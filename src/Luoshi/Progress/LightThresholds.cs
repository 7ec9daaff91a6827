namespace Luoshi.Progress;

/// <summary>When a light changes. Days are calendar days.</summary>
/// <param name="Warn">Yellow from this many days before a due date, that day included; and for a target not met, this near its date.</param>
/// <param name="Far">Not yet due while more than this many days remain and nothing was reported.</param>
/// <param name="ReportLate">Days a report may be late; beyond them yellow.</param>
/// <param name="ReportMissing">Red when a report is missing for more than this many days.</param>
/// <param name="Redo">Days within which a returned report is done again: yellow until then, red beyond.</param>
/// <param name="Review">Days a report or a claim may wait for its review; beyond them yellow.</param>
/// <param name="Sign">Days a duty may stay unsigned; beyond them yellow.</param>
/// <param name="LagYellow">Per cent of the path from baseline to target by which a value may stay behind; beyond them yellow.</param>
/// <param name="LagRed">The same, red.</param>
public sealed record LightThresholds(
    int Warn = 30,
    int Far = 180,
    int ReportLate = 3,
    int ReportMissing = 10,
    int Redo = 7,
    int Review = 10,
    int Sign = 7,
    int LagYellow = 10,
    int LagRed = 25)
{
    public static LightThresholds Usual { get; } = new();
}
