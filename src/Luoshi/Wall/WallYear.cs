namespace Luoshi.Wall;

/// <summary>The year across a wall chart: where a day stands between its first morning (0) and its last evening (1).</summary>
/// <remarks>Every month is as wide as another, as on a printed calendar; days share their month evenly.</remarks>
public sealed record WallYear(int Year)
{
    public const int Months = 12;

    /// <summary>The beginning of a day; what lies outside the year stands at its edge.</summary>
    public double Morning(DateOnly day) => At(day, day.Day - 1);

    /// <summary>The end of a day.</summary>
    public double Evening(DateOnly day) => At(day, day.Day);

    /// <summary>The middle of a day, for a mark on it.</summary>
    public double Noon(DateOnly day) => At(day, day.Day - .5);

    public bool Holds(DateOnly day) => day.Year == Year;

    private double At(DateOnly day, double days) =>
        day.Year < Year ? 0 : day.Year > Year ? 1 : (day.Month - 1 + (days / DateTime.DaysInMonth(day.Year, day.Month))) / Months;
}

/// <summary>A row's bar, in shares of the year.</summary>
/// <param name="From">Where the span begins.</param>
/// <param name="To">Where it ends: the last day allowed, the day it was closed, or the edge.</param>
/// <param name="Fill">Where the progress ends; null for none to show.</param>
/// <param name="End">The last day allowed, where the year holds it and the row is open.</param>
/// <param name="Slip">The last day first set, where a bracket shows what slipped.</param>
/// <param name="Over">How far it is overdue; null where it is not.</param>
/// <param name="Shut">Where it was closed.</param>
public sealed record WallBar(double From, double To, double? Fill, double? End, double? Slip, double? Over, double? Shut)
{
    public static WallBar Of(WallRow row, WallYear year, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(year);

        var end = row.ClosedOn ?? row.Due;
        var to = end is { } last ? year.Evening(last) : 1;
        var from = Math.Min(year.Morning(row.From), to);
        var open = row.ClosedOn is null;
        return new(
            from,
            to,
            open && row.Percent is > 0 and var percent ? from + ((to - from) * percent / 100) : null,
            open && row.Due is { } due && due.Year <= year.Year ? to : null,
            open && row.FirstDue is { } first && row.Due is { } moved && first != moved ? year.Evening(first) : null,
            open && row.Due is { } past && past < asOf ? year.Evening(asOf) : null,
            row.ClosedOn is { } closed ? year.Evening(closed) : null);
    }
}
