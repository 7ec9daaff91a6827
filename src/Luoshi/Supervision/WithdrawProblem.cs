using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>撤销问题: it was raised in error; it stays visible with the reason.</summary>
/// <param name="Seen">The problem's version on the page.</param>
public sealed record WithdrawProblem(Guid ProblemId, long Seen, string Reason);

/// <summary>Carries out <see cref="WithdrawProblem"/>.</summary>
public sealed class WithdrawProblemHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(WithdrawProblem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, _) => Decide(command, problem, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(WithdrawProblem command, ProblemState problem, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("撤销问题");
        if (!problem.IsOpen) return new SetRectification.NotOpen(problem.Status);
        if (DutyTexts.Refuse(command.Reason, "撤销问题") is { } refusal) return refusal;
        return new NewEntry[] { new(new ProblemWithdrawn(problem.Id), problem.ItemId, problem.DutyId, command.Reason) };
    }
}
