using System.Globalization;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>How an item's title, targets and dates are said in a table, where room is short.</summary>
public static class PlanWords
{
    /// <summary>Longest title a table shows.</summary>
    public const int LongestTitle = 26;

    private static readonly char[] SentenceEnds = ['。', '；', '：', ':', ';', '\n'];

    /// <summary>The title, or the first words of the text up to a stop; cut with … when even they are long.</summary>
    public static string ShortTitle(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var whole = string.IsNullOrWhiteSpace(item.Title) ? item.Text : item.Title;
        var title = UpTo(whole, SentenceEnds);
        if (title.Length > LongestTitle && title.IndexOf('，', StringComparison.Ordinal) is > 3 and <= LongestTitle and var comma) title = title[..comma];
        return title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…";
    }

    /// <summary>≥72%, 1至2个, 提高2个百分点以上: the number of a target with its comparison.</summary>
    public static string Number(TargetFacts target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var value = Figure(target.Value);
        return target.Op switch
        {
            ">=" => $"≥{value}{target.Unit}",
            "<=" => $"≤{value}{target.Unit}",
            "<" => $"<{value}{target.Unit}",
            "range" when target.ValueTo is { } to => $"{value}至{Figure(to)}{target.Unit}",
            "+>=" => $"提高≥{value}{target.Unit}",
            "->=" => $"下降≥{value}{target.Unit}",
            _ => value + target.Unit,
        };
    }

    /// <summary>A figure without trailing zeros.</summary>
    public static string Figure(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>12月31日; with the year where it is not the plan's.</summary>
    public static string Day(DateOnly day, int planYear) => day.Year == planYear ? $"{day.Month}月{day.Day}日" : Day(day);

    /// <summary>2026年12月31日.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>What stands for a due date where there is none: 长期坚持, 每季度, the printed words, 未定.</summary>
    public static string WithoutDay(DeadlineFacts deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline switch
        {
            { Cadence: { } cadence } => Rhythm(cadence),
            { Standing: true } => "长期坚持",
            { Printed: { Length: > 0 and <= 8 } printed } => printed,
            _ => "未定",
        };
    }

    public static string Rhythm(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => "每周",
        Cadence.Monthly => "每月",
        _ => "每季度",
    };

    /// <summary>一、二、三 … for the ordinals of sections.</summary>
    public static string Ordinal(int number)
    {
        const string digits = "零一二三四五六七八九";
        return number switch
        {
            < 0 or > 99 => number.ToString(CultureInfo.InvariantCulture),
            < 10 => digits[number].ToString(),
            10 => "十",
            < 20 => $"十{digits[number - 10]}",
            _ => $"{digits[number / 10]}十{(number % 10 == 0 ? "" : digits[number % 10])}",
        };
    }

    private static string UpTo(string text, char[] ends)
    {
        var trimmed = text.Trim();
        var end = trimmed.IndexOfAny(ends);
        return end > 0 ? trimmed[..end] : trimmed.TrimEnd(ends);
    }
}
