using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>A day on which a unit owes something of a duty.</summary>
public sealed record OwedDay(OwedAct Act, DateOnly On, PlanState Plan, ItemState Item, DutyState Duty);

/// <summary>Asks for the days on which the unit of the one signed in owes something, those to come as well: for a calendar.</summary>
public sealed class OwedCalendarQuery(OwedQuery owed)
{
    public async Task<IReadOnlyList<OwedDay>> AskAsync(Actor actor, DateOnly today, CancellationToken ct) => Decide(await owed.AskAsync(actor, today, ct));

    /// <summary>What is to be done now, every report still to come, and the end of each duty; the earliest first.</summary>
    public static IReadOnlyList<OwedDay> Decide(OwedView owed)
    {
        ArgumentNullException.ThrowIfNull(owed);
        var now = owed.Things.Where(t => t.On is not null).Select(t => new OwedDay(t.Act, t.On!.Value, t.Plan, t.Item, t.Duty));
        var reports = owed.Duties.SelectMany(d => d.Duty.Owed.Where(o => o.Status is OwedStatus.Missing or OwedStatus.Returned).Select(o => new OwedDay(OwedAct.Report, o.Due, d.Plan, d.Item, d.Duty)));
        var ends = owed.Duties.Where(d => d.Duty is { Due: not null, Status: not (DutyStatus.Claimed or DutyStatus.Verified) }).Select(d => new OwedDay(OwedAct.Finish, d.Duty.Due!.Value, d.Plan, d.Item, d.Duty));

        // The same duty on the same day once: what is to be done now says it better than that something will be due.
        return [.. now.Concat(reports).Concat(ends).DistinctBy(d => (d.Duty.Id, d.On, d.Act == OwedAct.Answer)).OrderBy(d => d.On).ThenBy(d => d.Item.Facts.No).ThenBy(d => d.Duty.Id)];
    }
}
