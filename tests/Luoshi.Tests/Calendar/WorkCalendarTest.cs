using Luoshi.Calendar;
using Xunit;

namespace Luoshi.Tests.Calendar;

public sealed class WorkCalendarTest
{
    private static readonly WorkCalendar Statutory = WorkCalendar.Statutory;

    private static DateOnly Day(string day) => DateOnly.Parse(day);

    [Theory]
    [InlineData("2020-01-31", DayOfWeek.Friday, DayKind.Holiday)] // the Spring Festival that was made longer
    [InlineData("2020-02-01", DayOfWeek.Saturday, DayKind.Holiday)]
    [InlineData("2020-02-03", DayOfWeek.Monday, DayKind.Workday)]
    [InlineData("2020-06-28", DayOfWeek.Sunday, DayKind.MadeUp)]
    [InlineData("2022-12-31", DayOfWeek.Saturday, DayKind.Holiday)] // New Year of 2023 begins in 2022
    [InlineData("2024-02-09", DayOfWeek.Friday, DayKind.Workday)]
    [InlineData("2025-10-08", DayOfWeek.Wednesday, DayKind.Holiday)]
    [InlineData("2026-01-04", DayOfWeek.Sunday, DayKind.MadeUp)]
    [InlineData("2026-02-23", DayOfWeek.Monday, DayKind.Holiday)]
    [InlineData("2026-02-24", DayOfWeek.Tuesday, DayKind.Workday)]
    [InlineData("2026-09-20", DayOfWeek.Sunday, DayKind.MadeUp)]
    [InlineData("2026-11-28", DayOfWeek.Saturday, DayKind.Weekend)]
    public void Day_Announced_IsAsTheNoticeSays(string day, DayOfWeek weekday, DayKind kind)
    {
        Assert.Equal(weekday, Day(day).DayOfWeek);
        Assert.Equal(kind, Statutory.Day(Day(day)).Kind);
    }

    // Working days that offices were told for these years.
    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void CountWorkdays_OfAYear_IsTheYearsDays(int year, int days) =>
        Assert.Equal(days, Statutory.CountWorkdays(new(year - 1, 12, 31), new(year, 12, 31)));

    [Fact]
    public void AddWorkdays_OverNationalDay_SkipsTheDaysOffAndCountsTheMadeUpSaturday()
    {
        // Wednesday 30 September 2026; off until Wednesday 7 October; Saturday the 10th is worked.
        Assert.Equal(Day("2026-10-08"), Statutory.AddWorkdays(Day("2026-09-30"), 1));
        Assert.Equal(Day("2026-10-10"), Statutory.AddWorkdays(Day("2026-09-30"), 3));
        Assert.Equal(Day("2026-10-12"), Statutory.AddWorkdays(Day("2026-09-30"), 4));
        Assert.Equal(Day("2026-09-30"), Statutory.AddWorkdays(Day("2026-10-08"), -1));
        Assert.Equal(Day("2026-09-30"), Statutory.OnOrBefore(Day("2026-10-05")));
        Assert.Equal(Day("2026-10-08"), Statutory.OnOrAfter(Day("2026-10-01")));
    }

    [Fact]
    public void AddWorkdays_None_IsTheDayItselfEvenWhenOff() => Assert.Equal(Day("2026-10-01"), Statutory.AddWorkdays(Day("2026-10-01"), 0));

    [Fact]
    public void CountWorkdays_UndoesAddWorkdays()
    {
        var random = new Random(20261126);
        for (var i = 0; i < 2_000; i++)
        {
            var from = new DateOnly(2020, 1, 1).AddDays(random.Next(365 * 8));
            var count = random.Next(60);
            Assert.Equal(count, Statutory.CountWorkdays(from, Statutory.AddWorkdays(from, count)));
            Assert.True(count == 0 || Statutory.IsWorkday(Statutory.AddWorkdays(from, count)));
        }
    }

    [Fact]
    public void AddWorkdays_AHundredThousand_ReachesFourHundredYearsOn() =>
        Assert.InRange(Statutory.AddWorkdays(Day("2026-01-01"), 100_000).Year, 2405, 2430);

    [Fact]
    public void CountWorkdays_NotLater_IsNone() => Assert.Equal(0, Statutory.CountWorkdays(Day("2026-03-06"), Day("2026-03-02")));

    [Fact]
    public void With_Changes_TheLastOfADayHolds()
    {
        var at = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var calendar = WorkCalendar.With(
        [
            new(Day("2026-07-16"), false, "台风停工", "林晓", at),
            new(Day("2026-07-18"), true, "补班", "林晓", at),
            new(Day("2026-07-20"), false, "录错", "林晓", at),
            new(Day("2026-07-20"), null, "取消", "林晓", at.AddHours(1)),
        ]);
        Assert.False(calendar.IsWorkday(Day("2026-07-16")));
        Assert.True(calendar.IsWorkday(Day("2026-07-18")));
        Assert.True(calendar.IsWorkday(Day("2026-07-20")));
        Assert.Equal((DayKind.Workday, "台风停工"), (calendar.Day(Day("2026-07-16")).Kind, calendar.Day(Day("2026-07-16")).Change?.Why));
        Assert.Null(calendar.Day(Day("2026-07-20")).Change);
        Assert.True(Statutory.IsWorkday(Day("2026-07-16")));
    }

    [Fact]
    public void With_AMonthOffAltogether_GoesOnAfterIt()
    {
        var calendar = WorkCalendar.With(Enumerable.Range(1, 31).Select(d => new DayChange(new(2026, 3, d), false, "停工", "林晓", default)));
        Assert.Equal(Day("2026-02-28"), calendar.OnOrBefore(Day("2026-03-31")));
        Assert.Equal(Day("2026-04-01"), calendar.Next(Day("2026-02-28")));
    }
}
