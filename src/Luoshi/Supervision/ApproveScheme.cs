using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>批准方案: the leader whom the scheme names approves it; units are asked for their self-checks at once.</summary>
/// <param name="Seen">The round's version on the page.</param>
public sealed record ApproveScheme(Guid RoundId, long Seen)
{
    /// <summary>Someone else approves it.</summary>
    public sealed record NotYoursToApprove(string Approver) : Refusal("SV021", $"这份方案由{Approver}批准，请用其账号办理。");

    /// <summary>It does not wait.</summary>
    public sealed record DoesNotWait(RoundStatus Status) : Refusal("SV022", $"这份方案目前是“{RoundWords.Of(Status)}”，不在等批。请刷新后再看。");

    /// <summary>Its days are over.</summary>
    public sealed record DaysAreOver() : Refusal("SV023", "方案写的日期已经过了，请退回方案改日期后再批。");
}

/// <summary>Carries out <see cref="ApproveScheme"/>.</summary>
public sealed class ApproveSchemeHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(ApproveScheme command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, now) => Decide(round, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        if (RefuseApprover(round, actor) is { } refusal) return refusal;
        var scheme = round.Scheme;
        if (scheme.To < year.Today || scheme.SelfCheckBy < year.Today) return new ApproveScheme.DaysAreOver();
        var entries = new List<NewEntry> { new(new SchemeApproved(round.Id)) };
        if (scheme.SelfCheckBy is { } by)
        {
            var no = year.MattersOf<SelfCheckState>().Count();
            foreach (var (unit, items) in SchemeBurden.SelfChecks(scheme, year))
                entries.Add(new(new SelfCheckAsked(Guid.CreateVersion7(year.Now), ++no, round.Id, scheme.Title, unit.UnitId, unit.Unit, items, by)));
        }

        return (NewEntry[])[.. entries];
    }

    /// <summary>Why the actor cannot decide on the scheme; null where it can.</summary>
    internal static Refusal? RefuseApprover(RoundState round, Actor actor) =>
        !actor.Is(Roles.Leader) || !round.Scheme.Approver.Is(actor) ? new ApproveScheme.NotYoursToApprove(round.Scheme.Approver.Name)
        : round.Status != RoundStatus.Proposed ? new ApproveScheme.DoesNotWait(round.Status)
        : null;
}
