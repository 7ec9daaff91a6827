namespace Luoshi.Reading.Plans;

/// <summary>A table on its grid: every place filled, also where a merged cell reaches.</summary>
internal sealed class TableGrid
{
    /// <summary>Columns beyond this are not looked at: no task table has them.</summary>
    private const int MostColumns = 128;

    private readonly TableCell?[][] _cells;
    private readonly int[][] _origins;

    private TableGrid(int block, TableBlock table, TableCell?[][] cells, int[][] origins, int columns)
    {
        Block = block;
        Table = table;
        _cells = cells;
        _origins = origins;
        Columns = columns;
    }

    public int Block { get; }

    public TableBlock Table { get; }

    public int Rows => _cells.Length;

    public int Columns { get; }

    public static TableGrid Of(int block, TableBlock table)
    {
        var columns = Math.Min(table.Columns, MostColumns);
        var cells = new TableCell?[table.Rows.Count][];
        var origins = new int[table.Rows.Count][];
        var reach = new (TableCell Cell, int Origin, int Until)[columns];
        for (var row = 0; row < cells.Length; row++)
        {
            cells[row] = new TableCell?[columns];
            origins[row] = new int[columns];
            for (var column = 0; column < columns; column++)
            {
                if (reach[column].Until <= row) continue;
                cells[row][column] = reach[column].Cell;
                origins[row][column] = reach[column].Origin;
            }

            foreach (var cell in table.Rows[row].Cells)
            {
                for (var column = Math.Max(0, cell.Column); column < columns && column < cell.Column + Math.Max(1, cell.ColumnSpan); column++)
                {
                    cells[row][column] = cell;
                    origins[row][column] = row;
                    reach[column] = (cell, row, (int)Math.Min(int.MaxValue, row + (long)Math.Max(1, cell.RowSpan)));
                }
            }
        }

        return new(block, table, cells, origins, columns);
    }

    public TableCell? Cell(int row, int column) => _cells[row][column];

    /// <summary>Row in which the cell that reaches here begins.</summary>
    public int Origin(int row, int column) => _origins[row][column];

    public string Words(int row, int column) => _cells[row][column]?.Text ?? "";

    /// <summary>The words of a cell with their place; a merged cell's place is where it begins.</summary>
    public TracedText Text(int row, int column) =>
        _cells[row][column] is { } cell ? TracedText.Of(cell.Text, Block, _origins[row][column], cell.Column) : TracedText.Empty;

    /// <summary>The cells of a row that hold words and begin in it, each once; not those beyond the columns that are looked at.</summary>
    public IEnumerable<TableCell> Filled(int row)
    {
        foreach (var cell in Table.Rows[row].Cells)
            if (cell.Column >= 0 && cell.Column < Columns && !string.IsNullOrWhiteSpace(cell.Text)) yield return cell;
    }
}
