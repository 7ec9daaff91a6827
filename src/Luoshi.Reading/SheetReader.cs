using DocumentFormat.OpenXml.Packaging;
using Luoshi.Reading.Formats;
using Luoshi.Reading.Formats.Xlsx;

namespace Luoshi.Reading;

/// <summary>A row of a sheet with words in it.</summary>
/// <param name="Row">Its number as the program that shows it counts, from 1.</param>
/// <param name="Cells">Words by the number of the column, from 1; empty cells are left out.</param>
/// <param name="Uncomputed">Columns that hold a formula without a stored result.</param>
public sealed record SheetLine(int Row, IReadOnlyDictionary<int, string> Cells, IReadOnlySet<int> Uncomputed);

/// <summary>A sheet of a workbook, row by row, hidden rows too.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetLine> Lines);

/// <summary>The sheets of a workbook, hidden ones left out.</summary>
/// <param name="HasMacros">It holds programs; they are never run.</param>
public sealed record SheetBook(IReadOnlyList<Sheet> Sheets, bool HasMacros);

/// <summary>Reads a workbook (xlsx, xlsm) cell by cell, each as it shows: of a formula its result, of a date the date.</summary>
public static class SheetReader
{
    /// <exception cref="UnreadableDocumentException">It is no workbook, damaged, locked, or beyond the limits.</exception>
    public static SheetBook Read(byte[] content, string fileName, ReadingOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(options);
        if (content.Length == 0) throw Unreadable.IsEmpty(fileName);
        if (content.Length > options.MaxFileBytes) throw Unreadable.IsTooLarge(fileName, options.MaxFileBytes);
        var kind = FileContentReader.Read(content, fileName);
        if (kind == FileContent.OldOffice) throw Unreadable.IsOldOffice(fileName);
        if (kind != FileContent.Zip || PackedFile.Check(content, fileName, options, ct) != PackedKind.Xlsx) throw Unreadable.IsNoWorkbook(fileName);
        return XlsxReader.Opened(content, fileName, (part, workbook) => Read(part, workbook, options, ct));
    }

    private static SheetBook Read(WorkbookPart part, Workbook workbook, ReadingOptions options, CancellationToken ct)
    {
        var sheets = new List<Sheet>();
        foreach (var (name, worksheet) in XlsxReader.Shown(part, workbook))
        {
            ct.ThrowIfCancellationRequested();
            var cells = SheetCells.Read(worksheet, name, workbook, options, ct);
            var uncomputed = cells.Uncomputed.ToLookup(u => u.Row, u => u.Column);
            sheets.Add(new(name, [.. cells.Rows.Keys.Union(uncomputed.Select(u => u.Key)).Order().Select(row => new SheetLine(
                row,
                cells.Rows.TryGetValue(row, out var line) ? line.ToDictionary(c => c.Key, c => c.Value.Text) : new Dictionary<int, string>(),
                uncomputed[row].ToHashSet()))]));
        }

        return new(sheets, part.VbaProjectPart is not null);
    }
}
