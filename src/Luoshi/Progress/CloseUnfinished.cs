using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>年终了结: at the year's end an item that was not finished is closed with its open duties, and the reason says why.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record CloseUnfinished(Guid ItemId, long Seen, string Reason);

/// <summary>Carries out <see cref="CloseUnfinished"/>.</summary>
public sealed class CloseUnfinishedHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(CloseUnfinished command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(CloseUnfinished command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("年终了结");
        if (now.Today < new DateOnly(now.Plan.Facts.Year, 12, 1)) return new ArchivePlan.TooEarly(now.Plan.Facts.Year);
        if (now.Item.ClosedOn is { } on) return new CloseItem.ClosedAlready(on);
        if (DutyTexts.Refuse(command.Reason, "年终了结") is { } refusal) return refusal;
        return (NewEntry[])[.. now.OfItem.Where(d => d.IsOpen).Select(d => new NewEntry(new Closed(), now.Item.Id, d.Id, command.Reason)), new(new Closed(), now.Item.Id, Reason: command.Reason)];
    }
}
