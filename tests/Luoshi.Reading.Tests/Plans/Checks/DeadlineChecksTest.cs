using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class DeadlineOrderTest
{
    [Theory]
    [InlineData(2030, 11, 1)]
    [InlineData(2031, 2, 1)]
    [InlineData(2031, 11, 0)]
    public void Check_DeadlineCell_BeforeYearOrIssueIsRaised(int year, int month, int expected)
    {
        var found = new InventedPlan().Item("新建血站。", i => i with { Deadline = InventedPlan.Due($"{year}年{month}月", year, month, 28) }).Check(DeadlineOrder.BeforePlan);

        Assert.Equal(expected, found.Count);
        Assert.All(found, f => Assert.Equal(("deadline_before_plan", "deadline"), (f.Kind, f.Field)));
    }

    [Theory]
    [InlineData(2030, 1)]
    [InlineData(2031, 0)]
    public void Check_DateInText_BeforePlanIsRaised(int year, int expected)
    {
        var found = new InventedPlan().Item("年底前新建血站。", i => i with { Dates = [new ReadDate("新建血站", new DateOnly(year, 12, 31), i.Text)] }).Check(DeadlineOrder.TextBeforePlan);

        Assert.Equal(expected, found.Count);
    }

    [Theory]
    [InlineData("办好2.14护心节活动。", 1)]
    [InlineData("办好2月14日全民护心日活动。", 1)]
    [InlineData("办好5.12护士节活动。", 0)]
    [InlineData("力争1.5个百分点的节余。", 0)]
    public void Check_FeastInText_BeforeIssueIsRaised(string text, int expected) =>
        Assert.Equal(expected, new InventedPlan().Item(text).Check(DeadlineOrder.FeastBeforePlan).Count);

    [Theory]
    [InlineData(2033, 1)]
    [InlineData(2031, 0)]
    public void Check_DeadlineAfterThePlanYear_IsRaised(int year, int expected) =>
        Assert.Equal(expected, new InventedPlan().Item("新建血站。", i => i with { Deadline = InventedPlan.Due("年底", year, 12, 31) }).Check(DeadlineOrder.BeyondPlan).Count);

    [Fact]
    public void Check_PlanOfSeveralYears_MayReachBeyondItsFirst()
    {
        var heading = new ReadHeading { Year = 2031, Title = InventedPlan.Words("望川县健康行动计划（2031年-2035年）") };
        Assert.Empty(new InventedPlan { Heading = heading }.Item("新建血站。", i => i with { Deadline = InventedPlan.Due("2033年", 2033, 12, 31) }).Check(DeadlineOrder.BeyondPlan));
    }
}

public sealed class DeadlineAndTextTest
{
    [Theory]
    [InlineData(12, DeadlineAndText.TextLater)]
    [InlineData(8, DeadlineAndText.TextEarlier)]
    [InlineData(11, null)]
    public void Check_TextAndCell_AtOddsIsRaised(int month, string? code)
    {
        var found = new InventedPlan()
            .Item("建成血站。", i => i with { Deadline = InventedPlan.Due("11月底", 2031, 11, 30), Dates = [new ReadDate("建成血站", new DateOnly(2031, month, 30), i.Text)] })
            .Check()
            .Select(f => f.Code);

        Assert.Equal(code is null ? [] : [code], found);
    }

    [Fact]
    public void Check_CellBeforeThePlansYear_IsRaisedOnce()
    {
        var found = new InventedPlan()
            .Item("5月底前建成血站。", i => i with { Deadline = InventedPlan.Due("2030年5月底", 2030, 5, 31), Dates = [new ReadDate("建成血站", new DateOnly(2031, 5, 31), i.Text)] })
            .Check();

        Assert.DoesNotContain(found, f => f.Code == DeadlineAndText.TextLater);
        Assert.Single(found, f => f.Kind == "deadline_before_plan");
    }

    [Theory]
    [InlineData("年内建成血站。", 12, "11月底", 11)]
    [InlineData("9月底前建成血站。", 9, "全年", 12)]
    public void Check_YearAsAWhole_IsNotAtOddsWithADay(string text, int month, string cell, int dueMonth)
    {
        var found = new InventedPlan().Item(text, i => i with
        {
            Deadline = InventedPlan.Due(cell, 2031, dueMonth, 30),
            Dates = [new ReadDate("血站", new DateOnly(2031, month, 30), i.Text)],
        });

        Assert.Empty(found.Check());
    }

    [Fact]
    public void Check_EarlierDateThatTheCellNames_RaisesNothing()
    {
        var deadline = InventedPlan.Due("11月底（设备8月底）", 2031, 11, 30) with { Milestones = [new ReadMilestone(InventedPlan.Words("设备"), new DateOnly(2031, 8, 31))] };
        Assert.Empty(new InventedPlan().Item("设备到位。", i => i with { Deadline = deadline, Dates = [new ReadDate("设备", new DateOnly(2031, 8, 31), i.Text)] }).Check());
    }

    [Fact]
    public void Check_OneItemWithoutDeadline_IsRaised()
    {
        var found = new InventedPlan().Usual(5, i => i with { Deadline = InventedPlan.Due("年底", 2031, 12, 31) }).Item("新建血站。").Check(DeadlineAndText.NoDeadline);
        Assert.Equal([6], Assert.Single(found).Items);
    }

    [Fact]
    public void Check_PlanWithoutDeadlines_RaisesNone() => Assert.Empty(new InventedPlan().Usual(6).Check(DeadlineAndText.NoDeadline));

    [Fact]
    public void Check_OnlyARhythmInAll_IsRaisedOnce()
    {
        var rhythm = new ReadDeadline { Printed = InventedPlan.Words("每月调度"), Cadence = Cadence.Monthly };
        Assert.Empty(Assert.Single(new InventedPlan().Usual(6, i => i with { Deadline = rhythm }).Check(DeadlineAndText.OnlyRhythm)).Items);
        Assert.Empty(new InventedPlan().Usual(5, i => i with { Deadline = rhythm }).Item("新建血站。", i => i with { Deadline = InventedPlan.Due("年底", 2031, 12, 31) }).Check(DeadlineAndText.OnlyRhythm));
    }
}

public sealed class TitleYearTest
{
    [Theory]
    [InlineData("附件1：2030年全县重点任务分解表", 1)]
    [InlineData("2031年全县重点任务分解表", 0)]
    [InlineData("2030年工作总结和2031年工作要点", 0)]
    [InlineData("2026—2030年行动计划", 0)]
    [InlineData("2030年全县卫生健康工作的总体要求是：服务群众。", 1)]
    [InlineData("2031年，全县卫生健康工作总体要求：服务群众。", 0)]
    [InlineData("现将《2030年望川县卫生健康工作要点》印发给你们，请抓好落实。", 1)]
    [InlineData("现将《2031年望川县卫生健康工作要点》印发给你们，请抓好落实。", 0)]
    [InlineData("对照《2030年望川县卫生健康工作要点》查找不足。", 0)]
    [InlineData("现将《2030年全省卫生监督抽查计划》转发，印发给你们。", 0)]
    [InlineData("2030年全县新建血站两个，总体要求已经落实。", 0)]
    [InlineData("根据《2030年全县重点任务分解表》，各单位要抓紧落实，按月报送安排", 0)]
    public void Check_TitleOfAnotherYear_IsRaised(string title, int expected)
    {
        var found = new InventedPlan().Paragraph(title).Item("新建血站。").Check(TitleYear.OtherYear);

        Assert.Equal(expected, found.Count);
        Assert.All(found, f => Assert.Equal("title_year_mismatch", f.Kind));
    }

    [Fact]
    public void Check_TitleListedAndPrinted_IsRaisedOnceWithBothPlaces()
    {
        var found = new InventedPlan().Paragraph("附件：《2030年任务分工表》").Item("新建血站。").Paragraph("2030 年任务分工表").Check(TitleYear.OtherYear);
        Assert.Equal(2, Assert.Single(found).Where.Count);
    }

    [Theory]
    [InlineData("望卫发〔2030〕3号", 1)]
    [InlineData("望卫发〔2031〕3号", 0)]
    public void Check_DocNumberOfAnotherYear_IsRaised(string number, int expected)
    {
        var heading = new ReadHeading { Year = 2031, IssuedOn = new DateOnly(2031, 3, 20), DocNumber = InventedPlan.Words(number) };
        Assert.Equal(expected, new InventedPlan { Heading = heading }.Item("新建血站。").Check(TitleYear.DocNumberYear).Count);
    }
}
