using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>弃稿: a draft is thrown away; its entries stay.</summary>
public sealed record DiscardDraft(Guid PlanId, string? Reason = null);

/// <summary>Carries out <see cref="DiscardDraft"/>.</summary>
public sealed class DiscardDraftHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(DiscardDraft command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, false, now => Decide(command, now.Plan, actor), actor, ct);
    }

    /// <summary>Nothing is written where it was thrown away before.</summary>
    public static Result<NewEntry[]> Decide(DiscardDraft command, PlanState? plan, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (plan.Status == PlanStatus.InForce) return new NotADraft();
        return plan.Status == PlanStatus.Discarded
            ? Array.Empty<NewEntry>()
            : new NewEntry[] { new(new Discarded(), Reason: string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim()) };
    }
}
