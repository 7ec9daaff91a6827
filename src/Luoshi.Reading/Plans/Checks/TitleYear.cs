using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>A title inside the document that names another year than the plan does.</summary>
internal static partial class TitleYear
{
    public const string OtherYear = "AN030";
    public const string DocNumberYear = "AN031";

    private const string Kind = "title_year_mismatch";
    private const int LongestTitle = 45;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var heading = plan.Reading.Plan;
        if (heading.Year is { } year)
        {
            foreach (var same in Titles(plan, year).GroupBy(t => Core(t.Text), StringComparer.Ordinal))
            {
                var all = same.ToList();
                var quote = TracedText.Concat(all);
                yield return new Finding(
                    OtherYear, FindingSeverity.Mistake, Kind, [], quote.Places, Core(all[0].Text), $"全文是{year}年的，这里的标题“{Core(all[0].Text)}”年份不一致。") { Field = "year" };
            }
        }

        if (heading is { DocNumber: { } number, IssuedOn: { } issued } && BracketedYear().Match(number.Text) is { Success: true } match
            && Digits.Int(match.Groups[1].Value) is var numbered && numbered != issued.Year)
        {
            yield return CheckedPlan.Mistake(DocNumberYear, Kind, [], number, $"发文字号是{numbered}年的，落款日期是{issued.Year}年，请核对。", "doc_number");
        }
    }

    private static IEnumerable<TracedText> Titles(CheckedPlan plan, int year)
    {
        for (var b = 0; b < plan.Document.Blocks.Count; b++)
        {
            if (plan.Document.Blocks[b] is ParagraphBlock paragraph)
            {
                if (plan.HasItem(b, null)) continue;
                if (Mismatches(paragraph.Text, year)) yield return TracedText.Of(paragraph.Text, b).Trim();
                else if (NamedOtherwise(plan, paragraph.Text, year) is { } named) yield return TracedText.Of(paragraph.Text, b).Slice(named.Index, named.Length);
                else if (Opening().Match(paragraph.Text) is { Success: true } opening && Digits.Int(opening.Groups[1].Value) != year) yield return TracedText.Of(paragraph.Text, b).Slice(opening.Index, opening.Length);
            }
            else if (plan.Document.Blocks[b] is TableBlock { Rows.Count: > 0 } table)
            {
                // A table's own title may be its first row.
                foreach (var cell in table.Rows[0].Cells.Take(1).Where(c => Mismatches(c.Text, year))) yield return TracedText.Of(cell.Text, b, 0, cell.Column).Trim();
            }
        }
    }

    // 现将《…2030年工作安排》印发给你们: the plan itself, named with another year than its own title has.
    private static Group? NamedOtherwise(CheckedPlan plan, string text, int year)
    {
        if (plan.Reading.Plan.Title is not { } title || !Issuing().IsMatch(text)) return null;
        var own = Year().Replace(Core(title.Text), "");
        return Named().Matches(text).Select(m => m.Groups[1]).FirstOrDefault(g => Mismatches(g.Value, year) && own.EndsWith(Year().Replace(Core(g.Value), ""), StringComparison.Ordinal));
    }

    private static bool Mismatches(string text, int year)
    {
        var core = Core(text);
        if (core.Length is 0 or > LongestTitle || !TitleEnd().IsMatch(core) || Clause.Of(core, Clause.Any).Count() > 1) return false;
        var years = Year().Matches(core).Select(m => Digits.Int(m.Groups[1].Value)).ToList();
        return years.Count > 0 && !years.Contains(year) && !Range().IsMatch(core);
    }

    /// <summary>The title without 附件1： in front, brackets and white space.</summary>
    private static string Core(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Attachment().Replace(bare, "").Trim('《', '》', '*', '#');
    }

    // The sentence that opens a plan names its year: 2031年全县卫生健康工作的总体要求是.
    [GeneratedRegex(@"^\s*(20\d\d)\s*年[，,]?(?:全[市县区省州旗]|我[市县区省局委])?[^，。；《]{0,14}(?:总体要求|总体思路|工作思路|指导思想|工作目标)")]
    private static partial Regex Opening();

    [GeneratedRegex("现将|印发给|印发你们|予以印发")]
    private static partial Regex Issuing();

    [GeneratedRegex("《([^《》]{6,60})》")]
    private static partial Regex Named();

    [GeneratedRegex(@"^附件(?:\d{1,2}(?!\d))?[：:.、]?(?:\d{1,2}[.、．])?")]
    private static partial Regex Attachment();

    [GeneratedRegex(@"(?:要点|方案|清单|分解表|分工表|对照表|推进表|时序表|台账|任务表|计划|一览表|责任表|安排表|明细表|安排|分工|任务书)(?:[（(].{0,12}[）)])?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"(?<!\d)(20\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex(@"20\d\d年?[—\-–~～至到]+20\d\d")]
    private static partial Regex Range();

    [GeneratedRegex(@"[〔\[（(【](20\d\d)[〕\]）)】]")]
    private static partial Regex BracketedYear();
}
