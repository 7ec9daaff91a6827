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

    /// <summary>Cost grows with the square of the length, and no sentence of a plan is as long as this.</summary>
    private const int MostAtOnce = 6_000;

    /// <summary>Targets and dates in document order, with the doubts that arose.</summary>
    /// <param name="text">The item's text.</param>
    /// <param name="planYear">Year that 年底 and 6月底 mean.</param>
    public static TargetWords Read(TracedText text, int planYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(planYear, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(planYear, 2999);
        if (text.Length > MostAtOnce) return InPieces(text, planYear);
        var flat = FlatText.Of(text);
        return flat.Text.Length == 0 ? new([], [], []) : new TargetReading(flat, planYear).Read();
    }

    private static TargetWords InPieces(TracedText text, int planYear)
    {
        var all = (Targets: new List<ReadTarget>(), Dates: new List<ReadDate>(), Findings: new List<Finding>());
        for (var from = 0; from < text.Length;)
        {
            var most = Math.Min(MostAtOnce, text.Length - from);
            var stop = from + most < text.Length ? text.Text.LastIndexOfAny(['。', '；', '\n'], from + most - 1, most) : -1;
            var length = stop > from ? stop - from + 1 : most;
            var piece = Read(text.Slice(from, length), planYear);
            var offset = from;
            all.Targets.AddRange(piece.Targets.Select(t => t with { Start = t.Start < 0 ? t.Start : t.Start + offset }));
            all.Dates.AddRange(piece.Dates.Select(d => d with { Start = d.Start < 0 ? d.Start : d.Start + offset }));
            all.Findings.AddRange(piece.Findings);
            from += length;
        }

        return new(all.Targets, all.Dates, all.Findings);
    }
}

/// <summary>What the numbers of a text say.</summary>
public sealed record TargetWords(IReadOnlyList<ReadTarget> Targets, IReadOnlyList<ReadDate> Dates, IReadOnlyList<Finding> Findings);
