using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>变更不予批准: the item stays as it is, and the leader says why.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record RefuseChange(Guid ItemId, long Seen, long Proposal, string Reason);

/// <summary>Carries out <see cref="RefuseChange"/>.</summary>
public sealed class RefuseChangeHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(RefuseChange command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(RefuseChange command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (ApproveChangeHandler.RefuseLeader(command.Proposal, now, actor) is { } notYours) return notYours;
        if (DutyTexts.Refuse(command.Reason, "不予批准") is { } refusal) return refusal;
        return new NewEntry[] { new(new ChangeRefused(command.Proposal), now.Item.Id, Reason: command.Reason) };
    }
}
