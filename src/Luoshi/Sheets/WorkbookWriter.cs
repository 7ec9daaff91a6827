using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luoshi.Sheets;

/// <summary>A sheet about to be written: its name, its columns and its rows.</summary>
public sealed record SheetPage(string Name, IReadOnlyList<SheetColumn> Columns, SheetRows Rows);

/// <summary>Writes sheets as one workbook, each with its header on every printed page.</summary>
public static class WorkbookWriter
{
    public static byte[] ToBytes(params IReadOnlyList<SheetPage> pages)
    {
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook)) Write(package, pages);
        return SteadyPackage.Again(file.ToArray());
    }

    public static void Write(SpreadsheetDocument package, params IReadOnlyList<SheetPage> pages)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(pages);
        var book = package.AddWorkbookPart();

        // Numbers of the relations are given here, or the library would draw random ones.
        package.ChangeIdOfPart(book, "rId1");
        book.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = SheetLook.Styles();
        var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        var names = new DefinedNames();
        book.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets, names);
        foreach (var page in pages)
        {
            var part = book.AddNewPart<WorksheetPart>($"rId{sheets.ChildElements.Count + 2}");
            page.Rows.Write(part, page.Columns);
            var number = (uint)sheets.ChildElements.Count;
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = number + 1, Name = page.Name });
            names.Append(new DefinedName($"{page.Name}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = number });
        }
    }
}
