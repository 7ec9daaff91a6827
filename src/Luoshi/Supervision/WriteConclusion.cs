using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>写结论: what the round says of one unit, point by point, each with the entries that show it; can be rewritten until it is fed back.</summary>
/// <param name="Seen">The conclusion's version on the page; null for a new one.</param>
public sealed record WriteConclusion(Guid RoundId, Guid UnitId, long? Seen, string Text, IReadOnlyList<ConclusionPoint> Points, IReadOnlyList<Guid> Problems)
{
    public const int MostPoints = 30;

    /// <summary>No point, or one that nothing shows.</summary>
    public sealed record NotShown() : Refusal("SV060", "结论要事实清楚、证据充分：至少写一条事实，每条都要勾选能证明它的记录。");

    /// <summary>It went out already.</summary>
    public sealed record FedBackAlready(ConclusionStatus Status) : Refusal("SV061", $"这家单位的结论目前是“{RoundWords.Of(Status)}”，已经反馈的不再改写；单位有异议的走复核。");

    /// <summary>A problem of another unit or round.</summary>
    public sealed record OtherProblem() : Refusal("SV062", "所选问题不是这家单位的，或已撤销。请刷新后重选。");
}

/// <summary>Carries out <see cref="WriteConclusion"/>.</summary>
public sealed class WriteConclusionHandler(RoundTurn turn)
{
    /// <returns>The conclusion.</returns>
    public async Task<Result<Guid>> HandleAsync(WriteConclusion command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = Guid.CreateVersion7();
        var written = await turn.TakeAsync<RoundState>(
            command.RoundId,
            null,
            (round, now) =>
            {
                if (Of(round, command.UnitId, now) is { } known) id = known.Id;
                return Decide(id, command, round, now, actor);
            },
            actor,
            ct);
        return written.Ok ? id : written.Refusal;
    }

    public static Result<NewEntry[]> Decide(Guid id, WriteConclusion command, RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(actor);
        if (!RoundRights.MayWork(actor, round)) return new OnlyTheTeam("写结论");
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        if (round.Scheme.Units.FirstOrDefault(u => u.UnitId == command.UnitId) is not { } unit) return new NotOfThisRound();
        var known = Of(round, unit.UnitId, year);
        if (known is not null and not { Status: ConclusionStatus.Drafted }) return new WriteConclusion.FedBackAlready(known.Status);
        if (known?.Version != command.Seen) return new MatterMovedOn();
        if (DutyTexts.Refuse(command.Text, "总体结论", DutyTexts.Report) is { } refusal) return refusal;
        if (command.Points.Count is 0 or > WriteConclusion.MostPoints || command.Points.Any(p => string.IsNullOrWhiteSpace(p.Text) || p.Grounds.Count == 0)) return new WriteConclusion.NotShown();
        foreach (var point in command.Points)
        {
            if ((DutyTexts.RefuseLength(point.Text, "每条事实") ?? RaiseProblemHandler.RefuseGrounds(point.Grounds, year)) is { } wrong) return wrong;
        }

        var own = year.MattersOf<ProblemState>().Where(p => p.UnitId == unit.UnitId && p.Status != ProblemStatus.Withdrawn).Select(p => p.Id).ToHashSet();
        if (command.Problems.Any(p => !own.Contains(p))) return new WriteConclusion.OtherProblem();
        IReadOnlyList<ConclusionPoint> points = [.. command.Points.Select(p => new ConclusionPoint(p.Text.Trim(), [.. p.Grounds.Distinct().Order()]))];
        IReadOnlyList<Guid> problems = [.. command.Problems.Distinct()];
        return new NewEntry[]
        {
            new(known is null
                ? new ConclusionWritten(id, year.MattersOf<ConclusionState>().Count() + 1, round.Id, round.Scheme.Title, round.Scheme.Team, round.Scheme.Approver, unit.UnitId, unit.Unit, command.Text.Trim(), points, problems, actor.PersonId)
                : new ConclusionRewritten(known.Id, command.Text.Trim(), points, problems, actor.PersonId)),
        };
    }

    private static ConclusionState? Of(RoundState round, Guid unit, PlanYear year) => year.MattersOf<ConclusionState>().FirstOrDefault(c => c.RoundId == round.Id && c.UnitId == unit);
}
