namespace Luoshi.Reading.Plans;

/// <summary>The column headers of a task table: what each grid column holds, and which rows repeat them.</summary>
internal sealed class TaskTableHeader
{
    /// <summary>Rows above the header that may hold the table's title and notes.</summary>
    private const int MostRowsAbove = 12;

    private TaskTableHeader(ColumnRole?[] roles, int row, int rows)
    {
        Roles = roles;
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
            if (!IsHeader(grid, row)) continue;
            var rows = row + 1 < grid.Rows && IsSecondLevel(grid, row) ? 2 : 1;
            var roles = new ColumnRole?[grid.Columns];
            for (var column = 0; column < grid.Columns; column++)
            {
                roles[column] = HeaderWords.Match(grid.Words(row + rows - 1, column)) ?? HeaderWords.Match(grid.Words(row, column));
            }

            foreach (var column in Periods(grid, row + rows - 1)) roles[column] = ColumnRole.Period;
            return new(roles, row, rows);
        }

        return null;
    }

    /// <summary>The words over a column, on the lowest level.</summary>
    public TracedText Words(TableGrid grid, int column) => grid.Text(Row + RowCount - 1, column);

    /// <summary>The same columns in a part of the table that a page has split off without its header.</summary>
    public TaskTableHeader WithoutRows() => new(Roles, -1, 0);

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
