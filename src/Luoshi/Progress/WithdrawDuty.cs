using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>撤销下发: the duty is no longer owed; those passed on from it go with it.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record WithdrawDuty(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="WithdrawDuty"/>.</summary>
public sealed class WithdrawDutyHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(WithdrawDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(WithdrawDuty command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor) && !IsParents(now, actor)) return new OnlyTheClerk("撤销下发");
        if (!now.Duty.IsOpen) return new NotInThisState("撤销下发", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "撤销下发") is { } refusal) return refusal;
        return now.OfItem
            .Where(d => d.Id == now.Duty.Id || (d.Parent == now.Duty.Id && d.IsOpen))
            .Select(d => new NewEntry(new Withdrawn(), now.Item.Id, d.Id, command.Reason))
            .ToArray();
    }

    // Who passed a part on may take it back.
    private static bool IsParents(DutyAsItStands now, Actor actor) =>
        now.Duty.Parent is { } parent && now.OfItem.Any(d => d.Id == parent && DutyRights.IsOwn(actor, d));
}
