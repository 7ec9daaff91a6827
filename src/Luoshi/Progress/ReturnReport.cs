using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>退回: the report goes back, with a reason.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record ReturnReport(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="ReturnReport"/>.</summary>
public sealed class ReturnReportHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReturnReport command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReturnReport command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.MayReview(actor, now.Duty, now.OfItem)) return new NotYoursToReview();
        if (now.Duty.Status != DutyStatus.Reported) return new NotInThisState("退回", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "退回") is { } refusal) return refusal;
        return new NewEntry[] { new(new Returned(), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
