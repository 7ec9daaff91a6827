using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>撤回督查: a round is taken back before anything was done in it.</summary>
/// <param name="Seen">The round's version on the page.</param>
public sealed record WithdrawRound(Guid RoundId, long Seen, string Reason)
{
    /// <summary>Something was done in it already.</summary>
    public sealed record StartedAlready() : Refusal("SV024", "这轮督查已经开始（有自查、实地记录、问题或结论，或已到开始日期），不能撤回。请办完后结束。");
}

/// <summary>Carries out <see cref="WithdrawRound"/>.</summary>
public sealed class WithdrawRoundHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(WithdrawRound command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, now) => Decide(command, round, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(WithdrawRound command, RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("撤回督查");
        if (!round.IsOpen) return new RoundNotRunning(round.Status);
        var checks = year.MattersOf<SelfCheckState>().Where(c => c.RoundId == round.Id).ToList();
        var done = round.Records.Count > 0 || checks.Exists(c => c.Status == SelfCheckStatus.Given)
            || year.MattersOf<ProblemState>().Any(p => p.RoundId == round.Id) || year.MattersOf<ConclusionState>().Any(c => c.RoundId == round.Id);
        if (done || (round.Status == RoundStatus.Running && round.Scheme.From <= year.Today && round.ApprovedOn < year.Today)) return new WithdrawRound.StartedAlready();
        if (DutyTexts.Refuse(command.Reason, "撤回督查") is { } refusal) return refusal;
        return (NewEntry[])[.. checks.Where(c => c.IsOpen).Select(c => new NewEntry(new SelfCheckCalledOff(c.Id), Reason: command.Reason)), new(new RoundWithdrawn(round.Id), Reason: command.Reason)];
    }
}
