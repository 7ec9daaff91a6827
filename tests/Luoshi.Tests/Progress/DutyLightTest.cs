using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Progress;

/// <summary>Reports owed, reviews, signing, instructions, and the unit's own view.</summary>
public sealed class DutyLightTest
{
    private static readonly ItemState Item = LitStates.Item("2025-12-31");

    private static Light Of(DutyState duty, string asOf, ItemState? item = null) => LightRule.Of(Plan(), item ?? Item, duty, Day(asOf));

    private static (LightColor, string, string) Short(Light light) => (light.Color, light.Rule, light.Reason);

    // Owed on Tuesday 25 March: three days of grace, red beyond ten.
    [Theory]
    [InlineData("2025-03-25", LightColor.Green, LightRule.OnTime, "剩281天")]
    [InlineData("2025-03-28", LightColor.Green, LightRule.OnTime, "剩278天")]
    [InlineData("2025-03-29", LightColor.Yellow, LightRule.ReportMissing, "3月进展未报")]
    [InlineData("2025-04-04", LightColor.Yellow, LightRule.ReportMissing, "3月进展未报")]
    [InlineData("2025-04-05", LightColor.Red, LightRule.ReportMissing, "3月进展未报")]
    [InlineData("2025-04-26", LightColor.Red, LightRule.ReportMissing, "2次进展未报")]
    public void Of_MissingReport_YellowThenRed(string asOf, LightColor color, string rule, string reason)
    {
        var duty = Item.Duty().Owing("2025-02-25", "2025-03-25", "2025-04-25").Reporting("2025-02-25", "2025-02-24", 20);
        var light = Of(duty, asOf);
        Assert.Equal((color, rule, reason), Short(light));
        Assert.Equal([10], light.Because);
    }

    [Fact]
    public void Of_MissingReportOfAWeek_IsCalledByItsDay() => Assert.Equal("3月14日进展未报", Of(Item.Duty().Owing("2025-03-14", "2025-03-21"), "2025-03-20").Reason);

    [Theory]
    [InlineData("2025-03-28", LightColor.Green, "剩250天")]
    [InlineData("2025-03-31", LightColor.Yellow, "迟报6天")]
    public void Of_LateReport_YellowUntilTheNextIsDone(string on, LightColor color, string reason)
    {
        var duty = Item.Duty().Owing("2025-03-25", "2025-04-25").Reporting("2025-03-25", on, 20);
        var light = Of(duty, "2025-04-25");
        Assert.Equal((color, reason), (light.Color, light.Reason));
        if (color == LightColor.Yellow) Assert.Equal([20], light.Because);
        Assert.Equal(LightColor.Green, Of(duty.Reporting("2025-04-25", "2025-04-25", 30), "2025-04-26").Color);
    }

    [Theory]
    [InlineData("2025-04-08", LightColor.Yellow, "退回7天未重报")]
    [InlineData("2025-04-09", LightColor.Red, "退回8天未重报")]
    public void Of_Returned_YellowThenRed(string asOf, LightColor color, string reason)
    {
        var duty = Item.Duty() with { Status = DutyStatus.Returned, ReturnedOn = Day("2025-04-01"), ReturnEntry = 31, ReturnedBecause = "缺数字。" };
        var light = Of(duty, asOf);
        Assert.Equal((color, LightRule.ReportReturned, reason), Short(light));
        Assert.Equal([31], light.Because);
        Assert.Contains("（缺数字）", light.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ReportNobodyReviewed_IsYellow()
    {
        var duty = Item.Duty().Owing("2025-03-25").Reporting("2025-03-25", "2025-03-25", 20, OwedStatus.Waiting);
        Assert.Equal(LightColor.Green, Of(duty, "2025-04-04").Color);
        Assert.Equal((LightColor.Yellow, LightRule.ReviewWaits, "待审核11天"), Short(Of(duty, "2025-04-05")));
    }

    [Fact]
    public void Of_ClaimCoversMissingReports() =>
        Assert.Equal(LightRule.ClaimWaits, Of(Item.Duty().Owing("2025-03-25") with { Status = DutyStatus.Claimed, Claim = new(40, Day("2025-04-20"), "已建成", [], null, null) }, "2025-04-25").Rule);

    [Theory]
    [InlineData("2025-01-13", LightColor.Green)]
    [InlineData("2025-01-14", LightColor.Yellow)]
    public void Of_Unsigned_YellowAfterSomeDays(string asOf, LightColor color)
    {
        var light = Of(LitStates.Item("2025-06-30").Duty() with { Status = DutyStatus.Dispatched, SignedOn = null }, asOf);
        Assert.Equal(color, light.Color);
        if (color == LightColor.Yellow) Assert.Equal((LightRule.NotSigned, "8天未签收"), (light.Rule, light.Reason));
    }

    [Fact]
    public void Of_Declined_WaitsForTheClerk() =>
        Assert.Equal((LightColor.Yellow, LightRule.Declined, "退办待定"), Short(Of(Item.Duty() with { Status = DutyStatus.Declined, DeclineEntry = 12 }, "2025-05-01")));

    [Fact]
    public void Of_SeveralReasons_AreSaidTogetherAsFarAsRoomGoes()
    {
        var item = LitStates.Item("2025-06-30");
        var duty = item.Duty().Owing("2025-05-26", "2025-06-30").Reporting("2025-05-26", "2025-05-26", 20);
        var light = LightRule.Of(Plan(), item.With(Target("=", 60), 47, "2025-05-26", duty.Id), [duty], Day("2025-08-11")).Light;
        Assert.Equal("逾期42天，差13名", light.Reason);
        Assert.Equal(LightRule.Overdue, light.Rule);
        Assert.Equal([10, 70], light.Because);
        Assert.Contains("6月30日前报进展", light.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnansweredInstruction_IsRedForThoseItIsFor()
    {
        var county = Item.Duty(DutyRole.Support, "青岚县卫生健康局");
        var lead = Item.Duty();
        var toAll = Item with { Instructions = [new(33, "沈若琳", Day("2025-05-06"), "抓紧", Day("2025-05-15"), [], [])] };
        Assert.Equal((LightColor.Red, LightRule.InstructionUnanswered, "批示逾期5天未复"), Short(Of(lead, "2025-05-20", toAll)));
        Assert.Equal([33], Of(lead, "2025-05-20", toAll).Because);
        Assert.Equal(LightColor.NotYetDue, Of(lead, "2025-05-15", toAll).Color);
        Assert.Equal(LightColor.NotYetDue, Of(county, "2025-05-20", toAll).Color);

        var toCounty = toAll with { Instructions = [toAll.Instructions[0] with { To = [county.Id] }] };
        Assert.Equal(LightColor.Red, Of(county, "2025-05-20", toCounty).Color);
        Assert.Equal(LightColor.NotYetDue, Of(lead, "2025-05-20", toCounty).Color);
        var answered = toAll with { Instructions = [toAll.Instructions[0] with { Answers = [new(lead.Id, "祝晓帆", Day("2025-05-16"), "已办")] }] };
        Assert.Equal(LightColor.NotYetDue, Of(lead, "2025-05-20", answered).Color);
    }

    [Theory]
    [InlineData(UnitView.Smooth, LightColor.Red, true)]
    [InlineData(UnitView.Smooth, LightColor.Yellow, true)]
    [InlineData(UnitView.Smooth, LightColor.Green, false)]
    [InlineData(UnitView.Difficult, LightColor.Red, false)]
    [InlineData(UnitView.Difficult, LightColor.Green, false)]
    [InlineData(UnitView.WillMiss, LightColor.Green, true)]
    [InlineData(UnitView.WillMiss, LightColor.NotYetDue, true)]
    [InlineData(UnitView.WillMiss, LightColor.Red, false)]
    [InlineData(UnitView.WillMiss, LightColor.Done, false)]
    [InlineData(null, LightColor.Red, false)]
    public void DisagreesWithView_WhereTheUnitSeesItOtherwise(UnitView? view, LightColor color, bool disagrees) =>
        Assert.Equal(disagrees, new LitDuty(Item.Duty() with { View = view }, new Light(color, LightRule.Near, "", "", [])).DisagreesWithView);
}
