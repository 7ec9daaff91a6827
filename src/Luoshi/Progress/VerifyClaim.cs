using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>核查通过: someone looked and found the claim true.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record VerifyClaim(Guid DutyId, long Seen, string How);

/// <summary>Carries out <see cref="VerifyClaim"/>.</summary>
public sealed class VerifyClaimHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(VerifyClaim command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(VerifyClaim command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.MayReview(actor, now.Duty, now.OfItem)) return new NotYoursToReview();
        if (now.Duty.Status != DutyStatus.Claimed) return new NotInThisState("核查", now.Duty.Status);
        if (DutyTexts.Refuse(command.How, "核查通过") is { } refusal) return refusal;
        return new NewEntry[] { new(new ClaimVerified(command.How.Trim()), now.Item.Id, now.Duty.Id) };
    }
}
