using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>变更批准: the leader agrees; the plan is in its next version from now on.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record ApproveChange(Guid ItemId, long Seen, long Proposal)
{
    /// <summary>Nothing waits.</summary>
    public sealed record NoneWaits() : Refusal("PC005", "没有待批的变更，可能已经批过。请刷新后再看。");

    /// <summary>Not the item's leader.</summary>
    public sealed record NotYoursToApprove() : Refusal("PC006", "变更由事项的分管领导批准。");
}

/// <summary>Carries out <see cref="ApproveChange"/>.</summary>
public sealed class ApproveChangeHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ApproveChange command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ApproveChange command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (RefuseLeader(command.Proposal, now, actor) is { } refusal) return refusal;
        return new NewEntry[] { new(new ChangeApproved(command.Proposal), now.Item.Id) };
    }

    /// <summary>Why the actor cannot decide on the change; null where it can.</summary>
    internal static Refusal? RefuseLeader(long proposal, ItemAsItStands now, Actor actor)
    {
        if (now.Item.Change?.Sequence != proposal) return new ApproveChange.NoneWaits();
        return DutyRights.IsLeader(actor, now.Item.Facts, now.ActorPerson) ? null : new ApproveChange.NotYoursToApprove();
    }
}
