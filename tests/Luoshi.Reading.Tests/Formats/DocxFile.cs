using Xunit;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Luoshi.Reading.Tests.Formats;

/// <summary>Word documents made in a test: the markup of the body is written out, the rest is around it.</summary>
internal static class DocxFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " +
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" " +
        "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

    public static byte[] Make(string body, string? numbering = null, string? styles = null, string? footnotes = null)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Write(main, $"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>");
            if (numbering is not null) Write(main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Namespaces}>{numbering}</w:numbering>");
            if (styles is not null) Write(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Namespaces}>{styles}</w:styles>");
            if (footnotes is not null) Write(main.AddNewPart<FootnotesPart>(), $"<w:footnotes {Namespaces}>{footnotes}</w:footnotes>");
            Write(main.AddNewPart<HeaderPart>(), $"<w:hdr {Namespaces}>{P("页眉不读")}</w:hdr>");
            Write(main.AddNewPart<FooterPart>(), $"<w:ftr {Namespaces}>{P("页脚不读")}</w:ftr>");
        }

        return file.ToArray();
    }

    /// <summary>The same file with one part's bytes replaced.</summary>
    public static byte[] WithPart(byte[] docx, string part, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, true))
        {
            zip.GetEntry(part)?.Delete();
            using var written = zip.CreateEntry(part).Open();
            written.Write(content);
        }

        return file.ToArray();
    }

    public static SourceDocument Read(string body, string? numbering = null, string? styles = null) =>
        Open(Make(body, numbering, styles), "方案.docx");

    public static SourceDocument Open(byte[] bytes, string name, ReadingOptions? options = null) =>
        PlanReader.Open(new MemoryStream(bytes), name, options ?? ReadingOptions.Default, TestContext.Current.CancellationToken);

    public static string[] Paragraphs(string body, string? numbering = null, string? styles = null) =>
        [.. Read(body, numbering, styles).Blocks.Cast<ParagraphBlock>().Select(b => b.Text)];

    public static TableBlock Table(string rows, string? numbering = null) => Assert.Single(Read($"<w:tbl>{rows}</w:tbl>", numbering).Blocks.OfType<TableBlock>());

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Tc(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    public static string Tr(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static void Write(OpenXmlPart part, string xml)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
        part.FeedData(content);
    }
}
