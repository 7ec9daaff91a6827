using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Where a document says that the first of the responsible units leads (排在首位的为牵头单位), the first leads.</summary>
internal static partial class FirstLeads
{
    private const int LongestRemark = 200;

    public static void Apply(SourceDocument document, IReadOnlyList<DraftItem> items)
    {
        if (!items.Any(i => IsOpen(i)) || !IsSaid(document)) return;
        foreach (var item in items.Where(IsOpen))
        {
            var at = item.Notes.FindIndex(n => n.Role is ColumnRole.Support);
            var value = item.Notes[at].Value;
            var cut = Cut(value.Text);
            item.Notes[at] = new(ColumnRole.Lead, value.Slice(0, cut));
            if (value.Slice(cut).Trim("、，,；;") is { IsEmpty: false } rest) item.Notes.Insert(at + 1, new(ColumnRole.Support, rest));
        }
    }

    private static bool IsOpen(DraftItem item) => item.Notes.Exists(n => n.Role is ColumnRole.Support) && !item.Notes.Exists(n => n.Role is ColumnRole.Lead);

    /// <summary>Where the first unit ends: at a mark outside brackets, or at white space behind a whole name.</summary>
    private static int Cut(string units)
    {
        var depth = 0;
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i] is '（' or '(') depth++;
            else if (units[i] is '）' or ')') depth--;
            else if (depth <= 0 && (units[i] is '、' or '，' or ',' or '；' or ';' || char.IsWhiteSpace(units[i]) && OrganWords.IsCompleteUnit(units[..i].Trim()))) return i;
        }

        return units.Length;
    }

    private static bool IsSaid(SourceDocument document) => document.Blocks.Any(block => block switch
    {
        ParagraphBlock paragraph => Says(paragraph.Text),
        TableBlock table => table.Rows.Any(row => row.Cells.Any(cell => Says(cell.Text))),
        _ => false,
    });

    private static bool Says(string words) => words.Length < LongestRemark && First().IsMatch(words);

    [GeneratedRegex(@"(?:首位|第一位?|第1位|最前|首个|第一个)(?:的)?(?:单位|部门|科室|处室|股室)?(?:为|是|系)(?:本项|该项)?(?:工作|任务|事项)?(?:的)?(?:牵头|主办|主责|第一责任)")]
    private static partial Regex First();
}
