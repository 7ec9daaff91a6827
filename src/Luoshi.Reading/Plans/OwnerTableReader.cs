using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Reads a table that repeats no work, only the numbers of the paragraphs and who answers for each: 对应条目 4—6 | 牵头科室 | 完成时限.</summary>
internal static partial class OwnerTableReader
{
    public const string NoSuchParagraph = "RD026";
    public const string NotJoined = "RD027";

    private const int MostRowsAbove = 6;

    /// <summary>Mean length from which a column under an unknown header holds work of its own.</summary>
    private const int LeastWork = 12;

    /// <summary>Most numbers one span (4—6) stands for.</summary>
    private const int LongestSpan = 30;

    /// <summary>A table of owners: the column of paragraph numbers, the columns of owners, its first row under the header.</summary>
    private sealed record OwnerTable(TableGrid Grid, int Number, IReadOnlyList<(int Column, ColumnRole Role)> Owners, int First);

    /// <summary>Gives the paragraphs the owners that such a table lists under their numbers; what a paragraph says itself stands.</summary>
    public static IReadOnlyList<Finding> Join(SourceDocument document, IReadOnlyList<DraftItem> items, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var numbers = items.Select((item, i) => (No: Numbering.Alone(item.NoPrinted), Index: i)).Where(n => n.No is not null).ToLookup(n => n.No!.Value, n => n.Index);
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            ct.ThrowIfCancellationRequested();
            if (document.Blocks[block] is not TableBlock table || Find(TableGrid.Of(block, table)) is not { } found) continue;
            var (grid, number, owners, first) = found;
            var rows = Rows(found).ToList();
            // Numbers that begin anew in every chapter do not say which paragraph is meant.
            if (rows.SelectMany(r => r.Numbers).Any(n => numbers[n].Skip(1).Any()))
            {
                findings.Add(new(NotJoined, FindingSeverity.Doubt, null, [], [.. TracedText.Of(grid.Words(first - 1, number), block, first - 1, number).Places], grid.Words(first - 1, number), "这张表只列条目号和责任单位、时限，正文里同一个条目号不止一处，没有对上；请逐项补填责任单位和时限。"));
                continue;
            }

            foreach (var (row, listed) in rows)
            {
                foreach (var no in listed)
                {
                    if (numbers[no].Any()) Take(items[numbers[no].First()], found, row);
                    else findings.Add(new(NoSuchParagraph, FindingSeverity.Doubt, null, [], grid.Text(row, number).Places, grid.Words(row, number), $"这一行写的是第{no}项，正文里没有这个序号，请核对。"));
                }
            }
        }

        return findings;
    }

    private static void Take(DraftItem item, OwnerTable table, int row)
    {
        var own = item.Notes.Select(n => n.Role).ToHashSet();
        foreach (var (column, role) in table.Owners)
            if (!own.Contains(role)) OwnerCell.Take(item, role, table.Grid.Text(row, column));
    }

    private static OwnerTable? Find(TableGrid grid)
    {
        for (var row = 0; row < grid.Rows && row < MostRowsAbove; row++)
        {
            var cells = grid.Filled(row).ToList();
            if (cells.Count < 2 || cells.Exists(c => c.ColumnSpan > 1)) continue;
            var roles = cells.ConvertAll(c => (c.Column, Role: HeaderWords.Match(c.Text), c.Text));
            var owners = roles.Where(r => HeaderWords.IsResponsibility(r.Role)).Select(r => (r.Column, r.Role!.Value)).ToList();
            if (!owners.Exists(o => o.Item2 is not ColumnRole.Deadline) || roles.Exists(r => HeaderWords.NamesIndicators(r.Text) || HeaderWords.NamesFigure(r.Text))) continue;
            var body = Enumerable.Range(row + 1, grid.Rows - row - 1).Where(r => grid.Filled(r).Skip(1).Any()).ToList();
            if (body.Count < 2) return null;
            var others = roles.Where(r => !HeaderWords.IsResponsibility(r.Role)).ToList();
            var number = others.FindIndex(o => body.Count(r => Listed(grid.Words(r, o.Column)).Count > 0) * 5 >= body.Count * 4);
            // A row that numbers itself in order and says the work is a task, no reference.
            if (number < 0 || others.Where((_, i) => i != number).Any(o => o.Role is not ColumnRole.Remark && body.Average(r => grid.Words(r, o.Column).Length) >= LeastWork)) continue;
            return new(grid, others[number].Column, owners, row + 1);
        }

        return null;
    }

    private static IEnumerable<(int Row, IReadOnlyList<int> Numbers)> Rows(OwnerTable table)
    {
        for (var row = table.First; row < table.Grid.Rows; row++)
            if (Listed(table.Grid.Words(row, table.Number)) is { Count: > 0 } numbers) yield return (row, numbers);
    }

    /// <summary>The numbers a cell lists: 2、3; 4—6; 第7条; none where it says anything else.</summary>
    private static List<int> Listed(string cell)
    {
        var words = string.Concat(cell.Where(c => !char.IsWhiteSpace(c)));
        if (words.Length is 0 or > 40) return [];
        var numbers = new List<int>();
        foreach (var part in Separator().Split(words))
        {
            var ends = Span().Split(Around().Replace(part, ""));
            if (ends.Length > 2 || ends.Any(e => Numbering.Alone(e) is null)) return [];
            var (from, to) = (Numbering.Alone(ends[0])!.Value, Numbering.Alone(ends[^1])!.Value);
            if (to < from || to - from > LongestSpan) return [];
            numbers.AddRange(Enumerable.Range(from, to - from + 1));
        }

        return numbers;
    }

    [GeneratedRegex("[、，,；;和及]")]
    private static partial Regex Separator();

    [GeneratedRegex("[—–－~～至到-]+")]
    private static partial Regex Span();

    /// <summary>第7条, 任务7, 第7项.</summary>
    [GeneratedRegex("^(?:第|任务|事项|条目)|[条项款号]$")]
    private static partial Regex Around();
}
