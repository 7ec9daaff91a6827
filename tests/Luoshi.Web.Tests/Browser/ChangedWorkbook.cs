using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luoshi.Web.Tests.Browser;

/// <summary>A downloaded workbook with some cells changed by a person.</summary>
internal static class ChangedWorkbook
{
    /// <param name="cells">Names of cells, B7, and the words to put there.</param>
    public static byte[] Of(byte[] file, string sheet, params (string Cell, string Words)[] cells)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = SpreadsheetDocument.Open(stream, true))
        {
            var id = package.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
            var worksheet = ((WorksheetPart)package.WorkbookPart.GetPartById(id)).Worksheet!;
            foreach (var (name, words) in cells)
            {
                var cell = worksheet.Descendants<Cell>().Single(c => c.CellReference == name);
                cell.RemoveAllChildren();
                cell.DataType = CellValues.InlineString;
                cell.Append(new InlineString(new Text(words)));
            }
        }

        return stream.ToArray();
    }
}
