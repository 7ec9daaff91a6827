using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>核对: an item of a draft was compared with the document and is right.</summary>
public sealed record CheckItem(Guid PlanId, Guid ItemId)
{
    /// <summary>Doubts about the item are still open.</summary>
    public sealed record DoubtsLeft(int Count) : Refusal("CK001", $"这一项还有{Count}处存疑，请先逐处采纳、修改或保留原文。");
}

/// <summary>Carries out <see cref="CheckItem"/>.</summary>
public sealed class CheckItemHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(CheckItem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, command.ItemId, false, now => Decide(command, now.Plan, now.Item, actor), actor, ct);
    }

    /// <summary>Nothing is written where the item was checked before.</summary>
    public static Result<NewEntry[]> Decide(CheckItem command, PlanState? plan, ItemState? item, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (plan.Status == PlanStatus.Discarded) return new DraftWasDiscarded();
        if (plan.Status != PlanStatus.Draft) return new NotADraft();
        if (item is null) return new NoSuchItem();
        var left = ReviewFindings.Of(plan, item).Count(f => f.IsOpenDoubt);
        if (left > 0) return new CheckItem.DoubtsLeft(left);
        return item.Checked ? Array.Empty<NewEntry>() : new NewEntry[] { new(new Checked(), command.ItemId) };
    }
}
