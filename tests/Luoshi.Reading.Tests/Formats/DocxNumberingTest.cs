using Xunit;
using static Luoshi.Reading.Tests.Formats.DocxFile;

namespace Luoshi.Reading.Tests.Formats;

public sealed class DocxNumberingTest
{
    private static string Level(int level, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    private static string List(string levels, string instances = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>") =>
        $"<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>{instances}";

    private static string Item(string text, int level = 0, int list = 1) =>
        P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    [Theory]
    [InlineData("chineseCountingThousand", "%1、", 12, "十二、事项")]
    [InlineData("chineseCounting", "（%1）", 21, "（二十一）事项")]
    [InlineData("japaneseCounting", "第%1条", 10, "第十条 事项")]
    [InlineData("ideographTraditional", "%1、", 2, "乙、事项")]
    [InlineData("chineseLegalSimplified", "%1、", 11, "壹拾壹、事项")]
    [InlineData("decimalEnclosedCircle", "%1", 3, "③事项")]
    [InlineData("decimalEnclosedCircleChinese", "%1", 11, "⑪事项")]
    [InlineData("decimal", "%1.", 10, "10. 事项")]
    [InlineData("decimal", "%1", 66, "66 事项")]
    [InlineData("decimalZero", "%1.", 3, "03. 事项")]
    [InlineData("decimalFullWidth", "%1．", 12, "１２．事项")]
    [InlineData("upperRoman", "%1.", 4, "IV. 事项")]
    [InlineData("lowerLetter", "%1)", 28, "bb) 事项")]
    [InlineData("ideographDigital", "%1、", 10, "一〇、事项")]
    [InlineData("bullet", "•", 2, "事项")]
    public void Number_Format_AsWordPrintsIt(string format, string text, int nth, string expected)
    {
        var read = Paragraphs(string.Concat(Enumerable.Repeat(Item("事项"), nth)), List(Level(0, format, text)));
        Assert.Equal(expected, read[^1]);
    }

    [Theory]
    [InlineData(100, "一百")]
    [InlineData(105, "一百〇五")]
    [InlineData(110, "一百一十")]
    public void Number_OverHundred_IsCounted(int nth, string expected)
    {
        var numbering = List($"<w:lvl w:ilvl=\"0\"><w:start w:val=\"{nth}\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl>");
        Assert.Equal($"{expected}、事项", Assert.Single(Paragraphs(Item("事项"), numbering)));
    }

    [Fact]
    public void Number_DeeperLevel_StartsAgainUnderEachParent()
    {
        var read = Paragraphs(
            Item("章") + Item("甲", 1) + Item("乙", 1) + Item("章") + Item("丙", 1),
            List(Level(0, "chineseCounting", "%1、") + Level(1, "chineseCounting", "（%2）")));
        Assert.Equal(["一、章", "（一）甲", "（二）乙", "二、章", "（一）丙"], read);
    }

    [Fact]
    public void Number_RestartOff_RunsOnThroughTheSections()
    {
        var read = Paragraphs(
            Item("章") + Item("甲", 1) + Item("章") + Item("乙", 1),
            List(Level(0, "chineseCounting", "%1、") + Level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")));
        Assert.Equal(["一、章", "1. 甲", "二、章", "2. 乙"], read);
    }

    [Fact]
    public void Number_LegalLevel_PrintsParentsInFigures()
    {
        var read = Paragraphs(Item("章") + Item("甲", 1), List(Level(0, "chineseCounting", "%1、") + Level(1, "decimal", "%1.%2", "<w:isLgl/>")));
        Assert.Equal("1.1 甲", read[1]);
    }

    [Fact]
    public void Number_StartOverride_RestartsOnce()
    {
        var lists = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>" +
                    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
        var read = Paragraphs(Item("甲") + Item("乙") + Item("丙", list: 2) + Item("丁", list: 2), List(Level(0, "decimal", "%1、"), lists));
        Assert.Equal(["1、甲", "2、乙", "1、丙", "2、丁"], read);
    }

    [Fact]
    public void Number_TwoListsOfOneKind_CountOn()
    {
        var lists = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>";
        var read = Paragraphs(Item("甲") + Item("乙", list: 2), List(Level(0, "decimal", "%1、"), lists));
        Assert.Equal(["1、甲", "2、乙"], read);
    }

    [Fact]
    public void Number_ByStyle_LevelIsTheStylesOwn()
    {
        var styles = "<w:style w:type=\"paragraph\" w:styleId=\"a1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>" +
                     "<w:style w:type=\"paragraph\" w:styleId=\"a2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
        var numbering = List(Level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"a1\"/>") + Level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"a2\"/>"));
        var read = Read(P("章", "<w:pStyle w:val=\"a1\"/>") + P("节", "<w:pStyle w:val=\"a2\"/>") + P("不编号", "<w:pStyle w:val=\"a2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"), numbering, styles);

        Assert.Equal(["一、章", "（一）节", "不编号"], read.Blocks.Cast<ParagraphBlock>().Select(b => b.Text));
        Assert.Equal([1, 2, 2], read.Blocks.Cast<ParagraphBlock>().Select(b => b.HeadingLevel));
    }

    [Fact]
    public void Number_CustomPattern_KeepsItsZeros()
    {
        var level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice>" +
                    "<mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1、\"/></w:lvl>";
        Assert.Equal("007、事项", Assert.Single(Paragraphs(Item("事项"), List(level))));
    }

    [Fact]
    public void Number_InAnEmptyCell_IsTheCellsText()
    {
        var row = "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc>" + Tc("事项") + "</w:tr>";
        var table = Table(row + row, List(Level(0, "decimal", "%1")));
        Assert.Equal(["1", "2"], table.Rows.Select(r => r.Cells[0].Text));
    }

    [Fact]
    public void Number_DeletedParagraph_IsNotCounted()
    {
        var deleted = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>";
        Assert.Equal(["1、甲", "2、乙"], Paragraphs(Item("甲") + deleted + Item("乙"), List(Level(0, "decimal", "%1、"))));
    }
}
