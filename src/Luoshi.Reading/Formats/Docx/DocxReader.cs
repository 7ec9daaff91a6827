using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>A Word document (docx) to blocks: what a reader sees of its body, numbers as printed.</summary>
internal static class DocxReader
{
    private const int MostNotesShown = 5, MostNoteShown = 80;

    public static SourceDocument Read(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        var (body, styles, numbering, notes) = Parts(bytes, file);
        var hasPages = body.Descendants().Any(d => d.Local == "lastRenderedPageBreak");
        var known = new DocxStyles(styles);
        var context = new DocxContext(file, options, known, new DocxNumbering(numbering, known), hasPages, ct) { Fields = DocxBody.Fields(body) };

        var blocks = new List<Block>();
        DocxBody.Read(body, blocks, context, 0);
        if (blocks.Count == 0)
        {
            throw Unreadable.HasNoWords(file, body.Descendants().Any(d => d.Local is "drawing" or "pict")
                ? "文档里只有图片：请向发文单位索取文字版，或先用文字识别（OCR）软件转换。"
                : "请检查文件是否选对、是否保存完整。");
        }

        return new SourceDocument(file, "docx", blocks, [.. context.Findings(), .. Notes(notes, context)]);
    }

    /// <summary>Footnotes and endnotes explain; they are no items, and are not lost either.</summary>
    private static IEnumerable<Finding> Notes(List<XElement> notes, DocxContext context)
    {
        var words = new List<string>();
        foreach (var note in notes)
        {
            // Separators have a type; notes have none.
            if (note.Attr("type") is not null) continue;
            var blocks = new List<Block>();
            DocxBody.ReadBox(note, blocks, context, 0);
            var text = string.Concat(blocks.OfType<ParagraphBlock>().Select(b => b.Text));
            if (text.Length > 0) words.Add(text);
        }

        if (words.Count == 0) yield break;
        var shown = string.Concat(words.Take(MostNotesShown).Select((w, i) => $"（{i + 1}）{(w.Length > MostNoteShown ? w[..MostNoteShown] + "…" : w)}"));
        yield return FormatFinding.Note(FormatFinding.NotesApart, $"文档有 {words.Count} 条脚注或尾注，没有并入正文和事项：{shown}{(words.Count > MostNotesShown ? "……" : "")}");
    }

    private static (XElement Body, XElement? Styles, XElement? Numbering, List<XElement> Notes) Parts(byte[] bytes, string file)
    {
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(bytes, false), false);
            if (package.MainDocumentPart is not { } main) throw Unreadable.HasBrokenPart(file, "word/document.xml", "没有登记为正文");

            var body = Load(main)?.Child("body") ?? throw Unreadable.HasBrokenPart(file, Named(main), "没有正文");
            List<XElement> notes = [.. Load(main.FootnotesPart)?.Children("footnote") ?? [], .. Load(main.EndnotesPart)?.Children("endnote") ?? []];
            return (body, Load(main.StyleDefinitionsPart), Load(main.NumberingDefinitionsPart), notes);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or UriFormatException or IOException or ArgumentException or InvalidOperationException)
        {
            throw Unreadable.IsDamagedPackage(file, "文档的目录（[Content_Types].xml、_rels）不完整", e);
        }

        XElement? Load(OpenXmlPart? part) => part is null ? null : Markup.Load(part.GetStream(FileMode.Open, FileAccess.Read), Named(part), file);
        static string Named(OpenXmlPart part) => part.Uri.OriginalString.TrimStart('/');
    }
}
