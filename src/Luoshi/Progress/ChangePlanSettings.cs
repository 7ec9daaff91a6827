using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>改设置: rhythm of reports, thresholds of lights and of urging of a plan.</summary>
/// <param name="Seen">The settings on the page that asks.</param>
public sealed record ChangePlanSettings(Guid PlanId, PlanSettings Seen, PlanSettings Settings, string Reason)
{
    /// <summary>The one who acts may not change them.</summary>
    public sealed record NotYours() : Refusal("PS001", "只有督查专干可以改计划的设置。请联系督查专干。");

    /// <summary>A value that means nothing.</summary>
    public sealed record Invalid(string Field, string Problem) : Refusal("PS002", Problem);

    /// <summary>There is no reason.</summary>
    public sealed record ReasonWanted() : Refusal("PS003", $"请写明为什么改，最多{LongestReason}个字。");

    /// <summary>Nothing differs.</summary>
    public sealed record NothingChanged() : Refusal("PS004", "和现在的设置一样，没有改动。");

    /// <summary>Someone else changed them in the meantime.</summary>
    public sealed record Stale() : Refusal("PS005", "设置刚被他人改过。请刷新后看现在的设置，再决定要不要改。");

    /// <summary>The plan is over, or was never begun.</summary>
    public sealed record PlanIsOver() : Refusal("PS006", "这份计划已归档或已弃稿，设置不能再改。");

    internal const int LongestReason = 200;
}

/// <summary>Carries out <see cref="ChangePlanSettings"/>.</summary>
public sealed class ChangePlanSettingsHandler(PlanTurn turn)
{
    private static readonly (string Field, string Chinese, Func<PlanSettings, int> Of, int Least, int Most)[] Ranges =
    [
        ("warn", "预警提前天数", s => s.Thresholds.Warn, 0, 180),
        ("far", "未到期天数", s => s.Thresholds.Far, 0, 366),
        ("reportLate", "进展可迟报天数", s => s.Thresholds.ReportLate, 0, 60),
        ("reportMissing", "进展未报转红天数", s => s.Thresholds.ReportMissing, 0, 180),
        ("redo", "退回重报天数", s => s.Thresholds.Redo, 0, 60),
        ("review", "待审核天数", s => s.Thresholds.Review, 0, 90),
        ("sign", "签收天数", s => s.Thresholds.Sign, 0, 60),
        ("lagYellow", "落后转黄的比例", s => s.Thresholds.LagYellow, 0, 100),
        ("lagRed", "落后转红的比例", s => s.Thresholds.LagRed, 0, 100),
        ("urgeUnsigned", "未签收催办的工作日", s => s.Urging.NotSigned, 0, 60),
        ("urgeReport", "未报催办的工作日", s => s.Urging.ReportMissing, 0, 60),
        ("urgeDue", "到期前催办的天数", s => s.Urging.DueSoon, 0, 90),
        ("urgeEvery", "两次催办相隔的天数", s => s.Urging.AtMostEvery, 1, 90),
    ];

    public Task<Result<Written>> HandleAsync(ChangePlanSettings command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, false, now => Decide(command, now.Plan, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ChangePlanSettings command, PlanState? plan, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayCorrectInForce(actor)) return new ChangePlanSettings.NotYours();
        if (plan.Status is PlanStatus.Archived or PlanStatus.Discarded) return new ChangePlanSettings.PlanIsOver();
        if (Refuse(command.Settings) is { } invalid) return invalid;
        if (command.Settings == plan.Settings) return new ChangePlanSettings.NothingChanged();
        if (command.Seen != plan.Settings) return new ChangePlanSettings.Stale();
        var reason = command.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > ChangePlanSettings.LongestReason) return new ChangePlanSettings.ReasonWanted();
        return new NewEntry[] { new(new SettingsChanged(command.Settings), Reason: reason) };
    }

    /// <summary>What is wrong with settings, with the field's name; null for nothing.</summary>
    public static ChangePlanSettings.Invalid? Refuse(PlanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Rhythm == Cadence.Weekly && settings.Day is < 1 or > 7) return new("day", "每周的截止日请填1至7，1是星期一。");
        if (settings.Rhythm is Cadence.Monthly or Cadence.Quarterly && settings.Day is < 1 or > 31) return new("day", "每月的截止日请填1至31，31是月末。");
        foreach (var (field, chinese, of, least, most) in Ranges)
        {
            if (of(settings) < least || of(settings) > most) return new(field, $"{chinese}请填{least}至{most}。");
        }

        var t = settings.Thresholds;
        if (t.Far < t.Warn) return new("far", "未到期天数不能少于预警提前天数。");
        if (t.ReportMissing < t.ReportLate) return new("reportMissing", "未报转红的天数不能少于可迟报的天数。");
        return t.LagRed < t.LagYellow ? new("lagRed", "转红的比例不能小于转黄的比例。") : null;
    }
}
