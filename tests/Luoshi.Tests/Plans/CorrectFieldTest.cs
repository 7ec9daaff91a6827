using System.Text.Json;
using Luoshi.Ledger;
using Luoshi.Plans;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class CorrectFieldTest
{
    private static readonly PlanState Draft = DraftOf.Plan();
    private static readonly PlanState InForce = Draft with { Status = PlanStatus.InForce };
    private static readonly ItemState Third = DraftOf.Item(3);

    private static Result<NewEntry[]> Correct(string field, object? to, PlanState? plan = null, Actor? actor = null, string? reason = null, object? from = null) =>
        CorrectFieldHandler.Decide(
            new(Draft.Id, Third.Id, [new(field, from is null ? PlanField.OfItem[field].ValueIn(Third.Facts) : StateJson.Element(from), StateJson.Element(to))], reason),
            plan ?? Draft, Third, actor ?? DraftOf.Clerk);

    [Fact]
    public void Decide_NewLeader_OneEntryWithBothValues()
    {
        var entry = Assert.Single(Correct("leaders", new[] { "沈若琳" }).Value!);
        var corrected = Assert.IsType<Corrected>(entry.Facts);
        Assert.Equal("leaders", corrected.Field);
        Assert.Equal("""["顾怀谦"]""", corrected.From.GetRawText());
        Assert.Equal("""["沈若琳"]""", corrected.To.GetRawText());
        Assert.Equal(Third.Id, entry.ItemId);
    }

    [Fact]
    public void Decide_SameValue_NothingWritten() => Assert.Empty(Correct("leaders", new[] { "顾怀谦" }).Value!);

    [Fact]
    public void Decide_FieldInDoubt_SettlesTheDoubtToo()
    {
        var entries = Correct("supportUnits", new[] { "市急救中心", "市一院" }).Value!;
        var settled = Assert.IsType<FindingSettled>(entries[1].Facts);
        Assert.Equal((0, SettleFinding.Corrected), (settled.Finding, settled.How));
        Assert.Null(entries[1].ItemId);
        Assert.Equal(2, entries.Length);
    }

    [Fact]
    public void Decide_ChangedByAnother_Stale() =>
        Assert.Equal("CF002", Correct("leaders", new[] { "沈若琳" }, from: new[] { "他人" }).Refusal!.Code);

    [Theory]
    [InlineData("leaders", """["",""]""")]
    [InlineData("text", "\"\"")]
    [InlineData("text", "null")]
    [InlineData("leaders", "\"顾怀谦\"")]
    [InlineData("leaders", "null")]
    [InlineData("deadline", """{"due":"2026-13-01","standing":false,"milestones":[]}""")]
    [InlineData("deadline", """{"due":"2026-11-01","standing":true,"milestones":[]}""")]
    [InlineData("deadline", """{"due":"0206-11-01","standing":false,"milestones":[]}""")]
    [InlineData("targets", """[{"indicator":"","op":"=","value":1,"unit":"个","kind":"target","quote":"","start":-1}]""")]
    [InlineData("targets", """[{"indicator":"站点","op":"~","value":1,"unit":"个","kind":"target","quote":"","start":-1}]""")]
    [InlineData("targets", """[{"indicator":"站点","op":"range","value":2,"valueTo":1,"unit":"个","kind":"target","quote":"","start":-1}]""")]
    [InlineData("targets", """[{"indicator":"站点","op":"=","value":"三","unit":"个","kind":"target","quote":"","start":-1}]""")]
    [InlineData("section", "\"没有的板块\"")]
    public void Decide_ValueThatCannotStand_Invalid(string field, string to) =>
        Assert.Equal("CF003", Correct(field, JsonDocument.Parse(to).RootElement).Refusal!.Code);

    [Fact]
    public void Decide_Section_CarriesItsPosition()
    {
        var entries = Correct("section", "基层卫生服务").Value!;
        Assert.Equal([("sectionNo", "2"), ("section", "\"基层卫生服务\"")], entries.Select(e => ((Corrected)e.Facts).Field).Zip(entries.Select(e => ((Corrected)e.Facts).To.GetRawText())));
    }

    [Fact]
    public void Decide_UnknownField_Refused() =>
        Assert.Equal("CF001", CorrectFieldHandler.Decide(new(Draft.Id, Third.Id, [new("colour", default, default)]), Draft, Third, DraftOf.Clerk).Refusal!.Code);

    [Fact]
    public void Decide_InForceWithoutReason_Refused() => Assert.Equal("CF004", Correct("leaders", new[] { "沈若琳" }, InForce, reason: " ").Refusal!.Code);

    [Fact]
    public void Decide_InForceByAdministrator_Refused() =>
        Assert.Equal("CF005", Correct("leaders", new[] { "沈若琳" }, InForce, DraftOf.Administrator, "分工调整").Refusal!.Code);

    [Fact]
    public void Decide_InForceByClerkWithReason_EntryCarriesIt() =>
        Assert.Equal("分工调整", Assert.Single(Correct("leaders", new[] { "沈若琳" }, InForce, reason: "分工调整").Value!).Reason);

    [Fact]
    public void Decide_Discarded_Refused() => Assert.Equal("PL004", Correct("leaders", new[] { "沈若琳" }, Draft with { Status = PlanStatus.Discarded }).Refusal!.Code);

    [Fact]
    public void Decide_Viewer_Refused() => Assert.Equal("PL001", Correct("leaders", new[] { "沈若琳" }, actor: DraftOf.Viewer).Refusal!.Code);

    [Fact]
    public void Decide_Heading_CorrectsThePlan()
    {
        var decided = CorrectFieldHandler.Decide(new(Draft.Id, null, [new("year", StateJson.Element(2026), StateJson.Element(2027))]), Draft, null, DraftOf.Clerk);
        var entry = Assert.Single(decided.Value!);
        Assert.Null(entry.ItemId);
        Assert.Equal("2027", ((Corrected)entry.Facts).To.GetRawText());
    }

    // A field that the ledger cannot put in place would be refused only at the save, with an exception.
    [Fact]
    public void Fields_AreKnownToTheLedger()
    {
        Assert.Subset(Corrections.ItemFields.ToHashSet(), PlanField.OfItem.Keys.ToHashSet());
        Assert.Subset(Corrections.PlanFields.ToHashSet(), PlanField.OfPlan.Keys.ToHashSet());
    }
}
