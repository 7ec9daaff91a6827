using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>复核决定: someone who took no part decides on an objection, within 30 days, with the reason.</summary>
/// <param name="Seen">The conclusion's version on the page.</param>
/// <param name="Text">The conclusion from now on, where it is changed.</param>
public sealed record DecideObjection(Guid ConclusionId, long Seen, ObjectionOutcome Outcome, string? Text, string Reason)
{
    /// <summary>Nothing waits.</summary>
    public sealed record NoneWaits(ConclusionStatus Status) : Refusal("SV067", $"这份结论目前是“{RoundWords.Of(Status)}”，没有待复核的异议。请刷新后再看。");

    /// <summary>Neither clerk nor leader.</summary>
    public sealed record NotYoursToDecide() : Refusal("SV068", "异议由没有参加这轮督查的督查专干、主要负责人或批准方案的领导复核。");

    /// <summary>回避: took part.</summary>
    public sealed record StandsAside(string Name) : Refusal("SV069", $"{Name}参加了这轮督查或作出了这份结论，复核时应当回避（督查条例第十七条）。请由其他督查专干、主要负责人或批准方案的领导办理。");

    /// <summary>Changed into nothing, or into the same.</summary>
    public sealed record NothingChanges() : Refusal("SV070", "变更结论要写出变更后的结论，且与原来不同。");
}

/// <summary>Carries out <see cref="DecideObjection"/>.</summary>
public sealed class DecideObjectionHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(DecideObjection command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ConclusionState>(command.ConclusionId, command.Seen, (conclusion, _) => Decide(command, conclusion, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(DecideObjection command, ConclusionState conclusion, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(conclusion);
        ArgumentNullException.ThrowIfNull(actor);
        if (conclusion.StandAside.Any(p => p.Is(actor))) return new DecideObjection.StandsAside(actor.Name);
        if (!RoundRights.MayDecide(actor, conclusion)) return new DecideObjection.NotYoursToDecide();
        if (conclusion.Status != ConclusionStatus.Objected) return new DecideObjection.NoneWaits(conclusion.Status);
        if ((DutyTexts.Refuse(command.Reason, "复核决定", DutyTexts.Report) ?? DutyTexts.RefuseLength(command.Text, "变更后的结论", DutyTexts.Report)) is { } refusal) return refusal;
        var text = command.Outcome == ObjectionOutcome.Changed ? command.Text?.Trim() : null;
        if (command.Outcome == ObjectionOutcome.Changed && (string.IsNullOrEmpty(text) || text == conclusion.Text)) return new DecideObjection.NothingChanges();
        return new NewEntry[] { new(new ObjectionDecided(conclusion.Id, command.Outcome, text), Reason: command.Reason) };
    }
}
