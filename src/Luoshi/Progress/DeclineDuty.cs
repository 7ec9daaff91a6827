using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>退办: the unit says the duty is not its own, and why.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record DeclineDuty(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="DeclineDuty"/>.</summary>
public sealed class DeclineDutyHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(DeclineDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(DeclineDuty command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (now.Duty.Status != DutyStatus.Dispatched) return new NotInThisState("退办", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "退办") is { } refusal) return refusal;
        return new NewEntry[] { new(new Declined(), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
