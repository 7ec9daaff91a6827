using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>结束督查: every unit has its conclusion and no objection waits; open problems live on, and so does the right to object.</summary>
/// <param name="Seen">The round's version on the page.</param>
public sealed record CloseRound(Guid RoundId, long Seen)
{
    /// <summary>Units without a conclusion that they have received.</summary>
    public sealed record NotEveryUnit(IReadOnlyList<string> Units) : Refusal("SV071", $"还有{Units.Count}家单位的结论没有写、没有反馈或没有签收（{Units[0]}等），办完才能结束。");

    /// <summary>An objection waits.</summary>
    public sealed record ObjectionWaits(string Unit) : Refusal("SV072", $"{Unit}的异议还在复核，作出决定后才能结束。");
}

/// <summary>Carries out <see cref="CloseRound"/>.</summary>
public sealed class CloseRoundHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(CloseRound command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, now) => Decide(round, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("结束督查");
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        var conclusions = year.MattersOf<ConclusionState>().Where(c => c.RoundId == round.Id).ToDictionary(c => c.UnitId);
        List<string> without = [.. round.Scheme.Units.Where(u => !conclusions.TryGetValue(u.UnitId, out var c) || c.ReceivedOn is null).Select(u => u.Unit)];
        if (without.Count > 0) return new CloseRound.NotEveryUnit(without);
        if (conclusions.Values.FirstOrDefault(c => c.Status == ConclusionStatus.Objected) is { } waits) return new CloseRound.ObjectionWaits(waits.Unit);
        var checks = year.MattersOf<SelfCheckState>().Where(c => c.RoundId == round.Id && c.IsOpen);
        return (NewEntry[])[.. checks.Select(c => new NewEntry(new SelfCheckCalledOff(c.Id))), new(new RoundClosed(round.Id))];
    }
}
