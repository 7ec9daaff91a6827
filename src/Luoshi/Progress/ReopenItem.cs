using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>事项重启: a closed item is open again, its lead duties with it.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record ReopenItem(Guid ItemId, long Seen, string Reason)
{
    /// <summary>It is open.</summary>
    public sealed record NotClosed() : Refusal("RI001", "这个事项没有销号，不用重启。");
}

/// <summary>Carries out <see cref="ReopenItem"/>.</summary>
public sealed class ReopenItemHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReopenItem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReopenItem command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("重启");
        if (now.Item.ClosedOn is null) return new ReopenItem.NotClosed();
        if (DutyTexts.Refuse(command.Reason, "重启") is { } refusal) return refusal;
        return (NewEntry[])
        [
            new(new Reopened(), now.Item.Id, Reason: command.Reason),
            .. now.OfItem.Where(d => d is { Role: DutyRole.Lead, Status: DutyStatus.Closed, Parent: null }).Select(d => new NewEntry(new Reopened(), now.Item.Id, d.Id, command.Reason)),
        ];
    }
}
