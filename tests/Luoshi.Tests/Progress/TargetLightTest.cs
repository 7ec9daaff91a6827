using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Progress;

/// <summary>Values of targets against the path from baseline to target, and against their date.</summary>
public sealed class TargetLightTest
{
    // From 1 January to 31 December 2025: on 2 July half of the path is due (182 of 364 days).
    private const string Half = "2025-07-02";

    private static Light Of(TargetFacts target, decimal? value, string asOf, string? on = null, TargetFacts[]? table = null, LightThresholds? thresholds = null)
    {
        var item = Item("2025-12-31");
        var lead = item.Duty() with { LastReportAt = At("2025-01-20") };
        return LightRule.Of(Plan(thresholds, table ?? []), item.With(target, value, on ?? asOf, lead.Id), [lead], Day(asOf)).Light;
    }

    [Theory]
    [InlineData(">=", 60, 40, 50, LightColor.Green, "剩182天")]
    [InlineData(">=", 60, 40, 48, LightColor.Green, "剩182天")]
    [InlineData(">=", 60, 40, 47, LightColor.Yellow, "比进度差3名")]
    [InlineData(">=", 60, 40, 44, LightColor.Red, "比进度差6名")]
    [InlineData(">=", 60, 40, 38, LightColor.Red, "比进度差12名")]
    [InlineData("=", 60, 40, 44, LightColor.Red, "比进度差6名")]
    [InlineData("=", 60, 40, 75, LightColor.Green, "剩182天")]
    [InlineData("=", 40, 60, 47, LightColor.Green, "剩182天")]
    [InlineData("=", 40, 60, 56, LightColor.Red, "比进度差6名")]
    [InlineData("<=", 40, 60, 50, LightColor.Green, "剩182天")]
    [InlineData("<=", 40, 60, 53, LightColor.Yellow, "比进度差3名")]
    [InlineData("<=", 40, 60, 56, LightColor.Red, "比进度差6名")]
    [InlineData("<", 40, 60, 56, LightColor.Red, "比进度差6名")]
    [InlineData("<=", 40, 30, 39, LightColor.Green, "剩182天")]
    [InlineData(">=", 60, 70, 66, LightColor.Green, "剩182天")]
    public void Of_WithBaseline_AgainstThePathOfThatDay(string op, int target, int baseline, int value, LightColor color, string reason)
    {
        var light = Of(Target(op, target, baseline: baseline), value, Half);
        Assert.Equal((color, reason), (light.Color, light.Reason));
        if (color is LightColor.Red or LightColor.Yellow) Assert.Equal((LightRule.TargetBehind, 70L), (light.Rule, Assert.Single(light.Because)));
    }

    // 40 to 50: from 0 up to 40, from 70 down to 50; above it from below is beyond what was asked.
    [Theory]
    [InlineData(0, 9, LightColor.Red, "比进度差11名")]
    [InlineData(0, 20, LightColor.Green, "剩182天")]
    [InlineData(0, 45, LightColor.Green, "剩182天")]
    [InlineData(0, 56, LightColor.Yellow, "超6名")]
    [InlineData(70, 60, LightColor.Green, "剩182天")]
    [InlineData(70, 66, LightColor.Red, "比进度差6名")]
    public void Of_Range_FromEitherSide(int baseline, int value, LightColor color, string reason)
    {
        var light = Of(Target("range", 40, to: 50, baseline: baseline), value, Half);
        Assert.Equal((color, reason), (light.Color, light.Reason));
    }

    // What the baseline keeps already is to be kept all year.
    [Theory]
    [InlineData(">=", 70, 55, "差5名")]
    [InlineData("<=", 40, 65, "超5名")]
    public void Of_BoundKeptByTheBaseline_IsToBeKeptAllYear(string op, int baseline, int value, string reason)
    {
        var light = Of(Target(op, 60, baseline: baseline), value, Half);
        Assert.Equal((LightRule.TargetBehind, reason), (light.Rule, light.Reason));
    }

    // 提高10个百分点以上: the change itself is reported, and starts from none.
    [Theory]
    [InlineData("+>=", 5, LightColor.Green, "剩182天")]
    [InlineData("+>=", 2.1, LightColor.Red, "比进度差2.9个百分点")]
    [InlineData("->=", 2.1, LightColor.Red, "比进度差2.9个百分点")]
    [InlineData("->=", 4.2, LightColor.Green, "剩182天")]
    [InlineData("+>=", -1, LightColor.Red, "比进度差6个百分点")]
    public void Of_Change_StartsFromNone(string op, double value, LightColor color, string reason)
    {
        var light = Of(Target(op, 10, "%"), (decimal)value, Half);
        Assert.Equal((color, reason), (light.Color, light.Reason));
    }

    [Fact]
    public void Of_BaselineOfTheIndicatorTable_IsFoundByNameAndUnit()
    {
        var table = new[] { Target(">=", 60, "%", baseline: 10), Target(">=", 60, baseline: 40) };
        Assert.Equal("比进度差6名", Of(Target(">=", 60), 44, Half, table: table).Reason);
        Assert.Equal("剩182天", Of(Target(">=", 60, indicator: "新增护士"), 44, Half, table: table).Reason);
    }

    // Without a baseline only near the date: the path would be a guess.
    [Theory]
    [InlineData("2025-07-02", LightColor.Green, LightRule.OnTime, "剩182天")]
    [InlineData("2025-12-05", LightColor.Yellow, LightRule.Near, "剩26天，差16名")]
    [InlineData("2026-01-05", LightColor.Red, LightRule.Overdue, "逾期5天，差16名")]
    public void Of_NoBaseline_OnlyNearItsDate(string asOf, LightColor color, string rule, string reason)
    {
        var light = Of(Target(">=", 60), 44, asOf);
        Assert.Equal((color, rule, reason), (light.Color, light.Rule, light.Reason));
    }

    [Theory]
    [InlineData(">=", 60, 60)]
    [InlineData("<=", 60, 60)]
    [InlineData("<", 60, 59)]
    [InlineData("=", 60, 60)]
    [InlineData("=", 60, 61)]
    [InlineData("+>=", 60, 60)]
    public void Of_Met_IsNoReason(string op, int target, int value) =>
        Assert.Equal("剩26天", Of(Target(op, target), value, "2025-12-05").Reason);

    [Fact]
    public void Of_BoundThatIsNotEnough_SaysSo() => Assert.Equal("剩26天，未低于60名", Of(Target("<", 60), 60, "2025-12-05").Reason);

    // Its own date before the item's.
    [Theory]
    [InlineData("2025-06-10", LightColor.Yellow, LightRule.TargetNear, "差13名")]
    [InlineData("2025-07-01", LightColor.Red, LightRule.TargetMissed, "差13名")]
    public void Of_OwnDate_BeforeTheItems(string asOf, LightColor color, string rule, string reason)
    {
        var light = Of(Target(">=", 60, by: "2025-06-30"), 47, asOf);
        Assert.Equal((color, rule, reason), (light.Color, light.Rule, light.Reason));
    }

    [Fact]
    public void Of_NoValue_IsNotZero()
    {
        Assert.Equal("剩182天", Of(Target(">=", 60, baseline: 40), null, Half).Reason);
        Assert.Equal("剩26天", Of(Target(">=", 60, baseline: 40), null, "2025-12-05").Reason);
        var light = Of(Target(">=", 60, by: "2025-06-30"), null, "2025-07-05");
        Assert.Equal((LightColor.Yellow, LightRule.TargetUnreported, "目标到期未报数"), (light.Color, light.Rule, light.Reason));
        Assert.Equal([10], light.Because);
        Assert.Equal(LightColor.Red, Of(Target(">=", 60, by: "2025-06-30"), null, "2025-07-11").Color);
    }

    // A value of 2 April (a quarter of the path: 45) is as it should be that day, and in June still; only after a quarter without a new one it ages.
    [Theory]
    [InlineData("2025-06-20", LightColor.Green)]
    [InlineData("2025-09-20", LightColor.Yellow)]
    [InlineData("2025-11-20", LightColor.Red)]
    public void Of_OldValue_IsHeldAgainstItsOwnDayForAQuarter(string asOf, LightColor color) =>
        Assert.Equal(color, Of(Target(">=", 60, baseline: 40), 45, asOf, on: "2025-04-02").Color);

    [Fact]
    public void Of_Thresholds_AreThePlans() =>
        Assert.Equal(LightColor.Green, Of(Target(">=", 60, baseline: 40), 47, Half, thresholds: new(LagYellow: 20)).Color);

    [Fact]
    public void Of_WordsTooLong_StayWithinTheRoom()
    {
        Assert.InRange(Of(Target(">=", 60_000_000.125m, "批次/千人口年", baseline: 0), 0.5m, Half).Reason.Length, 1, Light.LongestReason);
        Assert.InRange(Of(Target(">=", 60_000_000.125m, "批次/千人口年", by: "2025-06-30"), 0.5m, Half).Reason.Length, 1, Light.LongestReason);
    }

    [Fact]
    public void Of_TwoLeads_EachAnswersForTheTargetsItReports()
    {
        var item = Item("2025-12-31");
        var one = item.Duty();
        var other = item.Duty(unit: "疾控科");
        var lit = LightRule.Of(Plan(), item.With(Target(">=", 60, baseline: 40), 40, Half, one.Id), [one, other], Day(Half));
        Assert.Equal([LightColor.Red, LightColor.NotYetDue], lit.Duties.Select(d => d.Light.Color));
        Assert.Equal(LightColor.Red, lit.Light.Color);
    }

    [Fact]
    public void Of_ScopeFigure_IsNoTarget() =>
        Assert.Equal("剩182天", Of(Target(">=", 60, baseline: 40) with { Kind = Luoshi.Reading.TargetKind.Scope }, 0, Half).Reason);
}
