using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Tests.Plans;
using Luoshi.Web.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Luoshi.Web.Tests.Plans;

public sealed class ReviewFormTest
{
    private static readonly PlanReading Reading = HandMadePlan.Reading();

    private static ItemFacts Item(int no) => ReadingFacts.ItemFactsFrom(Reading, Reading.Items[no - 1]);

    /// <summary>Posts the form of an item as a browser does, after the given inputs were changed; null unticks.</summary>
    private static ReviewForm Post(ItemFacts item, params (string Input, string? Value)[] changed)
    {
        var shown = ReviewForm.Of(item, HandMadePlan.Year);
        var inputs = new Dictionary<string, StringValues>();
        foreach (var field in shown.FieldNames)
        {
            inputs[$"was.{field}"] = shown.Was(field);
            foreach (var (input, text) in FieldWords.Shown(field, PlanField.OfItem[field].ValueIn(item), HandMadePlan.Year)) inputs[input] = text.ReplaceLineEndings("\r\n");
        }

        if (inputs["deadline.standing"] == "") inputs.Remove("deadline.standing");
        foreach (var part in new[] { "indicator", "value", "unit", "by" }) inputs[$"targets.{shown.TargetRows}.{part}"] = "";
        inputs[$"targets.{shown.TargetRows}.op"] = ">=";
        inputs[$"targets.{shown.TargetRows}.kind"] = "target";
        foreach (var (input, value) in changed)
        {
            if (value is null) inputs.Remove(input);
            else inputs[input] = value;
        }

        return ReviewForm.Posted(new FormCollection(inputs), true, HandMadePlan.Year);
    }

    private static string Changed(ItemFacts item, params (string Input, string? Value)[] changed)
    {
        var change = Assert.Single(Post(item, changed).Changes());
        return $"{change.Field}={change.To.GetRawText()}";
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void Changes_Untouched_None(int no)
    {
        var form = Post(Item(no));
        Assert.Empty(form.Changes());
        Assert.False(form.HasProblems);
    }

    // Shown again after a refusal, the empty row would become a target without a name.
    [Fact]
    public void Posted_EmptyRow_IsNoTarget() => Assert.Equal(4, Post(Item(3)).TargetRows);

    // A name that itself holds a 、 must not fall apart because its form was sent back.
    [Fact]
    public void Changes_UntouchedNamesWithComma_None() =>
        Assert.Empty(Post(Item(1) with { SupportUnits = ["各县（区、市）卫健局", "甲、乙联合体"], LeadUnits = ["一、二科"], Measures = ["一\n二"] }).Changes());

    [Fact]
    public void Changes_ListByCommaOrByLine_IsCut()
    {
        Assert.Equal("""supportUnits=["市一院","各县（区、市）卫健局"]""", Changed(Item(1), ("supportUnits", " 市一院、各县（区、市）卫健局、")));
        Assert.Equal("""supportUnits=["甲、乙联合体","丙院"]""", Changed(Item(1), ("supportUnits", "甲、乙联合体\r\n丙院")));
        Assert.Equal("supportUnits=[]", Changed(Item(1), ("supportUnits", "")));
    }

    [Fact]
    public void Changes_Deadline_DayAndMilestones()
    {
        Assert.Contains("\"due\":\"2026-10-31\"", Changed(Item(3), ("deadline.due", "2026-10-31")), StringComparison.Ordinal);
        Assert.Contains("""[{"what":"站点","due":"2026-09-30"},{"what":"验收","due":"2027-01-15"}]""", Changed(Item(3), ("deadline.milestones", "9-30 站点\r\n2027年1月15日　验收")), StringComparison.Ordinal);
        Assert.Contains("\"standing\":false", Changed(Item(6), ("deadline.standing", null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_Target_KeepsItsQuote()
    {
        var before = Item(3).Targets[2];
        var after = StateJson.Read<TargetFacts[]>(Assert.Single(Post(Item(3), ("targets.2.value", "10"), ("targets.2.by", "9-30")).Changes()).To.GetRawText())[2];
        Assert.Equal(before with { Value = 10, By = new(2026, 9, 30) }, after);
    }

    [Fact]
    public void Changes_TargetRowEmptiedAndRowAdded()
    {
        var targets = StateJson.Read<TargetFacts[]>(Assert.Single(Post(Item(1), ("targets.0.indicator", ""), ("targets.0.value", ""), ("targets.1.indicator", "固定献血屋"), ("targets.1.value", "1-2"), ("targets.1.unit", "处")).Changes()).To.GetRawText());
        Assert.Equal(new TargetFacts("固定献血屋", "range", 1, 2, "处", null, TargetKind.Target, "", -1), Assert.Single(targets));
    }

    [Theory]
    [InlineData("deadline.due", "2026-02-31", "deadline")]
    [InlineData("deadline.milestones", "随后建成", "deadline")]
    [InlineData("targets.0.value", "三", "targets")]
    [InlineData("targets.0.by", "年底", "targets")]
    [InlineData("dates", "2026-13-01 建成", "dates")]
    [InlineData("was.leaders", "{", "leaders")]
    [InlineData("was.deadline", "[]", "deadline")]
    public void Changes_NotUnderstood_ProblemBesideTheField(string input, string value, string field)
    {
        var form = Post(Item(3), (input, value));
        form.Changes();
        Assert.NotNull(form.Problem(field));
    }

    [Theory]
    [InlineData("9-30", 2026, 9, 30)]
    [InlineData("9月30日", 2026, 9, 30)]
    [InlineData("2027-6-1", 2027, 6, 1)]
    [InlineData("2027年6月1日", 2027, 6, 1)]
    public void ParseDay_Cases(string text, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), FieldWords.ParseDay(text, 2026));

    [Theory]
    [InlineData("")]
    [InlineData("月底")]
    [InlineData("2-30")]
    [InlineData("0000-1-1")]
    public void ParseDay_NoDay_Null(string text) => Assert.Null(FieldWords.ParseDay(text, 2026));
}
