using Luoshi.Assessment;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Assessment;

public sealed class ScoreRuleTest
{
    private static readonly Guid Unit = Guid.CreateVersion7();

    private static ScoringRules Rules(params (Criterion Criterion, decimal Points)[] weights) => new([.. weights.Select(w => new Weight(w.Criterion, w.Points))], [], false);

    private static UnitScore Score(ScoringRules rules, string asOf, ItemState item, params DutyState[] duties) =>
        Assert.Single(ScoreRule.Of(new PlanLedger(Plan(), [item], [.. duties.Select(d => d with { UnitId = Unit })]), rules, Day(asOf), _ => "基层卫生科"));

    [Fact]
    public void Closing_ByTheDueDay_CountsAndLateDoesNot_TheExtensionHolds()
    {
        var item = Item("2025-06-30");
        var rules = Rules((Criterion.ClosedInTime, 100));
        DutyState Done(string on) => item.Duty() with { Status = DutyStatus.Claimed, Claim = new(9, Day(on), "建成", [], null, null) };
        Assert.Equal(100, Score(rules, "2025-07-01", item, Done("2025-06-30")).Total);
        Assert.Equal(0, Score(rules, "2025-07-02", item, Done("2025-07-01")).Total);
        Assert.Equal(100, Score(rules, "2025-09-30", item, Done("2025-09-01") with { Due = Day("2025-09-30"), FirstDue = Day("2025-06-30") }).Total);
        Assert.Equal(50, Score(rules, "2025-07-02", item, Done("2025-06-30"), item.Duty()).Total);

        // Before its day nothing is asked yet, so nothing is scored.
        Assert.Null(Score(rules, "2025-06-30", item, item.Duty()).Total);
    }

    [Fact]
    public void Reports_InTimeLateAndMissing_AreCountedByDays()
    {
        var item = Item("2025-12-31");
        var duty = item.Duty().Owing("2025-02-25", "2025-03-25", "2025-04-25", "2025-05-25")
            .Reporting("2025-02-25", "2025-02-25", 20).Reporting("2025-03-25", "2025-03-28", 21);
        var score = Score(Rules((Criterion.ReportsInTime, 100)), "2025-05-25", item, duty);

        // The one owed today can still come.
        var part = Assert.Single(score.Parts);
        Assert.Equal((1, 3, 33.33m), (part.Good, part.All, part.Points));
        Assert.Equal(["第1项应于2月25日报送，2月25日报来", "第1项应于3月25日报送，3月28日报来", "第1项应于4月25日报送，没有报"], part.Cases.Select(c => c.Why));
    }

    [Fact]
    public void Criterion_ThatDidNotOccur_IsLeftOutAndTheRestWeighsForTheWhole()
    {
        var item = Item("2025-12-31");
        var duty = item.Duty().Owing("2025-02-25").Reporting("2025-02-25", "2025-02-20", 20);
        var score = Score(ScoringRules.Usual, "2025-03-31", item, duty);
        Assert.Equal([Criterion.ReportsInTime, Criterion.ReportsAccepted], score.Parts.Select(p => p.Criterion));
        Assert.Equal([66.67m, 33.33m], score.Parts.Select(p => p.Weight));
        Assert.Equal(100, score.Total);
    }

    [Fact]
    public void Fines_AreCappedAndNeverGoBelowZero()
    {
        var item = Item("2025-12-31");
        var duty = item.Duty().Owing("2025-02-25").Reporting("2025-02-25", "2025-02-20", 20) with { Urges = 40 };
        var score = Score(ScoringRules.Usual, "2025-03-31", item, duty);
        Assert.Equal(95, score.Total);
        Assert.Equal((40, 5), (score.Fines[0].Times, score.Fines[0].Points));

        var overdue = Item("2025-01-31");
        Assert.Equal(0, Score(ScoringRules.Usual, "2025-03-31", overdue, overdue.Duty()).Total);
    }

    [Fact]
    public void Targets_OfTheLeadUnitOnly_ReachedOrNot()
    {
        var item = Item("2025-06-30").With(Target(">=", 10), 12, "2025-06-01").With(Target(">=", 5), 3, "2025-06-01");
        var rules = Rules((Criterion.TargetsReached, 100));
        Assert.Equal(50, Score(rules, "2025-07-01", item, item.Duty()).Total);
        Assert.Null(Score(rules, "2025-07-01", item, item.Duty(DutyRole.Support)).Total);
    }
}
