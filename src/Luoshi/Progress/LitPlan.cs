using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>What someone sees of a plan on a day, with its lights.</summary>
/// <remarks>Lights are worked out of the whole plan: an item has the same light for everyone, whatever of it they see.</remarks>
/// <param name="Seen">The states that are seen.</param>
/// <param name="Items">The items that are seen, each with those of its duties that are.</param>
public sealed record LitPlan(PlanLedger Seen, IReadOnlyList<LitItem> Items, DateOnly AsOf)
{
    public PlanState Plan => Seen.Plan;

    /// <summary>The whole plan.</summary>
    public static LitPlan Of(PlanLedger whole, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return new(whole, LightRule.Of(whole, asOf), asOf);
    }

    /// <summary>What is seen of the plan; null for a plan that is not seen at all.</summary>
    public static LitPlan? Of(PlanLedger whole, Scope scope, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Narrow(whole) is { } seen ? Of(whole, LightRule.Of(whole, asOf), seen, asOf) : null;
    }

    /// <param name="lit">The lights of the whole plan; none are needed where nothing is seen of it.</param>
    internal static LitPlan Of(PlanLedger whole, IReadOnlyList<LitItem> lit, PlanLedger seen, DateOnly asOf)
    {
        if (ReferenceEquals(seen, whole)) return new(whole, lit, asOf);

        var items = seen.Items.Select(i => i.Id).ToHashSet();
        var duties = seen.Duties.Select(d => d.Id).ToHashSet();
        return new(seen, [.. lit.Where(i => items.Contains(i.State.Id)).Select(i => i with { Duties = [.. i.Duties.Where(d => duties.Contains(d.State.Id))] })], asOf);
    }
}
