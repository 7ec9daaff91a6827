using Xunit;
using static Luoshi.Reading.Tests.Formats.DocxFile;

namespace Luoshi.Reading.Tests.Formats;

public sealed class DocxParagraphTest
{
    private static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static string Only(string content) => Assert.Single(Paragraphs($"<w:p>{content}</w:p>"));

    [Fact]
    public void Runs_OfOneSentence_AreJoined() => Assert.Equal("到2025年达到90%", Only(R("到") + R("2025") + R("年达到90%")));

    [Fact]
    public void SoftBreak_InAParagraph_IsTakenOut()
    {
        Assert.Equal("强化监督", Only("<w:r><w:t>强化</w:t><w:br/><w:t>监督</w:t></w:r>"));
        Assert.Equal("DRG DIP", Only("<w:r><w:t>DRG</w:t><w:br/><w:t>DIP</w:t></w:r>"));
    }

    [Fact]
    public void Changes_Accepted_InsertedStaysDeletedGoesMovedOnce()
    {
        var read = Read("<w:p>" + R("保") + "<w:ins w:id=\"1\">" + R("新") + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del>" +
                        "<w:moveFrom w:id=\"3\">" + R("移") + "</w:moveFrom><w:moveTo w:id=\"4\">" + R("移") + "</w:moveTo></w:p>");
        Assert.Equal("保新移", Assert.IsType<ParagraphBlock>(Assert.Single(read.Blocks)).Text);
        Assert.Equal("FM104", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void Changes_DeletedParagraphEnd_JoinsWithTheNext()
    {
        Assert.Equal(["前半后半"], Paragraphs("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + R("前半") + "</w:p>" + P("后半")));
    }

    [Fact]
    public void Hidden_Text_IsLeftOutAndSaid()
    {
        var read = Read("<w:p>" + R("可见") + R("隐藏", "<w:vanish/>") + R("又见", "<w:vanish w:val=\"0\"/>") + "</w:p>");
        Assert.Equal("可见又见", ((ParagraphBlock)read.Blocks[0]).Text);
        Assert.Equal("FM102", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void Field_Result_IsReadInstructionIsNot()
    {
        Assert.Equal("见第3页", Only(R("见第") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("页")));
        Assert.Equal("共9页", Only(R("共") + "<w:fldSimple w:instr=\"NUMPAGES\">" + R("9") + "</w:fldSimple>" + R("页")));
    }

    [Fact]
    public void Field_CircledNumber_IsDrawn()
    {
        Assert.Equal("①落实", Only("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>eq \\o\\ac(○,1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("落实")));
    }

    [Fact]
    public void Field_LeftOpen_DoesNotSwallowTheDocument()
    {
        Assert.Equal(["前", "后"], Paragraphs("<w:p>" + R("前") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + P("后")));
    }

    [Fact]
    public void Contents_Table_IsLeftOut()
    {
        var contents = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("一、目标 1") + "</w:p>" +
                       "<w:p>" + R("二、任务 3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        Assert.Equal(["一、目标"], Paragraphs(contents + P("一、目标")));
    }

    [Fact]
    public void TextBox_WrittenInTwoWays_IsReadOnce()
    {
        var box = "<w:txbxContent>" + P("框内文字") + "</w:txbxContent>";
        var drawn = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing></mc:Choice>" +
                    "<mc:Fallback><w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        Assert.Equal(["框外", "框内文字"], Paragraphs("<w:p>" + R("框外") + drawn + "</w:p>"));
    }

    [Fact]
    public void Wrappers_AreLookedThrough()
    {
        Assert.Equal("控件链接标签注音", Only(
            "<w:sdt><w:sdtContent>" + R("控件") + "</w:sdtContent></w:sdt><w:hyperlink>" + R("链接") + "</w:hyperlink><w:smartTag>" + R("标签") + "</w:smartTag>" +
            "<w:r><w:ruby><w:rt>" + R("zhù") + "</w:rt><w:rubyBase>" + R("注音") + "</w:rubyBase></w:ruby></w:r>"));
        Assert.Equal(["块控件"], Paragraphs("<w:sdt><w:sdtContent>" + P("块控件") + "</w:sdtContent></w:sdt>"));
    }

    [Fact]
    public void Prompt_NotFilledIn_IsLeftOut()
    {
        Assert.Equal(["正文"], Paragraphs("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + P("单击此处输入文字") + "</w:sdtContent></w:sdt>" + P("正文")));
    }

    [Fact]
    public void Symbols_OfSymbolFonts_AreTheSignsSeen()
    {
        Assert.Equal("≥95%☑", Only("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95%</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"));
    }

    [Fact]
    public void Formula_Words_AreRead()
    {
        Assert.Equal("比例≥1/3", Only(R("比例") + "<m:oMath><m:r><m:t>≥</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"));
    }

    [Fact]
    public void Notes_AndHeaders_StayOutOfTheText()
    {
        Assert.Equal(["正文"], Paragraphs("<w:p>" + R("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"));
    }

    [Fact]
    public void Footnotes_AreSaidApart()
    {
        var notes = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\">" + P("指二级以上医院。") + "</w:footnote>";
        var read = Open(Make("<w:p>" + R("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", footnotes: notes), "方案.docx");
        Assert.Equal("正文", ((ParagraphBlock)Assert.Single(read.Blocks)).Text);
        var said = Assert.Single(read.Findings);
        Assert.Equal(("FM109", FindingSeverity.Note), (said.Code, said.Severity));
        Assert.Contains("指二级以上医院。", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_MovedParagraphs_StandOnlyWhereTheyWereMovedTo()
    {
        static string Moved(string name, string kind, string text) =>
            $"<w:{kind}RangeStart w:id=\"1\" w:name=\"m\"/><w:p><w:pPr><w:rPr><w:{kind} w:id=\"2\"/></w:rPr></w:pPr><w:{kind} w:id=\"3\">{R(text)}</w:{kind}></w:p><w:{kind}RangeEnd w:id=\"1\"/>";

        var body = Moved("m", "moveFrom", "移走的一段。") + P("甲段。") + Moved("m", "moveTo", "移走的一段。") + P("乙段。");
        Assert.Equal(["甲段。", "移走的一段。", "乙段。"], Paragraphs(body));
    }

    [Fact]
    public void Changes_OfFormatting_DoNotMatter()
    {
        Assert.Equal("可见文字", Only("<w:pPr><w:pPrChange w:id=\"1\"><w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id=\"2\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>可见文字</w:t></w:r>"));
    }

    [Fact]
    public void TextBox_InAGroup_IsRead()
    {
        var box = "<w:txbxContent>" + P("框内") + "</w:txbxContent>";
        Assert.Equal(["框外", "框内"], Paragraphs("<w:p>" + R("框外") + $"<w:r><w:pict><v:group><v:shape><v:textbox>{box}</v:textbox></v:shape></v:group></w:pict></w:r></w:p>"));
    }

    [Fact]
    public void Control_CheckedOrChosen_IsItsContent()
    {
        Assert.Equal("☑是 医政科", Only(
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r></w:sdtContent></w:sdt>" + R("是 ")
            + "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>" + R("医政科") + "</w:sdtContent></w:sdt>"));
    }

    [Fact]
    public void Alternate_OfABlock_IsReadOnce() => Assert.Equal(["新", "后"], Paragraphs(
        "<mc:AlternateContent><mc:Choice Requires=\"w14\">" + P("新") + "</mc:Choice><mc:Fallback>" + P("旧") + "</mc:Fallback></mc:AlternateContent>" + P("后")));

    [Fact]
    public void Embedded_ForeignPart_IsSaid()
    {
        var read = Read(P("正文") + "<w:altChunk/>");
        Assert.Equal("FM106", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void Strict_Document_ReadsLikeTheUsualOne()
    {
        const string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
        var docx = Fuzz.SmallDocuments.Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{strict}\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" + P("一、加强监督") + "</w:body></w:document>"));
        Assert.Equal("一、加强监督", ((ParagraphBlock)Assert.Single(Open(docx, "方案.docx").Blocks)).Text);
    }

    [Fact]
    public void Paragraph_Looks_AreKept()
    {
        var styles = "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 2\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>";
        var read = Read("<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr>" + R("　强化监督。", "<w:b/>") + R("每季一次。") + "</w:p>" + P("落款", "<w:jc w:val=\"right\"/>"), styles: styles);
        var first = (ParagraphBlock)read.Blocks[0];
        Assert.Equal(("强化监督。每季一次。", 2, 5, "center"), (first.Text, first.HeadingLevel, first.BoldPrefix, first.Alignment));
        Assert.Equal("right", ((ParagraphBlock)read.Blocks[1]).Alignment);
    }

    [Fact]
    public void Page_OnlyWhereWordLeftItsBreaks()
    {
        Assert.Null(Read(P("一")).Blocks[0].Page);
        var read = Read(P("一") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r></w:p><w:p>" + R("三") + "<w:r><w:lastRenderedPageBreak/><w:t>续</w:t></w:r></w:p>" + P("四"));
        Assert.Equal([1, 2, 2, 3], read.Blocks.Select(b => b.Page));
    }
}
