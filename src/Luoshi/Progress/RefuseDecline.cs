using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>不同意退办: the clerk leaves the duty with the unit, and says why.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record RefuseDecline(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="RefuseDecline"/>.</summary>
public sealed class RefuseDeclineHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(RefuseDecline command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(RefuseDecline command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("决定退办");
        if (now.Duty.Status != DutyStatus.Declined) return new NotInThisState("答复退办", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "不同意退办") is { } refusal) return refusal;
        return new NewEntry[] { new(new DeclineRefused(), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
