using System.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

public sealed class HtmlReaderTest
{
    private static SourceDocument Read(string html) => DocxFile.Open(Encoding.UTF8.GetBytes(html), "网页.html");

    private static string[] Paragraphs(string html) => [.. Read(html).Blocks.OfType<ParagraphBlock>().Select(b => b.Text)];

    private const string Article = "<p>一、加强组织领导，明确工作责任，形成齐抓共管的局面。</p><p>二、开展督查，每季度通报一次，年底前完成考核评估工作。</p>";

    [Fact]
    public void Page_Furniture_IsLeftOut()
    {
        var read = Paragraphs("<html><head><title>站点</title><script>var x='脚本';</script></head><body><header>站名</header><nav><a>首页</a></nav>" +
            $"<div class=wrap><h1>关于印发工作要点的通知</h1><div id=content>{Article}</div><div class=share><a>分享</a></div></div><footer>版权</footer><p style=\"display: none\">暗文</p></body></html>");
        Assert.Equal(["关于印发工作要点的通知", "一、加强组织领导，明确工作责任，形成齐抓共管的局面。", "二、开展督查，每季度通报一次，年底前完成考核评估工作。"], read);
    }

    [Fact]
    public void Heading_ThatStandsApart_IsKept()
    {
        var far = $"<body><div><h2>全市重点任务</h2></div><div><div>{Article}{Article}</div></div></body>";
        Assert.Equal("全市重点任务", Paragraphs(far)[0]);
    }

    [Fact]
    public void Paragraphs_BesideALongPart_AreKept()
    {
        Assert.Equal("前言", Paragraphs($"<body><p>前言</p><center>{string.Concat(Enumerable.Repeat(Article, 9))}</center><p>某局</p></body>")[0]);
    }

    [Fact]
    public void Words_BrokenInTheSource_AreJoined()
    {
        Assert.Equal(["加强督查", "DRG DIP 付费"], Paragraphs("<p>　　加强\n   督查</p><p>DRG\nDIP&nbsp;付费</p>"));
    }

    [Fact]
    public void LineBreak_PartsParagraphs() => Assert.Equal(["一、甲", "二、乙"], Paragraphs("<div>一、甲<br>　　二、乙</div>"));

    [Fact]
    public void List_Ordered_CarriesItsNumbers() => Assert.Equal(["3. 甲", "4. 乙", "丙"], Paragraphs("<ol start=3><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>"));

    [Fact]
    public void List_Long_CostsInProportion()
    {
        var read = Paragraphs($"<ol>{string.Concat(Enumerable.Repeat("<li>甲", 60_000))}</ol>");
        Assert.Equal("60000. 甲", read[^1]);
    }

    [Fact]
    public void Table_WithASmallOneInACell_IsNoLayout()
    {
        const string small = "<table><tr><td>东区</td><td>40人</td></tr></table>";
        var rows = string.Concat(Enumerable.Range(1, 4).Select(n => $"<tr><td>{n}</td><td>任务{(n == 2 ? small : "")}</td><td>医政科</td><td>年底前</td></tr>"));
        var table = Assert.IsType<TableBlock>(Assert.Single(Read($"<table>{rows}</table>").Blocks));
        Assert.Equal("任务\n东区\n40人", table.Rows[1].Cells[1].Text);
    }

    [Fact]
    public void Paragraph_Looks_AreKept()
    {
        var block = (ParagraphBlock)Read("<p style='text-align: center'><b>强化监督。</b>每季一次</p>").Blocks[0];
        Assert.Equal((5, "center"), (block.BoldPrefix, block.Alignment));
        Assert.Equal(2, ((ParagraphBlock)Read("<h2>标题</h2>").Blocks[0]).HeadingLevel);
    }

    [Fact]
    public void Table_Spans_FallOntoTheGrid()
    {
        var table = (TableBlock)Read("<table><thead><tr><th>板块<th>序号<th>事项</tr></thead><tr><td rowspan=2>党建<td>1<td>甲<br>续</tr><tr><td colspan=2>合并</tr><tr><td>另<td>3<td><p>丙</p><p>丁</p></tr></table>").Blocks[0];
        Assert.True(table.Rows[0].IsHeader);
        Assert.Equal(new TableCell(0, "党建", 1, 2), table.Rows[1].Cells[0]);
        Assert.Equal("甲\n续", table.Rows[1].Cells[2].Text);
        Assert.Equal([new TableCell(1, "合并", 2)], table.Rows[2].Cells);
        Assert.Equal("丙\n丁", table.Rows[3].Cells[2].Text);
    }

    [Fact]
    public void Table_ForLayout_IsLookedThrough()
    {
        var read = Read("<table><tr><td><p>正文</p><table><tr><td>1</td><td>甲</td></tr></table></td></tr></table>");
        Assert.Equal("正文", ((ParagraphBlock)read.Blocks[0]).Text);
        Assert.Equal(2, ((TableBlock)read.Blocks[1]).Columns);
    }

    [Theory]
    [InlineData("gb2312", "GB18030")]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("gb2312", "UTF-8")]
    public void Page_InItsEncoding_IsRead(string said, string real)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        var read = DocxFile.Open(encoding.GetBytes($"<html><meta charset={said}><p>加强监督检查</p></html>"), "导出.xls");
        Assert.Equal("加强监督检查", ((ParagraphBlock)read.Blocks[0]).Text);
        Assert.Equal("html", read.Format);
    }

    [Theory]
    [InlineData("<html><body><script>x</script></body></html>", "FM017")]
    [InlineData("deep", "FM014")]
    [InlineData("many", "FM013")]
    public void Page_Bad_IsRefused(string html, string code)
    {
        if (html == "deep") html = string.Concat(Enumerable.Repeat("<div>", 100_000)) + "底";
        if (html == "many") html = string.Concat(Enumerable.Repeat("<p>a", 1_100_000));
        Assert.Equal(code, Assert.Throws<UnreadableDocumentException>(() => Read(html)).Code);
    }
}
