using Luoshi.Reading.Plans;
using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

/// <summary>Layouts of task tables beyond number, task, owner, deadline.</summary>
public class TaskTableLayoutTest
{
    private static string[] Words(IEnumerable<TracedText> texts) => [.. texts.Select(t => t.Text)];

    [Fact]
    public void Read_MeasuresBesideGoals_EndWithTheirCell()
    {
        var reading = new DocumentBuilder().Paragraph("2026年任务清单")
            .Table(
                "序号 | 任务 | 具体举措 | 年度目标 | 责任科室 | 完成时限",
                "1 | 重点专科 | 1.引进带头人8名；/2.建联盟3个。 | 四级手术占比达到20%以上。 | 医政科 | 10月底前",
                "2 | 预约诊疗 | 推进分时段预约。 | 预约率达到70%以上 | 医政科 | 6月底前")
            .Read();

        Assert.Equal(["引进带头人8名", "建联盟3个。"], Words(reading.Items[0].Measures));
        Assert.Equal("1.引进带头人8名；2.建联盟3个。四级手术占比达到20%以上。", reading.Items[0].Text.Text);
        Assert.Equal([8m, 3m, 20m], reading.Items[0].Targets.Select(t => t.Value));
        Assert.All(reading.Items[0].Targets, t => Assert.Equal(t.Quote.Text, reading.Items[0].Text.Text.Substring(t.Start, t.Quote.Length)));
    }

    [Fact]
    public void Read_ColumnsOfQuarters_AreMilestones()
    {
        var reading = new DocumentBuilder().Paragraph("2026年改革台账")
            .Table(
                "序号 | 重点任务 | 推进目标 | < | < | < | 责任科室 | 目前进展",
                "^ | ^ | 一季度 | 二季度 | 三季度 | 四季度 | ^ | ^",
                "1 | 推进薪酬制度改革。 | 印发方案 | 完成核定 | | 完成评估 | 人事科 | ",
                "2 | 建设会诊中心7个。 | √ | √ | | | 信息科 | ")
            .Read();

        var deadline = reading.Items[0].Deadline;
        Assert.Equal((new DateOnly(2026, 12, 31), "四季度"), (deadline.Due, deadline.Printed!.Text));
        Assert.Equal([("印发方案", new DateOnly(2026, 3, 31)), ("完成核定", new DateOnly(2026, 6, 30)), ("完成评估", new DateOnly(2026, 12, 31))], deadline.Milestones.Select(m => (m.What.Text, m.Due)));
        Assert.Equal("推进薪酬制度改革。", reading.Items[0].Text.Text);
        Assert.Equal(new DateOnly(2026, 6, 30), reading.Items[1].Deadline.Due);
        Assert.Empty(reading.Items[1].Deadline.Milestones);
    }

    [Fact]
    public void Read_RowsUnderOneNumberWithDeadlinesOfTheirOwn_AreDueWithTheLast()
    {
        var reading = new DocumentBuilder().Paragraph("2025年任务清单")
            .Table(
                "序号 | 重点任务 | 工作举措 | 牵头科室 | 完成时限",
                "1 | 党建示范 | 修订议事规则 | 党建办 | 3月底前",
                "^ | ^ | 创建示范医院2家 | 医政科 | 8月底前",
                "2 | 护理下沉 | 上门护理增加到30项 | 医政科 | 10月底前")
            .Read();

        Assert.Equal(new DateOnly(2025, 8, 31), reading.Items[0].Deadline.Due);
        Assert.Equal([("修订议事规则", new DateOnly(2025, 3, 31))], reading.Items[0].Deadline.Milestones.Select(m => (m.What.Text, m.Due)));
        Assert.Equal(["党建办", "医政科"], Words(reading.Items[0].LeadUnits));
        Assert.Equal(["修订议事规则", "创建示范医院2家"], Words(reading.Items[0].Measures));
        Assert.DoesNotContain(reading.Findings, f => f.Code == "RD004");
    }

    [Fact]
    public void Read_PersonBesideALeader_IsNone()
    {
        var reading = new DocumentBuilder().Paragraph("2025年任务清单")
            .Table(
                "序号 | 工作任务 | 责任领导 | 责任股室 | 责任人 | 联系电话 | 完成时限",
                "1 | 建设急救站点4个。 | 周 平 | 医政股 | 吴小江 | 3310021 | 10月底前",
                "2 | 组织义诊12场。 | | 医政股 | 吴小江 | 3310021 | 12月底前")
            .Read();

        Assert.Equal(["周平"], Words(reading.Items[0].Leaders));
        Assert.Empty(reading.Items[1].Leaders);
    }

    [Fact]
    public void Read_CellsLeftBlankByAText_AreTakenFromAboveWithADoubt()
    {
        var reading = TextReading.Read(
            "2026年任务清单\n\n序号\t工作任务\t分管领导\t责任科室\t完成时限\n1\t建设站点4个。\t周平\t医政科\t10月底前\n2\t组织义诊12场。\t\t基层科\t12月底前\n3\t改造病房2处。\t\t规划科\t9月底前\n4\t开展督查4次。\t吴小江\t\t12月底前\n");

        Assert.Equal(["周平", "周平", "周平", "吴小江"], reading.Items.Select(i => Assert.Single(i.Leaders).Text));
        Assert.Equal([2, 3], reading.Findings.Where(f => f.Code == "RD021").SelectMany(f => f.Items));
        Assert.Empty(reading.Items[3].LeadUnits);
    }

    [Fact]
    public void Read_OwnerLeftBlankUnderAnotherLeader_IsNobody()
    {
        var reading = TextReading.Read(
            "2026年任务清单\n\n序号\t工作任务\t分管领导\t牵头科室\t配合单位\t完成时限\n1\t建设站点4个。\t周 平\t医政科\t各医院\t10月底前\n2\t组织义诊12场。\t周平\t\t各医院\t12月底前\n3\t改造病房2处。\t周平\t\t市中医院\t9月底前\n4\t开展督查4次。\t吴小江\t\t各医院\t12月底前\n");

        Assert.Equal(["医政科", "医政科", "医政科", ""], reading.Items.Select(i => string.Join('、', i.LeadUnits.Select(u => u.Text))));
    }

    [Fact]
    public void Read_StepsThatATextPrintsUnderOneNumber_AreMeasures()
    {
        var reading = TextReading.Read(
            "2026年任务清单\n\n序号\t重点任务\t工作举措\t责任科室\t完成时限\n1\t行风建设\t规范签订承诺书\t医政科\t4月底前\n\t\t聘请监督员40名\t监察室\t5月底前\n2\t急救能力\t新建站点4个\t医政科\t9月底前\n");

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal(["规范签订承诺书", "聘请监督员40名"], Words(reading.Items[0].Measures));
        Assert.Equal(new DateOnly(2026, 5, 31), reading.Items[0].Deadline.Due);
    }

    [Fact]
    public void Read_SectionLineWithoutOrdinal_IsASection()
    {
        var reading = TextReading.Read(
            "2026年责任清单\n\n序号\t工作任务\t责任科室\t完成时限\n“守门人”工程\n（一）\t建强签约团队。\t基层科\t10月底前\n（二）\t改造卫生室58个。\t规划科\t12月底前\n“名院”工程\n（一）\t创建三级医院。\t医政科\t9月底前\n");

        Assert.Equal(["“守门人”工程", "“名院”工程"], Words(reading.Sections));
        Assert.Equal(["（一）", "（二）", "（一）"], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal("“名院”工程", reading.Items[2].Section);
    }

    [Fact]
    public void Read_SmallTableInsideACell_BelongsToTheText()
    {
        var reading = new DocumentBuilder().Paragraph("2026年任务清单")
            .Table(
                "序号 | 工作任务 | < | 责任科室 | 完成时限",
                "1 | 落实免费筛查任务如下。 | < | 妇幼科 | 10月底前",
                "^ | 东区 | 4200人 | ^ | ^",
                "^ | 西县 | 3800人 | ^ | ^",
                "2 | 控制死亡率。 | < | 妇幼科 | 12月底前")
            .Read();

        Assert.Equal("落实免费筛查任务如下。东区4200人西县3800人", reading.Items[0].Text.Text);
        Assert.Empty(reading.Items[0].Measures);
        Assert.Equal("控制死亡率。", reading.Items[1].Text.Text);
    }

    [Fact]
    public void Read_GoalMergedOverTheRowsOfAnItem_StandsBehindItsSteps()
    {
        var reading = new DocumentBuilder().Paragraph("2027年全市卫生健康任务清单")
            .Table(
                "编次 | 责任事项 | 实施步骤 | 主抓科室 | 联办单位 | 销号时间 | 验收口径",
                "1 | 急救提速 | 新建急救站9个 | 应急办 | 市急救中心 | 6月底前 | 接听率达到98%以上。",
                "^ | ^ | 轮训急救员300人 | 医政科 | 各县区卫健局 | 每季度 | ^",
                "2 | 采供血 | 完成采血3万人份。 | 医政科 | 市中心血站 | 长期坚持 | 满意度不低于90%。")
            .Read();

        var item = reading.Items[0];
        Assert.Equal("新建急救站9个轮训急救员300人接听率达到98%以上。", item.Text.Text);
        Assert.Equal(["新建急救站9个", "轮训急救员300人"], Words(item.Measures));
        Assert.Equal(["应急办", "医政科"], Words(item.LeadUnits));
        Assert.Equal(["市急救中心", "各县区卫健局"], Words(item.SupportUnits));
        Assert.Equal((new DateOnly(2027, 6, 30), Cadence.Quarterly), (item.Deadline.Due!.Value, item.Deadline.Cadence));
        Assert.Equal("完成采血3万人份。满意度不低于90%。", reading.Items[1].Text.Text);
    }

    [Fact]
    public void Read_StepsWithADayAndWithoutEnd_AreDoubted()
    {
        var reading = new DocumentBuilder().Paragraph("2027年全市卫生健康任务清单")
            .Table(
                "序号 | 重点任务 | 工作举措 | 责任科室 | 完成时限",
                "1 | 急救提速 | 新建急救站9个 | 应急办 | 6月底前",
                "^ | ^ | 轮训急救员300人 | ^ | 长期坚持",
                "2 | 采供血 | 完成采血3万人份。 | 医政科 | 长期坚持")
            .Read();

        Assert.Equal((new DateOnly(2027, 6, 30), true), (reading.Items[0].Deadline.Due!.Value, reading.Items[0].Deadline.Standing));
        Assert.Contains(reading.Findings, f => f is { Code: "DL005", Items: [1], Field: "deadline" });
    }

    [Fact]
    public void Read_StepDueBeforeThePlan_IsRaisedByItsOwnWords()
    {
        var reading = new DocumentBuilder().Paragraph("2027年全市卫生健康任务清单")
            .Table(
                "序号 | 重点任务 | 工作举措 | 责任科室 | 完成时限",
                "1 | 急救提速 | 完成建站9个 | 应急办 | 2026年12月底",
                "^ | ^ | 轮训急救员300人 | ^ | 5月底前",
                "2 | 采供血 | 完成采血3万人份。 | 医政科 | 长期坚持")
            .Read();

        var finding = Assert.Single(reading.Findings, f => f.Code == "AN020");
        Assert.Equal("完成建站9个", finding.Quote);
        Assert.Contains("2026年12月31日", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeaderWithoutAKnownWordForTheWork_IsToldByWhatStandsUnderIt()
    {
        var reading = new DocumentBuilder().Paragraph("2027年全市卫生健康承诺书")
            .Table(
                "序 | 承诺 | 挂点领导 | 主抓科室 | 办结时间",
                "1 | 新建急救站9个，轮训急救员300人次。 | 李明远 | 应急办 | 6月底前",
                "2 | 采集全血3万人份，新设献血屋2座。 | 李明远 | 医政科 | 9月底前",
                "序 | 承诺 | 挂点领导 | 主抓科室 | 办结时间",
                "3 | 培训乡村医生240人次，考核合格率达到95%。 | 张 弛 | 基层科 | 11月底前")
            .Read();

        Assert.Equal(["应急办", "医政科", "基层科"], reading.Items.SelectMany(i => Words(i.LeadUnits)));
        Assert.Equal(["李明远", "李明远", "张弛"], reading.Items.SelectMany(i => Words(i.Leaders)));
        Assert.Equal("新建急救站9个，轮训急救员300人次。", reading.Items[0].Text.Text);
    }

    [Theory]
    [InlineData("督办领导", "Leader")]
    [InlineData("挂帅领导", "Leader")]
    [InlineData("领导批示", null)]
    [InlineData("承办事项", "Task")]
    [InlineData("承办单位", "Lead")]
    [InlineData("会同单位", "Support")]
    [InlineData("督办情况", "Remark")]
    [InlineData("办理要求及目标", "Measure")]
    [InlineData("验收标准", "Goal")]
    [InlineData("攻坚方向", "Section")]
    public void Match_HeaderWords_NameTheirRole(string header, string? role) => Assert.Equal(role, HeaderWords.Match(header)?.ToString());
}
