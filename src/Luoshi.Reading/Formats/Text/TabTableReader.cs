using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A table whose cells are parted by tabs or upright strokes, a row a line, perhaps over several pages with the header repeated.</summary>
internal static class TabTableReader
{
    /// <summary>The table that begins at a line; null where none does.</summary>
    public static (TableBlock Table, int Next)? Read(IReadOnlyList<TextLine> lines, int at)
    {
        if (!IsRow(lines[at])) return null;
        var first = Cells(lines[at]);
        if (first.Length < 2) return null;
        var header = first.Count(cell => HeaderWords.Match(cell) is not null) >= 2;
        // One lone line with a tab is an indented paragraph, not a table.
        if (!header && (at + 1 >= lines.Count || Cells(lines[at + 1]).Length < 2)) return null;

        var rows = new List<string[]>();
        var pages = new List<int?>();
        var titles = new HashSet<int>();
        var next = at;
        for (; next < lines.Count; next++)
        {
            var line = lines[next];
            if (!IsRow(line))
            {
                // A cell of several lines leaves lines without tabs; they belong to the row's last cell so long as the row is short of cells.
                if (header && IsSectionTitle(lines, next, first.Length) && (titles.Contains(rows.Count - 1) || rows[^1].Length == first.Length))
                {
                    titles.Add(rows.Count);
                    rows.Add([line.Trimmed]);
                    pages.Add(line.Page);
                }
                else if (rows.Count > 0 && !titles.Contains(rows.Count - 1) && !line.BlankBefore && rows[^1].Length < first.Length && next + 1 < lines.Count) rows[^1][^1] += "\n" + line.Trimmed;
                else break;
                continue;
            }

            var cells = Cells(line);
            // The line of dashes under a header.
            if (cells.All(c => c.Length > 0 && c.All(x => x is '-' or ':' or '—' or '─' or ' '))) continue;
            if (rows.Count > 0 && !titles.Contains(rows.Count - 1) && !line.BlankBefore && rows[^1].Length < first.Length && cells.Length + rows[^1].Length - 1 <= first.Length && cells[0].Length > 0 && Numbering.Alone(cells[0]) is null)
            {
                rows[^1][^1] += "\n" + cells[0];
                rows[^1] = [.. rows[^1], .. cells[1..]];
                continue;
            }

            rows.Add(cells);
            pages.Add(line.Page);
        }

        var table = rows.Select((cells, row) => new TableRow([.. cells.Select((text, column) => new TableCell(column, Unquoted(text), titles.Contains(row) ? first.Length : 1))])
        {
            IsHeader = row == 0 && header,
            Page = pages[row],
        });
        return (new TableBlock([.. table]) { Page = lines[at].Page, Locator = $"第{lines[at].Number}行" }, next);
    }

    /// <summary>A line between two rows that is the title of the rows after it: 一、公共卫生.</summary>
    private static bool IsSectionTitle(IReadOnlyList<TextLine> lines, int at, int columns)
    {
        var line = lines[at].Trimmed;
        var numbered = Numbering.Read(line) is { Style: MarkerStyle.ChineseComma or MarkerStyle.ChineseParen or MarkerStyle.Chapter };
        return line.Length < 60 && !line.Contains('。', StringComparison.Ordinal) && (numbered || IsBareTitle(line))
            && at + 1 < lines.Count && !lines[at + 1].BlankBefore && IsRow(lines[at + 1]) && Cells(lines[at + 1]).Length == columns;
    }

    /// <summary>A title without an ordinal, and not the rest of a cell of names or dates.</summary>
    private static bool IsBareTitle(string line) =>
        line.Length is >= 3 and <= 40 && line.IndexOfAny(['，', '；', '：', '、']) < 0 && !ParagraphJoiner.IsPageNumber(line)
            && !OrganWords.IsCompleteUnit(line) && !OrganWords.IsDeadline(line) && !OrganWords.ArePersons(line);

    private static bool IsRow(TextLine line) => line.HasTab || Strokes(line.Trimmed);

    /// <summary>| a | b |, also with the strokes of drawn boxes.</summary>
    private static bool Strokes(string line) =>
        line.Length > 4 && line[0] is '|' or '│' or '┃' or '｜' && line.Count(c => c is '|' or '│' or '┃' or '｜') >= 3;

    private static string[] Cells(TextLine line)
    {
        var cells = line.HasTab ? line.Text.Split('\t') : line.Trimmed.Trim('|', '│', '┃', '｜').Split('|', '│', '┃', '｜');
        for (var i = 0; i < cells.Length; i++) cells[i] = Markup.Strip(cells[i].Trim()).Text;
        return cells;
    }

    /// <summary>Without the quotation marks a spreadsheet sets around a cell of several lines.</summary>
    private static string Unquoted(string cell) =>
        cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"' ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
