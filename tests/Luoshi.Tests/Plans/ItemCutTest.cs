using Luoshi.Plans;
using Luoshi.Reading;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class ItemCutTest
{
    private static readonly ItemFacts Third = DraftOf.Item(3).Facts;

    private static int CutOf(ItemFacts item, string words) => ItemCut.Places(item).Single(p => p.Words.StartsWith(words, StringComparison.Ordinal)).At;

    [Fact]
    public void Places_EverySentenceButTheFirst() =>
        Assert.Equal(["城区新增", "急救平均"], ItemCut.Places(Third).Select(p => p.Words[..4]));

    [Fact]
    public void Places_NumberedMeasures_BeginAtTheirNumbers()
    {
        var item = Third with { Text = "抓好两件事：\n2.配车辆。\n1.建站点", Measures = ["建站点"] };
        Assert.Contains(ItemCut.Places(item), p => p is { IsMeasure: true, Words: "1.建站点" });
    }

    [Fact]
    public void Split_WordsTargetsAndPlaces_GoWhereTheyStand()
    {
        var at = CutOf(Third, "急救平均");
        var (first, second) = ItemCut.Split(Third, at);

        Assert.Equal(Third.Text, first.Text + second.Text);
        Assert.Equal((3, 4), (first.No, second.No));
        Assert.Equal(["城区新增急救站点", "中心乡镇急救站点覆盖率"], first.Targets.Select(t => t.Indicator));
        Assert.Equal(["急救平均反应时间", "院前病历书写合格率"], second.Targets.Select(t => t.Indicator));
        Assert.All(second.Targets, t => Assert.Equal(t.Quote, second.Text.Substring(t.Start, t.Quote.Length)));
        Assert.Equal(Third.Places["targets.2"], second.Places["targets.0"]);
        Assert.Equal(first.Text.Length, first.Places["text"].Sum(p => p.Length));
        Assert.Equal(second.Text.Length, second.Places["text"].Sum(p => p.Length));
        Assert.Equal(first.Places["text"][^1].End, second.Places["text"][0].Start);
        Assert.Equal((Third.LeadUnits, Third.Deadline), (second.LeadUnits, second.Deadline));
        Assert.Null(second.Title);
    }

    [Fact]
    public void Merge_AfterSplit_GivesTheItemBack()
    {
        foreach (var place in ItemCut.Places(Third))
        {
            var (first, second) = ItemCut.Split(Third, place.At);
            var whole = ItemCut.Merge(first, second);
            Assert.Equal(Third.Text, whole.Text);
            Assert.Equal(Third.Targets, whole.Targets);
            Assert.Equal(Third.SupportUnits, whole.SupportUnits);
            Assert.Equal(Third.Deadline, whole.Deadline);
            Assert.Equal(Third.Places["text"].Sum(p => p.Length), whole.Places["text"].Sum(p => p.Length));
        }
    }

    [Fact]
    public void Merge_TwoItems_UnitesOwnersAndKeepsBothDeadlines()
    {
        ItemFacts one = DraftOf.Item(4).Facts, other = DraftOf.Item(5).Facts;
        var whole = ItemCut.Merge(one, other);
        Assert.Equal(["各县区卫健局"], whole.SupportUnits);
        Assert.Equal(new DateOnly(2026, 12, 31), whole.Deadline.Due);
        Assert.Equal("12月底前；9月底前", whole.Deadline.Printed);
        Assert.All(whole.Targets, t => Assert.Equal(t.Quote, whole.Text.Substring(t.Start, t.Quote.Length)));
        Assert.Equal(whole.Targets.Count, whole.Places.Keys.Count(k => k.StartsWith("targets.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Merge_TitleColumnOfTheSecond_IsNotLost()
    {
        var whole = ItemCut.Merge(DraftOf.Item(1).Facts, DraftOf.Item(2).Facts with { Title = "护理专项" });
        Assert.Contains("护理专项推开优质护理", whole.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_CorrectedText_KeepsAllPlaces()
    {
        var corrected = Third with { Text = "改过的内容。另一句。" };
        var (first, second) = ItemCut.Split(corrected, 6);
        Assert.Equal(Third.Places["text"], first.Places["text"]);
        Assert.Equal(Third.Places["text"], second.Places["text"]);
    }

    [Fact]
    public void FindingsOfSecond_ByTheirWords()
    {
        var plan = DraftOf.Plan();
        var row = Third.Places["text"][0];
        var second = ItemCut.Split(Third, CutOf(Third, "急救平均")).Second;
        var inSecond = second.Places["text"][0];
        plan = plan with
        {
            Facts = plan.Facts with
            {
                Findings =
                [
                    new("TG001", FindingSeverity.Doubt, null, [3], [inSecond with { Length = 4 }], "急救平均", "x"),
                    new("TG001", FindingSeverity.Doubt, null, [3], [row with { Length = 4 }], "织密院前", "x"),
                    new("DL001", FindingSeverity.Doubt, null, [3], [], "", "x"),
                    new("TG001", FindingSeverity.Doubt, null, [4], [inSecond], "急救平均", "x"),
                ],
            },
        };
        Assert.Equal([0], ItemCut.FindingsOfSecond(plan, Third, second));
    }
}
