using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>按规则催办: the program urges the duties of a plan that its rules name today.</summary>
public sealed record UrgeByRule(Guid PlanId);

/// <summary>Carries out <see cref="UrgeByRule"/>; a second time on the same day it writes nothing.</summary>
public sealed class UrgeByRuleHandler(PlanYearTurn turn, WorkCalendarQuery calendars)
{
    public async Task<Result<Written>> HandleAsync(UrgeByRule command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var calendar = await calendars.AskAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, year => Decide(year, calendar), Actor.System, ct);
    }

    /// <summary>One entry a duty that is to be urged, in the order of the items.</summary>
    public static Result<NewEntry[]> Decide(PlanYear year, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(year);
        var open = year.Items.Where(i => i.ClosedOn is null && i.CarriedTo is null).ToDictionary(i => i.Id, i => i.Facts.No);
        return year.Duties
            .Where(d => open.ContainsKey(d.ItemId))
            .OrderBy(d => open[d.ItemId])
            .Select(d => (Duty: d, Urged: UrgeRule.Due(d, year.Today, year.Plan.Settings.Urging, calendar)))
            .Where(u => u.Urged is not null)
            .Select(u => new NewEntry(u.Urged!, u.Duty.ItemId, u.Duty.Id))
            .ToArray();
    }
}
