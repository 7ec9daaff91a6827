using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luoshi.Tests.Bulletins;

/// <summary>What stands in a workbook, read without our own code.</summary>
internal static class ReadXlsx
{
    /// <summary>Rows of a sheet, empty cells left out; of the first sheet where no name is given.</summary>
    public static List<List<string>> Sheet(byte[] xlsx, string? name = null)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        var book = file.WorkbookPart!;
        var sheet = book.Workbook!.Descendants<Sheet>().First(s => name is null || s.Name == name);
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        return [.. ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>()
            .Select(c => c.DataType?.Value == CellValues.SharedString ? shared[int.Parse(c.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)] : c.InnerText).Where(t => t.Length > 0).ToList())];
    }
}
