using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Assessment;

/// <summary>What can be done with a score that was taken.</summary>
public enum AssessmentAct
{
    /// <summary>反馈: each unit sees its own.</summary>
    FeedBack,

    /// <summary>报请公布.</summary>
    AskRelease,

    /// <summary>批准公布.</summary>
    Release,

    /// <summary>不同意公布.</summary>
    RefuseRelease,

    /// <summary>作废.</summary>
    Withdraw,
}

/// <summary>Moves a score on: fed back, released, withdrawn.</summary>
/// <param name="Seen">The score's version on the page.</param>
public sealed record MoveAssessment(Guid AssessmentId, long Seen, AssessmentAct Act, string? Reason)
{
    /// <summary>It cannot go there from where it is.</summary>
    public sealed record NotNow(string Now) : Refusal("AS012", $"这次考核现在是“{Now}”，不能这样办。请刷新看现在的情况。");

    /// <summary>Objections wait.</summary>
    public sealed record ObjectionsOpen(int Count) : Refusal("AS013", $"还有{Count}个单位的异议没有答复，答复后才能报请公布。");
}

/// <summary>得分异议: a unit objects to its score within the time the rules give it.</summary>
public sealed record ObjectToScore(Guid AssessmentId, long Seen, string Text)
{
    /// <summary>Too late.</summary>
    public sealed record TooLate(DateOnly Until) : Refusal("AS014", $"提异议的期限是{Until.Month}月{Until.Day}日，已经过了。");

    /// <summary>Has one already.</summary>
    public sealed record Waits() : Refusal("AS015", "本单位的异议还没有答复，不能再提。");

    /// <summary>No score of this unit.</summary>
    public sealed record NotScored() : Refusal("AS016", "这次考核没有本单位的得分。");
}

/// <summary>异议答复.</summary>
/// <param name="Points">Added to the score; zero where it stays.</param>
public sealed record DecideScoreObjection(Guid AssessmentId, long Seen, Guid UnitId, decimal? Points, string Reason)
{
    /// <summary>Who took part stands aside.</summary>
    public sealed record TookPart() : Refusal("AS017", "这次得分是您计的，异议要由没有参与的人答复（政府督查工作条例第十七条）。请另一位督查专干或主要负责人办。");

    /// <summary>No number of points.</summary>
    public sealed record NoPoints() : Refusal("AS018", "加几分请填0至100的数，最多两位小数；维持原来得分填0。");
}

/// <summary>Carries out what is done with a score.</summary>
public sealed class AssessmentHandler(PlanYearTurn turn, MatterReader matters)
{
    public Task<Result<Written>> HandleAsync(MoveAssessment command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return TakeAsync(command.AssessmentId, command.Seen, (state, _) => Decide(command, state, actor), actor, ct);
    }

    public Task<Result<Written>> HandleAsync(ObjectToScore command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return TakeAsync(command.AssessmentId, command.Seen, (state, today) => Decide(command, state, actor, today), actor, ct);
    }

    public Task<Result<Written>> HandleAsync(DecideScoreObjection command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return TakeAsync(command.AssessmentId, command.Seen, (state, _) => Decide(command, state, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(MoveAssessment command, AssessmentState state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(state);
        if (command.Act is AssessmentAct.Release or AssessmentAct.RefuseRelease)
        {
            if (!AssessmentRefusals.IsHead(actor)) return new AssessmentRefusals.NotHead();
        }
        else if (!DutyRights.IsClerk(actor))
        {
            return new AssessmentRefusals.NotClerk();
        }

        var from = command.Act switch
        {
            AssessmentAct.FeedBack => state.Status == AssessmentStatus.Taken,
            AssessmentAct.AskRelease => state.Status == AssessmentStatus.FedBack,
            AssessmentAct.Withdraw => state.IsOpen,
            _ => state.Status == AssessmentStatus.ReleaseAsked,
        };
        if (!from) return new MoveAssessment.NotNow(AssessmentWords.Of(state.Status));
        if (command.Act == AssessmentAct.AskRelease && state.Objections.Count(o => o.Decision is null) is var open and > 0) return new MoveAssessment.ObjectionsOpen(open);
        if (command.Act is AssessmentAct.RefuseRelease or AssessmentAct.Withdraw && DutyTexts.Refuse(command.Reason, "理由") is { } refusal) return refusal;
        MatterFacts facts = command.Act switch
        {
            AssessmentAct.FeedBack => new AssessmentFedBack(state.Id),
            AssessmentAct.AskRelease => new ScoreReleaseAsked(state.Id),
            AssessmentAct.Release => new ScoreReleased(state.Id),
            AssessmentAct.RefuseRelease => new ScoreReleaseRefused(state.Id),
            _ => new AssessmentWithdrawn(state.Id),
        };
        return new NewEntry[] { new(facts, Reason: DutyTexts.OrNull(command.Reason)) };
    }

    public static Result<NewEntry[]> Decide(ObjectToScore command, AssessmentState state, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.UnitId is not { } unit || !DutyRights.Reports(actor) || state.Totals.All(t => t.Unit != unit)) return new ObjectToScore.NotScored();
        if (state.Status != AssessmentStatus.FedBack || state.ObjectionsUntil is not { } until) return new MoveAssessment.NotNow(AssessmentWords.Of(state.Status));
        if (today > until) return new ObjectToScore.TooLate(until);
        if (state.Objections.Any(o => o.Unit == unit && o.Decision is null)) return new ObjectToScore.Waits();
        if (DutyTexts.Refuse(command.Text, "异议") is { } refusal) return refusal;
        return new NewEntry[] { new(new ScoreObjected(state.Id, unit, command.Text.Trim())) };
    }

    public static Result<NewEntry[]> Decide(DecideScoreObjection command, AssessmentState state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(state);
        if (!DutyRights.IsClerk(actor) && !AssessmentRefusals.IsHead(actor)) return new AssessmentRefusals.NotClerk();
        if (actor.AccountId is { } account && account == state.TakenByAccount) return new DecideScoreObjection.TookPart();
        if (!state.IsOpen || !state.Objections.Any(o => o.Unit == command.UnitId && o.Decision is null)) return new AssessmentRefusals.NothingWaits();
        if (command.Points is not { } points || points is < 0 or > ScoringRules.Full || Math.Round(points, 2) != points) return new DecideScoreObjection.NoPoints();
        if (DutyTexts.Refuse(command.Reason, "答复") is { } refusal) return refusal;
        return new NewEntry[] { new(new ScoreObjectionDecided(state.Id, command.UnitId, points), Reason: command.Reason) };
    }

    private async Task<Result<Written>> TakeAsync(Guid id, long seen, Func<AssessmentState, DateOnly, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct)
    {
        if (await matters.FindAsync<AssessmentState>(id, ct) is not { } known) return new AssessmentRefusals.NothingWaits();
        return await turn.TakeAsync(known.PlanId, null, year =>
        {
            var state = year.Matters.OfType<AssessmentState>().Single(m => m.Id == id);
            return state.Version == seen ? decide(state, year.Today) : new AssessmentRefusals.MovedOn();
        }, actor, ct);
    }
}
