using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Luoshi.Calendar;

/// <summary>法定节假日: the holidays of a year, as announced or, while they are not, as the law alone gives them.</summary>
/// <remarks>
/// Announced: holidays.txt. From the law: 《全国年节及纪念日放假办法》 as revised on 10 November 2024 (State Council Decree 795),
/// 13 days; one on a weekend is made up for on the next working day. Make-up working days exist only by a notice.
/// </remarks>
public static class StatutoryHolidays
{
    private const string Resource = "Luoshi.Calendar.holidays.txt";

    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly FrozenDictionary<int, HolidayPeriod[]> Announced = Load();
    private static readonly ConcurrentDictionary<int, IReadOnlyList<HolidayPeriod>> FromTheLaw = new();

    /// <summary>First and last year that were announced.</summary>
    public static (int First, int Last) AnnouncedYears { get; } = (Announced.Keys.Min(), Announced.Keys.Max());

    /// <summary>Whether the State Council's office has announced the year.</summary>
    public static bool IsAnnounced(int year) => Announced.ContainsKey(year);

    /// <summary>The year's holidays, in order.</summary>
    public static IReadOnlyList<HolidayPeriod> Of(int year) =>
        Announced.TryGetValue(year, out var periods) ? periods : FromTheLaw.GetOrAdd(year, ByLaw);

    private static List<HolidayPeriod> ByLaw(int year)
    {
        var holidays = new List<(string Name, DateOnly[] Days)> { ("元旦", [new(year, 1, 1)]) };
        if (IsLunar(year))
        {
            var newYear = LunarDay(year, 1, 1);
            holidays.Add(("春节", [newYear.AddDays(-1), newYear, newYear.AddDays(1), newYear.AddDays(2)]));
        }

        if (year is >= 2000 and < 2100) holidays.Add(("清明节", [Qingming(year)]));
        holidays.Add(("劳动节", [new(year, 5, 1), new(year, 5, 2)]));
        if (IsLunar(year))
        {
            holidays.Add(("端午节", [LunarDay(year, 5, 5)]));
            holidays.Add(("中秋节", [LunarDay(year, 8, 15)]));
        }

        holidays.Add(("国庆节", [new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)]));

        // Off days one after another: what falls on a weekend, or on a day that is off already, moves to the next working day.
        var taken = holidays.SelectMany(h => h.Days).Where(d => !IsWeekend(d)).ToHashSet();
        var seen = new HashSet<DateOnly>();
        var periods = new List<HolidayPeriod>();
        foreach (var (name, days) in holidays)
        {
            var last = days[^1];
            foreach (var day in days)
            {
                if (seen.Add(day) && !IsWeekend(day)) continue;
                var instead = day;
                while (IsWeekend(instead) || !taken.Add(instead)) instead = instead.AddDays(1);
                if (instead > last) last = instead;
            }

            periods.Add(new(year, name, days[0], last, [], null));
        }

        return [.. periods.OrderBy(p => p.From)];
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // The framework's table of the Chinese calendar ends with 2100.
    private static bool IsLunar(int year) => year is > 1901 and <= 2100;

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // 寿星公式 for 清明 in the years 2000 to 2099.
    private static DateOnly Qingming(int year)
    {
        var y = year % 100;
        return new DateOnly(year, 4, (int)(y * 0.2422m + 4.81m) - y / 4);
    }

    private static FrozenDictionary<int, HolidayPeriod[]> Load()
    {
        using var stream = typeof(StatutoryHolidays).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(Parse)
            .GroupBy(p => p.Year)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(p => p.From).ToArray());
    }

    private static HolidayPeriod Parse(string line)
    {
        var parts = line.Split(' ', 6);
        return new(
            int.Parse(parts[0]), parts[1], Day(parts[2]), Day(parts[3]),
            parts[4] == "-" ? [] : [.. parts[4].Split(',').Select(Day)],
            parts[5]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
