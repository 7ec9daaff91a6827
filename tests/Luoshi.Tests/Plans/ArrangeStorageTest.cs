using Luoshi.Ledger;
using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class ArrangeStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Providers => [false, true];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Split_NumbersFollow_UndoGivesAllBack_ChainHolds(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var before = await review.DraftAsync();
        var third = before.Items[2];
        var cut = ItemCut.Places(third.Facts)[^1].At;

        Assert.True((await review.Get<SplitItemHandler>().HandleAsync(new(review.PlanId, third.Id, cut), DraftOf.Clerk, Ct)).Ok);

        var split = await review.DraftAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], split.Items.Select(i => i.Facts.No));
        Assert.Equal(third.Facts.Text, split.Items[2].Facts.Text + split.Items[3].Facts.Text);
        Assert.Equal("51", split.Items[5].Facts.NoPrinted);
        Assert.Equal([3, 3, 6, 7], split.Plan.Facts.Findings.Select(f => f.Items[0]));
        await review.HoldsAsync();

        Assert.Equal(1, (await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Value!.Entries);
        Assert.Equal(Text(before), Text(await review.DraftAsync()));
        Assert.Equal(9, (await review.DraftAsync()).Plan.Version);
        await review.HoldsAsync();
        Assert.Equal("UN001", (await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Merge_NumbersFollow_UndoGivesAllBack_ChainHolds(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var before = await review.DraftAsync();

        Assert.True((await review.Get<MergeItemsHandler>().HandleAsync(new(review.PlanId, before.Items[3].Id, before.Items[4].Id), DraftOf.Clerk, Ct)).Ok);

        var merged = await review.DraftAsync();
        Assert.Equal([1, 2, 3, 4, 5], merged.Items.Select(i => i.Facts.No));
        Assert.DoesNotContain(merged.Items, i => i.Id == before.Items[4].Id);
        Assert.Equal([3, 3, 4, 5], merged.Plan.Facts.Findings.Select(f => f.Items[0]));
        await review.HoldsAsync();

        Assert.True((await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Ok);
        Assert.Equal(Text(before), Text(await review.DraftAsync()));
        await review.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task MoveOwner_ToTheNeighbour_WithItsPlace_Undone(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var before = await review.DraftAsync();
        var place = before.Items[0].Facts.Places["supportUnits.0"];

        Assert.True((await review.Get<MoveOwnerHandler>().HandleAsync(new(review.PlanId, before.Items[0].Id, "市中心血站", "supportUnits", "leadUnits", 2), DraftOf.Clerk, Ct)).Ok);

        var moved = await review.DraftAsync();
        Assert.Equal(["各县区卫健局"], moved.Items[0].Facts.SupportUnits);
        Assert.Equal(["医政医管科", "市中心血站"], moved.Items[1].Facts.LeadUnits);
        Assert.Equal(place, moved.Items[1].Facts.Places["leadUnits.1"]);
        Assert.Equal(before.Items[0].Facts.Places["supportUnits.1"], moved.Items[0].Facts.Places["supportUnits.0"]);
        await review.HoldsAsync();

        Assert.True((await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Ok);
        Assert.Equal(Text(before), Text(await review.DraftAsync()));
        await review.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_CorrectionSettlementCheck_OneByOne_OthersStay(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var before = await review.DraftAsync();
        var (first, third) = (before.Items[0], before.Items[2]);
        await review.Get<CheckItemHandler>().HandleAsync(new(review.PlanId, first.Id), DraftOf.Administrator, Ct);
        var changes = new[] { "leaders", "supportUnits" }.Select(f => new FieldChange(f, PlanField.OfItem[f].ValueIn(third.Facts), StateJson.Element(new[] { "沈若琳" }))).ToArray();
        await review.Get<CorrectFieldHandler>().HandleAsync(new(review.PlanId, third.Id, changes), DraftOf.Clerk, Ct);
        await review.Get<SettleFindingHandler>().HandleAsync(new(review.PlanId, 1, SettleFinding.Kept), DraftOf.Clerk, Ct);
        Assert.Equal(2, (await review.DraftAsync()).Plan.Settled.Count);

        await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct);
        Assert.Equal([0], (await review.DraftAsync()).Plan.Settled.Keys);
        await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct);

        var after = await review.DraftAsync();
        Assert.Empty(after.Plan.Settled);
        Assert.Empty(after.Items[2].CorrectedFields);
        Assert.Equal(third.Facts.SupportUnits, after.Items[2].Facts.SupportUnits);
        Assert.True(after.Items[0].Checked);
        await review.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Rebuild_AfterSplitMergeUndo_SameStates(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var draft = await review.DraftAsync();
        await review.Get<SplitItemHandler>().HandleAsync(new(review.PlanId, draft.Items[0].Id, ItemCut.Places(draft.Items[0].Facts)[0].At), DraftOf.Clerk, Ct);
        await review.Get<MergeItemsHandler>().HandleAsync(new(review.PlanId, draft.Items[2].Id, draft.Items[3].Id), DraftOf.Administrator, Ct);
        await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct);
        await review.Get<SplitItemHandler>().HandleAsync(new(review.PlanId, draft.Items[1].Id, ItemCut.Places(draft.Items[1].Facts)[0].At), DraftOf.Clerk, Ct);
        var now = Text(await review.DraftAsync());

        await using (var db = review.Open())
        {
            await db.Items.ExecuteUpdateAsync(s => s.SetProperty(i => i.No, 1), Ct);
            Assert.Single(await new LedgerRebuild(db).RunAsync(Ct), p => LedgerRebuild.CanRebuild(p));
        }

        Assert.Equal(now, Text(await review.DraftAsync()));
        await review.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task PutInForce_AfterUndo_AsOfAnyEntryFolds(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var draft = await review.DraftAsync();
        await review.Get<SplitItemHandler>().HandleAsync(new(review.PlanId, draft.Items[0].Id, ItemCut.Places(draft.Items[0].Facts)[0].At), DraftOf.Clerk, Ct);
        await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct);
        await review.Get<PutPlanInForceHandler>().HandleAsync(new(review.PlanId, DraftOf.Day, true), DraftOf.Clerk, Ct);
        Assert.Equal("PL005", (await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Refusal?.Code);

        await using var db = review.Open();
        var entries = await new LedgerReader(db).OfPlanAsync(review.PlanId, ct: Ct);
        Assert.Equal([6, 7, 6, 6], new[] { 7, 8, 9, 10 }.Select(n => PlanLedger.Of(entries.Take(n))!.Items.Count));
        await review.HoldsAsync();
    }

    private static string Text(DraftUnderReview draft) =>
        StateJson.Write(draft.Plan with { Version = 0 }) + string.Join('\n', draft.Items.Select(StateJson.Write));
}
