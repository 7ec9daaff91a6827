namespace Luoshi.Reading.Plans;

/// <summary>The column headers of a task table: what each grid column holds, and which rows repeat them.</summary>
internal sealed class TaskTableHeader
{
    /// <summary>Rows above the header that may hold the table's title and notes.</summary>
    private const int MostRowsAbove = 12;

    /// <summary>Fewest headers that are looked at by what stands under them.</summary>
    private const int FewestByContent = 4;

    /// <summary>Mean length from which a column's cells are sentences.</summary>
    private const int LeastWork = 15;

    private readonly IReadOnlyList<string> _words;

    private TaskTableHeader(ColumnRole?[] roles, IReadOnlyList<string> words, int row, int rows)
    {
        Roles = roles;
        _words = words;
        Row = row;
        RowCount = rows;
    }

    /// <summary>What each grid column holds; null where its header says nothing known.</summary>
    public ColumnRole?[] Roles { get; }

    /// <summary>First row of the header.</summary>
    public int Row { get; }

    /// <summary>Rows it takes: two where headers stand over groups of columns.</summary>
    public int RowCount { get; }

    /// <summary>The header of a table; null where the table is no task table.</summary>
    public static TaskTableHeader? Find(TableGrid grid)
    {
        for (var row = 0; row < grid.Rows && row < MostRowsAbove; row++)
        {
            if (!IsHeader(grid, row) && !IsHeaderByContent(grid, row)) continue;
            var rows = row + 1 < grid.Rows && IsSecondLevel(grid, row) ? 2 : 1;
            var roles = new ColumnRole?[grid.Columns];
            for (var column = 0; column < grid.Columns; column++)
            {
                roles[column] = HeaderWords.Match(grid.Words(row + rows - 1, column)) ?? HeaderWords.Match(grid.Words(row, column));
            }

            foreach (var column in Periods(grid, row + rows - 1)) roles[column] = ColumnRole.Period;
            return new(roles, [.. Enumerable.Range(0, grid.Columns).Select(c => Bare(grid.Words(row, c)))], row, rows);
        }

        return null;
    }

    /// <summary>The words over a column, on the lowest level.</summary>
    public TracedText Words(TableGrid grid, int column) => grid.Text(Row + RowCount - 1, column);

    /// <summary>The same columns in a part of the table that a page has split off without its header.</summary>
    public TaskTableHeader WithoutRows() => new(Roles, _words, -1, 0);

    /// <summary>Whether a row says the column headers again, in words known or in its own.</summary>
    public bool Repeats(TableGrid grid, int row) =>
        IsHeader(grid, row) || (grid.Columns == _words.Count && Enumerable.Range(0, grid.Columns).All(c => Bare(grid.Words(row, c)) == _words[c]));

    /// <summary>Columns for what is due by a time (一季度, 二季度 …): one alone would be a deadline.</summary>
    private static List<int> Periods(TableGrid grid, int row)
    {
        var periods = new List<int>();
        for (var column = 0; column < grid.Columns; column++)
            if (grid.Cell(row, column) is { } cell && cell.Column == column && cell.ColumnSpan == 1 && HeaderWords.NamesPeriod(cell.Text)) periods.Add(column);
        return periods.Count >= 2 ? periods : [];
    }

    /// <summary>Whether a row repeats column headers.</summary>
    public static bool IsHeader(TableGrid grid, int row)
    {
        int cells = 0, known = 0;
        bool work = false, responsibility = false, goal = false, indicators = false;
        var periods = Periods(grid, row);
        for (var column = 0; column < grid.Columns; column++)
        {
            var cell = grid.Cell(row, column);
            if (cell is null || cell.Column != column || string.IsNullOrWhiteSpace(cell.Text)) continue;
            if (cell.Text.Length > 40) return false;
            cells++;
            indicators |= HeaderWords.NamesIndicators(cell.Text);
            var role = HeaderWords.Match(cell.Text);
            if (periods.Contains(column))
            {
                known++;
                responsibility = true;
                continue;
            }

            if (role is null)
            {
                if (cell.ColumnSpan > 1 && row + 1 < grid.Rows) known++;
                continue;
            }

            known++;
            goal |= role is ColumnRole.Goal;
            work |= role is ColumnRole.Section || (HeaderWords.IsWork(role) && role is not ColumnRole.Goal);
            responsibility |= HeaderWords.IsResponsibility(role) || cell.ColumnSpan > 1;
        }

        // A table of indicators (指标, 2025年基期, 2026年目标) sets no tasks.
        return cells >= 2 && known * 3 >= cells * 2 && (work || (goal && !indicators)) && responsibility;
    }

    /// <summary>A row of short words of which two say who or by when, over numbered rows with a column of sentences: its name for the work is not known, its place is.</summary>
    private static bool IsHeaderByContent(TableGrid grid, int row)
    {
        var cells = grid.Filled(row).ToList();
        if (cells.Count < FewestByContent || cells.Exists(c => c.ColumnSpan > 1 || Bare(c.Text) is { Length: > 10 } or [>= '0' and <= '9', ..] || HeaderWords.NamesIndicators(c.Text) || HeaderWords.NamesFigure(c.Text))) return false;
        var roles = cells.ConvertAll(c => (c.Column, Role: HeaderWords.Match(c.Text)));
        if (roles.Select(r => r.Role).Where(r => HeaderWords.IsResponsibility(r)).Distinct().Count() < 2) return false;
        var body = Enumerable.Range(row + 1, grid.Rows - row - 1).Where(r => grid.Filled(r).Skip(1).Any()).ToList();
        if (body.Count < 3) return false;
        var number = roles.FindIndex(r => r.Role is ColumnRole.Number or null && body.Count(b => Numbering.Alone(grid.Words(b, r.Column)) is not null) * 5 >= body.Count * 3);
        return number >= 0 && roles.Where((_, i) => i != number).Any(r => r.Role is null && body.Average(b => grid.Words(b, r.Column).Length) >= LeastWork);
    }

    private static string Bare(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));

    private static bool IsSecondLevel(TableGrid grid, int row)
    {
        var spans = false;
        var words = Periods(grid, row + 1).Count;
        for (var column = 0; column < grid.Columns; column++)
        {
            var above = grid.Cell(row, column);
            spans |= above is { ColumnSpan: > 1 };
            var below = grid.Cell(row + 1, column);
            if (below is null || grid.Origin(row + 1, column) != row + 1 || below.Column != column || string.IsNullOrWhiteSpace(below.Text)) continue;
            if (Numbering.Alone(below.Text) is not null || below.Text.Length > 24) return false;
            if (HeaderWords.Match(below.Text) is not null) words++;
        }

        return spans ? words >= 1 : words >= 2 && IsHeader(grid, row + 1) is false && words >= 2;
    }
}
