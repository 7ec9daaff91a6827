using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Luoshi.Papers;
using Xunit;

namespace Luoshi.Tests.Papers;

/// <summary>A person's own docx comes back filled, and otherwise as it was.</summary>
public sealed class DocxTemplateTest
{
    private static readonly TemplateValues Values = new(
        new Dictionary<string, string> { ["标题"] = "关于落实情况的通报", ["期号"] = "〔2026〕第3期", ["正文"] = "第一段。\n第二段。\n第三段。" },
        new Dictionary<string, PaperTable> { ["问题"] = new([new("序号", 1, true), new("责任单位", 3), new("问题", 5)], [["1", "汀源县卫健局", "逾期42天。"], ["2", "柏山县卫健局", "进展未报。"]]) });

    [Fact]
    public void Fill_APlaceholderOverSeveralRuns_KeepsTheLookOfItsFirst()
    {
        var filled = Body(DocxTemplate.Fill(Template(new Paragraph(Styled("前{", "楷体", true), Styled("{标", "黑体", false), Styled("题}", "仿宋", false), Styled("}后{{期号}}", "宋体", false))), Values));
        var paragraph = filled.Elements<Paragraph>().First();
        Assert.Equal("前关于落实情况的通报后〔2026〕第3期", paragraph.InnerText);
        var first = paragraph.Elements<Run>().First();
        Assert.Equal("前关于落实情况的通报", first.InnerText);
        Assert.Equal("楷体", first.RunProperties!.RunFonts!.EastAsia);
        Assert.NotNull(first.RunProperties.Bold);
        Assert.Equal("宋体", paragraph.Elements<Run>().Last().RunProperties!.RunFonts!.EastAsia);
    }

    [Fact]
    public void Fill_ATextOfSeveralLines_BecomesParagraphsWithTheSameNumbering()
    {
        var numbered = new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 7 })), Styled("{{正文}}", "仿宋", false));
        var filled = Body(DocxTemplate.Fill(Template(numbered), Values)).Elements<Paragraph>().Take(3).ToList();
        Assert.Equal(["第一段。", "第二段。", "第三段。"], filled.Select(p => p.InnerText));
        Assert.All(filled, p => Assert.Equal(7, p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value));
        Assert.All(filled, p => Assert.Equal("仿宋", p.Elements<Run>().Single().RunProperties!.RunFonts!.EastAsia));
    }

    [Fact]
    public void Fill_ARowOfAList_IsRepeatedInTheTableAsItWas()
    {
        var table = new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(new GridColumn { Width = "1000" }, new GridColumn { Width = "4000" }),
            new TableRow(Cell("单位"), Cell("问题")),
            new TableRow(Cell("{{问题.责任单位}}"), Cell("{{问题.问题}}")),
            new TableRow(Cell("合计"), Cell("")));
        var filled = Body(DocxTemplate.Fill(Template(table, new Paragraph()), Values)).Elements<Table>().Single();
        Assert.Equal(["单位问题", "汀源县卫健局逾期42天。", "柏山县卫健局进展未报。", "合计"], filled.Elements<TableRow>().Select(r => r.InnerText));
        Assert.Equal("5000", filled.GetFirstChild<TableProperties>()!.TableWidth!.Width);
    }

    [Fact]
    public void Fill_AWholeTable_StandsWhereItsPlaceholderStood()
    {
        var bytes = DocxTemplate.Fill(Template(new Paragraph(Styled("{{附表：问题}}", "仿宋", false))), Values);
        Assert.Equal(3, Body(bytes).Elements<Table>().Single().Elements<TableRow>().Count());
        Assert.Equal(bytes, DocxTemplate.Fill(Template(new Paragraph(Styled("{{附表：问题}}", "仿宋", false))), Values));
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(package, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    [Fact]
    public void Check_UnknownPlaceholders_AreNamedWithTheirPlaces()
    {
        var table = new Table(new TableProperties(), new TableGrid(new GridColumn()), new TableRow(Cell("单位"), Cell("{{问题.电话}}")));
        var template = Template(new Paragraph(Styled("{{标题}}", "黑体", false)), new Paragraph(Styled("{{错", "黑体", false), Styled("名}}", "黑体", false)), table, new Paragraph());
        Assert.Equal([("错名", "第2段"), ("问题.电话", "第1张表第1行第2格")], DocxTemplate.Check(template, Values).Select(u => (u.Name, u.Place)));
        Assert.Throws<ArgumentException>(() => DocxTemplate.Fill(template, Values));
        Assert.Throws<FileFormatException>(() => DocxTemplate.Check("不是"u8.ToArray(), Values));
    }

    private static byte[] Template(params OpenXmlElement[] elements)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            main.Document = new Document(new Body(elements));
        }

        return file.ToArray();
    }

    private static Body Body(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return (Body)package.MainDocumentPart!.Document!.Body!.CloneNode(true);
    }

    private static Run Styled(string words, string font, bool bold)
    {
        var properties = new RunProperties { RunFonts = new RunFonts { EastAsia = font } };
        if (bold) properties.Bold = new Bold();
        return new Run(properties, new Text(words));
    }

    private static TableCell Cell(string words) => new(new Paragraph(new Run(new Text(words))));
}
