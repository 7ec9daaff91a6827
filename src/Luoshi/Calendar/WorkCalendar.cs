using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Luoshi.Calendar;

/// <summary>What a day of the calendar is.</summary>
public enum DayKind
{
    /// <summary>工作日.</summary>
    Workday,

    /// <summary>周末.</summary>
    Weekend,

    /// <summary>节假日.</summary>
    Holiday,

    /// <summary>调休上班: a weekend day that is worked.</summary>
    MadeUp,
}

/// <summary>A day as it was changed by hand.</summary>
/// <param name="IsWorkday">Null where the day is again what the notices say.</param>
/// <param name="Why">Reason, in words.</param>
/// <param name="By">Name of the one who changed it.</param>
public sealed record DayChange(DateOnly Day, bool? IsWorkday, string Why, string By, DateTimeOffset At);

/// <summary>A day of the calendar, and why it is what it is.</summary>
/// <param name="Period">The holiday it is off or worked for; null for an ordinary day.</param>
/// <param name="Change">The change that holds; null where none does.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, HolidayPeriod? Period, DayChange? Change)
{
    public bool IsWorkday => Change?.IsWorkday ?? Kind is DayKind.Workday or DayKind.MadeUp;
}

/// <summary>工作日历: which days are working days; never changed once made.</summary>
/// <remarks>A span does not count the day it starts from: the first working day after it is 1.</remarks>
public sealed class WorkCalendar
{
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, CalendarDay>> Years = new();

    private readonly FrozenDictionary<DateOnly, DayChange> _changes;

    private WorkCalendar(FrozenDictionary<DateOnly, DayChange> changes) => _changes = changes;

    /// <summary>The calendar of the notices and the law alone.</summary>
    public static WorkCalendar Statutory { get; } = new(FrozenDictionary<DateOnly, DayChange>.Empty);

    /// <summary>Whether a day is a working day by the notices; null for a year not announced yet.</summary>
    public static bool? IsAnnouncedWorkday(DateOnly day) => StatutoryHolidays.IsAnnounced(day.Year) ? Statutory.IsWorkday(day) : null;

    /// <summary>The statutory calendar with days changed by hand; of several changes of one day the last in order holds.</summary>
    public static WorkCalendar With(IEnumerable<DayChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var last = new Dictionary<DateOnly, DayChange>();
        foreach (var change in changes) last[change.Day] = change;
        return new(last.Values.Where(c => c.IsWorkday is not null).ToFrozenDictionary(c => c.Day));
    }

    public bool IsWorkday(DateOnly day)
    {
        if (_changes.TryGetValue(day, out var change)) return change.IsWorkday!.Value;
        return OfYear(day.Year).TryGetValue(day, out var known) ? known.IsWorkday : !IsWeekend(day);
    }

    /// <summary>What a day is, and why.</summary>
    public CalendarDay Day(DateOnly day)
    {
        var statutory = OfYear(day.Year).GetValueOrDefault(day) ?? new(day, IsWeekend(day) ? DayKind.Weekend : DayKind.Workday, null, null);
        return _changes.TryGetValue(day, out var change) ? statutory with { Change = change } : statutory;
    }

    /// <summary>The day itself where it is a working day, else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkday(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The day itself where it is a working day, else the first one after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The first working day after the day.</summary>
    public DateOnly Next(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>The last working day before the day.</summary>
    public DateOnly Previous(DateOnly day) => OnOrBefore(day.AddDays(-1));

    /// <summary>The day so many working days after it (before it, where negative); the day itself for none.</summary>
    public DateOnly AddWorkdays(DateOnly day, int count)
    {
        for (; count > 0; count--) day = Next(day);
        for (; count < 0; count++) day = Previous(day);
        return day;
    }

    /// <summary>Working days after <paramref name="from"/>, up to and with <paramref name="to"/>; none where it is not later.</summary>
    public int CountWorkdays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) count++;
        }

        return count;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The days of a year that are off for a holiday or worked for one.</summary>
    private static FrozenDictionary<DateOnly, CalendarDay> OfYear(int year) => Years.GetOrAdd(year, static year =>
    {
        // New Year may begin in the year before.
        var periods = StatutoryHolidays.Of(year).Concat(year < DateOnly.MaxValue.Year ? StatutoryHolidays.Of(year + 1) : []);
        var days = new Dictionary<DateOnly, CalendarDay>();
        foreach (var period in periods)
        {
            foreach (var day in period.DaysOff) days[day] = new(day, DayKind.Holiday, period, null);
            foreach (var day in period.Workdays) days[day] = new(day, DayKind.MadeUp, period, null);
        }

        return days.Where(d => d.Key.Year == year).ToFrozenDictionary();
    });
}
