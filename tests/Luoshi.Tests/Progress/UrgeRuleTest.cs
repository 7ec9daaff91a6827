using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Progress;

public sealed class UrgeRuleTest
{
    private static readonly ItemState Item = LitStates.Item("2025-12-31");

    private static string? Rule(DutyState duty, string asOf, UrgeThresholds? thresholds = null) =>
        UrgeRule.Due(duty, Day(asOf), thresholds ?? UrgeThresholds.Usual, WorkCalendar.Statutory)?.Rule;

    // Dispatched on Monday 6 January; Thursday is the third working day after it.
    [Theory]
    [InlineData("2025-01-09", null)]
    [InlineData("2025-01-10", UrgeRule.NotSigned)]
    [InlineData("2025-01-11", null)] // Saturday
    [InlineData("2025-01-26", UrgeRule.NotSigned)] // a Sunday that is worked
    public void Due_Unsigned_AfterSoManyWorkingDays(string asOf, string? rule) =>
        Assert.Equal(rule, Rule(Item.Duty() with { Status = DutyStatus.Dispatched, SignedOn = null }, asOf));

    // Owed on Tuesday 30 September: National Day and 中秋 go on until Wednesday 8 October.
    [Theory]
    [InlineData("2025-09-30", null)]
    [InlineData("2025-10-09", null)]
    [InlineData("2025-10-10", UrgeRule.ReportMissing)]
    public void Due_MissingReport_CountsWorkingDaysOnly(string asOf, string? rule) =>
        Assert.Equal(rule, Rule(Item.Duty().Owing("2025-09-30"), asOf));

    [Fact]
    public void Due_ReturnedAndNotDoneAgain_IsUrged() =>
        Assert.Equal(UrgeRule.ReportMissing, Rule(Item.Duty() with { Status = DutyStatus.Returned, ReturnedOn = Day("2025-04-01") }, "2025-04-03"));

    [Theory]
    [InlineData("2025-12-19", null, "")]
    [InlineData("2025-12-22", UrgeRule.DueSoon, "还有9天到期")]
    [InlineData("2025-12-31", UrgeRule.DueSoon, "今天到期")]
    [InlineData("2026-01-09", UrgeRule.DueSoon, "已逾期9天")]
    public void Due_NearTheEndWithoutAClaim_IsUrged(string asOf, string? rule, string words)
    {
        Assert.Equal(rule, Rule(Item.Duty(), asOf));
        if (rule is not null) Assert.Contains(words, UrgeRule.Due(Item.Duty(), Day(asOf), UrgeThresholds.Usual, WorkCalendar.Statutory)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DutyStatus.Declined)]
    [InlineData(DutyStatus.Claimed)]
    [InlineData(DutyStatus.Verified)]
    [InlineData(DutyStatus.Closed)]
    [InlineData(DutyStatus.Withdrawn)]
    public void Due_WaitsForOthersOrIsOver_IsNotUrged(DutyStatus status) =>
        Assert.Null(Rule(Item.Duty().Owing("2025-03-25") with { Status = status }, "2025-12-31"));

    [Theory]
    [InlineData("2025-04-03", null)]
    [InlineData("2025-04-08", UrgeRule.ReportMissing)]
    public void Due_UrgedLately_NotAgainYet(string asOf, string? rule) =>
        Assert.Equal(rule, Rule(Item.Duty().Owing("2025-03-25") with { LastUrgedOn = Day("2025-04-01") }, asOf));

    [Fact]
    public void Due_SwitchedOff_IsNeverUrged() =>
        Assert.Null(Rule(Item.Duty().Owing("2025-03-25") with { Status = DutyStatus.Dispatched }, "2025-12-31", new(0, 0, 0, 1)));

    [Fact]
    public void Decide_OpenItemsOnly_InTheirOrder()
    {
        var closed = Item with { Id = Guid.CreateVersion7(), ClosedOn = Day("2025-03-01") };
        var other = LitStates.Item("2025-12-31") with { Facts = Item.Facts with { No = 2 } };
        var year = new PlanYear(Plan(), [Item, closed, other], [other.Duty().Owing("2025-03-25"), closed.Duty().Owing("2025-03-25"), Item.Duty().Owing("2025-03-25"), Item.Duty()], At("2025-04-01"));
        var entries = UrgeByRuleHandler.Decide(year, WorkCalendar.Statutory).Value!;
        Assert.Equal([Item.Id, other.Id], entries.Select(e => e.ItemId!.Value));
        Assert.All(entries, e => Assert.Equal(UrgeRule.ReportMissing, Assert.IsType<Urged>(e.Facts).Rule));
    }
}
