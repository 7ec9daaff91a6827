namespace Luoshi.Progress;

/// <summary>When the program urges by itself; 0 for never.</summary>
/// <param name="NotSigned">Working days after dispatch without a signature.</param>
/// <param name="ReportMissing">Working days that a report is missing, or that a returned one was not done again.</param>
/// <param name="DueSoon">Days before the due date without a claim of completion.</param>
/// <param name="AtMostEvery">Days between two urgings of one duty, whoever urged.</param>
public sealed record UrgeThresholds(int NotSigned = 3, int ReportMissing = 2, int DueSoon = 10, int AtMostEvery = 7)
{
    public static UrgeThresholds Usual { get; } = new();
}
