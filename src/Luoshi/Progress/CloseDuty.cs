using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>销号: a duty whose claim was found true is closed by the clerk.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record CloseDuty(Guid DutyId, long Seen, string? Note = null);

/// <summary>Carries out <see cref="CloseDuty"/>.</summary>
public sealed class CloseDutyHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(CloseDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(CloseDuty command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("销号");
        if (now.Duty.Status != DutyStatus.Verified) return new NotInThisState("销号", now.Duty.Status);
        if (DutyTexts.RefuseLength(command.Note, "销号说明") is { } refusal) return refusal;
        return new NewEntry[] { new(new Closed(), now.Item.Id, now.Duty.Id, command.Note) };
    }
}
