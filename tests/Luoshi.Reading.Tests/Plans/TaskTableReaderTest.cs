using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class TaskTableReaderTest
{
    private static string[] Words(IEnumerable<TracedText> texts) => [.. texts.Select(t => t.Text)];

    [Fact]
    public void Read_HeaderOnTwoLevels_TakesTheLowerOne()
    {
        var reading = new DocumentBuilder().Paragraph("青禾县2024年卫生健康工作任务分解表")
            .Table(
                "序号 | 重点任务 | 责任分工 | < | < | 时间节点",
                "^ | ^ | 分管领导 | 牵头股室 | 配合单位 | ^",
                "1 | 推进医共体建设，县域内就诊率达到90%。 | 周 平 | 医改股 | 各乡镇卫生院、财务股 | 10月底前",
                "2 | 加强基层能力建设，改造卫生院3所。 | 吴小江 | 基层股/规划股 | 各乡镇卫生院 | 12月底前")
            .Read();

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal(["周平"], Words(reading.Items[0].Leaders));
        Assert.Equal(["医改股"], Words(reading.Items[0].LeadUnits));
        Assert.Equal(["各乡镇卫生院", "财务股"], Words(reading.Items[0].SupportUnits));
        Assert.Equal(["基层股", "规划股"], Words(reading.Items[1].LeadUnits));
        Assert.Equal(new DateOnly(2024, 12, 31), reading.Items[1].Deadline.Due);
    }

    [Fact]
    public void Read_SectionRowsOverTheWholeWidth_GiveSections()
    {
        var reading = new DocumentBuilder()
            .Table(
                "枫林市2023年重点任务清单 | < | < | <",
                "序号 | 工作任务 | 责任处室 | 完成时限",
                "一、深化医改（2项） | < | < | <",
                "1 | 推进公立医院改革。 | 体改处 | 2023年6月底",
                "2 | 完善价格机制。 | 体改处、财务处 | 2023年底",
                "二、强化公共卫生 | < | < | <",
                "3 | 加强疾控体系建设。 | 疾控处 | 长期坚持")
            .Read();

        Assert.Equal("枫林市2023年重点任务清单", reading.Plan.Title?.Text);
        Assert.Equal(["深化医改（2项）", "强化公共卫生"], Words(reading.Sections));
        Assert.Equal(["1", "2", "3"], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal("强化公共卫生", reading.Items[2].Section);
        Assert.True(reading.Items[2].Deadline.Standing);
    }

    [Fact]
    public void Read_OrdinalInNumberColumn_IsASectionRow()
    {
        var reading = new DocumentBuilder().Paragraph("2024年重点工作任务分解表")
            .Table(
                "序号 | 工作任务 | 牵头科室 | 完成时限",
                "一 | 党的建设 | | ",
                "1 | 落实党委领导下的院长负责制。 | 办公室 | 全年",
                "二 | 医疗服务 | | ",
                "2 | 建设市级重点专科2个。 | 医政科 | 11月底前")
            .Read();

        Assert.Equal(["党的建设", "医疗服务"], Words(reading.Sections));
        Assert.Equal(2, reading.Items.Count);
    }

    [Fact]
    public void Read_SectionColumnMergedDown_CarriesOver()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "工作类别 | 序号 | 工作任务 | 具体举措 | 责任领导 | 责任科室 | 时间节点",
                "基层服务 | 1 | 健全网络 | 1.改造卫生院5所；2.新建卫生站8个。 | 钱立新 | 基层科 | 10月底前",
                "^ | 2 | 签约服务 | 重点人群签约率达到75%以上。 | 钱立新 | 基层科 | 全年",
                "公共卫生 | 3 | 慢病管理 | 规范管理率达到65%。 | 孙大海 | 疾控科 | 12月底前")
            .Read();

        Assert.Equal(["基层服务", "公共卫生"], Words(reading.Sections));
        Assert.Equal("健全网络", reading.Items[0].Title?.Text);
        Assert.Equal(["改造卫生院5所", "新建卫生站8个。"], Words(reading.Items[0].Measures));
        Assert.Equal("基层服务", reading.Items[1].Section);
    }

    [Fact]
    public void Read_RowCutByAPage_IsOneItem()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "序号 | 工作任务 | 牵头科室 | 责任单位 | 完成期限",
                "1 | 推进智慧医院建设，三级医院电子病历 | 信息科 | 市直各 | 2024年",
                "序号 | 工作任务 | 牵头科室 | 责任单位 | 完成期限",
                " | 评级达到5级。 | | 医院 | 11月",
                "2 | 加强数据安全管理。 | 信息科 | 各县区 | 2024年12月")
            .Read();

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal("推进智慧医院建设，三级医院电子病历评级达到5级。", reading.Items[0].Text.Text);
        Assert.Equal(new DateOnly(2024, 11, 30), reading.Items[0].Deadline.Due);
    }

    [Fact]
    public void Read_NumberMergedOverMeasureRows_IsOneItemWithMeasures()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "序号 | 重点任务 | 工作措施 | 责任科室 | 完成时限",
                "1 | 加强妇幼健康 | 建设危重救治中心2个。 | 妇幼科 | 6月底前",
                "^ | ^ | 开展免费婚检3000例。 | 妇幼科/市妇幼保健院 | 6月底前",
                "2 | 加强老龄健康 | 创建老年友善机构4家。 | 老龄科 | 9月底前")
            .Read();

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal(["建设危重救治中心2个。", "开展免费婚检3000例。"], Words(reading.Items[0].Measures));
        Assert.Equal(["妇幼科", "市妇幼保健院"], Words(reading.Items[0].LeadUnits));
    }

    [Fact]
    public void Read_NoNumberColumn_TakesNumbersFromTheText()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "重点任务 | 责任单位 | 完成时间",
                "1.加强急救体系建设，急救站达到30个。 | 市急救中心 | 11月底前",
                "2.完善应急预案。 | 应急办牵头，各县区卫健局配合 | 3月底前")
            .Read();

        Assert.Equal(["1.", "2."], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal("完善应急预案。", reading.Items[1].Text.Text);
        Assert.Equal(["应急办"], Words(reading.Items[1].LeadUnits));
        Assert.Equal(["各县区卫健局"], Words(reading.Items[1].SupportUnits));
    }

    [Fact]
    public void Read_OwnersMergedDown_HoldForEveryRow()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "序号 | 工作任务 | 包抓领导 | 牵头领导 | 牵头科室 | 完成时限",
                "1 | 推进重点专科建设。 | 郑立 | 冯远 | 医政科 | 12月底前",
                "2 | 加强质控中心建设。 | ^ | ^ | ^ | ^")
            .Read();

        Assert.Equal(["郑立"], Words(reading.Items[1].Leaders));
        Assert.Equal(["冯远"], Words(reading.Items[1].LeadLeaders));
        Assert.Equal(["医政科"], Words(reading.Items[1].LeadUnits));
        Assert.NotNull(reading.Items[1].Deadline.Due);
    }

    [Fact]
    public void Read_TableContinuedWithoutHeader_GoesOn()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table("序号 | 工作任务 | 牵头科室 | 完成时限", "1 | 推进重点专科建设。 | 医政科 | 12月底前")
            .Table("2 | 加强质控中心建设。 | 医政科 | 9月底前", "3 | 开展廉洁教育4次。 | 机关党委 | 全年")
            .Read();

        Assert.Equal(3, reading.Items.Count);
        Assert.Equal(["机关党委"], Words(reading.Items[2].LeadUnits));
    }

    [Fact]
    public void Read_UnnumberedGoalRow_IsAPlanTarget()
    {
        var reading = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table(
                "序号 | 重点任务 | 具体措施 | 牵头部门 | 完成时限",
                " | 年度总体目标 | 力争到2024年，居民健康素养水平提高到30%。 | 健康办 | 2024年12月",
                "1 | 健康促进 | 组织健康巡讲60场。 | 健康办 | 2024年12月",
                "2 | 健康环境 | 新建公厕26座。 | 住建局 | 2024年12月")
            .Read();

        Assert.Equal(2, reading.Items.Count);
        Assert.Contains(reading.PlanTargets, t => t.Value == 30 && t.Unit == "%");
    }

    [Fact]
    public void Read_IndicatorTableBesideTasks_GivesPlanTargetsWithBaseline()
    {
        var reading = new DocumentBuilder().Paragraph("2024年健康行动方案")
            .Paragraph("主要指标")
            .Table(
                "序号 | 指标 | 单位 | 2023年基期值 | 2024年目标值 | 责任部门",
                "1 | 居民健康素养水平 | % | 27.1 | ≥30 | 宣传科",
                "2 | 婴儿死亡率 | ‰ | 3.9 | ≤3.5 | 妇幼科")
            .Paragraph("重点任务清单")
            .Table(
                "序号 | 工作任务 | 责任科室 | 完成时限",
                "1 | 组织健康巡讲60场。 | 宣传科 | 12月底前",
                "2 | 加强救治中心建设。 | 妇幼科 | 12月底前")
            .Read();

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal([30m, 3.5m], reading.PlanTargets.Select(t => t.Value));
        Assert.Equal([">=", "<="], reading.PlanTargets.Select(t => t.Op));
        Assert.Equal("27.1", reading.PlanTargets[0].Baseline);
        Assert.Equal("宣传科", reading.PlanTargets[0].Owner);
    }

    [Fact]
    public void Read_EveryField_PointsAtItsCell()
    {
        var document = new DocumentBuilder().Paragraph("2024年任务清单")
            .Table("序号 | 工作任务 | 牵头科室 | 完成时限", "1 | 推进 重点专科建设。 | 医政科、药政科 | 12月底前", "2 | 加强质控。 | 医政科 | 9月底前")
            .Build();
        var reading = PlanReader.Read(document, ReadingOptions.Default, null, TestContext.Current.CancellationToken);
        var item = reading.Items[0];

        Assert.Equal(new Place(1, 1, 2, 4, 3), Assert.Single(item.LeadUnits[1].Places));
        Assert.Equal([new Place(1, 1, 1, 0, 2), new Place(1, 1, 1, 3, 7)], item.Text.Places);
        Assert.Equal(new Place(1, 1, 3, 0, 5), Assert.Single(item.Deadline.Printed!.Places));
    }
}
