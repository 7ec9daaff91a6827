using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Tests.Bulletins;

/// <summary>What stands in a docx, read without our own code.</summary>
internal static class DocxText
{
    /// <summary>Words of all cells of all tables, in order.</summary>
    public static List<string> Cells(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. file.MainDocumentPart!.Document!.Descendants<TableCell>().Select(c => c.InnerText)];
    }

    /// <summary>Words of each row of each table.</summary>
    public static List<List<string>> Rows(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. file.MainDocumentPart!.Document!.Descendants<TableRow>().Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToList())];
    }

    public static string All(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return file.MainDocumentPart!.Document!.InnerText;
    }
}
