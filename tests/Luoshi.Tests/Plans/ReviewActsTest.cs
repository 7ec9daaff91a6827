using Luoshi.Ledger;
using Luoshi.Plans;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class ReviewActsTest
{
    private static readonly PlanState Draft = DraftOf.Plan();
    private static readonly PlanState AllSettled = Draft with { Settled = new Dictionary<int, string> { [0] = "accepted", [1] = "kept", [3] = "accepted" } };
    private static readonly IReadOnlyList<ItemState> Items = DraftOf.Items();
    private static readonly IReadOnlyList<ItemState> AllChecked = [.. Items.Select(i => i with { Checked = true })];

    [Fact]
    public void CheckItem_WithOpenDoubts_RefusedWithTheirCount() =>
        Assert.Equal(new CheckItem.DoubtsLeft(2), CheckItemHandler.Decide(new(Draft.Id, Items[2].Id), Draft, Items[2], DraftOf.Clerk).Refusal);

    [Fact]
    public void CheckItem_WithMistakeOnly_Checked() =>
        Assert.IsType<Checked>(Assert.Single(CheckItemHandler.Decide(new(Draft.Id, Items[4].Id), Draft, Items[4], DraftOf.Clerk).Value!).Facts);

    [Fact]
    public void CheckItem_Again_NothingWritten() =>
        Assert.Empty(CheckItemHandler.Decide(new(Draft.Id, Items[0].Id), Draft, AllChecked[0], DraftOf.Clerk).Value!);

    [Fact]
    public void CheckItem_OfPlanInForce_Refused() =>
        Assert.Equal("PL005", CheckItemHandler.Decide(new(Draft.Id, Items[0].Id), Draft with { Status = PlanStatus.InForce }, Items[0], DraftOf.Clerk).Refusal!.Code);

    [Theory]
    [InlineData(0, SettleFinding.Accepted, null)]
    [InlineData(0, SettleFinding.Kept, null)]
    [InlineData(2, SettleFinding.Noted, null)]
    [InlineData(0, SettleFinding.Noted, "SF002")]
    [InlineData(2, SettleFinding.Accepted, "SF002")]
    [InlineData(0, "whatever", "SF002")]
    [InlineData(4, SettleFinding.Accepted, "SF001")]
    [InlineData(-1, SettleFinding.Accepted, "SF001")]
    public void SettleFinding_Cases(int finding, string how, string? code) =>
        Assert.Equal(code, SettleFindingHandler.Decide(new(Draft.Id, finding, how), Draft, DraftOf.Clerk).Refusal?.Code);

    [Fact]
    public void SettleFinding_Again_NothingWritten() =>
        Assert.Empty(SettleFindingHandler.Decide(new(Draft.Id, 0, SettleFinding.Kept), AllSettled, DraftOf.Clerk).Value!);

    [Fact]
    public void PutInForce_Unchecked_SaysWhatIsMissing() =>
        Assert.Equal(new PutPlanInForce.Missing(6, 3), PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day), Draft, Items, null, DraftOf.Clerk).Refusal);

    [Fact]
    public void PutInForce_UncheckedButConfirmed_Goes() =>
        Assert.Equal(new PutInForce(DraftOf.Day), Assert.Single(PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day, true), Draft, Items, null, DraftOf.Administrator).Value!).Facts);

    [Fact]
    public void PutInForce_AllDone_NeedsNoConfirmation() =>
        Assert.True(PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day), AllSettled, AllChecked, null, DraftOf.Clerk).Ok);

    [Fact]
    public void PutInForce_Second_IsToldWhoWasFirst()
    {
        var refusal = PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day, true), Draft with { Status = PlanStatus.InForce, InForceBy = "林越" }, Items, null, DraftOf.Clerk).Refusal;
        Assert.Equal("林越", Assert.IsType<PutPlanInForce.AlreadyInForce>(refusal).By);
    }

    [Fact]
    public void PutInForce_Viewer_Refused() =>
        Assert.Equal("PL001", PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day, true), Draft, Items, null, DraftOf.Viewer).Refusal!.Code);

    [Fact]
    public void PutInForce_NoItems_Refused() =>
        Assert.Equal("PF003", PutPlanInForceHandler.Decide(new(Draft.Id, DraftOf.Day, true), Draft, [], null, DraftOf.Clerk).Refusal!.Code);

    [Fact]
    public void DiscardDraft_InForce_Refused() =>
        Assert.Equal("PL005", DiscardDraftHandler.Decide(new(Draft.Id), Draft with { Status = PlanStatus.InForce }, DraftOf.Clerk).Refusal!.Code);

    [Fact]
    public void DiscardDraft_Draft_OneEntry() =>
        Assert.IsType<Discarded>(Assert.Single(DiscardDraftHandler.Decide(new(Draft.Id, "读错了文件"), Draft, DraftOf.Clerk).Value!).Facts);
}
