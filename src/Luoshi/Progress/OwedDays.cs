using Luoshi.Calendar;
using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>应报日: on which days reports are owed of an item.</summary>
/// <remarks>
/// By the item's own rhythm, else the plan's; each on a working day, the one before where it would not be. The last one is
/// owed on the due day, of what has none at the year's end, and each step adds its day. None is owed in the first days after
/// dispatch, nor one by rhythm in the week before a step or the last day: that report says the same.
/// </remarks>
public static class OwedDays
{
    /// <summary>Working days after dispatch before which nothing is owed but the last report.</summary>
    public const int Settling = 5;

    /// <summary>Days before a step or the last day in which the rhythm asks for no report of its own; by the week none are dropped.</summary>
    public const int Close = 7;

    private const int UsualWeekday = 5;
    private const int UsualDay = 25;

    /// <param name="due">The last day of the duty; null for one without.</param>
    /// <param name="from">The day of dispatch.</param>
    /// <param name="yearEnd">The last day of the plan's year.</param>
    /// <returns>In order, each once; none where the due day is before the dispatch.</returns>
    public static IReadOnlyList<DateOnly> Of(ItemFacts item, DateOnly? due, PlanSettings settings, DateOnly from, DateOnly yearEnd, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(calendar);

        var last = calendar.OnOrBefore(due ?? yearEnd);
        if (last < from) return [];
        var first = calendar.AddWorkdays(from, Settling);

        var days = new SortedSet<DateOnly> { last };
        foreach (var step in item.Deadline.Milestones.Select(m => calendar.OnOrBefore(m.Due)).Where(step => step >= first && step < last)) days.Add(step);

        var fixedDays = days.ToList();
        var cadence = item.Deadline.Cadence ?? settings.Rhythm;
        foreach (var nominal in Rhythm(cadence, Day(cadence, settings), from, last))
        {
            var day = calendar.OnOrBefore(nominal);
            if (day < first || day >= last) continue;

            // A week that is off altogether owes nothing: moved back, its report would stand beside the one before.
            if (cadence == Cadence.Weekly && day < Monday(nominal)) continue;
            if (cadence != Cadence.Weekly && fixedDays.Exists(f => day < f && f.DayNumber - day.DayNumber <= Close)) continue;
            days.Add(day);
        }

        return [.. days];
    }

    // The plan's day is meant for the plan's rhythm; an item of another kind of rhythm has the usual one.
    private static int Day(Cadence? cadence, PlanSettings settings) =>
        (cadence == Cadence.Weekly) == (settings.Rhythm == Cadence.Weekly) ? settings.Day
        : cadence == Cadence.Weekly ? UsualWeekday : UsualDay;

    private static IEnumerable<DateOnly> Rhythm(Cadence? cadence, int day, DateOnly from, DateOnly last)
    {
        if (cadence == Cadence.Weekly)
        {
            for (var of = Monday(from).AddDays(day - 1); of <= last; of = of.AddDays(7)) yield return of;
        }
        else if (cadence is not null)
        {
            for (var month = new DateOnly(from.Year, from.Month, 1); month <= last; month = month.AddMonths(1))
            {
                if (cadence == Cadence.Quarterly && month.Month % 3 != 0) continue;
                yield return new DateOnly(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
            }
        }
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
