using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Wall;

/// <summary>Finds how a plan stood at the end of each month or week, out of its entries, for someone.</summary>
public sealed class ProgressChartsQuery(LedgerReader ledger, ScopeQuery scopes, UnitTreeQuery trees)
{
    /// <summary>Null when there is no such plan for the one who asks, or not yet on that day.</summary>
    public async Task<ProgressCharts?> AskAsync(Guid planId, ChartStep step, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        var entries = await ledger.OfPlanAsync(planId, ct: ct);
        if (PlanLedger.AsOf(entries.Take(1), asOf) is not { } begun) return null;
        var days = ProgressCharts.Days(begun.Plan.Facts.Year, step, asOf);
        return ProgressCharts.Of([.. days.Zip(PlanLedger.AsOfEach(entries, days))], step, await scopes.OfAsync(actor, ct), await trees.LoadAsync(ct));
    }
}
