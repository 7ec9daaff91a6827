using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>移动责任: an owner of an item of a draft goes to another field, or to the item before or after.</summary>
/// <param name="FromField">Field it stands in: leaders, leadLeaders, leadUnits, supportUnits.</param>
/// <param name="ToNo">Number of the item it belongs to; null for the same.</param>
public sealed record MoveOwner(Guid PlanId, Guid ItemId, string Name, string FromField, string ToField, int? ToNo = null)
{
    /// <summary>The name is not in that field.</summary>
    public sealed record NoSuchOwner(string Name) : Refusal("MO001", $"这一项里没有“{Name}”，可能刚被他人改过。请看现在的内容。");

    /// <summary>It stands there already, or there is no such field.</summary>
    public sealed record NoMove() : Refusal("MO002", "没有移动：请选另一个位置，如责任单位，或上一项、下一项。");
}

/// <summary>Carries out <see cref="MoveOwner"/>.</summary>
public sealed class MoveOwnerHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(MoveOwner command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, command.ItemId, true, now => Decide(command, now.Plan, now.Items, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(MoveOwner command, PlanState? plan, IReadOnlyList<ItemState> items, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(items);
        if (DraftRights.Refuse(plan, actor) is { } refusal) return refusal;
        if (items.FirstOrDefault(i => i.Id == command.ItemId) is not { } item) return new NoSuchItem();
        var same = command.ToNo is null || command.ToNo == item.Facts.No;
        if (!OwnerList.Fields.Contains(command.FromField) || !OwnerList.Fields.Contains(command.ToField)) return new MoveOwner.NoMove();
        if (same && command.FromField == command.ToField) return new MoveOwner.NoMove();
        if (!OwnerList.Of(item.Facts, command.FromField).Contains(command.Name)) return new MoveOwner.NoSuchOwner(command.Name);
        var target = same ? item : items.FirstOrDefault(i => i.Facts.No == command.ToNo);
        if (target is null) return new NoSuchItem();
        return new NewEntry[] { new(new OwnerMoved(command.Name, command.FromField, command.ToField, same ? null : target.Id), item.Id) };
    }
}
