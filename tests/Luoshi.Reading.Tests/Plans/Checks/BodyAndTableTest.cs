using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class BodyAndTableTest
{
    private const string Text = "建设牧区流动药房，配齐常用药品目录，按月公布配送情况。";

    private static InventedPlan Pair(string body, string row, Func<ReadItem, ReadItem>? with = null) => new InventedPlan().Body(body).Item(row, with).Link(1, 1);

    [Theory]
    [InlineData(Text, Text, null)]
    [InlineData("切实建设好牧区流动药房，配齐常用药品目录，按月公布配送情况。", Text, null)]
    [InlineData("建设牧区流动药房，聘请退休药师驻点指导，配齐常用药品目录，按月公布配送情况。", Text, BodyAndTable.OnlyInBody)]
    [InlineData(Text, "建设牧区流动药房，配齐常用药品目录，年内新增冷链车三十辆，按月公布配送情况。", BodyAndTable.OnlyInTable)]
    [InlineData("如期完成牧区流动药房验收考评。", "完成牧区流动药房验收考评。", BodyAndTable.Weaker)]
    [InlineData("年内建设牧区流动药房15个。", "年内建设牧区流动药房18个。", BodyAndTable.Numbers)]
    public void Check_BodyAndRow_AtOddsIsRaised(string body, string row, string? code)
    {
        var found = Pair(body, row).Check();

        Assert.Equal(code is null ? [] : [code], found.Select(f => f.Code));
        Assert.All(found, f => Assert.Equal(("body_table_mismatch", 1), (f.Kind, f.Items.Single())));
    }

    [Fact]
    public void Check_MilestoneOnlyInTheCell_IsRaised()
    {
        var deadline = InventedPlan.Due("年底（车辆采购6月底前完成）", 2031, 12, 31) with { Milestones = [new ReadMilestone(InventedPlan.Words("车辆采购"), new DateOnly(2031, 6, 30))] };
        Assert.Equal([BodyAndTable.Dates], Pair(Text, Text, i => i with { Deadline = deadline }).Check().Select(f => f.Code));
    }

    [Fact]
    public void Check_OtherNumberOfRows_IsRaisedOnceForTheWhole()
    {
        var plan = Pair(Text, Text).Item("修订采购章程，公开采购结果。");
        var found = plan.Check();

        Assert.Equal([BodyAndTable.Counts, BodyAndTable.Unlinked], found.Select(f => f.Code).Order());
        Assert.Empty(found.Single(f => f.Code == BodyAndTable.Counts).Items);
    }
}

public sealed class SectionNamesTest
{
    [Theory]
    [InlineData("实施基层能力提升行动", 0)]
    [InlineData("实施基层能力\n提升行动", 0)]
    [InlineData("实施基层提升行动", 1)]
    [InlineData("12", 0)]
    public void Check_SectionCell_ThatDiffersFromTheBodyIsRaised(string cell, int expected)
    {
        var plan = new InventedPlan().Table(["序号", "项目", "任务"], ["1", cell, "新建血站。"]);
        plan.Item("新建血站。", i => i with { Section = "实施基层能力提升行动", Text = TracedText.Of("新建血站。", 0, 1, 2) });
        plan.Body("新建血站。", b => b with { Section = "实施基层能力提升行动" }).Link(1, 1);

        Assert.Equal(expected, plan.Check(SectionNames.Section).Count);
    }

    [Theory]
    [InlineData("十大行动", 1)]
    [InlineData("十二大行动", 0)]
    [InlineData("", 0)]
    public void Check_RepeatedHeading_ThatChangesIsRaised(string heading, int expected)
    {
        var plan = new InventedPlan().Table(["序号", "十二大行动", "任务"], ["1", "甲", "新建血站。"]).Table(["序号", "十二大行动", "任务"]).Table(["序号", heading, "任务"]);
        Assert.Equal(expected, plan.Check(SectionNames.Column).Count);
    }
}
