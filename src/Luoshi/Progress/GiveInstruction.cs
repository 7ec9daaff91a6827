using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>批示: a leader instructs units of an item, and may want an answer by a day.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record GiveInstruction(Guid ItemId, long Seen, string Text, DateOnly? AnswerBy, IReadOnlyList<Guid> To)
{
    /// <summary>Not the item's leader.</summary>
    public sealed record NotYourItem() : Refusal("IN001", "只有分管这个事项的领导和主要负责人可以批示。");

    /// <summary>An answer wanted in the past.</summary>
    public sealed record DayIsPast() : Refusal("IN002", "回复期限不能早于今天。");

    /// <summary>A duty of another item, or no longer open.</summary>
    public sealed record NotOfThisItem() : Refusal("IN003", "所选单位在这个事项上已没有在办的责任，请刷新后重选。");

    /// <summary>No open duty to instruct.</summary>
    public sealed record Nobody() : Refusal("IN004", "这个事项没有在办的牵头责任，请先下发，或直接选定单位。");
}

/// <summary>Carries out <see cref="GiveInstruction"/>.</summary>
public sealed class GiveInstructionHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(GiveInstruction command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(GiveInstruction command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!May(now, actor)) return new GiveInstruction.NotYourItem();
        if (DutyTexts.Refuse(command.Text, "批示") is { } refusal) return refusal;
        if (command.AnswerBy < now.Today) return new GiveInstruction.DayIsPast();
        var open = now.OfItem.Where(d => d.IsOpen).Select(d => d.Id).ToHashSet();
        if (command.To.Any(t => !open.Contains(t))) return new GiveInstruction.NotOfThisItem();
        var to = command.To.Count > 0 ? command.To.Distinct().ToList() : [.. now.OfItem.Where(d => d is { Role: DutyRole.Lead, Parent: null, IsOpen: true }).Select(d => d.Id)];
        if (to.Count == 0) return new GiveInstruction.Nobody();
        return new NewEntry[] { new(new Instructed(command.Text.Trim(), command.AnswerBy, to), now.Item.Id) };
    }

    /// <summary>The leader whom the item names, or one to whom all is shown.</summary>
    internal static bool May(ItemAsItStands now, Actor actor) =>
        DutyRights.IsLeader(actor, now.Item.Facts, now.ActorPerson) || (actor.Is(Roles.Leader) && actor.SeesAll);
}
