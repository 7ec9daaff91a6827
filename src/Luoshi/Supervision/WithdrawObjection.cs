using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Supervision;

/// <summary>撤回异议: the unit takes its objection back before it is decided.</summary>
/// <param name="Seen">The conclusion's version on the page.</param>
public sealed record WithdrawObjection(Guid ConclusionId, long Seen);

/// <summary>Carries out <see cref="WithdrawObjection"/>.</summary>
public sealed class WithdrawObjectionHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(WithdrawObjection command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ConclusionState>(command.ConclusionId, command.Seen, (conclusion, _) => Decide(conclusion, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ConclusionState conclusion, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        if (!RoundRights.IsOwn(actor, conclusion.UnitId)) return new NotYourUnit(conclusion.Unit);
        if (conclusion.Status != ConclusionStatus.Objected) return new DecideObjection.NoneWaits(conclusion.Status);
        return new NewEntry[] { new(new ObjectionWithdrawn(conclusion.Id)) };
    }
}
