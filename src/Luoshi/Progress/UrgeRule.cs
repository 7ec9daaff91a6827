using Luoshi.Calendar;
using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>催办规则: which duties are urged on a day by rule, and with which words.</summary>
/// <remarks>
/// On working days only, and of one duty at most once in so many days, urging by hand counted in. Of several reasons the
/// first: not signed, a report missing or returned and not done again, the due date near or past without a claim.
/// Who said that it is not its own, or that it is done, waits for an answer and is not urged.
/// </remarks>
public static class UrgeRule
{
    public const string NotSigned = "UG001";
    public const string ReportMissing = "UG002";
    public const string DueSoon = "UG003";

    /// <summary>What the duty is to be told on the day; null for nothing.</summary>
    public static Urged? Due(DutyState duty, DateOnly asOf, UrgeThresholds thresholds, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(duty);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(calendar);

        if (duty.Status is not (DutyStatus.Dispatched or DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return null;
        if (!calendar.IsWorkday(asOf)) return null;
        if (duty.LastUrgedOn is { } last && asOf.DayNumber - last.DayNumber < Math.Max(1, thresholds.AtMostEvery)) return null;

        if (thresholds.NotSigned > 0 && duty is { Status: DutyStatus.Dispatched, DispatchedOn: { } on } && calendar.CountWorkdays(on, asOf) > thresholds.NotSigned)
            return new($"{Day(on)}下发，还没有签收，请尽快签收。", NotSigned);

        if (thresholds.ReportMissing > 0)
        {
            if (duty.Owed.FirstOrDefault(o => o.Status == OwedStatus.Missing && o.Due < asOf) is { } owed && calendar.CountWorkdays(owed.Due, asOf) >= thresholds.ReportMissing)
                return new($"{Day(owed.Due)}前应报的进展还没有报，请尽快上报。", ReportMissing);
            if (duty is { Status: DutyStatus.Returned, ReturnedOn: { } returned } && calendar.CountWorkdays(returned, asOf) >= thresholds.ReportMissing)
                return new($"{Day(returned)}退回的上报还没有重报，请尽快重报。", ReportMissing);
        }

        if (thresholds.DueSoon > 0 && duty.Due is { } due && due.DayNumber - asOf.DayNumber <= thresholds.DueSoon)
        {
            var left = due.DayNumber - asOf.DayNumber;
            var time = left < 0 ? $"已逾期{-left}天" : left == 0 ? "今天到期" : $"还有{left}天到期";
            return new($"{Day(due)}前应办结，{time}，请抓紧办理，办完后申请办结。", DueSoon);
        }

        return null;
    }

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";
}
