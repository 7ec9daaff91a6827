using System.Text.Json;
using Luoshi.Ledger;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class CorrectionsTest
{
    public static TheoryData<string> ItemFields => [.. Corrections.ItemFields];

    public static TheoryData<string> PlanFields => [.. Corrections.PlanFields];

    /// <summary>Every field can be read as JSON and put back as it was.</summary>
    [Theory]
    [MemberData(nameof(ItemFields))]
    public void Apply_PresentValueOfAnItem_ChangesNothing(string field)
    {
        var item = SamplePlan.Item(3);
        var present = Corrections.Present(item, field);
        Assert.True(present.Ok);
        Assert.Equal(StateJson.Write(item), StateJson.Write(Corrections.Apply(item, field, present.Value).Value));
    }

    [Theory]
    [MemberData(nameof(PlanFields))]
    public void Apply_PresentValueOfAPlan_ChangesNothing(string field)
    {
        var present = Corrections.Present(SamplePlan.Facts, field);
        Assert.True(present.Ok);
        Assert.Equal(StateJson.Write(SamplePlan.Facts), StateJson.Write(Corrections.Apply(SamplePlan.Facts, field, present.Value).Value));
    }

    [Theory]
    [InlineData("leadUnits", """["疾病预防控制科","基层卫生科"]""")]
    [InlineData("deadline", """{"printed":"9月底前","due":"2025-09-30","standing":false,"milestones":[]}""")]
    [InlineData("deadline", """{"printed":"每季度","standing":false,"cadence":"quarterly","milestones":[]}""")]
    [InlineData("title", "null")]
    [InlineData("text", "\"改后的事项\"")]
    [InlineData("targets", "[]")]
    public void Apply_GoodValue_IsInPlace(string field, string json)
    {
        var changed = Corrections.Apply(SamplePlan.Item(1), field, Json(json));
        Assert.True(changed.Ok);
        Assert.Equal(json, Corrections.Present(changed.Value, field).Value.GetRawText());
    }

    [Theory]
    [InlineData("places", "{}")]
    [InlineData("Text", "\"x\"")]
    [InlineData("", "\"x\"")]
    public void Apply_UnknownField_IsRefused(string field, string json) =>
        Assert.IsType<Corrections.UnknownField>(Corrections.Apply(SamplePlan.Item(1), field, Json(json)).Refusal);

    [Theory]
    [InlineData("text", "null")]
    [InlineData("text", "\"  \"")]
    [InlineData("text", "5")]
    [InlineData("title", "\"\"")]
    [InlineData("no", "0")]
    [InlineData("no", "null")]
    [InlineData("leadUnits", "null")]
    [InlineData("leadUnits", "\"基层卫生科\"")]
    [InlineData("leadUnits", "[null]")]
    [InlineData("leadUnits", "[\"\"]")]
    [InlineData("deadline", "null")]
    [InlineData("deadline", "\"2025-06-30\"")]
    [InlineData("deadline", """{"due":"2025-06-31"}""")]
    [InlineData("deadline", "{}")]
    [InlineData("targets", "[null]")]
    [InlineData("targets", "[{}]")]
    public void Apply_BadValue_IsRefused(string field, string json) =>
        Assert.IsType<Corrections.BadValue>(Corrections.Apply(SamplePlan.Item(1), field, Json(json)).Refusal);

    [Theory]
    [InlineData("year", "25")]
    [InlineData("title", "null")]
    [InlineData("issuedOn", "\"3月\"")]
    public void Apply_BadValueOfAPlan_IsRefused(string field, string json) =>
        Assert.IsType<Corrections.BadValue>(Corrections.Apply(SamplePlan.Facts, field, Json(json)).Refusal);

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
