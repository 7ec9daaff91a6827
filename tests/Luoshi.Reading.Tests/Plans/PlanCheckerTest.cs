using Luoshi.Reading.Plans;
using Luoshi.Reading.Tests.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public sealed class PlanCheckerTest
{
    // Recall is asked for over the kinds that name a mistake; what only "other" holds is welcome, not demanded.
    private const double LeastRecall = 0.7;
    private const double LeastPrecision = 0.5;

    [Theory]
    [InlineData("zhongwei-2023")]
    [InlineData("tongxin-2020")]
    [InlineData("baoji-2023")]
    public void Check_GoldReading_FindsMostMistakesWithFewFalseAlarms(string plan)
    {
        var gold = GoldReading.Load(plan);
        var left = PlanChecker.Check(gold.Document, gold.Reading).ToList();
        var raised = left.Count;

        int found = 0, named = 0, foundNamed = 0;
        foreach (var anomaly in gold.Anomalies)
        {
            var hit = left.FirstOrDefault(f => f.Items.Intersect(anomaly.Items).Any() || IsLike(f.Quote, anomaly.Quote));
            if (anomaly.Kind != "other") named++;
            if (hit is null) continue;
            left.Remove(hit);
            found++;
            if (anomaly.Kind != "other") foundNamed++;
        }

        Assert.InRange((double)foundNamed / named, LeastRecall, 1);
        Assert.InRange((double)found / raised, LeastPrecision, 1);
    }

    [Fact]
    public void Check_Findings_StandInDocumentOrder()
    {
        var found = new InventedPlan().Item("新建血站，，扩建药库。").Item("普及知识with技能。").Item("深化“放管服改革。").Check();

        Assert.Equal(["AN042", "AN041", "AN043"], found.Select(f => f.Code));
        Assert.All(found, f => Assert.Equal(FindingSeverity.Mistake, f.Severity));
    }

    [Fact]
    public void Check_EmptyReading_RaisesNothing() => Assert.Empty(new InventedPlan().Check());

    private static bool IsLike(string one, string other)
    {
        var pairs = Pairs(one);
        var others = Pairs(other);
        return pairs.Count > 0 && others.Count > 0 && 2.0 * pairs.Intersect(others).Count() / (pairs.Count + others.Count) > 0.5;
    }

    private static HashSet<string> Pairs(string text)
    {
        var bare = string.Concat(text.Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, bare.Length - 1)).Select(i => bare.Substring(i, 2))];
    }
}
