using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>回头看: a later round looks at an earlier problem again, and may find that it came back.</summary>
/// <param name="Seen">The problem's version on the page.</param>
/// <param name="Due">The new deadline where it came back.</param>
public sealed record FollowUpProblem(Guid ProblemId, long Seen, Guid RoundId, string Text, bool CameBack, DateOnly? Due)
{
    /// <summary>The round that found it is no later one.</summary>
    public sealed record NotALaterRound() : Refusal("SV056", "回头看要在发现问题之后的另一轮督查里做。");

    /// <summary>Only what was put right can come back.</summary>
    public sealed record NotPutRight(ProblemStatus Status) : Refusal("SV057", $"这个问题目前是“{RoundWords.Of(Status)}”，整改过的才会反弹。");
}

/// <summary>Carries out <see cref="FollowUpProblem"/>.</summary>
public sealed class FollowUpProblemHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(FollowUpProblem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, now) => Decide(command, problem, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(FollowUpProblem command, ProblemState problem, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(year);
        if (year.MattersOf<RoundState>().FirstOrDefault(r => r.Id == command.RoundId) is not { } round) return new NoSuchMatter();
        if (!RoundRights.MayWork(actor, round)) return new OnlyTheTeam("回头看");
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        if (round.Id == problem.RoundId || problem.Status == ProblemStatus.Withdrawn) return new FollowUpProblem.NotALaterRound();
        if (round.Scheme.Units.All(u => u.UnitId != problem.UnitId)) return new NotOfThisRound();
        if (DutyTexts.Refuse(command.Text, "回头看") is { } refusal) return refusal;
        if (command.CameBack && problem.Status != ProblemStatus.PutRight) return new FollowUpProblem.NotPutRight(problem.Status);
        if (command.CameBack && !(command.Due >= year.Today)) return new SetRectification.NoDay();
        return new NewEntry[] { new(new ProblemFollowedUp(problem.Id, round.Id, command.Text.Trim(), command.CameBack, command.CameBack ? command.Due : null), problem.ItemId, problem.DutyId) };
    }
}
