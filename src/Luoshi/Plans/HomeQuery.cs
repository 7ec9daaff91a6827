using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>An act with what it is about.</summary>
/// <param name="Item">The item as it stands; null for an act on several, or on the plan as a whole.</param>
/// <param name="Units">Units of the plan's duties, by the duty.</param>
public sealed record RecentAct(EntryGroup Group, PlanState Plan, ItemState? Item, IReadOnlyDictionary<Guid, string> Units)
{
    /// <summary>Entries of a plan as acts, up to a day.</summary>
    internal static IEnumerable<RecentAct> Of(PlanLedger plan, IEnumerable<Entry> newestFirst, DateOnly asOf)
    {
        var end = LedgerDay.EndOf(asOf);
        var items = plan.Items.ToDictionary(i => i.Id);
        var units = plan.Duties.ToDictionary(d => d.Id, d => d.Unit);
        return EntryGroup.Of(newestFirst.Where(e => e.At < end).Select(ReadEntry.Of))
            .Select(g => new RecentAct(g, plan.Plan, g.ItemId is { } id ? items.GetValueOrDefault(id) : null, units));
    }
}

/// <summary>A plan in force, at a glance.</summary>
public sealed record PlanAtAGlance(PlanState Plan, int Items, IReadOnlyDictionary<LightColor, int> Lights);

/// <summary>What the home page shows.</summary>
/// <param name="Due">Items due within <see cref="HomeQuery.DaysAhead"/> days, the nearest first.</param>
/// <param name="Red">Items with a red light, the longest overdue first.</param>
public sealed record HomeView(
    DateOnly AsOf,
    IReadOnlyList<PlanAtAGlance> Plans,
    IReadOnlyList<(PlanState Plan, LitItem Item)> Due,
    IReadOnlyList<(PlanState Plan, LitItem Item)> Red,
    IReadOnlyList<PlanListEntry> Drafts,
    IReadOnlyList<RecentAct> Recent)
{
    /// <summary>What the one who asks is shown.</summary>
    public Scope Scope { get; init; } = Scope.All;
}

/// <summary>首页: what is due, what is red and why, what waits, what happened last.</summary>
public sealed class HomeQuery(PlanOnDay plans, ScopeQuery scopes, PlanListQuery list, LedgerReader ledger)
{
    public const int DaysAhead = 30;

    private const int MostRecent = 12, Few = 6;

    // One act can be hundreds of entries: a plan dispatched, all its items checked. Mostly it is a few.
    private const int LookBack = 300, Glance = 40;

    public async Task<HomeView> AskAsync(DateOnly asOf, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var inForce = await plans.InForceAsync(asOf, scope, ct);
        return Decide([.. inForce.Select(p => p.Plan).Where(p => IsShown(p, inForce.Count, scope))], await list.DraftsAsync(actor, ct), await RecentAsync(inForce, asOf, scope, ct), asOf) with { Scope = scope };
    }

    /// <summary>The page out of what is seen of the plans.</summary>
    public static HomeView Decide(IReadOnlyList<LitPlan> inForce, IReadOnlyList<PlanListEntry> drafts, IEnumerable<RecentAct> recent, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var lit = inForce.SelectMany(p => p.Items.Select(i => (p.Plan, Item: i))).ToList();
        return new HomeView(
            asOf,
            [.. inForce.Select(p => new PlanAtAGlance(p.Plan, p.Items.Count, Count(p.Items)))],
            [.. lit.Where(l => l.Item.State.ClosedOn is null && l.Item.State.Due >= asOf && l.Item.State.Due <= asOf.AddDays(DaysAhead)).OrderBy(l => l.Item.State.Due).ThenBy(l => l.Item.Facts.No)],
            [.. lit.Where(l => l.Item.Light.Color == LightColor.Red).OrderBy(l => l.Item.State.Due ?? DateOnly.MaxValue).ThenBy(l => l.Item.Facts.No)],
            drafts,
            [.. recent.OrderByDescending(r => r.Group.First.Entry.At).ThenByDescending(r => r.Group.First.Entry.Sequence).Take(MostRecent)]);
    }

    // The plan written to last comes first; no plan after one that has nothing newer can have any.
    private async Task<List<RecentAct>> RecentAsync(IReadOnlyList<(LitPlan Plan, DateTimeOffset LastAt)> inForce, DateOnly asOf, Scope scope, CancellationToken ct)
    {
        List<RecentAct> recent = [];
        foreach (var (plan, lastAt) in inForce.OrderByDescending(p => p.LastAt))
        {
            if (!IsShown(plan, inForce.Count, scope)) continue;
            if (recent.Count >= MostRecent && recent.Select(r => r.Group.First.Entry.At).OrderDescending().ElementAt(MostRecent - 1) > lastAt) break;
            recent.AddRange(await ActsAsync(plan.Seen, asOf, scope, ct));
        }

        return recent;
    }

    private async Task<List<RecentAct>> ActsAsync(PlanLedger plan, DateOnly asOf, Scope scope, CancellationToken ct)
    {
        var glance = await LatestAsync(Glance);
        List<RecentAct> acts = [.. RecentAct.Of(plan, glance, asOf)];
        if (glance.Count < Glance) return acts;

        // The oldest act of a glance may reach further back than the glance does.
        return acts.Count > MostRecent ? acts[..^1] : [.. RecentAct.Of(plan, await LatestAsync(LookBack), asOf)];

        Task<List<Entry>> LatestAsync(int take) => scope.SeesAll
            ? ledger.LatestAsync(plan.Plan.Id, 0, take, ct)
            : ledger.LatestAsync(plan.Plan.Id, [.. plan.Items.Select(i => i.Id)], [.. plan.Duties.Select(d => d.Id)], take, ct);
    }

    // Where many plans are in force, those in which someone has nothing to do are only in the list of all.
    private static bool IsShown(LitPlan plan, int inForce, Scope scope) => scope.SeesAll || inForce <= Few || plan.Items.Count > 0;

    private static Dictionary<LightColor, int> Count(IReadOnlyList<LitItem> items) =>
        Enum.GetValues<LightColor>().ToDictionary(c => c, c => items.Count(i => i.Light.Color == c));
}
