using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>核查不通过: the claim goes back, with a reason; also one found true before, by the clerk.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record ReturnClaim(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="ReturnClaim"/>.</summary>
public sealed class ReturnClaimHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReturnClaim command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReturnClaim command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.MayReview(actor, now.Duty, now.OfItem)) return new NotYoursToReview();
        if (now.Duty.Status != DutyStatus.Claimed && !(now.Duty.Status == DutyStatus.Verified && DutyRights.IsClerk(actor))) return new NotInThisState("退回办结申请", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "核查不通过") is { } refusal) return refusal;
        return new NewEntry[] { new(new ClaimReturned(), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
