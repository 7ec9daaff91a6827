using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>审核通过: the report is accepted.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record AcceptReport(Guid DutyId, long Seen);

/// <summary>Carries out <see cref="AcceptReport"/>.</summary>
public sealed class AcceptReportHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(AcceptReport command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AcceptReport command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.MayReview(actor, now.Duty, now.OfItem)) return new NotYoursToReview();
        if (now.Duty.Status != DutyStatus.Reported) return new NotInThisState("审核", now.Duty.Status);
        return new NewEntry[] { new(new Accepted(), now.Item.Id, now.Duty.Id) };
    }
}
