using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Calendar;

/// <summary>A year of the calendar as its page shows it.</summary>
/// <param name="Announced">False where the year's holidays are only worked out from the law.</param>
/// <param name="Days">All days of the year.</param>
/// <param name="Changes">What was changed by hand in days of this year, the newest first.</param>
public sealed record CalendarYear(int Year, bool Announced, IReadOnlyList<CalendarDay> Days, IReadOnlyList<HolidayPeriod> Periods, IReadOnlyList<DayChange> Changes)
{
    public int Workdays => Days.Count(d => d.IsWorkday);
}

/// <summary>工作日历: one year at a glance.</summary>
public sealed class CalendarPageQuery(LuoshiDb db, WorkCalendarQuery calendars)
{
    /// <summary>Years that the page shows.</summary>
    public static (int First, int Last) Years => (SetCalendarDay.FirstYear, SetCalendarDay.LastYear);

    public async Task<CalendarYear> AskAsync(int year, CancellationToken ct)
    {
        year = Math.Clamp(year, Years.First, Years.Last);
        var calendar = await calendars.AskAsync(ct);
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        var changes = await db.DayChanges.AsNoTracking().Where(c => c.Day >= first && c.Day <= last).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(ct);
        return new(
            year,
            StatutoryHolidays.IsAnnounced(year),
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(n => calendar.Day(first.AddDays(n)))],
            StatutoryHolidays.Of(year),
            [.. changes.Select(c => c.ToChange())]);
    }
}
