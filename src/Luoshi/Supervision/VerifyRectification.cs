using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>核查整改: someone of the team, or the clerk, looked and found the problem put right.</summary>
/// <param name="Seen">The problem's version on the page.</param>
/// <param name="How">What was looked at.</param>
public sealed record VerifyRectification(Guid ProblemId, long Seen, string How)
{
    /// <summary>Nothing was handed in.</summary>
    public sealed record NothingHandedIn(ProblemStatus Status) : Refusal("SV055", $"这个问题目前是“{RoundWords.Of(Status)}”，单位报了整改才能核查。");
}

/// <summary>Carries out <see cref="VerifyRectification"/>.</summary>
public sealed class VerifyRectificationHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(VerifyRectification command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, now) => Decide(command, problem, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(VerifyRectification command, ProblemState problem, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        if ((Refuse(problem, year, actor) ?? DutyTexts.Refuse(command.How, "核查情况")) is { } refusal) return refusal;
        return new NewEntry[] { new(new RectificationVerified(problem.Id, command.How.Trim()), problem.ItemId, problem.DutyId) };
    }

    /// <summary>Why the actor cannot judge what was handed in; null where it can. Nobody judges for the own unit.</summary>
    internal static Refusal? Refuse(ProblemState problem, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(year);
        var round = year.MattersOf<RoundState>().FirstOrDefault(r => r.Id == problem.RoundId);
        if (!DutyRights.IsClerk(actor) && round?.IsOnTeam(actor) != true) return new OnlyTheTeam("核查整改");
        return problem.Status == ProblemStatus.HandedIn ? null : new VerifyRectification.NothingHandedIn(problem.Status);
    }
}
