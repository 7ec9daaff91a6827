using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>提出异议: within 30 days of receiving a conclusion, the unit says why it does not agree.</summary>
/// <param name="Seen">The conclusion's version on the page.</param>
public sealed record ObjectToConclusion(Guid ConclusionId, long Seen, string Text)
{
    public IReadOnlyList<HandedIn> Proof { get; init; } = [];

    /// <summary>Not received yet, objected already, or decided.</summary>
    public sealed record NotNow(ConclusionStatus Status) : Refusal("SV065", $"这份结论目前是“{RoundWords.Of(Status)}”，签收后、复核前可以提出一次异议。");

    /// <summary>The days are over.</summary>
    public sealed record TooLate(DateOnly Last) : Refusal("SV066", $"提出异议的期限到{Last:yyyy年M月d日}为止（签收后{ConclusionState.Days}天），已经过了。确有新情况的，请向督查专干说明。");
}

/// <summary>Carries out <see cref="ObjectToConclusion"/>.</summary>
public sealed class ObjectToConclusionHandler(RoundTurn turn, TimeProvider clock)
{
    public Task<Result<Written>> HandleAsync(ObjectToConclusion command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = RoundFiles.Of(command.Proof, clock.GetUtcNow());
        return turn.TakeAsync<ConclusionState>(
            command.ConclusionId, command.Seen, (conclusion, now) => files.For(conclusion.Id, conclusion.PlanId, Decide(command, files.Marks, conclusion, now.Today, actor)), actor, ct, files.Stored);
    }

    public static Result<NewEntry[]> Decide(ObjectToConclusion command, IReadOnlyList<EvidenceMark> proof, ConclusionState conclusion, DateOnly today, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(conclusion);
        if (!RoundRights.IsOwn(actor, conclusion.UnitId)) return new NotYourUnit(conclusion.Unit);
        if (conclusion.Status != ConclusionStatus.Received) return new ObjectToConclusion.NotNow(conclusion.Status);
        if (conclusion.ObjectBy is { } last && today > last) return new ObjectToConclusion.TooLate(last);
        if ((DutyTexts.Refuse(command.Text, "异议", DutyTexts.Report) ?? EvidenceRules.Refuse(command.Proof, "异议佐证")) is { } refusal) return refusal;
        return new NewEntry[] { new(new ObjectionRaised(conclusion.Id, command.Text.Trim(), proof)) };
    }
}
