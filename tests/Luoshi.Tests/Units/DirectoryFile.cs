using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Luoshi.Sheets;
using Luoshi.Units;

namespace Luoshi.Tests.Units;

/// <summary>Workbooks as a clerk might hand them in, made by hand.</summary>
internal static class DirectoryFile
{
    /// <summary>A sheet of words under heads.</summary>
    public static SheetPage Sheet(string name, string[] heads, params string[][] rows)
    {
        var lines = new SheetRows();
        foreach (var row in rows) lines.Add([.. row.Select(w => new SheetValue(w))]);
        return new(name, [.. heads.Select(h => new SheetColumn(h, 20))], lines);
    }

    public static byte[] Of(params SheetPage[] pages) => WorkbookWriter.ToBytes(pages);

    public static DirectorySheets Read(params SheetPage[] pages) => DirectorySheets.Read(Of(pages), "名录.xlsx", CancellationToken.None);

    /// <summary>The same file with one cell of a sheet changed by a person.</summary>
    public static byte[] Change(byte[] file, string sheet, Action<SheetData> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = SpreadsheetDocument.Open(stream, true))
        {
            var id = package.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
            change(((WorksheetPart)package.WorkbookPart.GetPartById(id)).Worksheet!.GetFirstChild<SheetData>()!);
        }

        return stream.ToArray();
    }

    /// <summary>The cell of that name, B7.</summary>
    public static Cell Cell(SheetData data, string name) => data.Descendants<Cell>().Single(c => c.CellReference == name);

    /// <summary>Puts words into a cell.</summary>
    public static void Say(SheetData data, string name, string words)
    {
        var cell = Cell(data, name);
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.Append(new InlineString(new Text(words)));
    }
}
