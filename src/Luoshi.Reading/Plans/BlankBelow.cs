namespace Luoshi.Reading.Plans;

/// <summary>Finds the owner columns in which a text left cells blank because the document had merged them with the cell above.</summary>
internal static class BlankBelow
{
    /// <summary>A single blank is a missing owner; from a fifth of the rows on it is the layout.</summary>
    private const int LeastBlank = 2;
    private const int Part = 5;

    public static IReadOnlySet<int> Columns(IReadOnlyList<TaskTable> tables)
    {
        var found = new HashSet<int>();
        if (tables.Count == 0) return found;
        var owners = tables[0].Columns.Owners;
        var led = owners.Any(o => o.Role is ColumnRole.Lead);
        foreach (var (column, role) in owners)
        {
            // Work without a supporting unit is common.
            if (role is ColumnRole.Support && led) continue;
            int rows = 0, blank = 0;
            var first = false;
            foreach (var (grid, header, columns, _, _) in tables)
            {
                if (!columns.Owners.Contains((column, role))) continue;
                for (var row = Math.Max(0, header.Row + header.RowCount); row < grid.Rows; row++)
                {
                    if (header.Repeats(grid, row) || !grid.Filled(row).Skip(1).Any()) continue;
                    var empty = string.IsNullOrWhiteSpace(grid.Words(row, column));
                    if (rows == 0) first = !empty;
                    rows++;
                    if (empty) blank++;
                }
            }

            if (first && blank >= LeastBlank && blank * Part >= rows) found.Add(column);
        }

        return found;
    }
}
