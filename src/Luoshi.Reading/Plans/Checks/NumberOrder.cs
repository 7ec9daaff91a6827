namespace Luoshi.Reading.Plans.Checks;

/// <summary>How a number stands out of its order.</summary>
internal enum NumberSlip
{
    Misprinted,
    Twice,
    Skipped,
}

/// <summary>Tells which numbers of a printed sequence break its order; a sequence may begin again at 1.</summary>
internal static class NumberOrder
{
    // A jump further than this is another sequence, not a number left out.
    private const int MostSkipped = 3;

    /// <summary>The slips, each with the number that was to be expected there.</summary>
    /// <param name="printed">Numbers as printed; null where there is none.</param>
    public static IEnumerable<(int Index, NumberSlip Slip, int Expected)> Slips(IReadOnlyList<int?> printed)
    {
        var before = (int?)null;
        for (var i = 0; i < printed.Count; i++)
        {
            var after = i + 1 < printed.Count ? printed[i + 1] : null;
            var slip = printed[i] is { } number ? Slip(number, before, after, isFirst: i == 0, isLast: i + 1 == printed.Count) : null;
            if (slip is { } found) yield return (i, found.Slip, found.Expected);
            // Behind a misprint the order goes on as it was meant.
            before = slip is { Slip: NumberSlip.Misprinted } misprint ? misprint.Expected : printed[i];
        }
    }

    private static (NumberSlip Slip, int Expected)? Slip(int number, int? before, int? after, bool isFirst, bool isLast)
    {
        if (before is not { } last) return isFirst && number != 1 && after == 2 ? (NumberSlip.Misprinted, 1) : null;
        var expected = last + 1;
        if (number == expected) return null;
        if (after == expected + 1) return (NumberSlip.Misprinted, expected);
        if (number == 1) return null;
        if (number == last) return (NumberSlip.Twice, expected);
        if (number > expected && number <= expected + MostSkipped && (after is null || after == number + 1 || after == 1)) return (NumberSlip.Skipped, expected);
        return isLast ? (NumberSlip.Misprinted, expected) : null;
    }
}
