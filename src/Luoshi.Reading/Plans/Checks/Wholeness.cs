using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Words that are not whole: a quotation mark or bracket without its other half, text cut off, a sentence without a predicate.</summary>
internal static partial class Wholeness
{
    public const string Unbalanced = "AN043";
    public const string CutOff = "AN044";
    public const string NoPredicate = "AN045";

    private const string Opening = "“‘《〈（(【〔「『[";
    private const string Closing = "”’》〉）)】〕」』]";
    private const double Most = 0.8;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var items = plan.Reading.Items;
        var stops = items.Count(i => EndsWell(i.Text.Text)) >= items.Count * Most;
        foreach (var item in plan.AllItems)
        {
            var text = item.Text.Text;
            if (OddMark(text) is { } odd)
            {
                var from = Math.Max(0, odd - 10);
                yield return Raise(plan, item, Unbalanced, from, Math.Min(text.Length, odd + 11) - from, $"“{text[odd]}”没有配对的另一半。");
            }

            var tail = Math.Max(0, text.Length - 24);
            if (Dangling().Match(text[tail..]) is { Success: true } dangling)
            {
                yield return Raise(plan, item, CutOff, tail + dangling.Index, dangling.Length, "文字到此中断，可能有缺漏。");
            }
            else if (stops && items.Count >= 5 && text.Length > 0 && !EndsWell(text) && plan.NumbersOf(item) is [var no] && no == item.No)
            {
                // A last clause that says what is to be reached only lacks its mark.
                var last = Clause.Of(text, Clause.Any).LastOrDefault();
                if (Verb().IsMatch(last.Text) || last.Text.Any(char.IsAsciiDigit)) continue;
                yield return Raise(plan, item, CutOff, last.Start, last.Length, "末尾没有句号，请核对文字是否完整。");
            }

            foreach (var sentence in Clause.Of(text, Clause.Sentence))
            {
                if (sentence.Text.Contains('，', StringComparison.Ordinal) || !Fragment().IsMatch(sentence.Text) || Verb().IsMatch(sentence.Text)) continue;
                yield return Raise(plan, item, NoPredicate, sentence.Start, sentence.Length, "这句话没有说完，只有状语没有要做什么。");
            }
        }
    }

    private static Finding Raise(CheckedPlan plan, ReadItem item, string code, int start, int length, string message) =>
        CheckedPlan.Mistake(code, "other", plan.NumbersOf(item), item.Text.Slice(start, length), message, "text");

    private static bool EndsWell(string text) => text.Length > 0 && "。；;！？.…”）)》】".Contains(text[^1], StringComparison.Ordinal);

    /// <summary>Index of the first mark without its half; full and half width forms pair with each other.</summary>
    private static int? OddMark(string text)
    {
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                open.Push(i);
                continue;
            }

            if (!Closing.Contains(text[i], StringComparison.Ordinal) || IsListNumber(text, i)) continue;
            if (open.Count == 0 || !Pairs(text[open.Peek()], text[i])) return open.Count > 0 && Closing.IndexOf(text[i], StringComparison.Ordinal) < 0 ? open.Peek() : i;
            open.Pop();
        }

        return open.Count > 0 ? open.Last() : null;
    }

    private static bool Pairs(char open, char close) => (open, close) switch
    {
        ('（' or '(', '）' or ')') or ('【' or '[' or '〔', '】' or ']' or '〕') => true,
        _ => Opening.IndexOf(open, StringComparison.Ordinal) == Closing.IndexOf(close, StringComparison.Ordinal),
    };

    // 1） and 一) number a list and open nothing.
    private static bool IsListNumber(string text, int at) =>
        text[at] is '）' or ')' && at > 0 && (char.IsAsciiDigit(text[at - 1]) || "一二三四五六七八九十".Contains(text[at - 1], StringComparison.Ordinal))
        && text.LastIndexOfAny(['（', '('], at) < 0;

    [GeneratedRegex(@"[^，。；、：]{0,15}(?:[，、：,]|(?<=\p{IsCJKUnifiedIdeographs}{4})(?:以及|和|及|与|或|的|将|把|被|并|对于))\s*$")]
    private static partial Regex Dangling();

    [GeneratedRegex(@"^(?:围绕|按照|根据|依照|针对|对于|随着|为了)\S{1,120}(?:指标|要求|精神|原则|思路|目标|部署|意见|规定|重点|方面|问题|内容)$")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"开展|推进|加强|完成|落实|做好|实施|建立|健全|提升|组织|制定|完善|强化|抓好|优化|推动|开好|提高|加快|达到|实现|解决|整改|确定|明确|修订|细化|分解|建设|治理|研究")]
    private static partial Regex Verb();
}
