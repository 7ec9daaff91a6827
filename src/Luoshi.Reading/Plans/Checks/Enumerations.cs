using System.Buffers;
using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Lists whose stated count differs from what is listed, and totals that are not the sum of their parts.</summary>
internal static partial class Enumerations
{
    public const string Count = "AN064";
    public const string Sum = "AN065";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;：:\n");

    /// <summary>Characters of the longest list that is counted: twenty-one entries.</summary>
    private const int LongestList = 21 * 41;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var item in plan.AllItems)
        {
            foreach (var (start, length, message, code) in Ahead(item.Text.Text).Concat(Behind(item.Text.Text)).Concat(Parts(item.Text.Text)))
            {
                yield return CheckedPlan.Mistake(code, "other", plan.NumbersOf(item), item.Text.Slice(start, length), message, "text");
            }
        }
    }

    /// <summary>五项制度：甲、乙、丙。</summary>
    private static IEnumerable<(int, int, string, string)> Ahead(string text)
    {
        foreach (Match match in CountThenList().Matches(text))
        {
            var list = match.Groups["list"].Value;
            if (Numbering.Alone(match.Groups["n"].Value) is not { } said || Open(list)) continue;
            var listed = Entries(list);
            if (listed.Count < 2 || InRange(said, listed)) continue;
            yield return (match.Index, match.Length, $"写明{said}{match.Groups["unit"].Value}，列出的是{listed.Count}个。", Count);
        }
    }

    /// <summary>甲、乙、丙四项制度.</summary>
    private static IEnumerable<(int, int, string, string)> Behind(string text)
    {
        foreach (var (match, start) in Lists(text).Concat(QuotedListThenCount().Matches(text).Select(m => (m, 0))))
        {
            var list = match.Groups["list"].Value;
            if (Numbering.Alone(match.Groups["n"].Value) is not { } said || said > 20) continue;
            // 等四项 lists some of them: only more than four would be wrong.
            var some = list.EndsWith('等');
            if (some) list = list[..^1];
            if (Open(list)) continue;
            var listed = Entries(list);
            // 各2项, 市级3项: the number belongs to the last entry, not to the list.
            if (listed.Count < 2 || listed[^1].Length < 2 || listed.Any(e => e.Any(char.IsDigit)) || Own().IsMatch(listed[^1]) || InRange(said, listed) || (some && said > listed.Count)) continue;
            yield return (start + match.Index, match.Length, $"列出{listed.Count}个，写的是{match.Groups["n"].Value}{match.Groups["unit"].Value}。", Count);
        }
    }

    /// <summary>Lists in front of a count, each with where its clause begins; looked for only where a count stands, the first of its clause, for other numbers belong to entries.</summary>
    private static IEnumerable<(Match List, int Start)> Lists(string text)
    {
        var behind = 0;
        foreach (Match count in CountBehind().Matches(text))
        {
            var clause = Math.Max(text.AsSpan(0, count.Index).LastIndexOfAny(ClauseEnds) + 1, count.Index - LongestList);
            var first = clause >= behind;
            behind = count.Index + count.Length;
            if (first && ListThenCount().Match(text[clause..behind]) is { Success: true } list) yield return (list, clause);
        }
    }

    /// <summary>26个项目（市级12个、县级14个）.</summary>
    private static IEnumerable<(int, int, string, string)> Parts(string text)
    {
        foreach (Match match in Total().Matches(text))
        {
            var unit = match.Groups["unit"].Value;
            var parts = match.Groups["parts"].Value;
            if (parts.Contains("其中", StringComparison.Ordinal) || parts.Contains('等', StringComparison.Ordinal)) continue;
            var entries = parts.Split('、', '，', ',', '；').Select(p => Part().Match(p.Trim())).ToList();
            if (entries.Count < 2 || entries.Any(e => !e.Success || e.Groups["unit"].Value != unit)) continue;
            var total = Digits.Decimal(match.Groups["n"].Value);
            var sum = entries.Sum(e => Digits.Decimal(e.Groups["n"].Value));
            if (sum != total) yield return (match.Index, match.Length, $"总数写{total:0.##}{unit}，各部分相加是{sum:0.##}{unit}。", Sum);
        }
    }

    private static bool Open(string list) => list.Contains('等', StringComparison.Ordinal) || list.Contains('…', StringComparison.Ordinal);

    // 和 and 与 may join two entries or stand inside one: both counts are allowed.
    private static bool InRange(int said, List<string> listed) =>
        said >= listed.Count && said <= listed.Count + listed.Sum(e => e.Count(c => c is '和' or '与' or '及'));

    /// <summary>Entries between 、 outside brackets, titles and quotation marks.</summary>
    private static List<string> Entries(string list)
    {
        var entries = new List<string>();
        int depth = 0, from = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && "（(《“【".Contains(list[i], StringComparison.Ordinal)) depth++;
            else if (i < list.Length && "）)》”】".Contains(list[i], StringComparison.Ordinal)) depth = Math.Max(0, depth - 1);
            // ”“ without 、 between them also parts two entries.
            var adjoining = i > 0 && i < list.Length && list[i - 1] == '”' && list[i] == '“';
            if (i < list.Length && !(depth == 0 && list[i] == '、') && !adjoining) continue;
            var entry = list[from..i].Trim();
            if (entry.Length > 0) entries.Add(entry);
            from = adjoining ? i : i + 1;
        }

        return entries;
    }

    [GeneratedRegex(@"(?<n>\d{1,2}|[二两三四五六七八九十]{1,3})(?<unit>项|个方面|方面|个|类|种|大)(?<what>[\u3400-\u9FFF]{0,12})[：:](?<list>[^。；;：:\n，,]{3,400})")]
    private static partial Regex CountThenList();

    [GeneratedRegex(@"(?<list>[^，,。；;：:\n、]{2,40}(?:、[^，,。；;：:\n、]{2,40}){1,20}?)(?<![“《第十一二三四五六七八九\d])(?<n>\d{1,2}|[两二三四五六七八九十]{1,3})(?<unit>项|类|种|个方面|方面|个县区|个县|个区|个市|个乡镇|个镇|个科室|个部门)")]
    private static partial Regex ListThenCount();

    [GeneratedRegex(@"(?<![“《第十一二三四五六七八九\d])(?:\d{1,2}|[两二三四五六七八九十]{1,3})(?:项|类|种|个方面|方面|个县区|个县|个区|个市|个乡镇|个镇|个科室|个部门)")]
    private static partial Regex CountBehind();

    // Within quotation marks the list is bounded, and 五大 can only count it.
    [GeneratedRegex(@"“(?<list>[^”“，。；]{2,40}(?:、[^”“，。；、]{2,40}){1,20})”(?<n>\d{1,2}|[二两三四五六七八九十]{1,3})(?<unit>大|项|个|类|种)")]
    private static partial Regex QuotedListThenCount();

    [GeneratedRegex(@"(?:各|每|均|市级|县级|省级|新增|建成|建设|开展|完成|培养|打造|创建|不少于|至少|共计?|达到|第)$")]
    private static partial Regex Own();

    [GeneratedRegex(@"(?<!\d)(?<n>\d+(?:\.\d+)?)\s*(?<unit>个|家|所|名|人|项|台|张|套|万元|亿元)[^，,。；;（(]{0,20}[（(](?<parts>[^）)]{1,200})[）)]")]
    private static partial Regex Total();

    [GeneratedRegex(@"^[^\d]{1,12}(?<n>\d+(?:\.\d+)?)\s*(?<unit>个|家|所|名|人|项|台|张|套|万元|亿元)$")]
    private static partial Regex Part();
}
