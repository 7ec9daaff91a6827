using Luoshi.Ledger;
using Luoshi.Plans;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class ArrangeItemsTest
{
    private static readonly PlanState Draft = DraftOf.Plan();
    private static readonly PlanState InForce = Draft with { Status = PlanStatus.InForce };
    private static readonly IReadOnlyList<ItemState> Items = DraftOf.Items();
    private static readonly Guid New = Guid.CreateVersion7();

    [Theory]
    [InlineData(0, null, "SP001")]
    [InlineData(-1, null, "SP001")]
    [InlineData(9999, null, "SP001")]
    [InlineData(9999, "字", "SP002")]
    [InlineData(9, "别的字", "SP002")]
    [InlineData(9, "城区新增", null)]
    [InlineData(9, null, null)]
    public void SplitItem_Cases(int at, string? words, string? code) =>
        Assert.Equal(code, SplitItemHandler.Decide(new(Draft.Id, Items[2].Id, at, words), Draft, Items[2], New, DraftOf.Clerk).Refusal?.Code);

    [Fact]
    public void SplitItem_NotADraftOrNotYours_Refused()
    {
        SplitItem command = new(Draft.Id, Items[2].Id, 9);
        Assert.Equal("PL005", SplitItemHandler.Decide(command, InForce, Items[2], New, DraftOf.Clerk).Refusal?.Code);
        Assert.Equal("PL001", SplitItemHandler.Decide(command, Draft, Items[2], New, DraftOf.Viewer).Refusal?.Code);
        Assert.Equal("PL002", SplitItemHandler.Decide(command, null, null, New, DraftOf.Clerk).Refusal?.Code);
        Assert.Equal("PL003", SplitItemHandler.Decide(command, Draft, null, New, DraftOf.Clerk).Refusal?.Code);
    }

    [Fact]
    public void MergeItems_OnlyWithTheNext()
    {
        Assert.Null(MergeItemsHandler.Decide(new(Draft.Id, Items[2].Id, Items[3].Id), Draft, Items, DraftOf.Clerk).Refusal);
        Assert.Equal("MG001", MergeItemsHandler.Decide(new(Draft.Id, Items[2].Id, Items[4].Id), Draft, Items, DraftOf.Clerk).Refusal?.Code);
        Assert.Equal("MG001", MergeItemsHandler.Decide(new(Draft.Id, Items[5].Id, Items[0].Id), Draft, Items, DraftOf.Clerk).Refusal?.Code);
        Assert.Equal("PL005", MergeItemsHandler.Decide(new(Draft.Id, Items[2].Id, Items[3].Id), InForce, Items, DraftOf.Clerk).Refusal?.Code);
    }

    [Theory]
    [InlineData("市中心血站", "supportUnits", "leadUnits", null, null)]
    [InlineData("市中心血站", "supportUnits", "supportUnits", 2, null)]
    [InlineData("市中心血站", "supportUnits", "supportUnits", 1, "MO002")]
    [InlineData("市中心血站", "supportUnits", "text", null, "MO002")]
    [InlineData("市中心血站", "leaders", "leadUnits", null, "MO001")]
    [InlineData("市中心血站", "supportUnits", "leadUnits", 99, "PL003")]
    public void MoveOwner_Cases(string name, string from, string to, int? no, string? code) =>
        Assert.Equal(code, MoveOwnerHandler.Decide(new(Draft.Id, Items[0].Id, name, from, to, no), Draft, Items, DraftOf.Clerk).Refusal?.Code);

    [Fact]
    public void UndoAct_NothingDone_Refused() =>
        Assert.Equal("UN001", UndoActHandler.Decide(new(Draft.Id), Draft, [], DraftOf.Clerk).Refusal?.Code);

    [Fact]
    public void UndoAct_OneCorrectionOfTwoFields_TakesAllItsEntries()
    {
        Entry[] acts = [Act(8, new Checked(), 0), Act(9, Title("甲"), 1), Act(10, Title("乙"), 1), Act(11, new FindingSettled(0, SettleFinding.Corrected), null)];
        Assert.Equal(new Undone(9, 11), Assert.Single(UndoActHandler.Decide(new(Draft.Id, 11), Draft, acts, DraftOf.Clerk).Value!).Facts);
    }

    [Fact]
    public void UndoAct_Twice_TakesTheOneBefore()
    {
        Entry[] acts = [Act(8, new Checked(), 0), Act(9, new FindingSettled(2, "noted"), null), Act(10, new Undone(9, 9), null)];
        Assert.Equal(new Undone(8, 8), Assert.Single(UndoActHandler.Decide(new(Draft.Id, 8), Draft, acts, DraftOf.Clerk).Value!).Facts);
        Assert.Empty(UndoActHandler.Decide(new(Draft.Id, 9), Draft, acts, DraftOf.Clerk).Value!);
    }

    [Fact]
    public void UndoAct_OthersActs_AreLeftAlone()
    {
        Entry[] acts = [Act(8, new Checked(), 0), Act(9, new Checked(), 1, DraftOf.Administrator)];
        Assert.Equal(new Undone(8, 8), Assert.Single(UndoActHandler.Decide(new(Draft.Id), Draft, acts, DraftOf.Clerk).Value!).Facts);
        Assert.Equal("UN003", UndoActHandler.Decide(new(Draft.Id, 9), Draft, acts, DraftOf.Clerk).Refusal?.Code);
    }

    [Fact]
    public void UndoAct_SomeoneWentOnFromIt_Refused()
    {
        Entry[] acts = [Act(8, Title("甲"), 0), Act(9, new Checked(), 0, DraftOf.Administrator)];
        Assert.Equal("林越", Assert.IsType<UndoAct.BuiltUpon>(UndoActHandler.Decide(new(Draft.Id), Draft, acts, DraftOf.Clerk).Refusal).By);
    }

    [Fact]
    public void UndoAct_SplitOfWhichTheNewItemWasTouched_Refused()
    {
        var (first, second) = ItemCut.Split(Items[2].Facts, 9);
        Entry[] acts = [Act(8, new ItemSplit(3, Items[5].Id, first, second, []), 2), Act(9, new Checked(), 5, DraftOf.Administrator)];
        Assert.Equal("UN002", UndoActHandler.Decide(new(Draft.Id), Draft, acts, DraftOf.Clerk).Refusal?.Code);
    }

    [Fact]
    public void UndoAct_InForce_Refused() =>
        Assert.Equal("PL005", UndoActHandler.Decide(new(Draft.Id), InForce, [Act(8, new Checked(), 0)], DraftOf.Clerk).Refusal?.Code);

    private static Corrected Title(string title) => new("title", StateJson.Element<string?>(null), StateJson.Element(title));

    private static Entry Act(long sequence, EntryFacts facts, int? item, Actor? by = null)
    {
        var actor = by ?? DraftOf.Clerk;
        return new()
        {
            Id = Guid.CreateVersion7(),
            PlanId = Draft.Id,
            Sequence = sequence,
            At = DraftOf.Noon,
            AccountId = actor.AccountId,
            ActorName = actor.Name,
            ActorRole = actor.Role,
            Kind = facts.KindName(),
            ItemId = item is { } i ? Items[i].Id : null,
            Facts = facts.ToJson(),
            PreviousHash = EntryHash.Genesis,
            Hash = EntryHash.Genesis,
        };
    }
}
