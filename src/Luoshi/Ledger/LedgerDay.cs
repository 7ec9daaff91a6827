namespace Luoshi.Ledger;

/// <summary>Which calendar day a moment belongs to: days are those of China Standard Time, everywhere.</summary>
/// <remarks>
/// A constant, not a setting: the day something was closed is part of a stored state, so a zone that could be changed
/// would change the past. The country has one official time and no summer time.
/// </remarks>
public static class LedgerDay
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The first moment after the day: entries before it belong to the day or an earlier one.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();
}
