namespace Luoshi.Supervision;

/// <summary>督查频次: a rhythm that the plan promises, with the round it asks for in the days at hand.</summary>
/// <param name="Printed">As the plan prints it (一季度一督查一通报).</param>
/// <param name="Title">What the round of these days would be called.</param>
/// <param name="Latest">The last round that was opened from it; null for none.</param>
/// <param name="Done">Whether that round is of these days.</param>
public sealed record RoundRhythm(string Printed, string Title, DateOnly From, DateOnly To, RoundState? Latest, bool Done)
{
    /// <summary>The rhythms of a plan on a day.</summary>
    public static IReadOnlyList<RoundRhythm> Of(IEnumerable<string> printed, IEnumerable<RoundState> rounds, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(printed);
        var known = rounds.Where(r => r.Status != RoundStatus.Withdrawn).ToList();
        return [.. printed.Distinct().Select(p =>
        {
            var (title, from, to) = Days(p, today);
            var latest = known.Where(r => r.Scheme.Rhythm == p).MaxBy(r => r.No);
            return new RoundRhythm(p, title, from, to, latest, latest is not null && latest.Scheme.To >= from && latest.Scheme.From <= to);
        })];
    }

    /// <summary>The week, month, quarter or year around a day, by the words of a rhythm; the month where they say nothing.</summary>
    public static (string Title, DateOnly From, DateOnly To) Days(string printed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(printed);
        if (printed.Contains('季', StringComparison.Ordinal))
        {
            var quarter = (today.Month - 1) / 3;
            var first = new DateOnly(today.Year, (quarter * 3) + 1, 1);
            return ($"{today.Year}年第{"一二三四"[quarter]}季度督查", first, first.AddMonths(3).AddDays(-1));
        }

        if (printed.Contains('周', StringComparison.Ordinal))
        {
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            return ($"{today.Month}月{today.Day}日这一周督查", monday, monday.AddDays(6));
        }

        if (printed.Contains("半年", StringComparison.Ordinal))
        {
            var first = new DateOnly(today.Year, today.Month <= 6 ? 1 : 7, 1);
            return ($"{today.Year}年{(today.Month <= 6 ? "上" : "下")}半年督查", first, first.AddMonths(6).AddDays(-1));
        }

        var month = new DateOnly(today.Year, today.Month, 1);
        return ($"{today.Year}年{today.Month}月督查", month, month.AddMonths(1).AddDays(-1));
    }
}
