using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>报整改: the unit says how it put the problem right, with what proves it.</summary>
/// <param name="Seen">The problem's version on the page.</param>
public sealed record HandInRectification(Guid ProblemId, long Seen, string Text)
{
    public IReadOnlyList<HandedIn> Proof { get; init; } = [];

    /// <summary>Nothing is owed now.</summary>
    public sealed record NotOwed(ProblemStatus Status) : Refusal("SV054", $"这个问题目前是“{RoundWords.Of(Status)}”，不用报整改。");
}

/// <summary>Carries out <see cref="HandInRectification"/>.</summary>
public sealed class HandInRectificationHandler(RoundTurn turn, TimeProvider clock)
{
    public Task<Result<Written>> HandleAsync(HandInRectification command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = RoundFiles.Of(command.Proof, clock.GetUtcNow());
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, _) => files.For(problem.Id, problem.PlanId, Decide(command, files.Marks, problem, actor)), actor, ct, files.Stored);
    }

    public static Result<NewEntry[]> Decide(HandInRectification command, IReadOnlyList<EvidenceMark> proof, ProblemState problem, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        if (!RoundRights.IsOwn(actor, problem.UnitId)) return new NotYourUnit(problem.Unit);
        if (!problem.IsOwed) return new HandInRectification.NotOwed(problem.Status);
        if ((DutyTexts.Refuse(command.Text, "整改情况", DutyTexts.Report) ?? EvidenceRules.Refuse(command.Proof, "整改佐证")) is { } refusal) return refusal;
        return new NewEntry[] { new(new RectificationHandedIn(problem.Id, command.Text.Trim(), proof), problem.ItemId, problem.DutyId) };
    }
}
