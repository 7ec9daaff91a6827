namespace Luoshi.Reading.Formats.Xlsx;

/// <summary>The cells of a sheet as blocks: what stands above and below the table becomes paragraphs, the rest the table.</summary>
internal sealed class SheetTable
{
    /// <summary>Wider than any list a person fills in.</summary>
    private const int MostColumns = 256;

    /// <summary>Cells that merged areas may cover in all.</summary>
    private const long MostCovered = 5_000_000;

    private sealed record Piece(int Row, int Column, int RowSpan, int ColumnSpan, SheetCell Cell);

    private readonly SheetCells _cells;
    private readonly string _sheet;
    private readonly string _file;
    private readonly List<int> _rows;
    private readonly int _lastColumn;

    /// <summary>The merged areas over each row that shows.</summary>
    private readonly Dictionary<int, List<Merged>> _over = [];

    public SheetTable(SheetCells cells, string sheet, string file)
    {
        (_cells, _sheet, _file) = (cells, sheet, file);
        var last = cells.Rows.Values.Where(r => r.Count > 0).Select(r => r.Keys.Last()).DefaultIfEmpty(0).Max();
        if (last > MostColumns)
        {
            Findings.Add(FormatFinding.Of(FormatFinding.CutOff, $"工作表“{sheet}”有 {last} 列，只读取了前 {MostColumns} 列。"));
            last = MostColumns;
        }

        _lastColumn = last;
        _rows = [.. cells.Rows.Keys.Where(r => !cells.HiddenRows.Contains(r))];
        Cover();

        var hidden = cells.Rows.Keys.Count(cells.HiddenRows.Contains);
        if (hidden > 0) Findings.Add(FormatFinding.Of(FormatFinding.HiddenLeftOut, $"工作表“{sheet}”有 {hidden} 个隐藏或被筛选掉的行，没有读入。"));
        var columns = cells.Rows.Values.SelectMany(r => r.Keys).Where(cells.IsHidden).Distinct().Count();
        if (columns > 0) Findings.Add(FormatFinding.Of(FormatFinding.HiddenLeftOut, $"工作表“{sheet}”有 {columns} 个隐藏列，没有读入。"));
    }

    public List<Finding> Findings { get; } = [];

    public List<Block> Blocks((int From, int To)? titles)
    {
        var rows = _rows.Select(r => (Row: r, Pieces: Pieces(r))).Where(r => r.Pieces.Count > 0).ToList();
        var starts = rows.SelectMany(r => r.Pieces).Select(p => p.Column).Distinct().Order().ToList();
        var first = 0;
        while (first < rows.Count && IsAbove(rows[first].Pieces, starts.Count)) first++;
        var last = rows.Count - 1;
        while (last > first && IsBelow(rows[last].Pieces)) last--;

        // Columns are those of the table alone: a title may start where no column does.
        var table = rows[first..(last + 1)];
        List<int> numbers = [.. table.Select(r => r.Row)];
        starts = [.. table.SelectMany(r => r.Pieces).Select(p => p.Column).Distinct().Order()];
        var blocks = new List<Block>();
        foreach (var (_, pieces) in rows[..first]) blocks.AddRange(pieces.Select(Paragraph));
        if (table.Count > 0) blocks.Add(new TableBlock([.. table.Select(r => Row(r.Pieces, r.Row, starts, numbers, titles))]) { Locator = _sheet });
        foreach (var (_, pieces) in rows[(last + 1)..]) blocks.AddRange(pieces.Select(Paragraph));
        return blocks;
    }

    private ParagraphBlock Paragraph(Piece piece) => new(piece.Cell.Text.Replace("\n", "", StringComparison.Ordinal))
    {
        Locator = _sheet,
        BoldPrefix = piece.Cell.Look.Bold ? piece.Cell.Text.Replace("\n", "", StringComparison.Ordinal).Length : 0,
        Alignment = piece.Cell.Look.Centered ? "center" : null,
    };

    private TableRow Row(List<Piece> pieces, int row, List<int> starts, List<int> numbers, (int From, int To)? titles) =>
        new([.. pieces.Select(p => new TableCell(
            starts.BinarySearch(p.Column),
            p.Cell.Text,
            Math.Max(1, starts.Count(s => s >= p.Column && s < p.Column + p.ColumnSpan)),
            p.RowSpan <= 1 ? 1 : Math.Max(1, First(numbers, row + p.RowSpan) - First(numbers, row))))])
        {
            IsHeader = titles is { } repeated ? row >= repeated.From && row <= repeated.To : row == _cells.FilterRow,
        };

    /// <summary>A title, or a line such as 填报单位 and 填报日期, above a wider table.</summary>
    private static bool IsAbove(List<Piece> pieces, int columns) => pieces.Count == 1 || (pieces.Count == 2 && columns > 3 && pieces.TrueForAll(p => p.RowSpan == 1));

    /// <summary>A note across the sheet below the table.</summary>
    private bool IsBelow(List<Piece> pieces) =>
        pieces is [var only] && (only.ColumnSpan * 2 > _lastColumn || only.Cell.Text.StartsWith('注') || only.Cell.Text.StartsWith("备注", StringComparison.Ordinal) || only.Cell.Text.StartsWith("说明", StringComparison.Ordinal));

    /// <summary>What shows in a row: single cells, and the merged areas whose first visible row this is.</summary>
    private List<Piece> Pieces(int row)
    {
        var pieces = new List<Piece>();
        var over = _over.GetValueOrDefault(row) ?? [];
        foreach (var area in over)
        {
            if (_rows[FirstFrom(area.Top)] != row) continue;
            var column = Enumerable.Range(area.Left, area.Right - area.Left + 1).FirstOrDefault(c => !_cells.IsHidden(c));
            if (column == 0 || !_cells.Rows.TryGetValue(area.Top, out var top) || !top.TryGetValue(area.Left, out var cell)) continue;
            pieces.Add(new Piece(row, column, area.Bottom - row + 1, area.Right - column + 1, cell));
        }

        foreach (var (column, cell) in _cells.Rows[row])
        {
            if (column > _lastColumn) break;
            if (!_cells.IsHidden(column) && !over.Exists(m => column >= m.Left && column <= m.Right)) pieces.Add(new Piece(row, column, 1, 1, cell));
        }

        pieces.Sort((a, b) => a.Column.CompareTo(b.Column));
        return pieces;
    }

    /// <summary>Index of the first row with words at or below a row of the sheet.</summary>
    private int FirstFrom(int row) => First(_rows, row);

    private static int First(List<int> rows, int from) => rows.BinarySearch(from) is var at && at >= 0 ? at : ~at;

    /// <summary>Lays the merged areas over the rows that show.</summary>
    private void Cover()
    {
        if (_rows.Count == 0) return;
        long covered = 0;
        foreach (var merge in _cells.Merges)
        {
            if (merge.Left > _lastColumn) continue;
            var area = merge with { Right = Math.Min(merge.Right, _lastColumn) };
            for (var i = FirstFrom(area.Top); i < _rows.Count && _rows[i] <= area.Bottom; i++)
            {
                if (++covered > MostCovered) throw Unreadable.HasTooManyBlocks(_file, $"工作表“{_sheet}”的合并单元格", MostCovered);
                if (!_over.TryGetValue(_rows[i], out var over)) _over[_rows[i]] = over = [];
                over.Add(area);
            }
        }
    }
}
