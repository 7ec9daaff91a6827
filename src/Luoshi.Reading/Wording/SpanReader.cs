using System.Globalization;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Reads a deadline counted from the day the document was issued: 文件印发后10个工作日内, 自印发之日起30日内.</summary>
public static partial class SpanReader
{
    /// <summary>The last day was counted, not printed.</summary>
    public const string Counted = "DL006";

    /// <summary>Working days are counted, and the holidays of the year are not known.</summary>
    public const string HolidaysUnknown = "DL007";

    /// <summary>More than any plan gives.</summary>
    private const int Longest = 1000;

    /// <summary>The last day such words allow; null where they are no such span, or cannot be counted.</summary>
    /// <param name="printed">The cell's words.</param>
    /// <param name="issued">The day the document was issued; the day after it is the first.</param>
    /// <param name="isWorkday">Whether a day is a working day; null for a year whose holidays are not announced.</param>
    public static (DateOnly? Due, Finding Finding)? Read(TracedText printed, DateOnly? issued, Func<DateOnly, bool?>? isWorkday)
    {
        ArgumentNullException.ThrowIfNull(printed);
        var words = string.Concat(printed.Text.Where(c => !char.IsWhiteSpace(c)));
        if (issued is not { } from || FromIssue().Match(words) is not { Success: true } span) return null;
        if (Count(span.Groups["count"].Value) is not { } count || count is < 1 or > Longest) return null;
        var unit = span.Groups["unit"].Value;
        var due = unit switch
        {
            "工作日" => isWorkday is null ? null : Workday(from, count, isWorkday),
            "周" or "星期" => from.AddDays(count * 7),
            "月" => from.AddMonths(count),
            "年" => from.AddYears(count),
            _ => from.AddDays(count),
        };
        if (due is not { } day)
        {
            if (isWorkday is null) return null;
            return (null, Of(HolidaysUnknown, FindingSeverity.Doubt, $"“{printed.Text}”按工作日计算，有关年度的放假安排还没有公布，请补填完成日期。"));
        }

        return (day, Of(Counted, FindingSeverity.Note, $"“{printed.Text}”从印发之日（{from:yyyy年M月d日}）的次日起算，到{day:yyyy年M月d日}为止。"));

        Finding Of(string code, FindingSeverity severity, string message) => new(code, severity, null, [], printed.Places, printed.Text, message) { Field = "deadline" };
    }

    private static DateOnly? Workday(DateOnly from, int count, Func<DateOnly, bool?> isWorkday)
    {
        var day = from;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (isWorkday(day) is not { } worked) return null;
            if (worked) count--;
        }

        return day;
    }

    private static int? Count(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure
        : words == "半" ? null
        : words == "两" ? 2
        : Numerals.Parse(words) is { } value && value == decimal.Truncate(value) && value < Longest ? (int)value : null;

    [GeneratedRegex(@"^[自从在于]?(?:本)?(?:文件|通知|方案|要点|清单|计划|意见|任务书|分工表|文)?(?:正式)?(?:印发|下发|发布|公布|出台)(?:之?日|当日)?(?:之?后|以后|起)?(?:的)?(?<count>\d+|[一二两三四五六七八九十百]+)个?(?<unit>工作日|自然日|日|天|周|星期|月|年)(?:之?内|以内|前)?(?:完成|办结|报送|上报|印发|建立|制定)?[^，；。]{0,12}[。；]?$")]
    private static partial Regex FromIssue();
}
