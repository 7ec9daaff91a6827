namespace Luoshi.Reading.Wording;

/// <summary>Finds the numbers an item must reach, and the dated results, in its text.</summary>
public static class TargetReader
{
    /// <summary>Targets and dates in document order, with the doubts that arose.</summary>
    /// <param name="text">The item's text.</param>
    /// <param name="planYear">Year that 年底 and 6月底 mean.</param>
    public static TargetWords Read(TracedText text, int planYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([], [], []);
    }
}

/// <summary>What the numbers of a text say.</summary>
public sealed record TargetWords(IReadOnlyList<ReadTarget> Targets, IReadOnlyList<ReadDate> Dates, IReadOnlyList<Finding> Findings);
