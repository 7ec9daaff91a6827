namespace Luoshi.Ledger;

/// <summary>Someone else wrote to the plan first.</summary>
public sealed record LedgerConflict() : Refusal("LG001", "别人先一步改动了这份计划，请刷新页面，看过新的内容再办。");

/// <summary>Two wrote to one plan, or to the directory, at once and this one came second: nothing of it was kept.</summary>
/// <param name="planId">The plan; empty for the directory.</param>
/// <remarks>The context still holds what was not kept: drop it, load anew.</remarks>
public sealed class LedgerConflictException(Guid planId, Exception? inner = null) : Exception($"Plan {planId} was written to by another.", inner)
{
    public Guid PlanId { get; } = planId;
}
