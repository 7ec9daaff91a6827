using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>合并: an item of a draft and the next become one.</summary>
/// <param name="NextId">The next item, as the reviewer saw it.</param>
public sealed record MergeItems(Guid PlanId, Guid ItemId, Guid NextId)
{
    /// <summary>The other item does not follow.</summary>
    public sealed record NotNext() : Refusal("MG001", "要合并的不是紧接着的下一项，可能刚被他人拆分或合并过。请刷新页面再看。");
}

/// <summary>Carries out <see cref="MergeItems"/>.</summary>
public sealed class MergeItemsHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(MergeItems command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, command.ItemId, true, now => Decide(command, now.Plan, now.Items, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(MergeItems command, PlanState? plan, IReadOnlyList<ItemState> items, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(items);
        if (DraftRights.Refuse(plan, actor) is { } refusal) return refusal;
        if (items.FirstOrDefault(i => i.Id == command.ItemId) is not { } item) return new NoSuchItem();
        if (items.FirstOrDefault(i => i.Facts.No == item.Facts.No + 1) is not { } next || next.Id != command.NextId) return new MergeItems.NotNext();
        return new NewEntry[] { new(new ItemsMerged(item.Facts.No, next.Id, ItemCut.Merge(item.Facts, next.Facts)), item.Id) };
    }
}
