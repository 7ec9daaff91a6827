using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>佐证要求: what has to be handed in with reports and claims of an item; nothing, where it says nothing.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record AskForEvidence(Guid ItemId, long Seen, string? What);

/// <summary>Carries out <see cref="AskForEvidence"/>.</summary>
public sealed class AskForEvidenceHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(AskForEvidence command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AskForEvidence command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("设定佐证要求");
        if (DutyTexts.RefuseLength(command.What, "佐证要求", 200) is { } refusal) return refusal;
        var what = DutyTexts.OrNull(command.What);
        return what == now.Item.Evidence ? Array.Empty<NewEntry>() : new NewEntry[] { new(new EvidenceAsked(what), now.Item.Id) };
    }
}
