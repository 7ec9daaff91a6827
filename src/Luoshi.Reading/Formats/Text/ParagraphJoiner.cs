using System.Text.RegularExpressions;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Puts paragraphs together that lines and pages have cut.</summary>
internal sealed partial class ParagraphJoiner
{
    private const string Terminal = "。！？；：!?;:…";

    /// <summary>No page holds longer lines: in such a text a line is a paragraph.</summary>
    private const int WidestPage = 70;

    private readonly int _wrap;

    /// <summary>Learns the file's line width: a line about that long was broken by the layout.</summary>
    public ParagraphJoiner(IReadOnlyList<TextLine> lines)
    {
        var widths = new List<int>();
        foreach (var line in lines)
            if (!line.HasTab && !line.Text.Contains("   ", StringComparison.Ordinal)) widths.Add(line.Text.Length);
        widths.Sort();
        _wrap = widths.Count == 0 ? int.MaxValue : Math.Max(18, widths[(int)((widths.Count - 1) * 0.9)]);
    }

    public IEnumerable<ParagraphBlock> Join(IReadOnlyList<TextLine> lines)
    {
        var at = 0;
        while (at < lines.Count)
        {
            var first = Markup.Strip(lines[at].Trimmed);
            var text = new System.Text.StringBuilder(first.Text);
            var last = lines[at];
            var tail = first.Text;
            var next = at + 1;
            while (next < lines.Count && first.HeadingLevel == 0)
            {
                var more = Markup.Strip(lines[next].Trimmed);
                if (IsPageNumber(lines[next].Trimmed) && next + 1 < lines.Count && GoesOn(text, tail, last, Markup.Strip(lines[next + 1].Trimmed), lines[next + 1]))
                {
                    next++;
                    continue;
                }

                if (!GoesOn(text, tail, last, more, lines[next])) break;
                if (text.Length > 0 && char.IsAsciiLetter(text[^1]) && more.Text.Length > 0 && char.IsAsciiLetter(more.Text[0])) text.Append(' ');
                text.Append(more.Text);
                last = lines[next];
                tail = more.Text;
                next++;
            }

            if (text.Length > 0 && !IsPageNumber(text.ToString()))
            {
                yield return new ParagraphBlock(text.ToString())
                {
                    HeadingLevel = first.HeadingLevel,
                    BoldPrefix = first.BoldPrefix,
                    Page = lines[at].Page,
                    Locator = $"第{lines[at].Number}行",
                };
            }

            at = next;
        }
    }

    /// <summary>- 3 -, — 12 —, 第3页: what pages leave behind.</summary>
    public static bool IsPageNumber(string line) => PageNumber().IsMatch(line);

    /// <summary>Whether a paragraph that has come to <paramref name="text"/> goes on in the line after it.</summary>
    private bool GoesOn(System.Text.StringBuilder text, string tail, TextLine last, Markup.Stripped more, TextLine next)
    {
        if (more.HeadingLevel > 0 || more.BoldPrefix > 0 || more.Text.Length == 0 || tail.Length == 0) return false;
        var end = tail[^1];
        // 责任股室：基层股　完成时限： at a line's end has its value on the next.
        if (end is '：' or ':' && !next.BlankBefore && tail.Length >= 18 && ResponsibilityNotes.StartsWithLabel(text.ToString(0, Math.Min(text.Length, 60))) && more.Text.Length <= 30 && Numbering.Read(more.Text) is null && !ResponsibilityNotes.StartsWithLabel(more.Text)) return true;
        if (Terminal.Contains(end, StringComparison.Ordinal) || end is '★') return false;
        // 一是, 第一条 and the like stand inside sentences too: they begin a paragraph where lines are paragraphs, or behind a bracket.
        var inline = Numbering.Read(more.Text) is { Style: MarkerStyle.ChineseIs or MarkerStyle.Article or MarkerStyle.Ordinal or MarkerStyle.Named };
        if (Numbering.Read(more.Text) is not null && (!inline || _wrap > WidestPage || end is '）' or ')' or '】' or '〕') && end is not ('、' or '，')) return false;
        if (ResponsibilityNotes.StartsWithLabel(more.Text)) return false;
        var so = text.ToString(0, Math.Min(text.Length, 400));
        if (ResponsibilityNotes.StartsWithLabel(so)) return !next.BlankBefore && Numbering.Read(more.Text) is null && tail.Length >= _wrap * 0.8;
        if (IsDate(more.Text) || Attachment().IsMatch(more.Text) || Attachment().IsMatch(so)) return false;
        if (end is '，' or '、' or '《' or '（' or '“' || Opens(text)) return true;
        if (so.Length < 60 && Title().IsMatch(so)) return false;

        var sentence = so.Contains('。', StringComparison.Ordinal) || so.Contains('；', StringComparison.Ordinal);
        var marker = Numbering.Read(so);
        if (end is '）' or ')' or '”' or '》' or '〕' or '】') return sentence && !next.BlankBefore && _wrap <= WidestPage && tail.Length >= _wrap * 0.85;
        if (sentence) return next.BlankBefore || _wrap <= WidestPage;
        var full = tail.Length >= _wrap * 0.8;
        if (!next.BlankBefore) return full && tail.Length >= 18;
        // A heading has no full stop either; a paragraph cut by a page has come to some length.
        if (marker is { Style: MarkerStyle.ChineseComma or MarkerStyle.Chapter }) return false;
        return so.Length >= 24 && (so.Contains('，', StringComparison.Ordinal) || marker is not null) && more.Text.Contains('。', StringComparison.Ordinal);
    }

    /// <summary>Whether a book title mark or a bracket is still open.</summary>
    private static bool Opens(System.Text.StringBuilder text)
    {
        int book = 0, bracket = 0;
        for (var i = Math.Max(0, text.Length - 400); i < text.Length; i++)
        {
            if (text[i] == '《') book++;
            else if (text[i] == '》') book--;
            else if (text[i] is '（' or '〔' or '【') bracket++;
            else if (text[i] is '）' or '〕' or '】' or ')') bracket--;
        }

        return book > 0 || (bracket > 0 && text.Length >= 12);
    }

    private static bool IsDate(string line) => Date().IsMatch(line);

    [GeneratedRegex(@"^[-—–―－·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／]\s*\d{1,4}|\s*共\s*\d{1,4}\s*页)?[-—–―－·\s]*$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(印发)?$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(附\s*件|附[：:]|备注|（备注|抄送|抄报|主送|名词解释|签发人)")]
    private static partial Regex Attachment();

    [GeneratedRegex(@"(要点|方案|计划|清单|分工|分解表|通知|意见|安排|规划|台账|文件|一览表|任务书|号)\s*$")]
    private static partial Regex Title();
}
