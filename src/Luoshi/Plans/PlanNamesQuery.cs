using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan with its names.</summary>
public sealed record NamesOfPlan(PlanState Plan, PlanNames Names, UnitTree Tree);

/// <summary>名称核对: which names a plan prints for units and leaders, and what each means.</summary>
public sealed class PlanNamesQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery trees)
{
    /// <summary>Null where there is no such plan.</summary>
    public async Task<NamesOfPlan?> FindAsync(Guid planId, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row) return null;
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var plan = row.ToState();
        return new(plan, PlanNames.Of(plan, [.. items.Select(StateJson.Read<ItemState>)], tree), tree);
    }

    /// <summary>The names of a plan whose items are at hand.</summary>
    public async Task<PlanNames> OfAsync(PlanState plan, IReadOnlyList<ItemState> items, CancellationToken ct) =>
        PlanNames.Of(plan, items, await trees.LoadAsync(ct));
}
