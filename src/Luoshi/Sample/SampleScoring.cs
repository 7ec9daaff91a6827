using Luoshi.Assessment;
using Luoshi.Ledger;

namespace Luoshi.Sample;

/// <summary>The half-year's score of the sample: rules bound at the beginning of August, units told, one that objects.</summary>
internal static class SampleScoring
{
    private const string Head = "程立群", Objecting = "汀源县卫健局", ObjectingPerson = "靳书白";

    /// <summary>What happened, in order; nothing where no unit could be scored.</summary>
    /// <param name="entries">The plan's entries so far.</param>
    public static IEnumerable<(IReadOnlyList<NewEntry> Entries, Actor Actor, DateTimeOffset At)> Tell(IEnumerable<Entry> entries, DateTimeOffset before, Func<string, Actor> actorOf)
    {
        var asOf = new DateOnly(2026, 6, 30);
        var (rules, scoring, score) = (ScoringRules.Usual, Guid.CreateVersion7(before), Guid.CreateVersion7(before));
        if (PlanLedger.AsOf(entries, asOf) is not { } then) yield break;
        var totals = ScoreRule.Of(then, rules, asOf, _ => null).Select(s => new UnitTotal(s.UnitId, s.Unit, s.Total)).ToList();
        var clerk = actorOf(SampleAccounts.Clerk.DisplayName);

        yield return ([new(new ScoringProposed(scoring, rules), Reason: "半年考核前定下办法，只看办结、报送、目标和整改")], clerk, before.AddMinutes(-50));
        yield return ([new(new ScoringBound(scoring))], actorOf(Head), before.AddMinutes(-40));
        yield return ([new(new AssessmentTaken(score, 1, asOf, rules, totals))], clerk, before.AddMinutes(-30));
        yield return ([new(new AssessmentFedBack(score))], clerk, before.AddMinutes(-25));
        if (totals.Find(t => t.Name == Objecting) is { } unit)
            yield return ([new(new ScoreObjected(score, unit.Unit, "3月的进展因系统切换晚报一天，已事先电话说明，请核对。"))], actorOf(ObjectingPerson), before.AddMinutes(-10));
    }
}
