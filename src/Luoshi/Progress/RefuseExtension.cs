using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>不同意延期: the due day stays, and the leader says why.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record RefuseExtension(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="RefuseExtension"/>.</summary>
public sealed class RefuseExtensionHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(RefuseExtension command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(RefuseExtension command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (ApproveExtensionHandler.RefuseLeader(now, actor) is { } notYours) return notYours;
        if (DutyTexts.Refuse(command.Reason, "不同意延期") is { } refusal) return refusal;
        return new NewEntry[] { new(new ExtensionRefused(), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
