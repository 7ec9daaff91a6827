using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class OwnersTest
{
    private static ReadItem Owned(ReadItem item) => item with { Leaders = InventedPlan.Names("白望舒"), LeadUnits = InventedPlan.Names("医政科") };

    [Fact]
    public void Check_ItemWithoutUnitAndLeader_IsRaised()
    {
        var found = new InventedPlan().Usual(5, Owned).Item("新建血站。").Check();

        Assert.Equal([Owners.NoUnit, Owners.NoLeader], found.Select(f => f.Code));
        Assert.All(found, f => Assert.Equal(("missing_owner", 6), (f.Kind, f.Items.Single())));
        Assert.All(found, f => Assert.NotEmpty(f.Where));
    }

    [Fact]
    public void Check_ItemWithSupportOnly_LacksItsLead()
    {
        var found = new InventedPlan().Usual(5, Owned).Item("新建血站。", i => i with { Leaders = InventedPlan.Names("白望舒"), SupportUnits = InventedPlan.Names("财务科") }).Check();
        Assert.Equal([Owners.NoLead], found.Select(f => f.Code));
    }

    [Theory]
    [InlineData("医政科", 1)]
    [InlineData("财务科", 0)]
    public void Check_UnitThatLeadsAndSupports_IsRaised(string support, int expected)
    {
        var plan = new InventedPlan().Item("新建血站。", i => i with { LeadUnits = InventedPlan.Names("医政科"), SupportUnits = InventedPlan.Names(support) });
        Assert.Equal(expected, plan.Check(Owners.NamedTwice).Count);
    }

    [Fact]
    public void Check_PlanWithoutOwners_RaisesNothing() => Assert.Empty(new InventedPlan().Usual(6).Check());
}

public sealed class UnitNamesTest
{
    [Theory]
    [InlineData("望川县医共体运行指导", "望川县医共体运行指导岗位", 1)]
    [InlineData("地方病防治与妇幼保建岗位", "地方病防治与妇幼保健岗位", 1)]
    [InlineData("望川县第一人民医院", "望川县第二人民医院", 0)]
    [InlineData("望川县城东社区服务中心", "望川县城西社区服务中心", 0)]
    [InlineData("医政医管科", "医政医改科", 0)]
    [InlineData("发展改革委", "发展改革局", 1)]
    [InlineData("住房城乡建设局", "住房和城乡建设局", 1)]
    [InlineData("文化旅游局", "文化旅游体育局", 1)]
    [InlineData("教育局", "教育体育局", 0)]
    [InlineData("望川县疾病预防控制中心", "望川县疾控中心", 1)]
    [InlineData("望川县卫生健康局", "望川县卫健局", 1)]
    [InlineData("望川县疾控中心", "望川县急救中心", 0)]
    [InlineData("委属各医院", "委属各单位", 0)]
    [InlineData("云溪区卫生健康局", "石桥区卫生健康局", 0)]
    public void Check_NameSlightlyOff_IsRaised(string rare, string usual, int expected)
    {
        var found = new InventedPlan().Usual(4, i => i with { SupportUnits = InventedPlan.Names(usual) }).Item("新建血站。", i => i with { SupportUnits = InventedPlan.Names(rare) }).Check(UnitNames.Code);

        Assert.Equal(expected, found.Count);
        Assert.All(found, f => Assert.Equal((rare, 5), (f.Quote, f.Items.Single())));
    }

    [Fact]
    public void Check_EndPrintedOnceForTheList_RaisesNothing()
    {
        var found = new InventedPlan()
            .Usual(4, i => i with { LeadUnits = InventedPlan.Names("县医共体指导岗位") })
            .Item("新建血站。", i => i with { LeadUnits = InventedPlan.Names("县医共体指导", "规划发展岗位") })
            .Check(UnitNames.Code);

        Assert.Empty(found);
    }
}

public sealed class UnitCellsTest
{
    [Theory]
    [InlineData("配合单位：财务科、", 1)]
    [InlineData("配合单位：财务科", 0)]
    [InlineData("配合单位：财务科、完成时限：年底", 0)]
    public void Check_CellThatEndsInAMark_IsRaised(string printed, int expected)
    {
        var plan = new InventedPlan().Paragraph(printed).Item("新建血站。", i => i with { SupportUnits = [TracedText.Of(printed, 0).Slice(5, 3)] });
        Assert.Equal(expected, plan.Check(UnitCells.Code).Count);
    }
}

public sealed class UnitsInTextTest
{
    [Theory]
    [InlineData("采购工作由药械管理科牵头。", "财务科", 1)]
    [InlineData("采购工作由药械管理科牵头。", "药械管理科", 0)]
    [InlineData("采购工作由药械管理科牵头。", "机关各科室", 0)]
    [InlineData("采购工作要与药械管理科沟通。", "财务科", 0)]
    public void Check_UnitPutInCharge_MustBeAnOwner(string text, string owner, int expected)
    {
        var plan = new InventedPlan().Item("修订采购章程。", i => i with { LeadUnits = InventedPlan.Names("药械管理科") }).Item(text, i => i with { LeadUnits = InventedPlan.Names(owner) });
        Assert.Equal(expected, plan.Check(UnitsInText.Code).Count);
    }
}
