using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>Settings of a plan as their page shows them.</summary>
/// <param name="Changes">Earlier changes, the newest first.</param>
public sealed record PlanSettingsView(PlanState Plan, IReadOnlyList<SettingsChange> Changes);

/// <summary>A change of settings: who, when, why, and what held from then on.</summary>
public sealed record SettingsChange(DateTimeOffset At, string By, string Reason, PlanSettings Settings);

/// <summary>An item whose light would be another one.</summary>
public sealed record LightChange(LitItem Before, LitItem After);

/// <summary>What other settings would change today, before they are saved.</summary>
/// <param name="Items">Items whose light would change colour.</param>
/// <param name="Duties">How many duties' lights would.</param>
/// <param name="Before">How many items have each light now.</param>
/// <param name="After">How many would have it.</param>
/// <param name="Urged">How many duties the rules would urge today.</param>
public sealed record SettingsPreview(
    IReadOnlyList<LightChange> Items,
    int Duties,
    IReadOnlyDictionary<LightColor, int> Before,
    IReadOnlyDictionary<LightColor, int> After,
    int Urged);

/// <summary>计划设置: what holds, what held, and what a change would do.</summary>
public sealed class PlanSettingsQuery(LuoshiDb db, PlanOnDay plans, WorkCalendarQuery calendars)
{
    /// <summary>Null when there is no such plan.</summary>
    public async Task<PlanSettingsView?> AskAsync(Guid planId, CancellationToken ct)
    {
        var row = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct);
        if (row is null) return null;
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.Kind == "settings-changed").OrderByDescending(e => e.Sequence).ToListAsync(ct);
        return new(
            row.ToState(),
            [.. entries.Select(e => new SettingsChange(e.At, e.ActorName, e.Reason ?? "", ((SettingsChanged)EntryFacts.Parse(e.Facts)).Settings))]);
    }

    /// <summary>What settings would change on the day; null when there is no such plan.</summary>
    public async Task<SettingsPreview?> PreviewAsync(Guid planId, PlanSettings settings, DateOnly today, CancellationToken ct) =>
        await plans.AskAsync(planId, today, Scope.All, ct) is { } plan ? Decide(plan, settings, today, await calendars.AskAsync(ct)) : null;

    public static SettingsPreview Decide(PlanLedger plan, PlanSettings settings, DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var before = LightRule.Of(plan, today);
        var after = LightRule.Of(plan with { Plan = plan.Plan with { Settings = settings } }, today);
        var pairs = before.Zip(after, (b, a) => new LightChange(b, a)).ToList();
        var year = new PlanYear(plan.Plan with { Settings = settings }, plan.Items, plan.Duties, new(today, TimeOnly.MinValue, LedgerDay.Offset));
        return new(
            [.. pairs.Where(p => p.Before.Light.Color != p.After.Light.Color)],
            pairs.Sum(p => p.Before.Duties.Zip(p.After.Duties).Count(d => d.First.Light.Color != d.Second.Light.Color)),
            Counts(before), Counts(after),
            UrgeByRuleHandler.Decide(year, calendar).Value!.Length);
    }

    private static Dictionary<LightColor, int> Counts(IReadOnlyList<LitItem> items) =>
        Enum.GetValues<LightColor>().ToDictionary(c => c, c => items.Count(i => i.Light.Color == c));
}
