using System.Text.RegularExpressions;
using Luoshi.Reading.Formats.Scan;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A pdf with text in it to blocks: ruled tables made whole over pages, paragraphs joined, page furniture left out.</summary>
internal static partial class PdfReader
{
    /// <summary>Share of a page, above and below, where numbers and running titles stand.</summary>
    private const double Margin = 0.11;

    /// <summary>Share of what a file may unpack to that one stream may take; the parser holds many times as much while it reads it.</summary>
    private const int MostInOneStream = 8;

    private sealed record Page(PdfMarks Marks, List<PdfGrid> Grids, List<PdfLine> Lines);

    public static SourceDocument Read(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        var pages = Pages(bytes, file, options, ct);
        var scanned = Recognise(bytes, pages, file, options, ct);
        if (pages.TrueForAll(p => p.Marks.Glyphs.Count == 0)) throw Unreadable.HasNoTextLayer(file, pages.Count);

        var furniture = Furniture(pages);
        var blocks = new List<Block>();
        var paragraphs = new PdfParagraphs(blocks, PdfParagraphs.Leading(pages.Select(p => p.Lines)));
        var widths = pages.GroupBy(p => Math.Round(p.Marks.Width))
            .ToDictionary(g => g.Key, g => Edges(g.SelectMany(p => p.Lines.Where(l => !furniture.Contains((p.Marks.Page, l)))), g.Key));
        PdfTable? table = null;
        var unruled = pages.TrueForAll(p => p.Grids.Count == 0)
            ? new PdfUnruledTable(pages.SelectMany(p => p.Lines.Where(l => !furniture.Contains((p.Marks.Page, l))).Select(l => (l, p.Marks.Page))))
            : null;
        var doubts = new List<Finding>();
        var (at, next) = (0, 0);
        var notes = new List<(PdfLine Line, int Page, (double, double) Edges)>();
        foreach (var page in pages)
        {
            ct.ThrowIfCancellationRequested();
            var lines = page.Lines.Where(l => !furniture.Contains((page.Marks.Page, l))).ToList();
            var edges = widths[Math.Round(page.Marks.Width)];
            var grids = new Queue<PdfGrid>(page.Grids);
            foreach (var line in lines)
            {
                if (at++ < next) continue;
                if (unruled?.Read(at - 1, ct) is { } laid)
                {
                    paragraphs.End();
                    doubts.AddRange(laid.FindingsAt(blocks.Count));
                    blocks.Add(laid.Table);
                    next = laid.Next;
                    continue;
                }

                while (grids.TryPeek(out var grid) && grid.Top > line.Base) Table(grids.Dequeue(), page.Marks.Page);
                // Notes at the foot of a page do not end the table above them.
                if (table is not null && grids.Count == 0 && IsFootnote(line, page))
                {
                    notes.Add((line, page.Marks.Page, edges));
                    continue;
                }

                Close();
                paragraphs.Add(line, page.Marks.Page, edges);
            }

            while (grids.Count > 0) Table(grids.Dequeue(), page.Marks.Page);
        }

        Close();
        paragraphs.End();
        if (unruled?.Lost() is { } lost) doubts.Add(lost);
        return new SourceDocument(file, "pdf", [.. blocks.Select(b => IsFrom(b, scanned) ? b with { IsRecognised = true } : b)], [.. Findings(pages, scanned), .. doubts]);

        void Table(PdfGrid grid, int page)
        {
            paragraphs.End();
            if (table is not null && table.Continue(grid, page)) return;
            Close();
            table = PdfTable.Start(grid, page);
        }

        void Close()
        {
            if (table is not null) blocks.Add(table.ToBlock());
            table = null;
            foreach (var (line, page, edges) in notes) paragraphs.Add(line, page, edges);
            notes.Clear();
        }
    }

    /// <summary>Reads the pages that are pictures, where this machine can; gives their numbers.</summary>
    private static HashSet<int> Recognise(byte[] bytes, List<Page> pages, string file, ReadingOptions options, CancellationToken ct)
    {
        var isScan = pages.TrueForAll(p => p.Marks.Glyphs.Count == 0);
        var pictures = pages.Where(p => p.Marks.Glyphs.Count == 0 && (p.Marks.HasPictures || isScan)).Select(p => p.Marks).ToList();
        var reader = new ScanReader(file, options, ct);
        if (pictures.Count == 0 || !reader.IsReady()) return [];

        foreach (var marks in reader.Read(bytes, pictures)) pages[pages.FindIndex(p => p.Marks.Page == marks.Page)] = Of(marks);
        return [.. pictures.Select(p => p.Page)];
    }

    private static Page Of(PdfMarks marks)
    {
        var (grids, others) = PdfGrid.Read(marks);
        return new Page(marks, grids, PdfLine.Read(others));
    }

    private static bool IsFrom(Block block, HashSet<int> pages) =>
        (block.Page is { } page && pages.Contains(page)) || (block is TableBlock table && table.Rows.Any(r => r.Page is { } row && pages.Contains(row)));

    /// <summary>A line below the page's last table, set smaller than the table's words, down to the foot.</summary>
    private static bool IsFootnote(PdfLine line, Page page) =>
        line.Base < page.Marks.Height / 3 && page.Grids.Count > 0 && line.Base < page.Grids[^1].Bottom
            && page.Grids[^1].Cells.SelectMany(c => c.Glyphs).Select(g => g.Size).DefaultIfEmpty(0).Average() - line.Size > 0.4;

    private static List<Page> Pages(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        string? place = null;
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { ClipPaths = false, SkipMissingFonts = true, UseLenientParsing = true, FilterProvider = new PdfStreams(options.MaxUnpackedBytes / MostInOneStream) });
            if (document.NumberOfPages > options.MaxPages) throw Unreadable.HasTooManyPages(file, document.NumberOfPages, options.MaxPages);
            PdfTraps.Check(document, ct);
            var pages = new List<Page>();
            long glyphs = 0;
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                ct.ThrowIfCancellationRequested();
                place = $"第 {number} 页";
                var marks = PdfMarks.Read(document.GetPage(number));
                glyphs += marks.Glyphs.Count + marks.Across.Count + marks.Down.Count;
                if (glyphs > (long)options.MaxBlocks * 50) throw Unreadable.HasTooManyBlocks(file, place, options.MaxBlocks);
                pages.Add(Of(marks));
            }

            return pages;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw Unreadable.IsLocked(file, "请用 pdf 阅读器输入密码打开，“打印为 pdf”或另存为无密码的文件后再导入。");
        }
        catch (PdfTooLargeException)
        {
            throw Unreadable.UnpacksTo(file, place ?? "pdf", options.MaxUnpackedBytes / MostInOneStream);
        }
        catch (Exception e) when (e is not (UnreadableDocumentException or OperationCanceledException or OutOfMemoryException))
        {
            // The parser meets broken files with many kinds of exception; none of them is ours.
            throw Unreadable.IsDamagedPdf(file, place, e);
        }
    }

    /// <summary>Page numbers, and lines that come back at the same edge of many pages.</summary>
    private static HashSet<(int Page, PdfLine Line)> Furniture(List<Page> pages)
    {
        var found = new HashSet<(int, PdfLine)>();
        var edge = pages.SelectMany(p => p.Lines.Where(l => l.Base < p.Marks.Height * Margin || l.Base > p.Marks.Height * (1 - Margin)).Select(l => (p.Marks.Page, Line: l))).ToList();
        foreach (var (page, line) in edge)
            if (PageNumber().IsMatch(line.Text))
                found.Add((page, line));
        // The same height too: the last line of a page's text may read alike on some pages, a running title does on most.
        foreach (var group in edge.GroupBy(e => (Digits().Replace(e.Line.Text, "#"), Math.Round(e.Line.Base / 3))))
            if (group.Select(g => g.Page).Distinct().Count() >= Math.Max(3, pages.Count * 0.4))
                found.UnionWith(group);
        return found;
    }

    /// <summary>Where the text of pages of one width begins and ends.</summary>
    private static (double Left, double Right) Edges(IEnumerable<PdfLine> all, double width)
    {
        var lines = all.ToList();
        if (lines.Count == 0) return (width * 0.12, width * 0.88);
        var left = lines.Min(l => l.Left);
        var right = lines.Max(l => l.Right);

        // A few short lines tell nothing of the width of the text; margins are mostly alike on both sides.
        if (right - left <= width * 0.55) return (left, Math.Max(right, width - left));

        // Their middle, because marks may hang beyond the edge.
        var full = lines.Where(l => right - l.Right < l.Size * 2.5).Select(l => l.Right).Order().ToList();
        return (left, full.Count > 2 ? full[full.Count / 2] : Math.Max(right, width - left));
    }

    private static List<Finding> Findings(List<Page> pages, HashSet<int> scanned)
    {
        var findings = new List<Finding>();
        if (scanned.Count > 0)
            findings.Add(FormatFinding.Of(FormatFinding.Recognised, $"pdf 第 {Listed(scanned)} 页是扫描图片，文字由 tesseract 识别，可能有错字、漏字；从中读出的各项都列为存疑，请逐字对照原件。"));
        var unread = pages.Where(p => p.Marks.Glyphs.Count == 0 && p.Marks.HasPictures && !scanned.Contains(p.Marks.Page)).Select(p => p.Marks.Page).ToList();
        if (unread.Count > 0)
            findings.Add(FormatFinding.Of(FormatFinding.PageWithoutText, $"pdf 第 {Listed(unread)} 页是图片，没有文字，没有读入；请对照原文补充，或在本机装好 tesseract（含简体中文 chi_sim）后重新导入。"));
        return findings;
    }

    private static string Listed(IEnumerable<int> pages) => string.Join('、', pages.Order().Take(20));

    [GeneratedRegex(@"^[-—–－·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
