using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>A plan one can switch to.</summary>
public sealed record PlanMenuEntry(Guid Id, string Title);

/// <summary>What every page's frame shows of the plans in force.</summary>
/// <param name="Plans">The newest first.</param>
/// <param name="Owed">What the own unit has to do: as many as its lists are long.</param>
/// <param name="Waiting">What waits for one's own decision.</param>
public sealed record FrameCounts(IReadOnlyList<PlanMenuEntry> Plans, int Owed, int Waiting);

/// <summary>Counts what lists show, by the lists' own rules, in one look at the plans: it is asked with every page.</summary>
public sealed class FrameCountsQuery(IDbContextFactory<LuoshiDb> dbs, StandingPlans standing)
{
    public async Task<FrameCounts> AskAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var plans = await standing.InForceAsync(db, ct);
        var matters = MatterWaitsQuery.Of(actor, plans);
        return new(
            [.. plans.Select(p => new PlanMenuEntry(p.Ledger.Plan.Id, p.Ledger.Plan.Facts.Title))],
            OwedQuery.Of(actor, today, plans).Things.Count + matters.OfUnit.Count,
            (await WaitingQuery.OfAsync(db, actor, plans, ct)).Count + matters.ToDecide.Count);
    }
}
