using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A table while it grows over pages: repeated headings dropped, rows and merged cells that a page broke made whole.</summary>
internal sealed partial class PdfTable
{
    /// <summary>How far column lines may wander from page to page (points).</summary>
    private const double Near = 6;

    private const int MostHeaderRows = 3;

    /// <summary>Rows looked back over for how rows are numbered: it keeps a table of any length cheap.</summary>
    private const int MostRowsAbove = 300;

    private sealed class Cell
    {
        public required double Left { get; init; }
        public required double Right { get; init; }
        public required List<PdfLine> Lines { get; init; }

        /// <summary>Room for words between its sides.</summary>
        public required double Width { get; init; }

        public string Text { get; private set; } = "";

        public required int RowSpan { get; set; }

        /// <summary>Its words run down to its lower line, where they may go on.</summary>
        public bool IsFull { get; set; }

        public Cell Read()
        {
            Text = PdfCellWords.Join(Lines, Width);
            return this;
        }

        /// <summary>Takes in the lines that stand on the next page.</summary>
        public void GoOn(Cell next)
        {
            // Sentences run on over the page; of names the width of the line tells whether one has ended.
            Text = PdfCellWords.HoldsSentences(Lines, Width) ? PdfCellWords.Meet(Text, next.Text) : PdfCellWords.Join([.. Lines, .. next.Lines], Width);
            Lines.AddRange(next.Lines);
            IsFull = next.IsFull;
        }
    }

    private sealed record Row(List<Cell> Cells, int Page)
    {
        public bool IsHeader { get; set; }
    }

    private readonly List<Row> _rows = [];
    private readonly List<double> _columns = [];

    public int Page { get; private init; }

    public static PdfTable Start(PdfGrid grid, int page)
    {
        var table = new PdfTable { Page = page };
        table.Take(grid);
        table._rows.AddRange(Rows(grid, page));
        return table;
    }

    /// <summary>Takes in the table at the top of the next page if it has the same columns.</summary>
    public bool Continue(PdfGrid grid, int page)
    {
        if (Math.Abs(grid.Columns[0] - _columns[0]) > Near || Math.Abs(grid.Columns[^1] - _columns[^1]) > Near) return false;
        if (!grid.Columns.All(c => _columns.Exists(k => Math.Abs(k - c) <= Near)) && !_columns.TrueForAll(k => grid.Columns.Any(c => Math.Abs(k - c) <= Near))) return false;

        Take(grid);
        var rows = Rows(grid, page);
        var repeated = 0;
        while (repeated < MostHeaderRows && repeated < rows.Count - 1 && repeated < _rows.Count && Same(rows[repeated], _rows[repeated]))
        {
            _rows[repeated].IsHeader = true;
            repeated++;
        }

        rows.RemoveRange(0, repeated);
        Join(rows);
        _rows.AddRange(rows);
        return true;
    }

    public TableBlock ToBlock() => new([.. _rows.Select(row => new TableRow([.. row.Cells.OrderBy(c => c.Left).Select(c => new TableCell(
        Column(c.Left), c.Text, Math.Max(1, Column(c.Right) - Column(c.Left)), c.RowSpan))])
    {
        IsHeader = row.IsHeader,
        Page = row.Page == Page ? null : row.Page,
    })]) { Page = Page };

    private void Take(PdfGrid grid)
    {
        foreach (var column in grid.Columns)
            if (!_columns.Exists(k => Math.Abs(k - column) <= Near))
                _columns.Add(column);
        _columns.Sort();
    }

    private int Column(double at) => Enumerable.Range(0, _columns.Count).MinBy(i => Math.Abs(_columns[i] - at));

    private static List<Row> Rows(PdfGrid grid, int page)
    {
        var lines = grid.Cells.ToDictionary(c => c, c => PdfLine.Read(c.Glyphs));
        var margin = lines.SelectMany(l => l.Value.Select(v => v.Left - l.Key.Left)).Where(m => m > 0).DefaultIfEmpty(3).Min();
        var rows = new List<Row>();
        for (var row = 0; row < grid.Rows.Length - 1; row++)
        {
            rows.Add(new Row([.. grid.Cells.Where(c => c.Row == row).Select(c => new Cell
            {
                Left = c.Left,
                Right = c.Right,
                Lines = lines[c],
                Width = c.Right - c.Left - 2 * Math.Clamp(margin, 1, 8),
                RowSpan = c.RowSpan,
                IsFull = lines[c] is [.., var last] && last.Base - c.Bottom < last.Size * 1.6,
            }.Read())], page));
        }

        return rows;
    }

    private static bool Same(Row one, Row other) =>
        one.Cells.Exists(c => c.Text.Length > 0) && one.Cells.Count == other.Cells.Count
        && one.Cells.Zip(other.Cells).All(p => Bare(p.First.Text) == Bare(p.Second.Text) && Math.Abs(p.First.Left - p.Second.Left) <= Near);

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Joins the first rows of a page to the last of the page before where a page break parted them.</summary>
    private void Join(List<Row> rows)
    {
        if (rows.Count == 0 || _rows.Count == 0) return;
        var last = _rows[^1];
        var first = rows[0];
        if (IsRest(first, last))
        {
            foreach (var cell in first.Cells)
            {
                var above = Reaching(cell);
                if (above is null) last.Cells.Add(cell);
                else
                {
                    above.GoOn(cell);
                    above.RowSpan += cell.RowSpan - 1;
                }
            }

            rows.RemoveAt(0);
            return;
        }

        // A section's cell goes on over the page; its words were printed before, or run on.
        foreach (var cell in first.Cells.ToList())
        {
            if (Reaching(cell) is not { } above || (cell.RowSpan < 2 && above.RowSpan < 2) || !GoesOn(cell, above)) continue;
            if (Bare(cell.Text) != Bare(above.Text)) above.GoOn(cell);
            above.RowSpan += cell.RowSpan;
            first.Cells.Remove(cell);
        }
    }

    /// <summary>The cell of the same columns that reaches the foot of the table so far.</summary>
    private Cell? Reaching(Cell cell)
    {
        for (var i = _rows.Count - 1; i >= 0; i--)
            foreach (var above in _rows[i].Cells)
                if (Math.Abs(above.Left - cell.Left) <= Near && Math.Abs(above.Right - cell.Right) <= Near)
                    return i + above.RowSpan >= _rows.Count ? above : null;
        return null;
    }

    /// <summary>Whether a row only carries on the row above the page break: its number is not printed again.</summary>
    private bool IsRest(Row row, Row last)
    {
        if (row.Cells.TrueForAll(c => c.Text.Length == 0) || last.IsHeader) return false;
        if (NumberColumn() is { } left)
        {
            var number = row.Cells.Find(c => Math.Abs(c.Left - left) <= Near);
            // A number may itself be torn: （二 on one page, ） on the next.
            if (number is not null && IsTornNumber(number, left)) return true;
            if (number is null || Number().IsMatch(number.Text) || number.Text.Length > 2) return false;
            return row.Cells.Exists(c => c.Text.Length > 0 && Reaching(c) is { IsFull: true });
        }

        // Without a number: less than half its cells are filled, and what they carry on did not end.
        return row.Cells.Count(c => c.Text.Length > 0) * 2 <= row.Cells.Count
            && row.Cells.Exists(c => c.Text.Length > 0 && Reaching(c) is { IsFull: true, Text: [.., not ('。' or '；')] });
    }

    /// <summary>Whether the page tears a number that its narrow cell had broken: 1008, then 100, and 9 on the next page.</summary>
    private bool IsTornNumber(Cell number, double left)
    {
        var printed = _rows.TakeLast(MostRowsAbove).Where(r => !r.IsHeader).Select(r => r.Cells.Find(c => Math.Abs(c.Left - left) <= Near)?.Text ?? "").Where(t => Number().IsMatch(t)).TakeLast(2).ToList();
        return printed.Count == 2 && int.TryParse(printed[0], out var before) && int.TryParse(printed[1] + number.Text, out var whole) && whole == before + 1
            && int.TryParse(number.Text, out var rest) && rest < 100 && _rows[^1].Cells.Exists(c => Math.Abs(c.Left - left) <= Near && c.Text == printed[1]);
    }

    /// <summary>Left end of the column that numbers the rows; null where none does.</summary>
    private double? NumberColumn() => _rows.TakeLast(MostRowsAbove).Where(r => !r.IsHeader).SelectMany(r => r.Cells)
        .GroupBy(c => Column(c.Left))
        .Where(g => g.Count(c => Number().IsMatch(c.Text)) is var numbers && numbers >= 2 && numbers * 10 >= g.Count(c => c.Text.Length > 0) * 6)
        .OrderBy(g => g.Key)
        .Select(g => (double?)g.First().Left)
        .FirstOrDefault();

    private static bool GoesOn(Cell cell, Cell above) =>
        cell.Text.Length == 0 || Bare(cell.Text) == Bare(above.Text) || (above.Text.Length > 0 && Ordinal().IsMatch(above.Text) && !Ordinal().IsMatch(cell.Text) && above.IsFull);

    [GeneratedRegex(@"^[（(]?(\d{1,4}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?$")]
    private static partial Regex Number();

    [GeneratedRegex("^(第?[一二三四五六七八九十]{1,3}[、章]|[（(][一二三四五六七八九十]{1,3}[)）])")]
    private static partial Regex Ordinal();
}
