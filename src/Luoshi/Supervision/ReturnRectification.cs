using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>退回整改: what was handed in does not show that the problem is put right; the reason says what is missing.</summary>
/// <param name="Seen">The problem's version on the page.</param>
public sealed record ReturnRectification(Guid ProblemId, long Seen, string Reason);

/// <summary>Carries out <see cref="ReturnRectification"/>.</summary>
public sealed class ReturnRectificationHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReturnRectification command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, now) => Decide(command, problem, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReturnRectification command, ProblemState problem, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        if ((VerifyRectificationHandler.Refuse(problem, year, actor) ?? DutyTexts.Refuse(command.Reason, "退回整改")) is { } refusal) return refusal;
        return new NewEntry[] { new(new RectificationReturned(problem.Id), problem.ItemId, problem.DutyId, command.Reason) };
    }
}
