using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>What someone may do with an item now, and what is missing for what cannot be done yet.</summary>
/// <param name="CannotClose">Why the clerk cannot close the item; null where it can be closed.</param>
/// <param name="NotVerified">Open duties that nobody found done.</param>
public sealed record ActsOnItem(
    ItemAsItStands Now,
    bool MayInstruct,
    bool MayPropose,
    bool MayDecideChange,
    bool IsClerk,
    Refusal? CannotClose,
    IReadOnlyList<DutyState> NotVerified)
{
    /// <summary>Whether there is anything to do at all.</summary>
    public bool Any => MayInstruct || MayPropose || MayDecideChange || IsClerk;

    public static ActsOnItem Of(ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(now);
        var goesOn = DutyRights.Refuse(now.Plan) is null;
        return new(
            now,
            goesOn && GiveInstructionHandler.May(now, actor),
            goesOn && now.Item.ClosedOn is null && ProposeChangeHandler.May(now, actor),
            goesOn && now.Item.Change is { } change && ApproveChangeHandler.RefuseLeader(change.Sequence, now, actor) is null,
            goesOn && DutyRights.IsClerk(actor),
            CloseItemHandler.Decide(new(now.Item.Id, now.Item.Version), now, actor).Refusal,
            [.. now.OfItem.Where(d => d.IsOpen && d.Status != DutyStatus.Verified)]);
    }
}

/// <summary>Finds what someone may do with an item; whether it is seen is another question.</summary>
public sealed class ActsOnItemQuery(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>Null where there is no such item.</summary>
    public async Task<ActsOnItem?> AskAsync(Guid itemId, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await DutyTurn.PlanOfAsync(db, itemId, ct) is not { } plan) return null;
        var (now, _) = await DutyTurn.LoadAsync(db, plan, itemId, actor, clock.GetUtcNow(), ct);
        return ActsOnItem.Of(now, actor);
    }
}
