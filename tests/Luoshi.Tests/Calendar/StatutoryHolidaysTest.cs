using Luoshi.Calendar;
using Xunit;

namespace Luoshi.Tests.Calendar;

public sealed class StatutoryHolidaysTest
{
    public static TheoryData<int> AnnouncedYears => [.. Enumerable.Range(2020, 7)];

    [Theory]
    [MemberData(nameof(AnnouncedYears))]
    public void Of_Announced_EveryLineIsSound(int year)
    {
        var periods = StatutoryHolidays.Of(year);
        Assert.True(StatutoryHolidays.IsAnnounced(year));
        Assert.All(periods, p =>
        {
            Assert.True(p.From <= p.To, p.Name);
            Assert.Matches(@"^国办发明电〔20\d\d〕\d+号", p.Notice);
            Assert.All(p.Workdays, d => Assert.True(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{d} is no weekend."));

            // Never more days taken from weekends than the law gives days off on working days.
            Assert.True(p.DaysOff.Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) >= p.Workdays.Count, p.Name);
        });

        var off = periods.SelectMany(p => p.DaysOff).ToList();
        Assert.Equal(off.Count, off.Distinct().Count());
        Assert.Empty(off.Intersect(periods.SelectMany(p => p.Workdays)));
        foreach (var name in new[] { "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节" }) Assert.Contains(periods, p => p.Name.Contains(name, StringComparison.Ordinal));
    }

    // 除夕 is Friday 5 February 2027; the first two days of the year fall on the weekend and are made up for.
    [Fact]
    public void Of_NotAnnounced_IsTheLawsThirteenDaysWithWeekendsMadeUpFor()
    {
        var periods = StatutoryHolidays.Of(2027);
        Assert.False(StatutoryHolidays.IsAnnounced(2027));
        Assert.All(periods, p => Assert.Null(p.Notice));
        Assert.All(periods, p => Assert.Empty(p.Workdays));
        Assert.Equal(
            [
                ("元旦", "2027-01-01", "2027-01-01"), ("春节", "2027-02-05", "2027-02-10"), ("清明节", "2027-04-05", "2027-04-05"), ("劳动节", "2027-05-01", "2027-05-04"),
                ("端午节", "2027-06-09", "2027-06-09"), ("中秋节", "2027-09-15", "2027-09-15"), ("国庆节", "2027-10-01", "2027-10-05"),
            ],
            periods.Select(p => (p.Name, p.From.ToString("yyyy-MM-dd"), p.To.ToString("yyyy-MM-dd"))));
        Assert.Equal(261 - 13, WorkCalendar.Statutory.CountWorkdays(new(2026, 12, 31), new(2027, 12, 31)));
    }

    // In 2028 中秋 is Tuesday 3 October, inside the National Day: one day more is off after it.
    [Fact]
    public void Of_HolidayInsideAnother_IsMadeUpForOnce()
    {
        var autumn = Assert.Single(StatutoryHolidays.Of(2028), p => p.Name == "中秋节");
        var national = Assert.Single(StatutoryHolidays.Of(2028), p => p.Name == "国庆节");
        Assert.Equal(new DateOnly(2028, 10, 3), autumn.From);
        var off = autumn.DaysOff.Concat(national.DaysOff).Distinct().Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        Assert.Equal(4, off.Count);
    }

    // Days that the notices of these years name as the festival itself.
    [Theory]
    [InlineData(2025, "春节", "2025-01-28")]
    [InlineData(2026, "端午节", "2026-06-19")]
    [InlineData(2026, "中秋节", "2026-09-25")]
    [InlineData(2030, "清明节", "2030-04-05")]
    [InlineData(2033, "春节", "2033-01-30")]
    [InlineData(2033, "中秋节", "2033-09-08")]
    public void Of_MovableFeast_FallsOnItsDay(int year, string name, string first) =>
        Assert.Equal(DateOnly.Parse(first), StatutoryHolidays.Of(year).First(p => p.Name.Contains(name, StringComparison.Ordinal)).From);

    [Theory]
    [InlineData(1)]
    [InlineData(1900)]
    [InlineData(2101)]
    [InlineData(9999)]
    public void Of_YearOutsideTheChineseCalendar_StillHasTheFixedDays(int year) =>
        Assert.Contains(StatutoryHolidays.Of(year), p => p.Name == "国庆节");
}
