using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Luoshi.Reading.Formats.Xlsx;

/// <summary>A cell with words.</summary>
internal readonly record struct SheetCell(string Text, Look Look);

/// <summary>A rectangle of cells shown as one; rows and columns from 1, both ends inside.</summary>
internal readonly record struct Merged(int Top, int Left, int Bottom, int Right);

/// <summary>The cells of a sheet that hold words, its merged areas and what is hidden; empty formatted cells cost nothing.</summary>
internal sealed class SheetCells
{
    /// <summary>Cells with words for each block allowed.</summary>
    private const int CellsPerBlock = 10;

    public SortedDictionary<int, SortedDictionary<int, SheetCell>> Rows { get; } = [];

    public List<Merged> Merges { get; } = [];

    /// <summary>Cells with a formula and no stored result.</summary>
    public List<(int Row, int Column)> Uncomputed { get; } = [];

    public HashSet<int> HiddenRows { get; } = [];

    /// <summary>Columns of a sheet (ECMA-376: up to XFD).</summary>
    private const int MostColumns = 16_384;

    public HashSet<int> HiddenColumns { get; } = [];

    /// <summary>First row of a filter: its heading.</summary>
    public int? FilterRow { get; private set; }

    public bool IsHidden(int column) => HiddenColumns.Contains(column);

    public static SheetCells Read(WorksheetPart part, string sheet, Workbook workbook, ReadingOptions options, CancellationToken ct)
    {
        var cells = new SheetCells();
        var (row, column, count) = (0, 0, 0L);
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Markup.Settings);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    ct.ThrowIfCancellationRequested();
                    row = int.TryParse(reader.GetAttribute("r"), out var at) && at > 0 ? at : row + 1;
                    column = 0;
                    if (reader.GetAttribute("hidden") is "1" or "true") cells.HiddenRows.Add(row);
                    reader.Read();
                    break;
                case "c":
                    var place = Place(reader.GetAttribute("r"));
                    column = place.Column > 0 ? place.Column : column + 1;
                    if (reader.IsEmptyElement)
                    {
                        reader.Read();
                        break;
                    }

                    if (++count > (long)options.MaxBlocks * CellsPerBlock) throw Unreadable.HasTooManyBlocks(workbook.File, $"工作表“{sheet}”第 {row} 行", options.MaxBlocks);
                    cells.Add(row, column, (XElement)XNode.ReadFrom(reader), workbook);
                    break;
                case "col" when reader.GetAttribute("hidden") is "1" or "true":
                    if (int.TryParse(reader.GetAttribute("min"), out var from) && int.TryParse(reader.GetAttribute("max"), out var to)) for (var hidden = Math.Max(1, from); hidden <= Math.Min(to, MostColumns); hidden++) cells.HiddenColumns.Add(hidden);
                    reader.Read();
                    break;
                case "mergeCell":
                    if (Area(reader.GetAttribute("ref")) is { } area) cells.Merges.Add(area);
                    reader.Read();
                    break;
                case "autoFilter":
                    cells.FilterRow = Area(reader.GetAttribute("ref"))?.Top;
                    reader.Read();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }

        return cells;
    }

    private void Add(int row, int column, XElement cell, Workbook workbook)
    {
        var stored = cell.Child("v")?.Value ?? "";
        var look = workbook.LookOf(cell.Attr("s"));
        var words = cell.Attr("t") switch
        {
            "s" => workbook.Word(stored),
            "inlineStr" => cell.Child("is") is { } item ? Workbook.WordsOf(item) : "",
            "str" or "e" => stored,
            "b" => stored == "1" ? "TRUE" : "FALSE",
            "d" => DateOnly.TryParse(stored.Split('T')[0], out var day) ? $"{day.Year}年{day.Month}月{day.Day}日" : stored,
            _ => CellFormat.Write(stored, look.Pattern, workbook.Since1904),
        };
        words = CellText.Join(words.Replace("\r", "\n", StringComparison.Ordinal).Split('\n'));
        if (words.Length == 0)
        {
            if (cell.Child("f") is not null) Uncomputed.Add((row, column));
            return;
        }

        if (!Rows.TryGetValue(row, out var cells)) Rows[row] = cells = [];
        cells[column] = new SheetCell(words, look);
    }

    private static Merged? Area(string? reference)
    {
        if (reference?.Split(':') is not { Length: 1 or 2 } ends) return null;
        var (from, to) = (Place(ends[0]), Place(ends[^1]));
        return from.Row > 0 && from.Column > 0 && to.Row >= from.Row && to.Column >= from.Column ? new(from.Row, from.Column, to.Row, to.Column) : null;
    }

    /// <summary>B12 to column 2, row 12; zeros for what is no such name.</summary>
    private static (int Column, int Row) Place(string? name)
    {
        var (column, at) = (0, 0);
        if (name is null) return default;
        for (; at < name.Length && char.IsAsciiLetterUpper(name[at]) && at < 3; at++) column = column * 26 + (name[at] - 'A' + 1);
        return int.TryParse(name.AsSpan(at), out var row) ? (column, row) : default;
    }
}
