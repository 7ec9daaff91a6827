using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Supervision;

namespace Luoshi.Assessment;

/// <summary>计分: the one rule that makes scores of the states of a day, with a case behind every point.</summary>
/// <remarks>
/// A unit is scored by its own duties only, parts that were passed on to it among them. What did not occur for a unit is left out
/// and the rest weighs for the whole, so that nobody loses or wins points by what was never asked. Shares are of cases, rounded to
/// two places at the end of each criterion.
/// </remarks>
public static class ScoreRule
{
    /// <summary>Scores of all units with duties in the plan, in the order of the duties.</summary>
    /// <param name="plan">As it stood at the end of the day, its matters with it.</param>
    /// <param name="name">What a unit is called; null where the directory knows it no longer.</param>
    public static IReadOnlyList<UnitScore> Of(PlanLedger plan, ScoringRules rules, DateOnly asOf, Func<Guid, string?> name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(name);
        var items = plan.Items.ToDictionary(i => i.Id);
        return
        [
            .. plan.Duties.Where(d => d.UnitId is not null && d.Status != DutyStatus.Withdrawn).GroupBy(d => d.UnitId!.Value)
                .Select(g => Of(g.Key, name(g.Key) ?? g.Last().Unit, [.. g], plan, items, rules, asOf)),
        ];
    }

    private static UnitScore Of(Guid unit, string name, IReadOnlyList<DutyState> duties, PlanLedger plan, Dictionary<Guid, ItemState> items, ScoringRules rules, DateOnly asOf)
    {
        var problems = Problems(plan).Where(p => p.Unit == unit).ToList();
        var found = rules.Weights.Where(w => w.Points > 0)
            .Select(w => (w.Criterion, w.Points, Cases: Cases(w.Criterion, duties, problems, plan, items, asOf)))
            .Where(c => c.Cases.Count > 0).ToList();
        var whole = found.Sum(f => f.Points);
        List<CriterionScore> parts =
        [
            .. found.Select(f =>
            {
                var weight = f.Points * ScoringRules.Full / whole;
                var good = f.Cases.Count(c => c.Good);
                return new CriterionScore(f.Criterion, Round(weight), good, f.Cases.Count, Round(weight * good / f.Cases.Count), f.Cases);
            }),
        ];
        List<FineScore> fines =
        [
            .. rules.Fines.Where(f => f.Each > 0)
                .Select(f => (Fine: f, Cases: Cases(f.Deduction, duties, problems, plan, items, asOf)))
                .Where(f => f.Cases.Count > 0)
                .Select(f => (f.Fine, f.Cases, Times: f.Cases.Sum(c => c.Times)))
                .Select(f => new FineScore(f.Fine.Deduction, f.Times, Math.Min(f.Fine.Most, Round(f.Fine.Each * f.Times)), [.. f.Cases.Select(c => c.Case)])),
        ];
        return new(unit, name, parts.Count == 0 ? null : Math.Max(0, Math.Min(ScoringRules.Full, parts.Sum(p => p.Points)) - fines.Sum(f => f.Points)), parts, fines);
    }

    private static IEnumerable<ScoredProblem> Problems(PlanLedger plan) =>
        plan.Matters.OfType<ProblemState>().Where(p => p is { Rectification: not null, Status: not ProblemStatus.Withdrawn }).Select(p => new ScoredProblem(
            p.No, p.UnitId, p.ItemId, p.Rectification!.Due, p.Status != ProblemStatus.PutRight ? null : p.Papers is [.., var last] ? last.On : p.PutRightOn));

    private static decimal Round(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    private static List<ScoreCase> Cases(Criterion criterion, IReadOnlyList<DutyState> duties, IReadOnlyList<ScoredProblem> problems, PlanLedger plan, Dictionary<Guid, ItemState> items, DateOnly asOf) =>
        criterion switch
        {
            Criterion.ClosedInTime => [.. duties.Select(d => Closing(d, items[d.ItemId], plan.Plan, asOf)).OfType<ScoreCase>()],
            Criterion.ReportsInTime => [.. duties.SelectMany(d => Reports(d, items[d.ItemId], plan.Plan, asOf))],
            Criterion.ReportsAccepted => [.. duties.SelectMany(d => Reviews(d, items[d.ItemId]))],
            Criterion.TargetsReached => [.. duties.Where(d => d is { Role: DutyRole.Lead, Parent: null }).SelectMany(d => Targets(d, items[d.ItemId], plan.Plan, asOf))],
            _ => [.. problems.Where(p => p.By <= asOf || p.RightOn is not null).Select(p => new ScoreCase(p.RightOn is { } on && (p.By is null || on <= p.By), Said(p, plan.Plan), p.Item, null))],
        };

    private static List<(ScoreCase Case, int Times)> Cases(Deduction deduction, IReadOnlyList<DutyState> duties, IReadOnlyList<ScoredProblem> problems, PlanLedger plan, Dictionary<Guid, ItemState> items, DateOnly asOf)
    {
        string Day(DateOnly day) => PlanWords.Day(day, plan.Plan.Facts.Year);
        return deduction switch
        {
            Deduction.Overdue =>
            [
                .. duties.Where(d => d.Due < asOf && Done(d) is null && d.IsOpen)
                    .Select(d => (new ScoreCase(false, $"{About(items[d.ItemId])}时限{Day(d.Due!.Value)}，到{Day(asOf)}没有办结", d.ItemId, d.Id), 1)),
            ],
            Deduction.Urged =>
            [
                .. duties.Where(d => d.Urges > 0)
                    .Select(d => (new ScoreCase(false, $"{About(items[d.ItemId])}被催办{d.Urges}次", d.ItemId, d.Id), d.Urges)),
            ],
            _ =>
            [
                .. problems.Where(p => p.RightOn is null && p.By < asOf)
                    .Select(p => (new ScoreCase(false, Said(p, plan.Plan), p.Item, null), 1)),
            ],
        };
    }

    // What is past its day, or done before it; what is neither was not asked yet.
    private static ScoreCase? Closing(DutyState duty, ItemState item, PlanState plan, DateOnly asOf)
    {
        if (duty.Due is not { } due) return null;
        string Day(DateOnly day) => PlanWords.Day(day, plan.Facts.Year);
        var limit = $"{About(item)}时限{Day(due)}{(duty.FirstDue is { } first && first != due ? $"（原{Day(first)}，批准延期）" : "")}";
        if (Done(duty) is { } done)
        {
            return done <= due ? new(true, $"{limit}，{Day(done)}办结", duty.ItemId, duty.Id) : new(false, $"{limit}，{Day(done)}才办结", duty.ItemId, duty.Id);
        }

        return due < asOf ? new(false, $"{limit}，没有办结", duty.ItemId, duty.Id) : null;
    }

    // The claim's day, for the review afterwards is not the unit's time; a claim that was returned counts no more.
    private static DateOnly? Done(DutyState duty) => duty.Claim?.On ?? duty.ClosedOn;

    private static IEnumerable<ScoreCase> Reports(DutyState duty, ItemState item, PlanState plan, DateOnly asOf)
    {
        string Day(DateOnly day) => PlanWords.Day(day, plan.Facts.Year);
        foreach (var owed in duty.Owed.Where(o => o.Due <= asOf))
        {
            if (owed.ReportedOn is { } on) yield return new(on <= owed.Due, $"{About(item)}应于{Day(owed.Due)}报送，{Day(on)}报来", duty.ItemId, duty.Id);
            else if (owed.Due < asOf && (Done(duty) is not { } done || done > owed.Due)) yield return new(false, $"{About(item)}应于{Day(owed.Due)}报送，没有报", duty.ItemId, duty.Id);
        }
    }

    private static IEnumerable<ScoreCase> Reviews(DutyState duty, ItemState item)
    {
        for (var i = 0; i < duty.Owed.Count(o => o.Status == OwedStatus.Accepted); i++) yield return new(true, $"{About(item)}进展审核通过", duty.ItemId, duty.Id);
        for (var i = 0; i < duty.Returns; i++) yield return new(false, $"{About(item)}被退回一次", duty.ItemId, duty.Id);
    }

    private static IEnumerable<ScoreCase> Targets(DutyState duty, ItemState item, PlanState plan, DateOnly asOf)
    {
        foreach (var target in TargetLights.Standing(new LightCase(plan, item, asOf)))
        {
            if (!target.Met && target.By >= asOf) continue;
            var value = target.Value is { } given ? $"报{PlanWords.Figure(given)}{target.Target.Unit}" : "没有报数";
            yield return new(target.Met, $"{About(item)}“{target.Target.Indicator}”目标{PlanWords.Number(target.Target)}，{value}", duty.ItemId, duty.Id);
        }
    }

    private static string About(ItemState item) => $"第{item.Facts.Numeral}项";

    private static string Said(ScoredProblem problem, PlanState plan)
    {
        string Day(DateOnly day) => PlanWords.Day(day, plan.Facts.Year);
        var by = problem.By is { } limit ? $"应于{Day(limit)}前整改" : "没有整改时限";
        return $"问题{problem.No}：{by}，{(problem.RightOn is { } on ? $"{Day(on)}整改" : "没有整改到位")}";
    }
}
