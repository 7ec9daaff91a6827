using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>Lights from the last day of a duty or an item, and from the dated steps before it.</summary>
/// <remarks>
/// Nobody closes a step by itself: it counts as done once something was reported on its day or later. (A report before it
/// may well say that it will be missed; the report owed for a step on a day off is owed on the working day before.)
/// A step on or after the last day first set is void once that day was extended.
/// Who said in time that it is done is not late while others look at it.
/// </remarks>
internal static class DeadlineLights
{
    /// <summary>The longest run of days off, so that a step in it is owed before it.</summary>
    private const int LongestHoliday = 9;

    public static List<Light> OfItem(LightCase now) => Of(now, OfItemTime(now.Item));

    public static List<Light> OfDuty(LightCase now, DutyState duty) => Of(now, OfDutyTime(now.Item, duty));

    /// <summary>The unit said on or before the last day that it is done, and that is not answered yet.</summary>
    public static bool ClaimedInTime(DutyState duty) => duty.Claim is { } claim && (duty.Due is null || claim.On <= duty.Due);

    /// <summary>What became of an item's dated steps; those that an extension made void are left out.</summary>
    /// <param name="duties">Whose reports count: the lead units' duties, or the one duty that is asked about; none for the item itself.</param>
    public static IReadOnlyList<StepOnDay> StepsOf(ItemState item, IReadOnlyList<DutyState> duties, DateOnly asOf)
    {
        var closed = item.ClosedOn <= asOf;
        var times = duties.Count == 0
            ? [(Settled: closed, Time: OfItemTime(item))]
            : duties.Select(d => (Settled: closed || !d.IsOpen || (d.Claim is not null && ClaimedInTime(d)), Time: OfDutyTime(item, d))).ToList();
        return [.. Steps(item)
            .Where(s => times.Any(t => t.Time.FirstDue is null || s.Due < t.Time.FirstDue))
            .OrderBy(s => s.Due)
            .Select(s => new StepOnDay(s, times.TrueForAll(t => t.Settled || Reported(t.Time, s.Due)) ? StepStatus.Met : s.Due < asOf ? StepStatus.Missed : StepStatus.Ahead))];
    }

    private static List<Light> Of(LightCase now, Time time)
    {
        if (time.Duty is { Claim: { } waiting } claimed && ClaimedInTime(claimed))
            return [new(LightColor.Green, LightRule.ClaimWaits, "办结待核查", $"{time.Unit}{now.Day(waiting.On)}申请办结，待核查。", LightCase.Entries(waiting.Sequence))];

        var lights = new List<Light>();
        var because = LightCase.Entries(time.Entry);
        if (time.Due is { } past && past < now.AsOf)
        {
            // A claim after the day stops the clock; what it took stays.
            var until = time.Duty?.Claim?.On ?? now.AsOf;
            var days = LightCase.Days(past, until);
            lights.Add(new(
                LightColor.Red, LightRule.Overdue, $"逾期{days}天",
                $"{time.Unit}应于{now.Day(past)}前办结{Moved(now, time)}，{(time.Duty?.Claim is null ? $"截至{now.Day(now.AsOf)}未销号" : $"{now.Day(until)}才申请办结")}，逾期{days}天。",
                because));
        }

        var steps = time.Steps.Where(s => time.FirstDue is null || s.Due < time.FirstDue).Where(s => !Reported(time, s.Due)).OrderBy(s => s.Due).ToList();
        if (steps is [var step, ..] && step.Due < now.AsOf)
        {
            var days = now.Since(step.Due);
            lights.Add(new(
                LightColor.Red, LightRule.StepOverdue, $"节点逾期{days}天",
                $"“{step.What}”应于{now.Day(step.Due)}前完成，{time.Unit}截至{now.Day(now.AsOf)}没有上报，逾期{days}天。", because));
        }

        if (time.Due is { } due && due >= now.AsOf && LightCase.Days(now.AsOf, due) <= now.Thresholds.Warn)
            lights.Add(new(LightColor.Yellow, LightRule.Near, Left("", now.AsOf, due), $"{time.Unit}应于{now.Day(due)}前办结{Moved(now, time)}，{Left("还", now.AsOf, due)}。", because));
        if (steps.Find(s => s.Due >= now.AsOf) is { } near && LightCase.Days(now.AsOf, near.Due) <= now.Thresholds.Warn)
            lights.Add(new(LightColor.Yellow, LightRule.StepNear, Left("节点", now.AsOf, near.Due), $"{time.Unit}“{near.What}”应于{now.Day(near.Due)}前完成，{Left("还", now.AsOf, near.Due)}。", because));

        if (lights.Count == 0) lights.Add(Calm(now, time, steps, because));
        return lights;
    }

    private static Light Calm(LightCase now, Time time, List<MilestoneFacts> steps, IReadOnlyList<long> because)
    {
        var deadline = now.Item.Facts.Deadline;
        if (time.Due is { } due)
        {
            var next = steps is [var step, ..] && step.Due < due ? step.Due : due;
            var words = $"{time.Unit}应于{now.Day(due)}前办结{Moved(now, time)}，{Left("还", now.AsOf, due)}。";
            return time.LastReport is null && LightCase.Days(now.AsOf, next) > now.Thresholds.Far
                ? new(LightColor.NotYetDue, LightRule.FarAway, Left("", now.AsOf, due), words, because)
                : new(LightColor.Green, LightRule.OnTime, Left("", now.AsOf, due), words, because);
        }

        return deadline switch
        {
            { Standing: true } => new(LightColor.Green, LightRule.Standing, "长期坚持", "长期坚持，没有截止日期。", because),
            { Cadence: { } cadence } => new(LightColor.Green, LightRule.Rhythm, Chinese(cadence), $"{Chinese(cadence)}，没有截止日期。", because),
            _ when steps is [var step, ..] => new(LightColor.Green, LightRule.OnTime, Left("节点", now.AsOf, step.Due), $"{time.Unit}“{step.What}”应于{now.Day(step.Due)}前完成，{Left("还", now.AsOf, step.Due)}。", because),
            _ => new(LightColor.Green, LightRule.NoDate, "未定完成时限", "原文没有写明完成时限。", because),
        };
    }

    private static Time OfItemTime(ItemState item) =>
        new("", item.Due, item.FirstDue, item.DueEntry, item.LastReportAt is { } at ? LedgerDay.Of(at) : null, null, Steps(item));

    private static Time OfDutyTime(ItemState item, DutyState duty) => new(
        duty.Unit, duty.Due, duty.FirstDue, duty.DueEntry, duty.LastReportAt is { } at ? LedgerDay.Of(at) : null, duty,
        duty is { Role: DutyRole.Lead, Parent: null } ? Steps(item) : []);

    private static IReadOnlyList<MilestoneFacts> Steps(ItemState item) => item.Facts.Deadline.Milestones;

    private static bool Reported(Time time, DateOnly step)
    {
        if (time.LastReport is not { } last) return false;
        var owed = time.Duty?.Owed.LastOrDefault(o => o.Due <= step)?.Due;
        return last >= (owed is { } day && LightCase.Days(day, step) <= LongestHoliday ? day : step);
    }

    private static string Moved(LightCase now, Time time) =>
        time.FirstDue is { } first && first != time.Due ? $"（原定{now.Day(first)}，已延期）" : "";

    private static string Left(string what, DateOnly from, DateOnly to) =>
        from == to ? $"{(what == "还" ? "" : what)}今天到期" : $"{what}剩{LightCase.Days(from, to)}天";

    private static string Chinese(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => "按周督查",
        Cadence.Monthly => "按月督查",
        _ => "按季督查",
    };

    /// <summary>What is due when, of a duty or of the item itself.</summary>
    private sealed record Time(string Unit, DateOnly? Due, DateOnly? FirstDue, long Entry, DateOnly? LastReport, DutyState? Duty, IReadOnlyList<MilestoneFacts> Steps);
}
