namespace Luoshi.Calendar;

/// <summary>A holiday of a year: the days off, and the weekend days worked for it.</summary>
/// <param name="Year">The year whose holiday it is; New Year may begin in the one before.</param>
/// <param name="Workdays">调休上班: weekend days on which people work.</param>
/// <param name="Notice">Number of the notice that announced it; null where none did yet and it was worked out from the law.</param>
public sealed record HolidayPeriod(int Year, string Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> Workdays, string? Notice)
{
    /// <summary>All days off, weekends among them.</summary>
    public IEnumerable<DateOnly> DaysOff => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);
}
