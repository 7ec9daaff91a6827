using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Papers;

/// <summary>Sets an official paper as docx by the figures of GB/T 9704-2012; the same paper gives the same bytes.</summary>
/// <remarks>The parts are put together here, not by the packaging library, which gives every relation a random number.</remarks>
public static class OfficialDocx
{
    private const string Types =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>
        """;

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string Root = Relations(("officeDocument", "word/document.xml"));

    private static readonly string Word = Relations(("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml"));

    public static byte[] Write(OfficialPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return Packed(PaperBody.Of(paper));
    }

    /// <summary>A body with the styles, fonts and page numbers of official papers.</summary>
    internal static byte[] Packed(Body body) =>
        SteadyPackage.Pack(
        [
            ("[Content_Types].xml", Bytes(Types)),
            ("_rels/.rels", Bytes(Root)),
            ("word/_rels/document.xml.rels", Bytes(Word)),
            ("word/document.xml", Bytes(new Document(body))),
            ("word/styles.xml", Bytes(PaperStyles.Styles())),
            ("word/fontTable.xml", Bytes(PaperStyles.FontTable())),
            ("word/settings.xml", Bytes(new Settings(new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Val = "15", Uri = "http://schemas.microsoft.com/office/word" })))),
            ("word/footer1.xml", Bytes(new Footer(PageNumber(JustificationValues.Right)))),
            ("word/footer2.xml", Bytes(new Footer(PageNumber(JustificationValues.Left)))),
        ]);

    /// <summary>— 1 —, one character in from the outer edge.</summary>
    private static Paragraph PageNumber(JustificationValues side)
    {
        var one = (int)PageFigures.Size4 * 20;
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.PageNumber },
            Indentation = side == JustificationValues.Right ? PaperStyles.Indent(right: one) : PaperStyles.Indent(left: one),
            Justification = new Justification { Val = side },
        };
        return new Paragraph(properties, Words("— "), new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }, Words(" —"));

        static Run Words(string words) => new(new Text(words) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static string Relations(params ReadOnlySpan<(string Type, string Target)> relations)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (var i = 0; i < relations.Length; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{relations[i].Type}\" Target=\"{relations[i].Target}\"/>");
        return xml.Append("</Relationships>").ToString();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bytes(OpenXmlPartRootElement root) => Bytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + root.OuterXml);
}
