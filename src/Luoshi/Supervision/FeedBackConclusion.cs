using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>反馈结论: the conclusion goes to the unit; who sends it answers for it, and stands aside where the unit objects.</summary>
/// <param name="Seen">The conclusion's version on the page.</param>
public sealed record FeedBackConclusion(Guid ConclusionId, long Seen)
{
    /// <summary>It went out already.</summary>
    public sealed record SentAlready(DateOnly On) : Refusal("SV063", $"这份结论已于{On:M月d日}反馈，不必再发。");
}

/// <summary>Carries out <see cref="FeedBackConclusion"/>.</summary>
public sealed class FeedBackConclusionHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(FeedBackConclusion command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ConclusionState>(command.ConclusionId, command.Seen, (conclusion, _) => Decide(conclusion, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ConclusionState conclusion, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        ArgumentNullException.ThrowIfNull(actor);
        if (!DutyRights.IsClerk(actor) && !(actor.Is(Roles.Leader) && conclusion.Approver.Is(actor))) return new OnlyTheClerk("反馈结论");
        if (conclusion.FedBackOn is { } on) return new FeedBackConclusion.SentAlready(on);
        return new NewEntry[] { new(new ConclusionFedBack(conclusion.Id, actor.PersonId)) };
    }
}
