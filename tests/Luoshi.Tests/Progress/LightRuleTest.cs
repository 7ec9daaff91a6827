using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Xunit;

namespace Luoshi.Tests.Progress;

public sealed class LightRuleTest
{
    private static readonly DateOnly Due = new(2025, 6, 30);

    [Theory]
    [InlineData("2025-07-01", LightColor.Red, LightRule.Overdue, "逾期1天")]
    [InlineData("2026-06-30", LightColor.Red, LightRule.Overdue, "逾期365天")]
    [InlineData("2025-06-30", LightColor.Yellow, LightRule.Near, "今天到期")]
    [InlineData("2025-06-01", LightColor.Yellow, LightRule.Near, "剩29天")]
    [InlineData("2025-05-31", LightColor.Yellow, LightRule.Near, "剩30天")]
    [InlineData("2025-05-30", LightColor.Green, LightRule.OnTime, "剩31天")]
    [InlineData("2025-01-01", LightColor.Green, LightRule.OnTime, "剩180天")]
    [InlineData("2024-12-31", LightColor.NotYetDue, LightRule.FarAway, "剩181天")]
    public void Of_DueDate_ByDaysLeft(string asOf, LightColor color, string rule, string reason) =>
        Assert.Equal(new Light(color, rule, reason), LightRule.Of(Item(Due), DateOnly.Parse(asOf)));

    [Fact]
    public void Of_FarButReported_IsGreen() =>
        Assert.Equal(LightRule.OnTime, LightRule.Of(Item(Due) with { LastReportAt = At(2024, 11, 1) }, new DateOnly(2024, 12, 1)).Rule);

    [Theory]
    [InlineData("2025-07-02", LightRule.Overdue)]
    [InlineData("2025-07-03", LightRule.Closed)]
    [InlineData("2026-01-01", LightRule.Closed)]
    public void Of_Closed_IsDoneFromThatDay(string asOf, string rule) =>
        Assert.Equal(rule, LightRule.Of(Item(Due) with { ClosedOn = new DateOnly(2025, 7, 3) }, DateOnly.Parse(asOf)).Rule);

    [Theory]
    [InlineData(true, null, LightRule.Standing, "长期坚持")]
    [InlineData(false, Cadence.Weekly, LightRule.Rhythm, "按周督查")]
    [InlineData(false, Cadence.Monthly, LightRule.Rhythm, "按月督查")]
    [InlineData(false, Cadence.Quarterly, LightRule.Rhythm, "按季督查")]
    [InlineData(false, null, LightRule.NoDate, "未定完成时限")]
    public void Of_NoLastDay_IsGreenAndSaysWhy(bool standing, Cadence? cadence, string rule, string reason) =>
        Assert.Equal(new Light(LightColor.Green, rule, reason), LightRule.Of(Item(null, standing, cadence), Due));

    [Fact]
    public void Of_StepPastUnreported_IsRed() =>
        Assert.Equal(new Light(LightColor.Red, LightRule.StepOverdue, "节点逾期10天"), LightRule.Of(Item(Due, steps: new DateOnly(2025, 3, 31)), new DateOnly(2025, 4, 10)));

    [Fact]
    public void Of_StepNear_IsYellow() =>
        Assert.Equal(new Light(LightColor.Yellow, LightRule.StepNear, "节点剩11天"), LightRule.Of(Item(Due, steps: new DateOnly(2025, 3, 31)), new DateOnly(2025, 3, 20)));

    [Theory]
    [InlineData("2025-03-30", LightRule.StepOverdue)]
    [InlineData("2025-03-31", LightRule.OnTime)]
    [InlineData("2025-04-02", LightRule.OnTime)]
    public void Of_StepReportedOnItsDayOrLater_NoLongerCounts(string reported, string rule)
    {
        var item = Item(Due, steps: new DateOnly(2025, 3, 31)) with { LastReportAt = new DateTimeOffset(DateOnly.Parse(reported), TimeOnly.MinValue, TimeSpan.FromHours(8)) };
        Assert.Equal(rule, LightRule.Of(item, new DateOnly(2025, 4, 10)).Rule);
    }

    /// <summary>The last step of a deadline is its last day: extended, it must not stay red.</summary>
    [Fact]
    public void Of_ExtendedDeadline_LeavesTheOldLastStepBehind()
    {
        var item = Item(new DateOnly(2025, 9, 30), steps: Due) with { FirstDue = Due };
        Assert.Equal(LightRule.OnTime, LightRule.Of(item, new DateOnly(2025, 7, 10)).Rule);
    }

    [Fact]
    public void Of_OwnThresholds_AreUsed() =>
        Assert.Equal(LightColor.Yellow, LightRule.Of(Item(Due), new DateOnly(2025, 5, 1), new LightThresholds(Warn: 60)).Color);

    [Fact]
    public void Of_AnyDay_ReasonStaysShort()
    {
        ItemState[] items = [Item(Due), Item(null, true), Item(null), Item(Due, steps: new DateOnly(2025, 3, 31)), Item(Due) with { ClosedOn = new DateOnly(2025, 12, 31) }];
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            Assert.All(items, item => Assert.InRange(LightRule.Of(item, day).Reason.Length, 1, 14));
        }
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 4, 0, 0, TimeSpan.Zero);

    private static ItemState Item(DateOnly? due, bool standing = false, Cadence? cadence = null, params DateOnly[] steps) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.CreateVersion7(),
        Facts = new ItemFacts
        {
            No = 1,
            NoPrinted = "1",
            Text = "建成云溪市卫生健康综合楼",
            Deadline = new("按文件", due, standing, cadence, [.. steps.Select(s => new MilestoneFacts("完成主体", s))]),
        },
        Due = due,
        Version = 2,
    };
}
