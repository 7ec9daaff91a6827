using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Burden;

/// <summary>What a unit was asked for in a month.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="ToCome">Of the reports, those whose day has not come yet.</param>
/// <param name="Notices">Notices sent to people of the unit; one to several of them counts once. They remind of what was asked, and are no asks of their own.</param>
public sealed record BurdenMonth(int Month, IReadOnlyDictionary<AskKind, int> Counts, int Fields, int Files, int ToCome, int Notices)
{
    public int Total => Counts.Values.Sum();
}

/// <summary>Who asked a unit, and how often.</summary>
public sealed record BurdenAsker(string Name, string Role, IReadOnlyDictionary<AskKind, int> Counts)
{
    public int Total => Counts.Values.Sum();
}

/// <summary>A unit's burden in a year.</summary>
/// <param name="Years">Years of plans that gave it something, the newest first.</param>
/// <param name="Months">January to December.</param>
/// <param name="By">Who asked most comes first.</param>
/// <param name="Asks">All of it, by day.</param>
/// <param name="Twice">Figures asked for more than once.</param>
public sealed record BurdenView(Unit Unit, int Year, IReadOnlyList<int> Years, DateOnly AsOf, IReadOnlyList<BurdenMonth> Months, IReadOnlyList<BurdenAsker> By, IReadOnlyList<Ask> Asks, IReadOnlyList<FigureAskedTwice> Twice)
{
    public int Of(AskKind kind) => Months.Sum(m => m.Counts.GetValueOrDefault(kind));

    public int Total => Months.Sum(m => m.Total);

    public int Fields => Months.Sum(m => m.Fields);

    public int Files => Months.Sum(m => m.Files);

    public int Notices => Months.Sum(m => m.Notices);

    /// <summary>The page out of what was asked.</summary>
    public static BurdenView Of(
        Unit unit, int year, IReadOnlyList<int> years, DateOnly today, IReadOnlyList<Ask> asks, IReadOnlyList<FigureAskedTwice> twice, IReadOnlyList<NoticeCount> notices)
    {
        ArgumentNullException.ThrowIfNull(asks);
        ArgumentNullException.ThrowIfNull(notices);
        List<Ask> ofYear = [.. asks.Where(a => a.On.Year == year).OrderBy(a => a.On).ThenBy(a => a.PlanId).ThenBy(a => a.Entry)];
        var byMonth = ofYear.ToLookup(a => a.On.Month);
        return new(
            unit, year, years, today,
            [.. Enumerable.Range(1, 12).Select(m => new BurdenMonth(m, Counts(byMonth[m]), byMonth[m].Sum(a => a.Fields), byMonth[m].Sum(a => a.Files), byMonth[m].Count(a => a.Kind == AskKind.Report && a.On > today), notices.Where(n => n.Month.Month == m).Sum(n => n.Count)))],
            [.. ofYear.GroupBy(a => (a.By, a.ByRole)).Select(g => new BurdenAsker(g.Key.By, g.Key.ByRole, Counts(g))).OrderByDescending(b => b.Total).ThenBy(b => b.Name, StringComparer.Ordinal)],
            ofYear, twice);
    }

    private static Dictionary<AskKind, int> Counts(IEnumerable<Ask> asks) => asks.GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => g.Count());
}

/// <summary>负担: what was asked of a unit in a year, by month and by whom, and which figure twice.</summary>
public sealed class BurdenQuery(LuoshiDb db, ScopeQuery scopes, UnitTreeQuery trees, NoticeCountQuery notices)
{
    private static readonly string[] OfItems = [EntryFacts.NameOf<Instructed>(), EntryFacts.NameOf<EvidenceAsked>()];

    /// <summary>Null where there is no such unit, or it is not one whose work the one who asks sees whole.</summary>
    /// <param name="year">Null for the newest in which it was asked for something.</param>
    public async Task<BurdenView?> AskAsync(Guid unitId, int? year, DateOnly today, Actor actor, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        if (tree.Find(unitId) is not { } unit || !(await scopes.OfAsync(actor, ct)).Sees(unitId)) return null;
        var years = await db.Duties.AsNoTracking().Where(d => d.UnitId == unitId).Select(d => d.PlanId).Distinct()
            .Join(db.Plans.Where(p => p.Status == PlanStatus.InForce || p.Status == PlanStatus.Archived), d => d, p => p.Id, (_, p) => p.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        var asked = year is { } one && years.Contains(one) ? one : years.FirstOrDefault(today.Year);
        var plans = await PlansAsync(unitId, asked, ct);
        var told = await notices.AskAsync([unitId], new(asked, 1, 1), new(asked, 12, 31), ct);
        return BurdenView.Of(unit, asked, years, today, [.. plans.SelectMany(p => BurdenRule.Of(unitId, p))], BurdenRule.Twice(plans.Where(p => p.Plan.Facts.Year == asked).SelectMany(Places)), told);
    }

    private static IEnumerable<(PlanState Plan, ItemState Item, DutyState Duty)> Places(AskingPlan plan)
    {
        var items = plan.Items.ToDictionary(i => i.Id);
        return plan.Duties.Select(d => (plan.Plan, items[d.ItemId], d));
    }

    private async Task<IReadOnlyList<AskingPlan>> PlansAsync(Guid unit, int year, CancellationToken ct)
    {
        var rows = await db.Plans.AsNoTracking().Where(p => (p.Year == year || p.Year == year - 1) && (p.Status == PlanStatus.InForce || p.Status == PlanStatus.Archived) && (db.Duties.Any(d => d.UnitId == unit && d.PlanId == p.Id) || db.Matters.Any(m => m.UnitId == unit && m.PlanId == p.Id)))
            .OrderBy(p => p.Id).ToListAsync(ct);
        var plans = new List<AskingPlan>();
        foreach (var row in rows) plans.Add(await PlanAsync(row.ToState(), unit, ct));
        return plans;
    }

    private async Task<AskingPlan> PlanAsync(PlanState plan, Guid unit, CancellationToken ct)
    {
        var duties = (await db.Duties.AsNoTracking().Where(d => d.PlanId == plan.Id && d.UnitId == unit).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
        List<Guid> dutyIds = [.. duties.Select(d => d.Id)], itemIds = [.. duties.Select(d => d.ItemId).Distinct()];
        var items = (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct)).ConvertAll(StateJson.Read<ItemState>);
        var matters = (await db.Matters.AsNoTracking().Where(m => m.PlanId == plan.Id && m.UnitId == unit && (m.Kind == SelfCheckState.Name || m.Kind == ProblemState.Name)).Select(m => m.State).ToListAsync(ct)).ConvertAll(StateJson.Read<MatterState>);
        List<long> sequences = [.. matters.SelectMany(m => m.Entries).Distinct()];

        var entries = await db.Entries.AsNoTracking().Where(e => e.DutyId != null && dutyIds.Contains(e.DutyId.Value)).ToListAsync(ct);
        entries.AddRange(await db.Entries.AsNoTracking().Where(e => e.ItemId != null && itemIds.Contains(e.ItemId.Value) && e.DutyId == null && OfItems.Contains(e.Kind)).ToListAsync(ct));
        entries.AddRange(await db.Entries.AsNoTracking().Where(e => e.PlanId == plan.Id && sequences.Contains(e.Sequence)).ToListAsync(ct));
        return new(plan, items, duties, [.. entries.DistinctBy(e => e.Sequence).OrderBy(e => e.Sequence).Select(ReadEntry.Of)]);
    }
}

/// <summary>Registers the count of what units are asked for.</summary>
public static class BurdenRegistration
{
    /// <summary>Adds the query; those of a running year and of notices must be there.</summary>
    public static IServiceCollection AddLuoshiBurden(this IServiceCollection services) => services.AddScoped<BurdenQuery>();
}
