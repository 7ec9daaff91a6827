using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>A matter that wants something of the one who asks.</summary>
public sealed record WaitingMatter(PlanState Plan, MatterState Matter, MatterWait Wait)
{
    /// <summary>Past its day on that date.</summary>
    public bool IsLate(DateOnly asOf) => Wait.By < asOf;
}

/// <summary>What rounds, problems, bulletins and scores want of the one signed in.</summary>
/// <param name="OfUnit">As one who works for a unit: beside what its duties owe.</param>
/// <param name="ToDecide">As a clerk or leader: beside what waits for a decision.</param>
public sealed record MatterWaits(IReadOnlyList<WaitingMatter> OfUnit, IReadOnlyList<WaitingMatter> ToDecide);

/// <summary>Asks which matters of plans in force wait for the one signed in; the one rule behind lists and badges.</summary>
public sealed class MatterWaitsQuery(IDbContextFactory<LuoshiDb> dbs, StandingPlans standing)
{
    public async Task<MatterWaits> AskAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return Of(actor, await standing.InForceAsync(db, ct));
    }

    internal static MatterWaits Of(Actor actor, IReadOnlyList<StandingPlan> plans)
    {
        var waits = plans
            .SelectMany(p => p.OpenMatters.SelectMany(m => m.Waits.Where(w => IsFor(actor, w)).Select(w => new WaitingMatter(p.Ledger.Plan, m, w))))
            .OrderBy(w => w.Wait.By ?? DateOnly.MaxValue).ThenBy(w => w.Wait.Since).ThenBy(w => w.Matter.Id)
            .ToLookup(w => w.Wait.Party == MatterParty.Unit);
        return new([.. waits[true]], [.. waits[false]]);
    }

    /// <summary>Whether the one who acts is meant.</summary>
    public static bool IsFor(Actor actor, MatterWait wait)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wait);
        if (actor.AccountId is { } account && wait.Not?.Contains(account) == true) return false;
        return wait.Party switch
        {
            MatterParty.Clerk => actor.Is(Roles.Clerk),
            MatterParty.Unit => actor.UnitId is { } unit && unit == wait.Who && DutyRights.Reports(actor),
            MatterParty.Leader => actor.Is(Roles.Leader) && actor.PersonId is { } person && person == wait.Who,
            _ => actor.Is(Roles.Leader) && actor.SeesAll,
        };
    }
}
