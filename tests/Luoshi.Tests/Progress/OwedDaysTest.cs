using Luoshi.Calendar;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Xunit;

namespace Luoshi.Tests.Progress;

public sealed class OwedDaysTest
{
    private static readonly DateOnly YearEnd = new(2026, 12, 31);
    private static readonly DateOnly MondayInMarch = new(2026, 3, 2);

    private static string[] Of(string? due, DateOnly? from = null, PlanSettings? settings = null, Cadence? own = null, params string[] steps) =>
    [
        .. OwedDays.Of(
            new ItemFacts
            {
                No = 1,
                NoPrinted = "1",
                Text = "建成云溪市卫生健康综合楼",
                Deadline = new("按文件", due is null ? null : DateOnly.Parse(due), due is null, own, [.. steps.Select(s => new MilestoneFacts("完成主体", DateOnly.Parse(s)))]),
            },
            due is null ? null : DateOnly.Parse(due), settings ?? PlanSettings.Usual, from ?? MondayInMarch, YearEnd, WorkCalendar.Statutory)
            .Select(d => $"{d:MM-dd ddd}"),
    ];

    private static PlanSettings By(Cadence? rhythm, int day) => PlanSettings.Usual with { Rhythm = rhythm, Day = day };

    // The 25th of April and of July 2026 is a Saturday, that of October a Sunday, that of September a holiday (Friday).
    // The report of December is the last one: the 25th is within the week before it.
    [Fact]
    public void Of_MonthlyToTheYearsEnd_OnTheWorkingDayBefore() =>
        Assert.Equal(
            ["03-25 Wed", "04-24 Fri", "05-25 Mon", "06-25 Thu", "07-24 Fri", "08-25 Tue", "09-24 Thu", "10-23 Fri", "11-25 Wed", "12-31 Thu"],
            Of("2026-12-31"));

    [Fact]
    public void Of_StandingItem_GoesToTheYearsEnd() => Assert.Equal(Of("2026-12-31"), Of(null));

    // Tuesday 30 June; the 25th is within the week before it.
    [Fact]
    public void Of_DueAtMidyear_LastReportOnTheDueDay() => Assert.Equal(["03-25 Wed", "04-24 Fri", "05-25 Mon", "06-30 Tue"], Of("2026-06-30"));

    // Saturday 31 October and Sunday 31 May are no working days.
    [Theory]
    [InlineData("2026-10-31", "10-30 Fri")]
    [InlineData("2026-05-31", "05-29 Fri")]
    [InlineData("2026-10-07", "09-30 Wed")]
    public void Of_DueDayOff_LastReportOnTheWorkingDayBefore(string due, string last) => Assert.Equal(last, Of(due)[^1]);

    // Wednesday the 25th is five working days after Wednesday the 18th, and three after Friday the 20th.
    [Theory]
    [InlineData("2026-03-18", "03-25 Wed")]
    [InlineData("2026-03-20", "04-24 Fri")]
    public void Of_DispatchJustBeforeTheDay_FirstReportComesLater(string from, string first) => Assert.Equal(first, Of("2026-12-31", DateOnly.Parse(from))[0]);

    [Fact]
    public void Of_DueWithinTheFirstDays_StillOwesTheLastReport() => Assert.Equal(["03-04 Wed"], Of("2026-03-04"));

    [Fact]
    public void Of_DueBeforeDispatch_OwesNothing() => Assert.Empty(Of("2026-02-27"));

    [Fact]
    public void Of_NoRhythm_OnlyStepsAndTheEnd() =>
        Assert.Equal(["06-30 Tue", "12-31 Thu"], Of("2026-12-31", settings: By(null, 25), steps: "2026-06-30"));

    [Fact]
    public void Of_OwnCadence_BeforeThePlans() =>
        Assert.Equal(["03-25 Wed", "06-25 Thu", "09-24 Thu", "12-31 Thu"], Of("2026-12-31", own: Cadence.Quarterly));

    [Fact]
    public void Of_Step_AddsItsDayAndTakesTheReportOfTheWeekBefore() =>
        Assert.Equal(["03-25 Wed", "04-24 Fri", "05-25 Mon", "06-30 Tue", "07-24 Fri", "08-31 Mon"], Of("2026-08-31", steps: "2026-06-30"));

    [Fact]
    public void Of_StepOnASunday_FallsOnTheFridayBefore() => Assert.Contains("11-13 Fri", Of("2026-12-31", steps: "2026-11-15"));

    [Fact]
    public void Of_LastDayOfTheMonth_IsTheMonthsOwn() =>
        Assert.Equal(["02-28 Sat", "03-31 Tue", "04-30 Thu"], Of("2026-12-31", new DateOnly(2026, 1, 5), By(Cadence.Monthly, 31))[1..4]);

    // Week by week on Fridays; Friday 20 February lies in a week that is off altogether.
    [Fact]
    public void Of_Weekly_LeavesOutAWeekThatIsOff() =>
        Assert.Equal(["02-06 Fri", "02-13 Fri", "02-27 Fri", "03-06 Fri"], Of("2026-03-06", new DateOnly(2026, 1, 30), By(Cadence.Weekly, 5)));

    // Friday 1 May 2026 is off: the week's report is owed on Thursday.
    [Fact]
    public void Of_Weekly_OnTheWorkingDayBefore() =>
        Assert.Equal(["04-24 Fri", "04-30 Thu", "05-08 Fri"], Of("2026-05-08", new DateOnly(2026, 4, 17), By(Cadence.Weekly, 5)));

    [Fact]
    public void Of_WeeklyItemOfAMonthlyPlan_IsOwedOnFridays() =>
        Assert.All(Of("2026-12-31", own: Cadence.Weekly)[..^1], d => Assert.True(d.EndsWith("Fri", StringComparison.Ordinal) || d is "04-30 Thu" or "06-18 Thu" or "09-24 Thu" or "09-30 Wed", d));

    [Fact]
    public void Of_MonthlyItemOfAWeeklyPlan_IsOwedOnThe25th() => Assert.Equal("03-25 Wed", Of("2026-12-31", settings: By(Cadence.Weekly, 1), own: Cadence.Monthly)[0]);

    [Fact]
    public void Of_AnyItem_OrderedOnWorkingDaysBetweenDispatchAndEnd()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var from = new DateOnly(2026, 1, 5).AddDays(random.Next(330));
            DateOnly? due = random.Next(4) == 0 ? null : from.AddDays(random.Next(-20, 380));
            Cadence?[] cadences = [null, Cadence.Weekly, Cadence.Monthly, Cadence.Quarterly];
            var rhythm = cadences[random.Next(4)];
            var days = OwedDays.Of(
                new ItemFacts { No = 1, NoPrinted = "1", Text = "测试", Deadline = new(null, due, false, cadences[random.Next(4)], [new("节点", from.AddDays(random.Next(300)))]) },
                due, By(rhythm, rhythm == Cadence.Weekly ? random.Next(1, 8) : random.Next(1, 32)), from, YearEnd, WorkCalendar.Statutory);
            Assert.Equal(days.Distinct().Order(), days);
            Assert.All(days, d => Assert.True(WorkCalendar.Statutory.IsWorkday(d)));
            Assert.All(days, d => Assert.InRange(d, from, due ?? YearEnd));
            if (due is null || due >= from.AddDays(14)) Assert.Equal(WorkCalendar.Statutory.OnOrBefore(due ?? YearEnd), days[^1]);
        }
    }
}
