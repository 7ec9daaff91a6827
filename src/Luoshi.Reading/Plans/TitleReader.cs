using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Finds the plan's title among the titles a document carries: of the notice, of the plan it issues, of the annex.</summary>
internal static partial class TitleReader
{
    /// <summary>Most lines a title is set on.</summary>
    private const int MostLines = 4;

    /// <summary>Every title before the first item, in order, each put together from its lines.</summary>
    public static List<TracedText> Candidates(List<(TracedText Text, ParagraphBlock? Block)> front)
    {
        var found = new List<TracedText>();
        for (var i = 0; i < front.Count; i++)
        {
            var text = front[i].Text;
            if (!IsTitle(text.Text)) continue;
            var from = i;
            // A closing mark without its opening one: the title begins on a line before.
            while (from > 0 && i - from < MostLines - 1 && !Balanced(text.Text) && SameSetting(front[from - 1].Block, front[i].Block))
                text = TracedText.Concat([front[--from].Text, text]);
            if (!text.Text.StartsWith("关于", StringComparison.Ordinal) && from > 0 && from == i && IsTitleStart(front[from - 1].Text.Text) && SameSetting(front[from - 1].Block, front[i].Block))
                text = TracedText.Concat([front[--from].Text, text]);
            // The organ that issues it stands on the line above.
            if (text.Text.StartsWith("关于", StringComparison.Ordinal) && from > 0 && IsOrgan(front[from - 1].Text.Text) && SameSetting(front[from - 1].Block, front[i].Block) && found.Count == 0)
                text = TracedText.Concat([front[from - 1].Text, text]);
            found.Add(text);
        }

        if (found.Count == 0)
        {
            foreach (var (text, block) in front)
            {
                if (block is not { HeadingLevel: 1 } || text.Text.EndsWith("文件", StringComparison.Ordinal)) continue;
                found.Add(text);
                break;
            }
        }

        // 某县2026年卫生健康重点工作: a year and what the paper is about, alone on the first line.
        if (found.Count == 0 && front.Count > 0 && front[0].Text is { Length: >= 10 and <= 50 } line && WorkOfYear().IsMatch(line.Text) && line.Text.IndexOfAny(['。', '；', '：', '，']) < 0) found.Add(line);
        return found;
    }

    /// <summary>The last title, unless it names another year than the document agrees on and an earlier one does not.</summary>
    public static TracedText? Choose(IReadOnlyList<TracedText> titles, int? year, Func<string?, int?> yearIn)
    {
        for (var i = titles.Count - 1; i >= 0; i--)
            if (yearIn(titles[i].Text) is not { } named || named == year)
                return titles[i];
        return titles.Count == 0 ? null : titles[^1];
    }

    /// <summary>Of 关于印发《某计划》的通知 the plan it issues.</summary>
    public static TracedText? Issued(TracedText? title)
    {
        if (title is null) return null;
        var match = Issuing().Match(title.Text);
        return match.Success ? title.Slice(match.Groups[1].Index, match.Groups[1].Length) : title;
    }

    private static bool SameSetting(ParagraphBlock? a, ParagraphBlock? b) => a?.Alignment == b?.Alignment && a?.HeadingLevel == b?.HeadingLevel;

    private static bool Balanced(string text) => text.Count(c => c == '《') >= text.Count(c => c == '》');

    private static bool IsOrgan(string text) => HeadingReader.OrganLine().IsMatch(text) && !text.EndsWith("文件", StringComparison.Ordinal);

    /// <summary>The first line of a title set on two: 某市2024年卫生健康.</summary>
    private static bool IsTitleStart(string text) =>
        text.Length is >= 5 and <= 40 && TitleStart().IsMatch(text) && !TitleEnd().IsMatch(text) && !HeadingReader.OrganLine().IsMatch(text) && !NotTitle().IsMatch(text) &&
        text.IndexOfAny(['。', '；', '：', '，', '〔', '★']) < 0 && !text.EndsWith("文件", StringComparison.Ordinal) && !HeadingReader.Number().IsMatch(text) && !HeadingReader.Day().IsMatch(text);

    private static bool IsTitle(string text) =>
        text.Length is >= 6 and <= 80 && TitleEnd().IsMatch(text) && !NotTitle().IsMatch(text) && text.IndexOfAny(['。', '；', '：']) < 0;

    [GeneratedRegex(@"(要点|方案|计划|清单|分工|分解表?|通知|意见|安排|规划|台账|一览表|任务书|责任书|(任务|分工|责任|推进|配档|工作|时序|进度|目标|项目)[表卡册]|任务|措施|办法)([（(][^）)]{1,20}[）)])?[》]?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"关于|全(市|县|区|省|州|旗)|20\d\d年|卫生健康|健康|医改|医疗")]
    private static partial Regex TitleStart();

    [GeneratedRegex(@"20\d\d年.{2,30}(工作|行动|任务书|项目|改革|实事)([（(][^）)]{1,20}[）)])?$")]
    private static partial Regex WorkOfYear();

    [GeneratedRegex(@"^(附件|附[：:]|现将|根据|为|按照|抄|\d{1,2}[.．、]|[（(]\d|各)|^(任务分解|责任清单|任务清单)$")]
    private static partial Regex NotTitle();

    [GeneratedRegex(@"关于(?:印发|转发|下发)《(.{6,})》的通知$")]
    private static partial Regex Issuing();
}
