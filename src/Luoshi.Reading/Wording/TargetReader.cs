namespace Luoshi.Reading.Wording;

/// <summary>Finds the numbers an item must reach, and the dated results, in its text.</summary>
public static class TargetReader
{
    /// <summary>左右 leaves open whether more or less is good.</summary>
    public const string OpenDirection = "TG001";

    /// <summary>Numbers and names of a list do not come out even.</summary>
    public const string UnevenList = "TG002";

    /// <summary>What the number counts is not to be found in its sentence.</summary>
    public const string NoIndicator = "TG003";

    /// <summary>The date is vague (6月初, 12月前).</summary>
    public const string UnsureDate = "TG004";

    /// <summary>Targets and dates in document order, with the doubts that arose.</summary>
    /// <param name="text">The item's text.</param>
    /// <param name="planYear">Year that 年底 and 6月底 mean.</param>
    public static TargetWords Read(TracedText text, int planYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(planYear, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(planYear, 2999);
        var flat = FlatText.Of(text);
        return flat.Text.Length == 0 ? new([], [], []) : new TargetReading(flat, planYear).Read();
    }
}

/// <summary>What the numbers of a text say.</summary>
public sealed record TargetWords(IReadOnlyList<ReadTarget> Targets, IReadOnlyList<ReadDate> Dates, IReadOnlyList<Finding> Findings);
