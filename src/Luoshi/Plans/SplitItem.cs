using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>拆分: an item of a draft becomes two.</summary>
/// <param name="At">First character of the second part, in the item's text.</param>
/// <param name="Words">How the text read around there, as the reviewer saw it; null where it was not said.</param>
public sealed record SplitItem(Guid PlanId, Guid ItemId, int At, string? Words = null)
{
    /// <summary>Nothing would be left on one side.</summary>
    public sealed record NoPlace() : Refusal("SP001", "这里拆不开：前后两段都要有内容。请选一个句子或措施作为第二项的开头。");

    /// <summary>The text is not what the reviewer saw.</summary>
    public sealed record TextChanged() : Refusal("SP002", "这一项的内容刚被改过，没有拆分。请看现在的内容，再选从哪里拆。");
}

/// <summary>Carries out <see cref="SplitItem"/>.</summary>
public sealed class SplitItemHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(SplitItem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var second = Guid.CreateVersion7();
        return turn.TakeAsync(command.PlanId, command.ItemId, false, now => Decide(command, now.Plan, now.Item, second, actor), actor, ct);
    }

    /// <param name="second">The new item.</param>
    public static Result<NewEntry[]> Decide(SplitItem command, PlanState? plan, ItemState? item, Guid second, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (DraftRights.Refuse(plan, actor) is { } refusal) return refusal;
        if (item is null) return new NoSuchItem();
        var text = item.Facts.Text;
        if (command.Words is { } words && (command.At < 0 || command.At > text.Length || !text[command.At..].TrimStart().StartsWith(words, StringComparison.Ordinal))) return new SplitItem.TextChanged();
        if (!ItemCut.Fits(text, command.At)) return new SplitItem.NoPlace();
        var (first, other) = ItemCut.Split(item.Facts, command.At);
        return new NewEntry[] { new(new ItemSplit(item.Facts.No, second, first, other, ItemCut.FindingsOfSecond(plan!, item.Facts, other)), item.Id) };
    }
}
