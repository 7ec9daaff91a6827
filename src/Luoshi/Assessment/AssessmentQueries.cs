using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Assessment;

/// <summary>考核 of a plan: its rules and the scores taken so far that the one who asks may see.</summary>
/// <param name="Assessments">The newest first.</param>
/// <param name="MayPropose">Whether the one who asks may propose rules and take scores.</param>
/// <param name="MayBind">Whether the one who asks may bind rules and release scores.</param>
public sealed record ScoringView(PlanState Plan, ScoringState? Scoring, IReadOnlyList<AssessmentState> Assessments, bool MayPropose, bool MayBind, DateOnly Today);

/// <summary>A line of a score sheet.</summary>
/// <param name="Before">Without what objections added.</param>
/// <param name="Rank">Its place among units of its kind; null where no order is shown.</param>
public sealed record ScoreRow(Guid UnitId, string Name, UnitKind? Kind, decimal? Total, decimal? Before, int? Rank, ScoreObjection? Objection);

/// <summary>A score sheet: what the one who asks may see of the scores of one day.</summary>
/// <param name="Whole">Whether all units are in it; else only the own ones.</param>
public sealed record ScoreSheet(PlanState Plan, AssessmentState State, IReadOnlyList<ScoreRow> Rows, bool Whole, bool MayPropose, bool MayBind, DateOnly Today);

/// <summary>One unit's score with every point explained.</summary>
/// <param name="MayObject">Whether the one who asks may object for it now.</param>
/// <param name="MayDecide">Whether the one who asks may decide its open objection.</param>
public sealed record UnitScoreView(PlanState Plan, AssessmentState State, UnitScore Score, decimal? Total, IReadOnlyList<ScoreObjection> Objections, bool MayObject, bool MayDecide);

/// <summary>Asks what someone may see of a plan's scoring.</summary>
/// <remarks>
/// Clerks and heads see all. A unit sees its own and those below it once it was told. Everyone else sees a score only after it was
/// released, and an order of units only where the rules switched it on as well.
/// </remarks>
public sealed class AssessmentQuery(LuoshiDb db, MatterReader matters, ScopeQuery scopes, UnitTreeQuery units, TimeProvider clock)
{
    /// <summary>Null where there is no such plan, or none of it is to be seen.</summary>
    public async Task<ScoringView?> OfPlanAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { Status: PlanStatus.InForce or PlanStatus.Archived } row) return null;
        var scope = await scopes.OfAsync(actor, ct);
        var scoring = (await matters.OfPlanAsync<ScoringState>(planId, ScoringState.Name, ct)).SingleOrDefault();
        var seen = (await matters.OfPlanAsync<AssessmentState>(planId, AssessmentState.Name, ct)).Where(a => Rows(a, scope, actor).Any()).Reverse().ToList();
        return new(row.ToState(), scoring, seen, DutyRights.IsClerk(actor), AssessmentRefusals.IsHead(actor), LedgerDay.Of(clock.GetUtcNow()));
    }

    /// <summary>The plan whose rules these are; null for none.</summary>
    public async Task<Guid?> PlanOfScoringAsync(Guid scoringId, CancellationToken ct) => (await matters.FindAsync<ScoringState>(scoringId, ct))?.PlanId;

    /// <summary>What scores would be by rules that do not bind yet, as of today.</summary>
    public async Task<IReadOnlyList<UnitScore>> PreviewAsync(Guid planId, ScoringRules rules, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var now = clock.GetUtcNow();
        if (await PlanYearTurn.LoadAsync(db, planId, now, ct) is not var (_, year)) return [];
        var tree = await units.LoadAsync(ct);
        return ScoreRule.Of(new PlanLedger(year.Plan, year.Items, year.Duties) { Matters = year.Matters }, rules, LedgerDay.Of(now), id => tree.Find(id)?.Name);
    }

    /// <summary>Null where there is no such score, or none of it is to be seen.</summary>
    public async Task<ScoreSheet?> SheetAsync(Guid assessmentId, Actor actor, CancellationToken ct)
    {
        if (await matters.FindAsync<AssessmentState>(assessmentId, ct) is not { } state) return null;
        var scope = await scopes.OfAsync(actor, ct);
        var seen = Rows(state, scope, actor).ToHashSet();
        if (seen.Count == 0) return null;
        var tree = await units.LoadAsync(ct);
        var ranked = state.Rules.Ranking && (state.Status == AssessmentStatus.Released || SeesBefore(actor));
        var rows = state.Totals.Select(t => (Total: t, Kind: tree.Find(t.Unit)?.Kind, Now: state.TotalOf(t.Unit))).ToList();
        var plan = (await db.Plans.AsNoTracking().SingleAsync(p => p.Id == state.PlanId, ct)).ToState();
        return new(
            plan, state,
            [
                .. rows.Where(r => seen.Contains(r.Total.Unit))
                    .Select(r => new ScoreRow(
                        r.Total.Unit, r.Total.Name, r.Kind, r.Now, r.Total.Total,
                        ranked && r.Now is { } own ? 1 + rows.Count(o => o.Kind == r.Kind && o.Now > own) : null,
                        state.Objections.LastOrDefault(o => o.Unit == r.Total.Unit)))
                    .OrderBy(r => r.Kind).ThenBy(r => r.Rank ?? 0).ThenBy(r => r.Name, StringComparer.Ordinal),
            ],
            seen.Count == state.Totals.Count, DutyRights.IsClerk(actor), AssessmentRefusals.IsHead(actor), LedgerDay.Of(clock.GetUtcNow()));
    }

    /// <summary>Null where there is no such score, or it is not to be seen.</summary>
    public async Task<UnitScoreView?> OfUnitAsync(Guid assessmentId, Guid unitId, Actor actor, CancellationToken ct)
    {
        if (await matters.FindAsync<AssessmentState>(assessmentId, ct) is not { } state) return null;
        if (!Explains(state, unitId, await scopes.OfAsync(actor, ct), actor)) return null;

        // As it was when the score was taken: what was written later on the same day did not count.
        var (end, before) = (LedgerDay.EndOf(state.AsOf), state.Entries[0]);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == state.PlanId && e.At < end && e.Sequence < before).OrderBy(e => e.Sequence).ToListAsync(ct);
        var tree = await units.LoadAsync(ct);
        if (PlanLedger.Of(entries) is not { } then || ScoreRule.Of(then, state.Rules, state.AsOf, id => tree.Find(id)?.Name).FirstOrDefault(s => s.UnitId == unitId) is not { } score) return null;
        var plan = (await db.Plans.AsNoTracking().SingleAsync(p => p.Id == state.PlanId, ct)).ToState();
        List<ScoreObjection> objections = [.. state.Objections.Where(o => o.Unit == unitId)];
        var waits = objections.Any(o => o.Decision is null);
        return new(
            plan, state, score, state.TotalOf(unitId), objections,
            plan.Status == PlanStatus.InForce && !waits && state.Status == AssessmentStatus.FedBack && actor.UnitId == unitId && DutyRights.Reports(actor) && LedgerDay.Of(clock.GetUtcNow()) <= state.ObjectionsUntil,
            plan.Status == PlanStatus.InForce && waits && state.IsOpen && state.Waits.Any(w => w.Act == "异议" && MatterWaitsQuery.IsFor(actor, w)));
    }

    private static bool SeesBefore(Actor actor) => DutyRights.IsClerk(actor) || AssessmentRefusals.IsHead(actor);

    private static IEnumerable<Guid> Rows(AssessmentState state, Scope scope, Actor actor)
    {
        var all = SeesBefore(actor) || (state.Status == AssessmentStatus.Released && (state.Rules.Ranking || scope.SeesAll));
        return state.Totals.Where(t => all || Explains(state, t.Unit, scope, actor)).Select(t => t.Unit);
    }

    private static bool Explains(AssessmentState state, Guid unit, Scope scope, Actor actor) =>
        SeesBefore(actor)
        || (state.Status is AssessmentStatus.FedBack or AssessmentStatus.ReleaseAsked or AssessmentStatus.Released && !scope.SeesAll && scope.Sees(unit))
        || (state.Status == AssessmentStatus.Released && scope.SeesAll);
}
