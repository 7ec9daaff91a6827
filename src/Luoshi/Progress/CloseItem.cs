using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>事项销号: an item all of whose duties were found done is closed, with those still waiting for it.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record CloseItem(Guid ItemId, long Seen, string? Note = null)
{
    /// <summary>Closed before.</summary>
    public sealed record ClosedAlready(DateOnly On) : Refusal("CI001", $"这个事项已于{On:yyyy年M月d日}销号。");

    /// <summary>Duties are still open.</summary>
    public sealed record DutiesOpen(int Count, string First) : Refusal("CI002", $"还有{Count}份责任没有核查通过（{First}等），不能销号。");

    /// <summary>No unit carried the item out.</summary>
    public sealed record NobodyDidIt() : Refusal("CI003", "这个事项没有下发给任何单位，不能销号。请先下发。");
}

/// <summary>Carries out <see cref="CloseItem"/>.</summary>
public sealed class CloseItemHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(CloseItem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(CloseItem command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("销号");
        if (now.Item.ClosedOn is { } on) return new CloseItem.ClosedAlready(on);
        if (DutyTexts.RefuseLength(command.Note, "销号说明") is { } refusal) return refusal;
        var open = now.OfItem.Where(d => d.IsOpen).ToList();
        var notDone = open.Where(d => d.Status != DutyStatus.Verified).ToList();
        if (notDone.Count > 0) return new CloseItem.DutiesOpen(notDone.Count, notDone[0].Unit);
        if (now.OfItem.All(d => d.Status == DutyStatus.Withdrawn)) return new CloseItem.NobodyDidIt();
        return (NewEntry[])[.. open.Select(d => new NewEntry(new Closed(), now.Item.Id, d.Id, command.Note)), new(new Closed(), now.Item.Id, Reason: command.Note)];
    }
}
