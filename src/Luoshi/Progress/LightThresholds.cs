namespace Luoshi.Progress;

/// <summary>From how many days before the due date a light changes.</summary>
/// <param name="Warn">Yellow from this many days before, that day included.</param>
/// <param name="Far">Not yet due while more than this many days remain and nothing was reported.</param>
public sealed record LightThresholds(int Warn = 30, int Far = 180)
{
    public static LightThresholds Usual { get; } = new();
}
