using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>批准延期: the leader agrees to the later day; the first stays visible.</summary>
/// <param name="Seen">The duty's version on the page.</param>
/// <param name="WithOthers">Duties of the same item with the same due day move too.</param>
public sealed record ApproveExtension(Guid DutyId, long Seen, bool WithOthers = false);

/// <summary>Carries out <see cref="ApproveExtension"/>.</summary>
public sealed class ApproveExtensionHandler(DutyTurn turn, WorkCalendarQuery calendars)
{
    public async Task<Result<Written>> HandleAsync(ApproveExtension command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var calendar = await calendars.AskAsync(ct);
        return await turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, calendar, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ApproveExtension command, DutyAsItStands now, WorkCalendar calendar, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (RefuseLeader(now, actor) is { } refusal) return refusal;
        var (asked, due) = (now.Duty.Extension!, now.Duty.Due!.Value);
        var more = OwedDays.Of(now.Item.Facts, asked.To, now.Plan.Settings, now.Today, asked.To, calendar).Where(day => day > due).ToList();
        return now.OfItem
            .Where(d => d.Id == now.Duty.Id || (command.WithOthers && d.IsOpen && d.Due == due))
            .Select(d => new NewEntry(new Extended(due, asked.To, more), now.Item.Id, d.Id, asked.Reason))
            .ToArray();
    }

    /// <summary>Why the actor cannot decide on the extension; null where it can.</summary>
    internal static Refusal? RefuseLeader(DutyAsItStands now, Actor actor) =>
        now.Duty.Extension is null || now.Duty.Due is null ? new AskExtension.NoneAsked()
        : !DutyRights.IsLeader(actor, now.Item.Facts, now.ActorPerson) ? new AskExtension.NotYoursToApprove(Leaders(now.Item.Facts))
        : null;

    private static string Leaders(ItemFacts item) => string.Join('、', item.Leaders.Concat(item.LeadLeaders).DefaultIfEmpty("计划未写明"));
}
