using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Assessment;

/// <summary>What is refused of rules of scoring and of scores, whoever acts.</summary>
public static class AssessmentRefusals
{
    /// <summary>Not the clerk.</summary>
    public sealed record NotClerk() : Refusal("AS003", "只有督查专干可以办。请联系督查专干。");

    /// <summary>Not a head.</summary>
    public sealed record NotHead() : Refusal("AS004", "要由主要负责人审定。");

    /// <summary>Another was first.</summary>
    public sealed record MovedOn() : Refusal("AS005", "您看的这会儿，这里又有了新的记录。请刷新后再办。");

    /// <summary>Nothing waits.</summary>
    public sealed record NothingWaits() : Refusal("AS006", "现在没有要您办的这件事，可能已有人办过。请刷新看现在的情况。");

    internal static bool IsHead(Actor actor) => actor.Is(Roles.Leader) && actor.SeesAll;
}

/// <summary>拟定考核办法.</summary>
/// <param name="Seen">The version of the rules on the page; 0 where there were none.</param>
public sealed record ProposeScoring(Guid PlanId, long Seen, ScoringRules Rules, string Reason)
{
    /// <summary>They are the same.</summary>
    public sealed record NothingChanged() : Refusal("AS007", "和现在的考核办法一样，没有改动。");
}

/// <summary>审定考核办法, or not.</summary>
/// <param name="Agree">Whether the rules bind; else the reason says why not.</param>
public sealed record DecideScoring(Guid PlanId, long Seen, bool Agree, string? Reason);

/// <summary>Carries out <see cref="ProposeScoring"/> and <see cref="DecideScoring"/>.</summary>
public sealed class ScoringHandler(PlanYearTurn turn)
{
    public Task<Result<Written>> HandleAsync(ProposeScoring command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, year => Decide(command, year, actor), actor, ct);
    }

    public Task<Result<Written>> HandleAsync(DecideScoring command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, year => Decide(command, year, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ProposeScoring command, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new AssessmentRefusals.NotClerk();
        var known = year.MattersOf<ScoringState>().FirstOrDefault();
        if ((known?.Version ?? 0) != command.Seen) return new AssessmentRefusals.MovedOn();
        if (command.Rules.Refuse() is { } invalid) return invalid;
        if ((known?.Proposed?.Rules ?? known?.Bound)?.SameAs(command.Rules) == true) return new ProposeScoring.NothingChanged();
        if (DutyTexts.Refuse(command.Reason, "为什么这样定") is { } refusal) return refusal;
        return new NewEntry[] { new(new ScoringProposed(known?.Id ?? Guid.CreateVersion7(year.Now), command.Rules), Reason: command.Reason) };
    }

    public static Result<NewEntry[]> Decide(DecideScoring command, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        if (!AssessmentRefusals.IsHead(actor)) return new AssessmentRefusals.NotHead();
        if (year.MattersOf<ScoringState>().FirstOrDefault() is not { Proposed: not null } known) return new AssessmentRefusals.NothingWaits();
        if (known.Version != command.Seen) return new AssessmentRefusals.MovedOn();
        if (command.Agree) return new NewEntry[] { new(new ScoringBound(known.Id), Reason: DutyTexts.OrNull(command.Reason)) };
        if (DutyTexts.Refuse(command.Reason, "不同意的理由") is { } refusal) return refusal;
        return new NewEntry[] { new(new ScoringRefused(known.Id), Reason: command.Reason) };
    }
}
