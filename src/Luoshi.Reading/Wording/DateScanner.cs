using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>How finely a date is written.</summary>
internal enum DatePrecision
{
    /// <summary>到2025年, 2025年: a bare year.</summary>
    Year,

    /// <summary>年底, 年内, 上半年, “十四五”末.</summary>
    PartOfYear,

    Quarter,
    Month,
    Day,
}

/// <summary>A date found in words.</summary>
/// <param name="Due">Last day it allows; null where the words name no possible day.</param>
/// <param name="Vague">The day is a usual reading, not what is printed (6月初, 12月前).</param>
/// <param name="Before">前 stands behind it.</param>
internal readonly record struct DateMention(int Start, int End, DateOnly? Due, DatePrecision Precision, bool Vague, bool Before)
{
    /// <summary>It names both ends (3月至6月): <see cref="Due"/> is the later one.</summary>
    public bool IsRange { get; init; }
}

/// <summary>Finds the dates in words: 2025年底, 12月底前, 三季度末, 2023.6.30, “十四五”末.</summary>
internal static partial class DateScanner
{
    private const string YearPart = @"(?:(?<y>20\d\d|二[〇零][〇零一二三四五六七八九]{2})年度?|(?<ry>今年|本年度?|当年|明年|次年|来年))";
    private const string MonthNumber = @"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
    private const string DayNumber = @"(?:[0-3]?\d|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";
    private const string Tail = @"(?<before>之前|以前|前)?";

    /// <summary>Dates in order, none inside another.</summary>
    /// <param name="text">Flat text.</param>
    /// <param name="planYear">Year meant where none is printed and none precedes in <paramref name="text"/>.</param>
    /// <param name="bareNumbers">Whether 6.30 and 6/30 are dates: in a deadline cell they are, in running text they are not.</param>
    public static IReadOnlyList<DateMention> Scan(string text, int planYear, bool bareNumbers)
    {
        var found = new List<DateMention>();
        var year = planYear;
        var at = 0;
        Match? words = null, list = null, numbers = null;
        while (at < text.Length)
        {
            var match = words = Next(words, Words());
            if (bareNumbers && (list = Next(list, Listed())) is { Success: true } listed && (!match.Success || listed.Index <= match.Index))
            {
                at = listed.Index + listed.Length;
                // 1、3月底前 numbers a list; 1、4、7、10月 does not.
                var first = listed.Groups["m"].Success ? (int)Numerals.Parse(listed.Groups["m"].Value)! : (int)Numerals.Parse(listed.Groups["q"].Value)! * 3;
                if (listed.Groups["m"].Value == "1" && listed.Index == 0 && !Next(list, Listed()).Success) continue;
                found.Add(new(listed.Index, listed.Index + listed.Length - 1, new DateOnly(year, first, 1).AddMonths(1).AddDays(-1), DatePrecision.Month, false, false));
                continue;
            }

            if (bareNumbers)
            {
                var bare = numbers = Next(numbers, BareNumbers());
                if (bare.Success && (!match.Success || bare.Index < match.Index)) match = bare;
            }

            if (!match.Success) break;
            // A year printed with a month holds for the rest of its sentence; a bare one (较2023年, 到2027年) for itself only.
            if (year != planYear && text.AsSpan(at, match.Index - at).IndexOfAny("。；！？") >= 0) year = planYear;
            at = match.Index + match.Length;
            var standing = year;
            var mention = Resolve(match, ref year, planYear);
            if (mention.Precision == DatePrecision.Year && !match.Groups["ry"].Success) year = standing;
            if (found.Count > 0 && found[^1].End == match.Index && found[^1].Due is { } && text[found[^1].End - 1] is not '前')
            {
                // 今年 6月 and the like: two words for one date.
                mention = mention with { Start = found[^1].Start };
                found.RemoveAt(found.Count - 1);
            }
            else if (found.Count > 0 && Joiner().IsMatch(text[found[^1].End..match.Index]))
            {
                mention = mention with { Start = found[^1].Start, IsRange = true };
                found.RemoveAt(found.Count - 1);
            }

            found.Add(mention);
        }

        return found;

        // What was found ahead stays the next until it is passed: a cell of thousands of dates is looked through once.
        Match Next(Match? last, Regex shape) => last is { Success: false } || last?.Index >= at ? last : shape.Match(text, at);
    }

    private static DateMention Resolve(Match match, ref int year, int planYear)
    {
        var before = match.Groups["before"].Success;
        if (match.Groups["plan"].Success)
        {
            // The twelfth five-year plan ended in 2015.
            var number = (int)Numerals.Parse(match.Groups["plan"].Value)!.Value;
            return Made(match, new DateOnly(2015 + (number - 12) * 5, 12, 31), DatePrecision.PartOfYear, false, before);
        }

        if (match.Groups["y"].Success) year = (int)Numerals.Parse(match.Groups["y"].Value)!.Value;
        else if (match.Groups["ry"].Success) year = planYear + (match.Groups["ry"].Value is "明年" or "次年" or "来年" ? 1 : 0);

        if (match.Groups["m"].Success)
        {
            var month = (int)Numerals.Parse(match.Groups["m"].Value)!.Value;
            if (match.Groups["d"].Success)
            {
                var day = (int)Numerals.Parse(match.Groups["d"].Value)!.Value;
                DateOnly? due = day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
                return Made(match, due, DatePrecision.Day, due is null, before);
            }

            var part = match.Groups["part"].Value;
            var first = new DateOnly(year, month, 1);
            var last = first.AddMonths(1).AddDays(-1);
            var (end, vague) = (part, before) switch
            {
                ("上旬", false) => (first.AddDays(9), false),
                ("上旬", true) => (first.AddDays(-1), false),
                ("中旬", false) => (first.AddDays(19), false),
                ("中旬", true) => (first.AddDays(9), false),
                ("下旬", true) => (first.AddDays(19), false),
                ("初", _) => (first.AddDays(9), true),
                ("中", _) => (first.AddDays(19), true),
                ("", true) => (first.AddDays(-1), true),
                _ => (last, false),
            };
            return Made(match, end, DatePrecision.Month, vague, before);
        }

        if (match.Groups["q"].Success)
        {
            var quarter = (int)Numerals.Parse(match.Groups["q"].Value)!.Value;
            var end = new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1);
            var untilStart = before && match.Groups["qpart"].Value is not ("末" or "底");
            return Made(match, untilStart ? new DateOnly(year, quarter * 3 - 2, 1).AddDays(-1) : end, DatePrecision.Quarter, false, before);
        }

        if (match.Groups["half"].Success)
        {
            return Made(match, match.Groups["half"].Value == "上" ? new(year, 6, 30) : new(year, 12, 31), DatePrecision.PartOfYear, false, before);
        }

        var rest = match.Groups["ypart"].Value;
        var yearEnd = new DateOnly(year, 12, 31);
        return rest switch
        {
            "初" => Made(match, null, DatePrecision.PartOfYear, true, before),
            "中" => Made(match, new(year, 6, 30), DatePrecision.PartOfYear, true, before),
            "" when match.Groups["whole"].Success => Made(match, yearEnd, DatePrecision.PartOfYear, false, before),
            "" when before => Made(match, yearEnd.AddYears(-1), DatePrecision.Year, true, before),
            "" => Made(match, yearEnd, DatePrecision.Year, false, before),
            _ => Made(match, yearEnd, DatePrecision.PartOfYear, false, before),
        };
    }

    private static DateMention Made(Match match, DateOnly? due, DatePrecision precision, bool vague, bool before) =>
        new(match.Index, match.Index + match.Length, due, precision, vague, before) { IsRange = match.Groups["from"].Success };

    // Each alternative takes the longest wording first; a bare year comes last.
    [GeneratedRegex(
        @"(?<![\d.])(?<y>20\d\d)[.\-/](?<m>1[0-2]|0?[1-9])(?:[.\-/](?<d>[0-3]?\d)(?!\d))?(?![\d年])[日月]?" + Tail
        + @"|(?:" + YearPart + @")?(?<!\d)(?<from>" + MonthNumber + @"月?[-至到])?(?<!个|\d)(?<m>" + MonthNumber + @")月份?(?:的)?(?:(?<part>上旬|中旬|下旬|月?底|月?末|初|中(?![医心]))|(?<d>" + DayNumber + @")[日号])?" + Tail
        + @"|(?:" + YearPart + @")?第?(?<q>[一二三四1-4])季度(?<qpart>末|底|内|中)?" + Tail
        + @"|(?:" + YearPart + @")?(?<![A-Za-z])[Qq](?<q>[1-4])(?!\d)" + Tail
        + @"|(?:" + YearPart + @")?(?<half>上)(?=、下半年)"
        + @"|(?:" + YearPart + @")?(?<half>[上下])半年(?:内|底|末)?" + Tail
        + @"|[“""]?(?<plan>十[三四五六七])五[”""]?(?:规划)?(?:期?末|时?期间)" + Tail
        + @"|(?<from>20\d\d年?[-至到])?" + YearPart + @"(?<ypart>年?底|年?末|年?终|年?内|初|中(?![医心小期])|全年)?" + Tail
        + @"|(?<![\d半整每常近周学青中老少多百一二两三四五六七八九十])(?<whole>年底|年末|年内|年终(?!奖|考)|年度内|全年(?!龄))" + Tail
        + @"|(?<![\d半整每常近周学青中老少多百一二两三四五六七八九十])(?<whole>年)(?<ypart>[初中])(?=之?前|完成|$)" + Tail,
        RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<![\d./])(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12]\d|0?[1-9])(?![\d./月年])日?" + Tail, RegexOptions.ExplicitCapture)]
    private static partial Regex BareNumbers();

    /// <summary>4、7、10月 and 一、三季度 in a deadline cell: the numbers in front of the last.</summary>
    [GeneratedRegex(@"(?<m>1[0-2]|[1-9])、(?=(?:(?:1[0-2]|[1-9])、){0,11}(?:1[0-2]|[1-9])月)|第?(?<q>[一二三四])、(?=(?:[一二三四]、){0,3}[一二三四]季度)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^起?[-至到]+$")]
    private static partial Regex Joiner();
}
