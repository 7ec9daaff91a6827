using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>亮灯: how an item stands on a date.</summary>
public enum LightColor
{
    /// <summary>滞后.</summary>
    Red,

    /// <summary>预警.</summary>
    Yellow,

    /// <summary>正常.</summary>
    Green,

    /// <summary>未到期.</summary>
    NotYetDue,

    /// <summary>已销号.</summary>
    Done,
}

/// <summary>A light with the reason it shows.</summary>
/// <param name="Rule">Permanent code of the rule (LT001).</param>
/// <param name="Reason">One short Chinese phrase, at most 14 characters, figure first where there is one.</param>
public sealed record Light(LightColor Color, string Rule, string Reason);

/// <summary>The first rule: the due date against a date.</summary>
/// <remarks>
/// The first that holds, of: closed on or before the day → done; the last day, or a dated step (milestone), is past → red;
/// the next of them is near → yellow; it is far and nothing was reported → not yet due; else green. What has no last day
/// is green: a standing duty, a rhythm; without any of them nothing can be said about time, which is green too, and says so.
/// Nobody closes a step by itself: it counts as done once something was reported on its day or later. (A report before it
/// may well say that it will be missed.)
/// A step on or after the last day first set is void once that day was extended.
/// The state must be that of the day asked for (<see cref="LedgerReader.AsOfAsync"/>): what was closed or reported later would show.
/// </remarks>
public static class LightRule
{
    public const string Overdue = "LT001";
    public const string Near = "LT002";
    public const string OnTime = "LT003";
    public const string Standing = "LT004";
    public const string Rhythm = "LT005";
    public const string FarAway = "LT006";
    public const string Closed = "LT007";
    public const string NoDate = "LT008";
    public const string StepOverdue = "LT009";
    public const string StepNear = "LT010";

    /// <summary>The light of an item on a day, by the usual thresholds.</summary>
    public static Light Of(ItemState item, DateOnly asOf) => Of(item, asOf, LightThresholds.Usual);

    /// <summary>The light of an item on a day.</summary>
    public static Light Of(ItemState item, DateOnly asOf, LightThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(thresholds);

        if (item.ClosedOn is { } closed && closed <= asOf) return new(LightColor.Done, Closed, $"{closed.Month}月{closed.Day}日销号");

        if (item.Due is { } past && past < asOf) return new(LightColor.Red, Overdue, $"逾期{Days(past, asOf)}天");

        List<DateOnly> steps = [.. item.Facts.Deadline.Milestones
            .Select(m => m.Due)
            .Where(step => item.FirstDue is null || step < item.FirstDue)
            .Where(step => !ReportedSince(item, step))
            .Order()];
        if (steps.Count > 0 && steps[0] < asOf) return new(LightColor.Red, StepOverdue, $"节点逾期{Days(steps[0], asOf)}天");

        if (item.Due is { } due && Days(asOf, due) <= thresholds.Warn) return new(LightColor.Yellow, Near, Left("", asOf, due));
        if (steps.Count > 0 && Days(asOf, steps[0]) <= thresholds.Warn) return new(LightColor.Yellow, StepNear, Left("节点", asOf, steps[0]));

        return item switch
        {
            { Due: { } day } when item.LastReportAt is null && Days(asOf, Next(day, steps)) > thresholds.Far => new(LightColor.NotYetDue, FarAway, Left("", asOf, day)),
            { Due: { } day } => new(LightColor.Green, OnTime, Left("", asOf, day)),
            { Facts.Deadline.Standing: true } => new(LightColor.Green, Standing, "长期坚持"),
            { Facts.Deadline.Cadence: { } cadence } => new(LightColor.Green, Rhythm, Chinese(cadence)),
            _ when steps.Count > 0 => new(LightColor.Green, OnTime, Left("节点", asOf, steps[0])),
            _ => new(LightColor.Green, NoDate, "未定完成时限"),
        };
    }

    private static bool ReportedSince(ItemState item, DateOnly day) =>
        item.LastReportAt is { } at && LedgerDay.Of(at) >= day;

    private static DateOnly Next(DateOnly due, List<DateOnly> steps) => steps.Count > 0 && steps[0] < due ? steps[0] : due;

    private static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    private static string Left(string what, DateOnly from, DateOnly to) =>
        from == to ? $"{what}今天到期" : $"{what}剩{Days(from, to)}天";

    private static string Chinese(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => "按周督查",
        Cadence.Monthly => "按月督查",
        _ => "按季督查",
    };
}
