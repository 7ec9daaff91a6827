using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>退回方案: the leader wants the scheme otherwise, and says how.</summary>
/// <param name="Seen">The round's version on the page.</param>
public sealed record SendBackScheme(Guid RoundId, long Seen, string Reason);

/// <summary>Carries out <see cref="SendBackScheme"/>.</summary>
public sealed class SendBackSchemeHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(SendBackScheme command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, _) => Decide(command, round, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(SendBackScheme command, RoundState round, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        if (ApproveSchemeHandler.RefuseApprover(round, actor) is { } refusal) return refusal;
        if (DutyTexts.Refuse(command.Reason, "退回方案") is { } wanted) return wanted;
        return new NewEntry[] { new(new SchemeSentBack(round.Id), Reason: command.Reason) };
    }
}
