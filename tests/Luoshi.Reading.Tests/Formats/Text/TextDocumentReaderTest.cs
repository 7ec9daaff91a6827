using Luoshi.Reading.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Text;

public class TextDocumentReaderTest
{
    [Fact]
    public void Read_TabTableOverPages_IsOneTableWithSectionsCarriedOver()
    {
        var reading = TextReading.Read(
            """
            雾溪区2024年健康行动责任分解表

            项目类别	序号	工作任务	目标要求	分管领导	责任股室	配合单位	时间节点	备注
            基层服务	1	健全服务网络	改造提升卫生院5所，新建社区卫生服务站8个。	赵 一	基层股	财务股、各镇卫生院	2024年10月底前	
            	2	家庭医生签约	重点人群签约率达到75%以上。	赵 一 钱立新	基层股 信息 中心	各镇卫生院	全年	
            公共卫生	3	慢性病管理	高血压患者规范管理率达到65%。	孙大海	疾控股	区疾控中心、各镇卫生院、社区卫生服务中心	12月底前	
            项目类别	序号	工作任务	目标要求	分管领导	责任股室	配合单位	时间节点	备注
            公共卫生	4	疫苗接种	(一)适龄儿童接种率达到95%；	孙大海	疾控股	各接种单位	持续推进	
            	5	心理健康	开展心理健康进校园活动10场。	李	医政股	区精神卫生中心	9月	
            备注：时间节点以区政府通知为准。
            """);

        Assert.Equal(5, reading.Items.Count);
        Assert.Equal(["基层服务", "公共卫生"], reading.Sections.Select(s => s.Text));
        Assert.Equal(["赵一", "钱立新"], reading.Items[1].Leaders.Select(l => l.Text));
        Assert.Equal(["基层股", "信息中心"], reading.Items[1].LeadUnits.Select(l => l.Text));
        Assert.Equal("公共卫生", reading.Items[4].Section);
    }

    [Fact]
    public void Read_OfficesThatAnswerBesideOnesThatLead_Support()
    {
        var reading = TextReading.Read(
            "雾溪区2026年卫生健康重点任务分解表\n\n序号\t工作任务\t牵头处室\t责任处室\t完成时限\t责任处室联系人\n1\t新建卫生院5所。\t基层处、规划处（双牵头）\t市疾控中心\t11月底前\t李工\n2\t新建血站1个。\t医政处\t市中心血站\t9月底前\t王工\n3\t培训乡村医生60名。\t科教处\t市医学会\t全年\t赵工\n");

        Assert.Equal(["基层处", "规划处"], reading.Items[0].LeadUnits.Select(u => u.Text));
        Assert.Equal(["市疾控中心"], reading.Items[0].SupportUnits.Select(u => u.Text));
    }

    [Fact]
    public void Read_RadicalsPastedFromAPdf_AreOrdinaryCharacters()
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("⻓效机制由县⼈⺠医院建⽴，⻔诊作⻛⻢上改。"));
        var document = PlanReader.Open(file, "测试.txt", ReadingOptions.Default, TestContext.Current.CancellationToken);

        Assert.Equal("长效机制由县人民医院建立，门诊作风马上改。", ((ParagraphBlock)Assert.Single(document.Blocks)).Text);
    }

    [Fact]
    public void Read_ParagraphCutByAPage_IsOneParagraph()
    {
        var document = TextReading.Document("（一）健全区域卫生协作机制，逐步完善紧急医学救援\n\n- 3 -\n\n指挥调度平台。加强日常演练。\n\n（二）加强培训。\n");

        Assert.Equal(2, document.Blocks.Count);
        Assert.Equal("（一）健全区域卫生协作机制，逐步完善紧急医学救援指挥调度平台。加强日常演练。", ((ParagraphBlock)document.Blocks[0]).Text);
    }

    [Fact]
    public void Read_HeadingWithoutFullStop_IsNotJoinedToWhatFollows()
    {
        var document = TextReading.Document("附件\n\n2024年全市卫生健康工作要点\n\n一、指导思想\n\n以人民健康为中心，坚持稳中求进。\n");

        Assert.Equal(4, document.Blocks.Count);
    }

    [Fact]
    public void Read_Markdown_IsUsedAndTakenOut()
    {
        var document = TextReading.Document("## 一、医疗服务\n\n**1. 加强专科建设。**新增专科2个。\n\n<p>第二段<br>换行</p>\n");

        Assert.Equal(2, ((ParagraphBlock)document.Blocks[0]).HeadingLevel);
        var item = (ParagraphBlock)document.Blocks[1];
        Assert.Equal("1. 加强专科建设。新增专科2个。", item.Text);
        Assert.Equal("1. 加强专科建设。".Length, item.BoldPrefix);
        Assert.DoesNotContain('<', ((ParagraphBlock)document.Blocks[2]).Text);
    }

    [Fact]
    public void Read_MarkdownTable_IsATable()
    {
        var table = (TableBlock)TextReading.Document("# 要点\n\n| 序号 | 工作任务 | 责任单位 |\n|:---:|------|---|\n| 1 | **推进**签约<br>按季通报 | 基层科 |\n| 2 | 开展培训 | 医政科 |\n\n说明。\n").Blocks[1];

        Assert.Equal(["序号", "1", "2"], table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal("推进签约\n按季通报", table.Rows[1].Cells[1].Text);
    }

    [Fact]
    public void Read_TableMarkedAsOnAPage_IsATableWithItsSpans()
    {
        var document = TextReading.Document("# 要点\n\n<table><tr><td>板块</td><td>序号</td><td>任务</td></tr>\n<tr><td rowspan=\"2\">医政</td><td>1</td><td>推进签约</td></tr><tr><td>2</td><td>开展培训</td></tr></table>\n\n说明。\n");

        Assert.Equal(3, document.Blocks.Count);
        var table = (TableBlock)document.Blocks[1];
        Assert.Equal(new TableCell(0, "医政", 1, 2), table.Rows[1].Cells[0]);
        Assert.Equal("第3行", table.Locator);
        Assert.Equal("说明。", ((ParagraphBlock)document.Blocks[2]).Text);
    }

    [Theory]
    [InlineData("<table><tr><td>没有结尾")]
    [InlineData("<table></table>")]
    public void Read_TableMarkedBadly_IsText(string text) => Assert.DoesNotContain(TextReading.Document("一段话。\n\n" + text).Blocks, b => b is TableBlock);

    [Fact]
    public void Read_FormFeeds_GivePages()
    {
        var document = TextReading.Document("第一页文字。\f第二页文字。");

        Assert.Equal([1, 2], document.Blocks.Select(b => b.Page));
    }

    [Fact]
    public void Read_MoreBlocksThanAllowed_IsRefused()
    {
        var options = ReadingOptions.Default with { MaxBlocks = 10 };
        var refusal = Assert.Throws<UnreadableDocumentException>(() =>
            TextDocumentReader.Read(string.Join("\n\n", Enumerable.Repeat("一段文字。", 50)), "大.txt", options, TestContext.Current.CancellationToken));

        Assert.Equal(TextDocumentReader.TooManyBlocks, refusal.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\f\n")]
    [InlineData("序号\t工作任务\t责任单位\t完成时限")]
    [InlineData("1\n2\n3\n一、\n（")]
    [InlineData("**\n##\n<p>\n｜\t\t\t")]
    [InlineData("责任单位：\n完成时限：（\n〔〕")]
    public void Read_OddText_NeverFailsButSaysItIsNoPlan(string text)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => TextReading.Read(text));

        Assert.Equal(PlanReader.NotAPlan, refusal.Code);
    }
}
