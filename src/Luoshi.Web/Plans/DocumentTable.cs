using Luoshi.Reading;

namespace Luoshi.Web.Plans;

/// <summary>A cell as the page sets it.</summary>
/// <param name="Row">Row the cell begins in, where its words are counted; -1 for a gap in the grid.</param>
public sealed record ShownCell(int Row, int Column, string Text, int ColumnSpan, int RowSpan);

/// <summary>A row as the page sets it.</summary>
public sealed record ShownRow(int Row, bool IsHeader, bool IsSection, int? Page, bool PageBegins, IReadOnlyList<ShownCell> Cells);

/// <summary>Lays a window of a table's rows on its grid: gaps filled, merged cells cut at the window's edges.</summary>
public static class DocumentTable
{
    /// <summary>More columns than this are not shown; no plan is that wide.</summary>
    public const int MostColumns = 60;

    /// <summary>The header rows, then the rows from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static IReadOnlyList<ShownRow> Rows(TableBlock table, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Math.Min(table.Columns, MostColumns);
        var headers = table.Rows.TakeWhile(r => r.IsHeader).Count();
        var rows = new List<ShownRow>();
        if (from > 0) Lay(table, 0, Math.Min(headers, from), columns, headers, rows);
        Lay(table, from, to, columns, headers, rows);
        return rows;
    }

    /// <summary>Shares of the width in per cent, by how long the words of each column are.</summary>
    public static IReadOnlyList<double> Widths(TableBlock table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Math.Min(table.Columns, MostColumns);
        var lengths = Enumerable.Range(0, columns).Select(_ => new List<int>()).ToArray();
        foreach (var cell in table.Rows.Take(200).SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1 && c.Column >= 0 && c.Column < columns && c.Text.Length > 0))
        {
            lengths[cell.Column].Add(cell.Text.Split('\n').Max(l => l.Length));
        }

        // A sheet holds about 46 letters a line: names and dates first get the room to stand in one line, what is left goes
        // to the longer columns by the square root, so that one ten times as long becomes about three times as wide.
        var heads = new int[columns];
        foreach (var head in table.Rows.TakeWhile(r => r.IsHeader).SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1 && c.Column >= 0 && c.Column < columns))
        {
            heads[head.Column] = Math.Min(4, head.Text.Split('\n').Max(l => l.Length));
        }

        var least = lengths.Select((l, c) => Math.Max(heads[c], Math.Min(Length(l, 9, 10), 5)) + 1.2).ToArray();
        var more = lengths.Select(l => Math.Sqrt(Math.Clamp(Length(l, 3, 4) - 5, 0, 60))).ToArray();
        var left = Math.Max(46 - least.Sum(), least.Sum() * 0.4);
        var widths = least.Select((l, c) => l + (more.Sum() > 0 ? left * more[c] / more.Sum() : 0)).ToArray();
        return [.. widths.Select(w => Math.Round(100 * w / widths.Sum(), 2))];

        static int Length(List<int> words, int part, int of) => words.Count == 0 ? 0 : words.Order().ElementAt((words.Count - 1) * part / of);
    }

    private static void Lay(TableBlock table, int from, int to, int columns, int headers, List<ShownRow> rows)
    {
        if (columns == 0) return;
        var covered = new int[columns];
        var carried = new ShownCell?[columns];
        for (var r = 0; r < to; r++)
        {
            var cells = new List<ShownCell>();
            var starts = table.Rows[r].Cells.Where(c => c.Column >= 0 && c.Column < columns).GroupBy(c => c.Column).ToDictionary(g => g.Key, g => g.First());
            for (var c = 0; c < columns;)
            {
                if (covered[c] > 0)
                {
                    if (r == from && carried[c] is { } above) cells.Add(above with { RowSpan = Math.Min(covered[c], to - r) });
                    covered[c]--;
                    c++;
                    continue;
                }

                if (!starts.TryGetValue(c, out var cell))
                {
                    cells.Add(new(-1, c, "", 1, 1));
                    c++;
                    continue;
                }

                var wide = 1;
                while (wide < cell.ColumnSpan && c + wide < columns && covered[c + wide] == 0 && !starts.ContainsKey(c + wide)) wide++;
                var high = Math.Clamp(cell.RowSpan, 1, table.Rows.Count - r);
                var shown = new ShownCell(r, c, cell.Text, wide, Math.Min(high, to - r));
                cells.Add(shown);
                for (var k = 0; k < wide; k++)
                {
                    covered[c + k] = high - 1;
                    carried[c + k] = k == 0 ? shown : null;
                }

                c += wide;
            }

            if (r < from) continue;
            var page = table.Rows[r].Page ?? table.Page;
            var begins = r > 0 && page is not null && page != (table.Rows[r - 1].Page ?? table.Page);
            var free = begins && cells.Sum(c => c.ColumnSpan) == columns && cells.All(c => c.Row is -1 || c.Row == r);
            var section = columns > 1 && cells.Count == 1 && cells[0].ColumnSpan == columns;
            rows.Add(new(r, r < headers, section, page, free, cells));
        }
    }
}
