using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Reading;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Progress;

/// <summary>Deadlines and steps, of an item alone and with its duties.</summary>
public sealed class LightRuleTest
{
    private const string Due = "2025-06-30";

    private static Light Of(Luoshi.Plans.ItemState item, string asOf, LightThresholds? thresholds = null, params DutyState[] duties) =>
        LightRule.Of(Plan(thresholds), item, duties, Day(asOf)).Light;

    private static (LightColor, string, string) Short(Light light) => (light.Color, light.Rule, light.Reason);

    [Theory]
    [InlineData("2025-07-01", LightColor.Red, LightRule.Overdue, "逾期1天")]
    [InlineData("2026-06-30", LightColor.Red, LightRule.Overdue, "逾期365天")]
    [InlineData("2025-06-30", LightColor.Yellow, LightRule.Near, "今天到期")]
    [InlineData("2025-06-01", LightColor.Yellow, LightRule.Near, "剩29天")]
    [InlineData("2025-05-31", LightColor.Yellow, LightRule.Near, "剩30天")]
    [InlineData("2025-05-30", LightColor.Green, LightRule.OnTime, "剩31天")]
    [InlineData("2025-01-01", LightColor.Green, LightRule.OnTime, "剩180天")]
    [InlineData("2024-12-31", LightColor.NotYetDue, LightRule.FarAway, "剩181天")]
    public void Of_DueDate_ByDaysLeft(string asOf, LightColor color, string rule, string reason)
    {
        Assert.Equal((color, rule, reason), Short(Of(Item(Due), asOf)));
        Assert.Equal([2], Of(Item(Due), asOf).Because);
        Assert.Equal((color, rule, reason), Short(Of(Item(Due), asOf, null, Item(Due).Duty())));
        Assert.Equal([10], Of(Item(Due), asOf, null, Item(Due).Duty()).Because);
    }

    [Fact]
    public void Of_Overdue_SaysItInFull() =>
        Assert.Equal("基层卫生科应于9月30日前办结（原定6月30日，已延期），截至10月2日未销号，逾期2天。", Of(Item("2025-09-30"), "2025-10-02", null, Item("2025-09-30").Duty() with { FirstDue = Day(Due) }).Sentence);

    [Fact]
    public void Of_FarButReported_IsGreen() =>
        Assert.Equal(LightRule.OnTime, Of(Item(Due) with { LastReportAt = At("2024-11-01") }, "2024-12-01").Rule);

    [Theory]
    [InlineData("2025-07-02", LightRule.Overdue)]
    [InlineData("2025-07-03", LightRule.Closed)]
    [InlineData("2026-01-01", LightRule.Closed)]
    public void Of_Closed_IsDoneFromThatDay(string asOf, string rule)
    {
        var light = Of(Item(Due) with { ClosedOn = Day("2025-07-03"), ClosingEntry = 90 }, asOf, null, Item(Due).Duty());
        Assert.Equal(rule, light.Rule);
        Assert.Equal(rule == LightRule.Closed ? [90] : [10], light.Because);
    }

    [Theory]
    [InlineData(true, null, LightRule.Standing, "长期坚持")]
    [InlineData(false, Cadence.Weekly, LightRule.Rhythm, "按周督查")]
    [InlineData(false, Cadence.Monthly, LightRule.Rhythm, "按月督查")]
    [InlineData(false, Cadence.Quarterly, LightRule.Rhythm, "按季督查")]
    [InlineData(false, null, LightRule.NoDate, "未定完成时限")]
    public void Of_NoLastDay_IsGreenAndSaysWhy(bool standing, Cadence? cadence, string rule, string reason) =>
        Assert.Equal((LightColor.Green, rule, reason), Short(Of(Item(null, standing, cadence), Due)));

    [Fact]
    public void Of_StepPastUnreported_IsRed() =>
        Assert.Equal((LightColor.Red, LightRule.StepOverdue, "节点逾期10天"), Short(Of(Item(Due, steps: "2025-03-31"), "2025-04-10")));

    [Fact]
    public void Of_StepNear_IsYellow() =>
        Assert.Equal((LightColor.Yellow, LightRule.StepNear, "节点剩11天"), Short(Of(Item(Due, steps: "2025-03-31"), "2025-03-20")));

    [Theory]
    [InlineData("2025-03-30", LightRule.StepOverdue)]
    [InlineData("2025-03-31", LightRule.OnTime)]
    [InlineData("2025-04-02", LightRule.OnTime)]
    public void Of_StepReportedOnItsDayOrLater_NoLongerCounts(string reported, string rule) =>
        Assert.Equal(rule, Of(Item(Due, steps: "2025-03-31") with { LastReportAt = At(reported) }, "2025-04-10").Rule);

    // Sunday 2 November: the report for it is owed on Friday, and who brought it then has brought it.
    [Theory]
    [InlineData("2025-10-30", LightRule.StepOverdue)]
    [InlineData("2025-10-31", LightRule.OnTime)]
    public void Of_StepOnADayOff_IsReportedOnTheWorkingDayBefore(string reported, string rule)
    {
        var item = Item("2025-12-31", steps: "2025-11-02");
        Assert.Equal(rule, Of(item, "2025-11-05", null, item.Duty().Owing("2025-10-31").Reporting("2025-10-31", reported, 20)).Rule);
    }

    /// <summary>The last step of a deadline is its last day: extended, it must not stay red.</summary>
    [Fact]
    public void Of_ExtendedDeadline_LeavesTheOldLastStepBehind() =>
        Assert.Equal(LightRule.OnTime, Of(Item("2025-09-30", steps: Due) with { FirstDue = Day(Due) }, "2025-07-10").Rule);

    [Fact]
    public void Of_OwnThresholds_AreUsed() => Assert.Equal(LightColor.Yellow, Of(Item(Due), "2025-05-01", new(Warn: 60)).Color);

    [Fact]
    public void Of_OneOfTwoLeadsLate_TheItemIsAsLate()
    {
        var item = Item("2025-09-30") with { FirstDue = Day(Due) };
        var light = Of(item, "2025-07-10", null, item.Duty(), item.Duty(unit: "疾控科") with { Due = Day(Due), DueEntry = 11 });
        Assert.Equal((LightColor.Red, "逾期10天"), (light.Color, light.Reason));
        Assert.StartsWith("疾控科", light.Sentence, StringComparison.Ordinal);
        Assert.Equal([11], light.Because);
    }

    [Fact]
    public void Of_SupportingUnitLate_IsCountedBesideNotMixedIn()
    {
        var item = Item(Due);
        var county = item.Duty(DutyRole.Support, "青岚县卫生健康局").Owing("2025-03-25");
        var lit = LightRule.Of(Plan(), item, [county, item.Duty()], Day("2025-05-01"));
        Assert.Equal(LightColor.Green, lit.Light.Color);
        Assert.Equal(1, lit.Supporting[LightColor.Red]);
        Assert.Equal([DutyRole.Lead, DutyRole.Support], lit.Duties.Select(d => d.State.Role));

        Assert.Equal(LightColor.Red, LightRule.Of(Plan(), item, [county], Day("2025-05-01")).Light.Color);
    }

    [Fact]
    public void Of_PartPassedOn_IsItsOwnersAffair()
    {
        var item = Item(Due);
        var lead = item.Duty();
        var part = item.Duty(unit: "石桥区医院").Owing("2025-03-25") with { Parent = lead.Id };
        Assert.Equal(LightColor.Green, LightRule.Of(Plan(), item, [lead, part], Day("2025-05-01")).Light.Color);
    }

    [Fact]
    public void Of_ClaimedInTime_IsNotLateWhileItWaits()
    {
        var item = Item(Due);
        var duty = item.Duty() with { Status = DutyStatus.Claimed, Claim = new(40, Day("2025-06-28"), "已建成", [], null, null) };
        Assert.Equal((LightColor.Green, LightRule.ClaimWaits, "办结待核查"), Short(Of(item, "2025-07-02", null, duty)));
        Assert.Equal((LightColor.Yellow, LightRule.ReviewWaits, "待核查17天"), Short(Of(item, "2025-07-15", null, duty)));
        Assert.Equal([40], Of(item, "2025-07-15", null, duty).Because);

        // Claimed too late the days until then stay, and no more are added.
        var late = duty with { Claim = duty.Claim with { On = Day("2025-07-05") } };
        Assert.Equal((LightColor.Red, LightRule.Overdue, "逾期5天"), Short(Of(item, "2025-07-14", null, late)));
    }

    [Fact]
    public void Of_AllLeadsClosed_WaitsForTheItemsOwnClosing()
    {
        var item = Item(Due);
        var closed = item.Duty() with { Status = DutyStatus.Closed, ClosedOn = Day("2025-06-20"), ClosingEntry = 50 };
        Assert.Equal((LightColor.Green, LightRule.LeadsClosed, "责任已销号"), Short(Of(item, "2025-07-20", null, closed)));
        Assert.Equal([50], Of(item, "2025-07-20", null, closed).Because);
    }

    [Fact]
    public void Of_WithdrawnDuty_IsNeitherShownNorCounted()
    {
        var item = Item(Due);
        var lit = LightRule.Of(Plan(), item, [item.Duty() with { Status = DutyStatus.Withdrawn, Due = Day("2025-01-31"), ClosingEntry = 51 }, item.Duty(unit: "疾控科")], Day("2025-05-01"));
        Assert.Equal(("疾控科", LightColor.Green), (Assert.Single(lit.Duties).State.Unit, lit.Light.Color));
    }

    [Fact]
    public void Of_CarriedOver_IsDoneHere() =>
        Assert.Equal(LightRule.CarriedOver, Of(Item(Due) with { CarriedTo = new(Guid.Empty, Guid.Empty), CarriedEntry = 80 }, "2026-01-05", null, Item(Due).Duty()).Rule);
}
