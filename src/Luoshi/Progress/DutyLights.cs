using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>Lights of one duty: all that holds of it on a day, never none.</summary>
internal static class DutyLights
{
    public static IReadOnlyList<Light> Of(LightCase now, DutyState duty)
    {
        if (duty.Status == DutyStatus.Withdrawn) return [new(LightColor.Done, LightRule.Withdrawn, "已撤销", $"{duty.Unit}的责任已撤销。", LightCase.Entries(duty.ClosingEntry))];
        if (duty.ClosedOn is { } closed && closed <= now.AsOf)
            return [new(LightColor.Done, LightRule.Closed, $"{closed.Month}月{closed.Day}日销号", $"{duty.Unit}{now.Day(closed)}销号。", LightCase.Entries(duty.ClosingEntry))];

        var leads = duty is { Role: DutyRole.Lead, Parent: null };
        return
        [
            .. DeadlineLights.OfDuty(now, duty),
            .. leads ? TargetLights.Of(now, duty) : [],
            .. Reports(now, duty),
            .. InstructionLights.Of(now, duty),
            .. Waiting(now, duty),
        ];
    }

    private static IEnumerable<Light> Reports(LightCase now, DutyState duty)
    {
        if (duty.Status == DutyStatus.Returned && duty.ReturnedOn is { } returned)
        {
            var days = now.Since(returned);
            yield return new(
                days > now.Thresholds.Redo ? LightColor.Red : LightColor.Yellow, LightRule.ReportReturned, $"退回{days}天未重报",
                $"{duty.Unit}的上报{now.Day(returned)}退回{(duty.ReturnedBecause is { Length: > 0 } why ? $"（{why.TrimEnd('。')}）" : "")}，{days}天未重报。",
                LightCase.Entries(duty.ReturnEntry));
        }

        // A claim of completion says all that the reports before it would have said.
        if (duty.Claim is not null) yield break;

        var last = duty.LastReportAt is { } at ? LedgerDay.Of(at) : DateOnly.MinValue;
        var gaps = duty.Owed.Where(o => o.Status == OwedStatus.Missing && o.Due < now.AsOf && o.Due > last).ToList();
        if (gaps.Count > 0)
        {
            var days = now.Since(gaps[0].Due);
            if (days > now.Thresholds.ReportLate)
            {
                yield return new(
                    days > now.Thresholds.ReportMissing ? LightColor.Red : LightColor.Yellow, LightRule.ReportMissing,
                    gaps.Count > 1 ? $"{gaps.Count}次进展未报" : $"{Called(duty, gaps[0])}进展未报",
                    gaps.Count > 1
                        ? $"{duty.Unit}有{gaps.Count}次进展未报，最早一次应于{now.Day(gaps[0].Due)}前报，已过{days}天。"
                        : $"{duty.Unit}应于{now.Day(gaps[0].Due)}前报进展，已过{days}天，未报。",
                    LightCase.Entries(duty.DispatchEntry));
            }
        }
        else if (duty.Owed.LastOrDefault(o => o.Due < now.AsOf && o.Status != OwedStatus.Missing) is { ReportedOn: { } on } answered
            && LightCase.Days(answered.Due, on) is var late && late > now.Thresholds.ReportLate)
        {
            yield return new(
                LightColor.Yellow, LightRule.ReportLate, $"迟报{late}天",
                $"{duty.Unit}应于{now.Day(answered.Due)}前报进展，{now.Day(on)}才报，迟{late}天。", LightCase.Entries(answered.Report));
        }
    }

    // What waits for someone: for the unit's signature, for the clerk, for a review.
    private static IEnumerable<Light> Waiting(LightCase now, DutyState duty)
    {
        var most = now.Thresholds.Review;
        switch (duty.Status)
        {
            case DutyStatus.Dispatched when duty.DispatchedOn is { } on && now.Since(on) > now.Thresholds.Sign:
                yield return new(LightColor.Yellow, LightRule.NotSigned, $"{now.Since(on)}天未签收", $"{now.Day(on)}下发，{duty.Unit}{now.Since(on)}天未签收。", LightCase.Entries(duty.DispatchEntry));
                break;
            case DutyStatus.Declined:
                yield return new(LightColor.Yellow, LightRule.Declined, "退办待定", $"{duty.Unit}提出不是本单位的责任，待督查专干答复。", LightCase.Entries(duty.DeclineEntry));
                break;
            case DutyStatus.Reported when duty.LastReportAt is { } at && now.Since(LedgerDay.Of(at)) is var days && days > most:
                yield return new(LightColor.Yellow, LightRule.ReviewWaits, $"待审核{days}天", $"{duty.Unit}{now.Day(LedgerDay.Of(at))}上报，{days}天未审核。", LightCase.Entries(duty.Report));
                break;
            case DutyStatus.Claimed when duty.Claim is { } claim && now.Since(claim.On) is var days && days > most:
                yield return new(LightColor.Yellow, LightRule.ReviewWaits, $"待核查{days}天", $"{duty.Unit}{now.Day(claim.On)}申请办结，{days}天未核查。", LightCase.Entries(claim.Sequence));
                break;
        }
    }

    // 3月, where the month has but one; else its day.
    private static string Called(DutyState duty, OwedReport owed) =>
        duty.Owed.Count(o => o.Due.Year == owed.Due.Year && o.Due.Month == owed.Due.Month) == 1 ? $"{owed.Due.Month}月" : $"{owed.Due.Month}月{owed.Due.Day}日";
}

/// <summary>Lights from leaders' instructions that nobody answered by the day they name.</summary>
internal static class InstructionLights
{
    /// <param name="duty">Null for an item without duties.</param>
    public static IEnumerable<Light> Of(LightCase now, DutyState? duty)
    {
        var leads = duty is null or { Role: DutyRole.Lead, Parent: null };
        foreach (var asked in now.Item.Instructions)
        {
            if (asked.AnswerBy is not { } by || by >= now.AsOf) continue;
            if (asked.To.Count == 0 ? !leads : duty is null || !asked.To.Contains(duty.Id)) continue;
            if (duty is null ? asked.Answers.Count > 0 : asked.Answers.Any(a => a.Duty == duty.Id)) continue;
            var days = now.Since(by);
            yield return new(
                LightColor.Red, LightRule.InstructionUnanswered, $"批示逾期{days}天未复",
                $"{asked.By}{now.Day(asked.On)}批示，应于{now.Day(by)}前回复，{duty?.Unit}已过{days}天未回复。", LightCase.Entries(asked.Sequence));
        }
    }
}
