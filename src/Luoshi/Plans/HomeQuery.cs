using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

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
public sealed class HomeQuery(LuoshiDb db, PlanOnDay plans, ScopeQuery scopes, PlanListQuery list, LedgerReader ledger)
{
    public const int DaysAhead = 30;

    private const int MostRecent = 12;

    // One act can be hundreds of entries: a plan dispatched, all its items checked.
    private const int LookBack = 300;

    public async Task<HomeView> AskAsync(DateOnly asOf, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var ids = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce).OrderByDescending(p => p.Year).ThenByDescending(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var inForce = new List<LitPlan>();
        var recent = new List<RecentAct>();
        foreach (var id in ids)
        {
            if (await plans.LitAsync(id, asOf, scope, ct) is not { } lit) continue;
            inForce.Add(lit);
            var plan = lit.Seen;
            var latest = scope.SeesAll
                ? await ledger.LatestAsync(id, 0, LookBack, ct)
                : await ledger.LatestAsync(id, [.. plan.Items.Select(i => i.Id)], [.. plan.Duties.Select(d => d.Id)], LookBack, ct);
            recent.AddRange(RecentAct.Of(plan, latest, asOf));
        }

        return Decide(inForce, await list.AskAsync(PlanStatus.Draft, actor, ct), recent, asOf) with { Scope = scope };
    }

    /// <summary>The page out of what is seen of the plans.</summary>
    public static HomeView Decide(IReadOnlyList<LitPlan> inForce, IReadOnlyList<PlanListEntry> drafts, IEnumerable<RecentAct> recent, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var lit = inForce.SelectMany(p => p.Items.Select(i => (p.Plan, Item: i))).ToList();
        return new HomeView(
            asOf,
            [.. inForce.Select(p => new PlanAtAGlance(p.Plan, p.Items.Count, Count(lit.Where(l => l.Plan.Id == p.Plan.Id))))],
            [.. lit.Where(l => l.Item.State.ClosedOn is null && l.Item.State.Due >= asOf && l.Item.State.Due <= asOf.AddDays(DaysAhead)).OrderBy(l => l.Item.State.Due).ThenBy(l => l.Item.Facts.No)],
            [.. lit.Where(l => l.Item.Light.Color == LightColor.Red).OrderBy(l => l.Item.State.Due ?? DateOnly.MaxValue).ThenBy(l => l.Item.Facts.No)],
            drafts,
            [.. recent.OrderByDescending(r => r.Group.First.Entry.At).ThenByDescending(r => r.Group.First.Entry.Sequence).Take(MostRecent)]);
    }

    private static Dictionary<LightColor, int> Count(IEnumerable<(PlanState Plan, LitItem Item)> items)
    {
        var all = items.ToList();
        return Enum.GetValues<LightColor>().ToDictionary(c => c, c => all.Count(i => i.Item.Light.Color == c));
    }
}
