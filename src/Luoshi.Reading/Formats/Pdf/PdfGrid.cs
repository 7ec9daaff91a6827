namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A cell of a ruled table on one page, by the lines around it.</summary>
internal sealed record PdfCell(int Row, int Column, int RowSpan, int ColumnSpan, double Left, double Right, double Top, double Bottom)
{
    public List<Glyph> Glyphs { get; } = [];
}

/// <summary>A ruled table on one page: its lines as a grid, cells where no line parts them.</summary>
internal sealed class PdfGrid
{
    /// <summary>How far apart two ends may be and still meet (points).</summary>
    private const double Near = 4;

    /// <summary>The cell that covers each square of the grid.</summary>
    private readonly PdfCell[,] _squares;

    private PdfGrid(double[] columns, double[] rows, List<PdfCell> cells, PdfCell[,] squares) => (Columns, Rows, Cells, _squares) = (columns, rows, cells, squares);

    /// <summary>Column lines from left to right.</summary>
    public double[] Columns { get; }

    /// <summary>Row lines from top to bottom.</summary>
    public double[] Rows { get; }

    public List<PdfCell> Cells { get; }

    public double Top => Rows[0];

    public double Bottom => Rows[^1];

    /// <summary>The ruled tables of a page from top to bottom, characters sorted into their cells; the others are left over.</summary>
    public static (List<PdfGrid> Grids, List<Glyph> Others) Read(PdfMarks marks)
    {
        var across = Joined(marks.Across);
        var down = Joined(marks.Down);
        var grids = Connected(across, down).Select(Build).OfType<PdfGrid>().OrderByDescending(g => g.Top).ToList();

        var others = new List<Glyph>();
        foreach (var glyph in marks.Glyphs)
        {
            PdfCell? cell = null;
            foreach (var grid in grids)
                if ((cell = grid.At(glyph.Middle, glyph.Height)) is not null)
                    break;
            (cell?.Glyphs ?? others).Add(glyph);
        }

        return (grids, others);
    }

    private PdfCell? At(double x, double y)
    {
        if (x < Columns[0] || x > Columns[^1] || y > Rows[0] || y < Rows[^1]) return null;
        var found = Array.BinarySearch(Columns, x);
        var column = found < 0 ? ~found - 1 : found;
        var row = 0;
        while (row < Rows.Length - 2 && y < Rows[row + 1]) row++;
        return _squares[row, Math.Min(column, Columns.Length - 2)];
    }

    /// <summary>Pieces of one line, drawn cell by cell, as one.</summary>
    private static List<Rule> Joined(List<Rule> rules)
    {
        var joined = new List<Rule>();
        foreach (var group in Places(rules.Select(r => r.At)).Select(at => rules.Where(r => Math.Abs(r.At - at) <= Near / 2).OrderBy(r => r.From)))
        {
            Rule? open = null;
            foreach (var rule in group)
            {
                if (open is { } last && rule.From <= last.To + Near) open = last with { To = Math.Max(last.To, rule.To) };
                else
                {
                    if (open is not null) joined.Add(open.Value);
                    open = rule;
                }
            }

            if (open is not null) joined.Add(open.Value);
        }

        return [.. joined.Distinct()];
    }

    /// <summary>Groups of lines that touch one another.</summary>
    private static IEnumerable<(List<Rule> Across, List<Rule> Down)> Connected(List<Rule> across, List<Rule> down)
    {
        var group = Enumerable.Range(0, across.Count + down.Count).ToArray();
        int Root(int i)
        {
            while (group[i] != i) i = group[i] = group[group[i]];
            return i;
        }

        for (var a = 0; a < across.Count; a++)
            for (var d = 0; d < down.Count; d++)
                if (down[d].At >= across[a].From - Near && down[d].At <= across[a].To + Near && across[a].At >= down[d].From - Near && across[a].At <= down[d].To + Near)
                    group[Root(a)] = Root(across.Count + d);

        return Enumerable.Range(0, group.Length).GroupBy(Root)
            .Select(g => (g.Where(i => i < across.Count).Select(i => across[i]).ToList(), g.Where(i => i >= across.Count).Select(i => down[i - across.Count]).ToList()))
            .Where(g => g.Item1.Count >= 2 && g.Item2.Count >= 1);
    }

    private static PdfGrid? Build((List<Rule> Across, List<Rule> Down) lines)
    {
        // A table may be open at its sides: its ends are where its lines end.
        var columns = Places(lines.Down.Select(d => d.At).Append(lines.Across.Min(a => a.From)).Append(lines.Across.Max(a => a.To)));
        var rows = Places(lines.Across.Select(a => a.At).Append(lines.Down.Min(d => d.From)).Append(lines.Down.Max(d => d.To)));
        rows.Reverse();
        var (width, height) = (columns.Count - 1, rows.Count - 1);
        if (width < 2 || height < 1 || width > 200 || height > 2000) return null;

        var cells = new List<PdfCell>();
        var squares = new PdfCell?[height, width];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                if (squares[row, column] is not null) continue;
                var right = column;
                while (right + 1 < width && squares[row, right + 1] is null && !Parts(lines.Down, columns[right + 1], rows[row + 1], rows[row])) right++;
                var bottom = row;
                while (bottom + 1 < height && !Parts(lines.Across, rows[bottom + 1], columns[column], columns[right + 1])) bottom++;
                var cell = new PdfCell(row, column, bottom - row + 1, right - column + 1, columns[column], columns[right + 1], rows[row], rows[bottom + 1]);
                for (var r = row; r <= bottom; r++)
                    for (var c = column; c <= right; c++)
                        squares[r, c] = cell;
                cells.Add(cell);
            }

        return cells.Count > 2 ? new PdfGrid([.. columns], [.. rows], cells, squares!) : null;
    }

    /// <summary>Whether a line at a place covers most of the stretch between two others.</summary>
    private static bool Parts(List<Rule> rules, double at, double from, double to)
    {
        double covered = 0;
        foreach (var rule in rules)
            if (Math.Abs(rule.At - at) <= Near)
                covered += Math.Max(0, Math.Min(rule.To, to) - Math.Max(rule.From, from));
        return covered >= (to - from) * 0.6;
    }

    /// <summary>Places closer than a line's width are one.</summary>
    private static List<double> Places(IEnumerable<double> all)
    {
        var places = new List<double>();
        foreach (var place in all.Order())
            if (places.Count == 0 || place - places[^1] > Near)
                places.Add(place);
        return places;
    }
}
