using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>A section's items that are on the page.</summary>
/// <param name="Total">How many items of the section the filters leave, on all pages.</param>
public sealed record LedgerGroup(int No, string Name, int Total, IReadOnlyList<LitItem> Items);

/// <summary>What a filter can be set to.</summary>
public sealed record LedgerChoices(
    IReadOnlyList<(int No, string Name)> Sections,
    IReadOnlyList<string> Leaders,
    IReadOnlyList<string> LeadUnits,
    IReadOnlyList<string> SupportUnits)
{
    /// <summary>What the items have, in their order.</summary>
    internal static LedgerChoices Of(IReadOnlyList<ItemState> items) => new(
        [.. items.Where(i => i.Facts.SectionNo > 0).Select(i => (i.Facts.SectionNo, i.Facts.Section ?? "")).DistinctBy(s => s.SectionNo).OrderBy(s => s.SectionNo)],
        InOrder(items, f => [.. f.Leaders, .. f.LeadLeaders]),
        InOrder(items, f => f.LeadUnits),
        InOrder(items, f => f.SupportUnits));

    private static List<string> InOrder(IReadOnlyList<ItemState> items, Func<ItemFacts, IReadOnlyList<string>> names) =>
        [.. items.SelectMany(i => names(i.Facts)).Distinct()];
}

/// <summary>A ledger as a page shows it.</summary>
/// <param name="Groups">One group a section when sorted by number; else a single nameless one.</param>
/// <param name="Total">Items that the filters leave.</param>
/// <param name="OfPlan">Items of the plan that are shown to the one who asks.</param>
/// <param name="Lights">How many items each light has, under every filter but the light's own.</param>
public sealed record LedgerView(
    PlanState Plan,
    DateOnly AsOf,
    LedgerFilter Filter,
    IReadOnlyList<LedgerGroup> Groups,
    int Total,
    int OfPlan,
    int Targets,
    int Duties,
    int Pages,
    IReadOnlyDictionary<LightColor, int> Lights,
    LedgerChoices Choices)
{
    /// <summary>What the one who asks is shown.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>Items under every filter but the light's.</summary>
    public int OfAllLights => Lights.Values.Sum();
}

/// <summary>台账: a plan's items on a day, filtered, sorted, by the page.</summary>
public sealed class LedgerPageQuery(PlanOnDay plans, ScopeQuery scopes)
{
    public const int PageSize = 50;

    /// <summary>Null when there is no such plan for the one who asks, or not yet on that day.</summary>
    public async Task<LedgerView?> AskAsync(Guid planId, LedgerFilter filter, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var scope = await scopes.OfAsync(actor, ct);
        var plan = await plans.LitAsync(planId, asOf, scope, ct);
        return plan is null ? null : Decide(plan, filter) with { Scope = scope };
    }

    /// <summary>The page out of what is seen of a plan.</summary>
    public static LedgerView Decide(LitPlan plan, LedgerFilter filter)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(filter);

        var items = plan.Seen.Items;
        var ofAnyLight = plan.Items.Where(i => filter.HoldsButLight(i.State, plan.AsOf)).ToList();
        var lights = Enum.GetValues<LightColor>().ToDictionary(l => l, l => ofAnyLight.Count(i => i.Light.Color == l));
        var left = ofAnyLight.Where(i => filter.Light is null || i.Light.Color == filter.Light).ToList();

        var pages = Math.Max(1, (left.Count + PageSize - 1) / PageSize);
        filter = filter with { Page = Math.Clamp(filter.Page, 1, pages) };
        var shown = Sorted(left, filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize).ToList();

        var groups = filter.Sort == LedgerSort.Number
            ? shown.GroupBy(i => i.Facts.SectionNo)
                .Select(g => new LedgerGroup(g.Key, g.First().Facts.Section ?? "", left.Count(i => i.Facts.SectionNo == g.Key), [.. g]))
                .ToList()
            : shown.Count == 0 ? [] : [new LedgerGroup(0, "", left.Count, shown)];

        return new LedgerView(
            plan.Plan, plan.AsOf, filter, groups, left.Count, items.Count,
            items.Sum(i => i.Facts.Targets.Count(t => t.Kind == Reading.TargetKind.Target)),
            plan.Seen.Duties.Count, pages, lights, LedgerChoices.Of(items));
    }

    // The printed order breaks every tie, so that a page never shows an item twice.
    private static IEnumerable<LitItem> Sorted(List<LitItem> items, LedgerSort sort) => sort switch
    {
        LedgerSort.Due => items.OrderBy(i => i.State.Due is null).ThenBy(i => i.State.Due).ThenBy(i => i.Facts.No),
        LedgerSort.Light => items.OrderBy(i => i.Light.Color).ThenBy(i => i.State.Due is null).ThenBy(i => i.State.Due).ThenBy(i => i.Facts.No),
        _ => items.OrderBy(i => i.Facts.SectionNo).ThenBy(i => i.Facts.No),
    };
}
