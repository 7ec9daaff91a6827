using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Tells the dates by which something is due from those that only name or look back.</summary>
internal static partial class DatedResultReader
{
    /// <summary>Whether a result hangs on the date.</summary>
    /// <param name="hasNumber">A number to reach stands in the same clause behind the date.</param>
    public static bool IsDue(string text, DateMention date, bool[] names, int planYear, bool hasNumber)
    {
        if (date.Due is not { } due ||
            // A demand dated before the plan is a slip to be raised; any other date before it only looks back.
            due.Year < planYear && !(date.Before && due.Year >= planYear - 2 && !text[date.End..Math.Min(text.Length, date.End + 4)].Contains('已', StringComparison.Ordinal)) || names[date.Start] && names[date.End - 1]) return false;
        var before = text[Math.Max(0, date.Start - 12)..date.Start];
        var after = text[date.End..Math.Min(text.Length, date.End + 14)];
        if (LooksBack().IsMatch(before) || !date.Before && LooksBackAfter().IsMatch(after)) return false;
        if (date.Before || Until().IsMatch(before)) return true;
        if (date.IsRange) return hasNumber && RangeResult().IsMatch(after);
        var written = text[date.Start..date.End];
        return date.Precision switch
        {
            DatePrecision.Year when written is "今年" or "本年" or "明年" or "次年" && ResultFollows().IsMatch(after) => true,
            DatePrecision.Year => hasNumber && !Attribute().IsMatch(after) || ClauseStart().IsMatch(before) && ResultFollows().IsMatch(after),
            DatePrecision.PartOfYear => !written.EndsWith("期间", StringComparison.Ordinal) || hasNumber,
            DatePrecision.Day => !Occasion().IsMatch(after),
            _ => !Occasion().IsMatch(after),
        };
    }

    /// <summary>Words that only lead over from the date to the result.</summary>
    [GeneratedRegex("^(?:[，、：]|力争|争取|确保|要|应|须)+")]
    public static partial Regex Bridge();

    /// <summary>①, （1）, 一是 in front of a result are not part of it.</summary>
    [GeneratedRegex(@"^(?:[①-⑳]|\(?[\d一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}是)+")]
    public static partial Regex ListNumber();

    /// <summary>What stands between a subject and its date: 某院区力争9月底前开工.</summary>
    [GeneratedRegex("(?:力争|争取|确保|计划|预计|最迟|最晚|不晚|不迟|务必|要|应|须|分别|于|在|到|至|截至|：|，)+$")]
    public static partial Regex SubjectEnd();

    /// <summary>力争到, 到, 至 in front of a date belong to its quote.</summary>
    [GeneratedRegex("(?:力争|争取|确保)?(?:截至|截止到?|到|至|于|在)?$")]
    public static partial Regex QuoteLead();

    [GeneratedRegex("(?:自|从|较|比|与|同|据|印发|上年|截至目前)$")]
    private static partial Regex LooksBack();

    [GeneratedRegex("^(?:以来|起|开始|的?基础|印发|出台|发布|相比|同期|的(?!目标))")]
    private static partial Regex LooksBackAfter();

    [GeneratedRegex("(?:到|至|截至|截止)$")]
    private static partial Regex Until();

    /// <summary>1—6月完成投资1亿元: over a stretch only what is brought about.</summary>
    [GeneratedRegex("^(?:，|内|累计|共|力争|确保)*(?:完成|实现|达到|建成|新增|新建)")]
    private static partial Regex RangeResult();

    [GeneratedRegex("^(?:度|工作|规划|计划|全[国省市区县](?:工作|卫生)|版|目标)")]
    private static partial Regex Attribute();

    [GeneratedRegex("(?:^|[，。；：、)]|力争|争取|确保)$")]
    private static partial Regex ClauseStart();

    [GeneratedRegex("^(?:，|实现|建成|完成|达到|力争|确保|争取|新建|新增|改造|创建|全面|启动|开展|召开|举办|建设|打造|培训|引进|投入|投用|竣工|完工|开工|基本|全部|全面|通过|主体)")]
    private static partial Regex ResultFollows();

    [GeneratedRegex("^(?:[“\"《]|世界|国际|全国|全民|爱国|宣传|活动|是|护士|医师)")]
    private static partial Regex Occasion();
}
