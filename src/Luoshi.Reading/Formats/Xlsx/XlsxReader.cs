using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Luoshi.Reading.Formats.Xlsx;

/// <summary>An Excel workbook (xlsx) to blocks: each sheet that shows, as it shows.</summary>
internal static class XlsxReader
{
    public static SourceDocument Read(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        var blocks = new List<Block>();
        var findings = new List<Finding>();
        Opened(bytes, file, (part, workbook) =>
        {
            ReadSheets(part, workbook, blocks, findings, options, ct);
            return blocks;
        });
        if (blocks.Count == 0) throw Unreadable.HasNoWords(file, "请检查文件是否选对，或工作表是否被隐藏。");
        return new SourceDocument(file, "xlsx", blocks, findings);
    }

    /// <summary>What is read of an opened workbook; what is damaged is said in words.</summary>
    public static T Opened<T>(byte[] bytes, string file, Func<WorkbookPart, Workbook, T> read)
    {
        try
        {
            using var package = SpreadsheetDocument.Open(new MemoryStream(bytes, false), false);
            if (package.WorkbookPart is not { } part) throw Unreadable.HasBrokenPart(file, "xl/workbook.xml", "没有登记为工作簿");
            return read(part, new Workbook(part, file));
        }
        catch (XmlException e)
        {
            throw Unreadable.HasBrokenPart(file, "xl", $"第 {e.LineNumber} 行第 {e.LinePosition} 列", e);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or UriFormatException or IOException or ArgumentException or InvalidOperationException)
        {
            throw Unreadable.IsDamagedPackage(file, "工作簿的目录（[Content_Types].xml、_rels）不完整", e);
        }
    }

    /// <summary>The sheets that show, each once, in the order of their tabs.</summary>
    public static IEnumerable<(string Name, WorksheetPart Part)> Shown(WorkbookPart part, Workbook workbook)
    {
        // One part registered as many sheets would make a small file a large one.
        var seen = new HashSet<WorksheetPart>();
        foreach (var sheet in workbook.Root.Child("sheets")?.Children("sheet") ?? [])
        {
            if (sheet.Attr("state") is "hidden" or "veryHidden") continue;
            if (sheet.Attr("id") is { } id && part.TryGetPartById(id, out var found) && found is WorksheetPart worksheet && seen.Add(worksheet)) yield return (sheet.Attr("name") ?? "", worksheet);
        }
    }

    private static void ReadSheets(WorkbookPart part, Workbook workbook, List<Block> blocks, List<Finding> findings, ReadingOptions options, CancellationToken ct)
    {
        var at = -1;
        long rows = 0;
        var seen = new HashSet<WorksheetPart>();
        foreach (var sheet in workbook.Root.Child("sheets")?.Children("sheet") ?? [])
        {
            ct.ThrowIfCancellationRequested();
            at++;
            var name = sheet.Attr("name") ?? $"第 {at + 1} 张工作表";
            if (sheet.Attr("state") is "hidden" or "veryHidden")
            {
                findings.Add(FormatFinding.Of(FormatFinding.HiddenLeftOut, $"工作表“{name}”是隐藏的，没有读入。"));
                continue;
            }

            if (sheet.Attr("id") is not { } id || !part.TryGetPartById(id, out var found) || found is not WorksheetPart worksheet) continue;

            // One part registered as many sheets would make a small file a large one.
            if (!seen.Add(worksheet)) continue;
            var table = new SheetTable(SheetCells.Read(worksheet, name, workbook, options, ct), name, workbook.File);
            var read = table.Blocks(workbook.PrintTitles(at));
            rows += read.OfType<TableBlock>().Sum(t => t.Rows.Count);
            if (rows > options.MaxBlocks) throw Unreadable.HasTooManyBlocks(workbook.File, $"工作表“{name}”", options.MaxBlocks);
            blocks.AddRange(read);
            findings.AddRange(table.Findings);
        }
    }
}
