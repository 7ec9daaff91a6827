using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>施行: a checked draft becomes the plan in force.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Confirmed">The person saw what is unchecked or in doubt, and wants it in force all the same.</param>
public sealed record PutPlanInForce(Guid PlanId, DateOnly From, bool Confirmed = false)
{
    /// <summary>Someone was first.</summary>
    public sealed record AlreadyInForce(string By, DateTimeOffset At) : Refusal("PF001", $"已由{By}于{At.ToOffset(LedgerDay.Offset):yyyy年M月d日 HH:mm}施行。");

    /// <summary>Items are unchecked or doubts open.</summary>
    public sealed record Missing(int Unchecked, int Doubts)
        : Refusal("PF002", $"还有{Unchecked}项未核对、{Doubts}处存疑未处理。请先处理，或勾选“仍要施行”再提交。");

    /// <summary>A plan without items binds nobody.</summary>
    public sealed record NoItems() : Refusal("PF003", "计划里没有事项，不能施行。请检查文件后重新读入。");
}

/// <summary>Carries out <see cref="PutPlanInForce"/>: of two at once, one wins and the other is told.</summary>
public sealed class PutPlanInForceHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(PutPlanInForce command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, true, now => Decide(command, now.Plan, now.Items, now.InForce, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(PutPlanInForce command, PlanState? plan, IReadOnlyList<ItemState> items, Entry? inForce, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (plan.Status == PlanStatus.Discarded) return new DraftWasDiscarded();
        if (plan.Status == PlanStatus.InForce)
        {
            return new PutPlanInForce.AlreadyInForce(inForce?.ActorName ?? plan.InForceBy ?? "他人", inForce?.At ?? plan.ReadAt);
        }

        if (items.Count == 0) return new PutPlanInForce.NoItems();
        var notChecked = items.Count(i => !i.Checked);
        var doubts = ReviewFindings.All(plan).Count(f => f.IsOpenDoubt);
        if (!command.Confirmed && notChecked + doubts > 0) return new PutPlanInForce.Missing(notChecked, doubts);
        return new NewEntry[] { new(new PutInForce(command.From)) };
    }
}
