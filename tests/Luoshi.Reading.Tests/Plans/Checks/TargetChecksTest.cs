using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class TargetsTest
{
    private static InventedPlan Two(ReadTarget one, ReadTarget other) =>
        new InventedPlan().Item("抓早筛工作。", i => i with { Targets = [one] }).Item("抓慢病管理。", i => i with { Targets = [other] });

    [Fact]
    public void Check_SameTargetInTwoItems_IsRaised()
    {
        var found = Two(InventedPlan.Target("牧区儿童早筛覆盖率", 85, "%"), InventedPlan.Target("牧区儿童早筛覆盖率", 85, "%")).Check();

        Assert.Equal([Targets.Twice], found.Select(f => f.Code));
        Assert.Equal([1, 2], found[0].Items);
    }

    [Fact]
    public void Check_RatesAtOdds_AreRaised()
    {
        var found = Two(InventedPlan.Target("牧区儿童早筛覆盖率", 85, "%"), InventedPlan.Target("牧区儿童早筛覆盖率", 90, "%")).Check();

        Assert.Equal([Targets.AtOdds], found.Select(f => f.Code));
        Assert.Equal("overlapping_target", found[0].Kind);
    }

    [Theory]
    [InlineData("全县牧民健康素养水平", "牧民健康素养水平")]
    [InlineData("药占比", "药占比")]
    public void Check_RatesAtOddsUnderTheSameName_AreRaised(string one, string other) =>
        Assert.Equal([Targets.AtOdds], Two(InventedPlan.Target(one, 30, "%"), InventedPlan.Target(other, 32, "%")).Check().Select(f => f.Code));

    [Theory]
    [InlineData("覆盖率", 85, "%", "覆盖率", 90, "%")]
    [InlineData("新建牧区标准药房", 2, "个", "新建牧区标准药房", 3, "个")]
    [InlineData("牧区儿童早筛覆盖率", 85, "%", "农区儿童早筛覆盖率", 90, "%")]
    public void Check_TargetsThatMayDiffer_RaiseNothing(string one, int value, string unit, string other, int otherValue, string otherUnit) =>
        Assert.Empty(Two(InventedPlan.Target(one, value, unit), InventedPlan.Target(other, otherValue, otherUnit)).Check());

    [Fact]
    public void Check_CopiedItems_RaiseTheirTargetsOnlyOnce()
    {
        var plan = new InventedPlan();
        for (var i = 0; i < 2; i++) plan.Item("牧区儿童早筛覆盖率达到85%。", item => item with { Targets = [InventedPlan.Target("牧区儿童早筛覆盖率", 85, "%")] });
        Assert.Equal([DuplicateItems.Code], plan.Check().Select(f => f.Code));
    }
}

public sealed class ComparisonsTest
{
    [Theory]
    [InlineData("疫苗接种率达到100%以上。", Comparisons.OverHundred)]
    [InlineData("建档比例不低于100%。", Comparisons.OverHundred)]
    [InlineData("疫苗接种率达到105%。", Comparisons.OverHundred)]
    [InlineData("至少建成2所以上示范药房。", Comparisons.SaidTwice)]
    [InlineData("培养不少于3名以上的师傅。", Comparisons.SaidTwice)]
    [InlineData("打造10-5个示范点。", Comparisons.Backwards)]
    [InlineData("疫苗接种率达到100%。", null)]
    [InlineData("远程会诊量较上年增长100%以上。", null)]
    [InlineData("双向转诊比例提升120%以上。", null)]
    [InlineData("双向转诊比例提升100%以上。", Comparisons.RiseUnclear)]
    [InlineData("责任险覆盖率≥100%。", Comparisons.OverHundred)]
    [InlineData("责任险覆盖率≥95%。", null)]
    [InlineData("培养不少于2名副高以上职称的医师。", null)]
    [InlineData("建成2所以上示范药房，打造5-10个示范点。", null)]
    public void Check_ComparisonThatCannotBe_IsRaised(string text, string? code) =>
        Assert.Equal(code is null ? [] : [code], new InventedPlan().Item(text).Check().Select(f => f.Code));
}

public sealed class EnumerationsTest
{
    [Theory]
    [InlineData("落实五项制度：首诊负责、分级护理、三查七对、值班交接。", Enumerations.Count)]
    [InlineData("落实四项制度：首诊负责、分级护理、三查七对、值班交接。", null)]
    [InlineData("落实五项制度：首诊负责、分级护理等。", null)]
    [InlineData("实施口腔普查、视力矫正、膳食改善四项行动。", Enumerations.Count)]
    [InlineData("实施口腔普查、视力矫正和听力筛查、膳食改善四项行动。", null)]
    [InlineData("实施口腔普查、视力矫正等四项行动。", null)]
    [InlineData("深化“大宣讲、大调研、大会战”五大行动。", Enumerations.Count)]
    [InlineData("深化“大宣讲、大调研、大会战”三大行动。", null)]
    [InlineData("实施口腔普查、视力矫正、膳食改善等两项行动。", Enumerations.Count)]
    [InlineData("支持云溪、石桥、白塔3个县区创建。", null)]
    [InlineData("云溪、石桥各2项任务。", null)]
    [InlineData("申报12个项目（市级5个、县级6个）。", Enumerations.Sum)]
    [InlineData("申报12个项目（市级5个、县级7个）。", null)]
    [InlineData("申报12个项目（其中市级5个、县级3个）。", null)]
    public void Check_CountsAndLists_ThatDisagreeAreRaised(string text, string? code) =>
        Assert.Equal(code is null ? [] : [code], new InventedPlan().Item(text).Check().Select(f => f.Code));
}
