using Luoshi.Plans;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class PlanNamesStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settle_TiedSplitAndRemembered_IsKept_ChainHolds_UndoLeavesTies(bool postgres)
    {
        await using var review = await ReviewInDatabase.CreateAsync(postgres, Ct);
        var directory = new SmallDirectory();
        await using (var db = review.Open())
        {
            await new DirectoryWriter(db).AppendAsync(UnitTree.Empty, directory.Changes, DraftOf.Clerk, DraftOf.Noon, Ct);
            await db.SaveChangesAsync(Ct);
        }

        var before = (await review.Get<PlanNamesQuery>().FindAsync(review.PlanId, Ct))!.Names;
        Assert.Equal(9, before.Unsettled);

        Assert.True((await review.Get<TieNameHandler>().HandleAsync(new(review.PlanId, "市急救中心", false, NameSubject.Unit, directory.Hospital.Id), DraftOf.Clerk, Ct)).Ok);
        Assert.True((await review.Get<AddAliasHandler>().HandleAsync(new(directory.Finance.Id, "医政医管科"), DraftOf.Clerk, Ct)).Ok);
        Assert.Equal(2, (await review.Get<SplitNameHandler>().HandleAsync(new(review.PlanId, "基层卫生科", false, ["财务科"]), DraftOf.Clerk, Ct)).Value!.Entries - 1);
        await review.HoldsAsync();

        var after = (await review.Get<PlanNamesQuery>().FindAsync(review.PlanId, Ct))!.Names;
        Assert.Equal(6, after.Unsettled);
        Assert.Equal([directory.Finance.Id], after.Resolve("医政医管科").Settled.Select(u => u.Id));

        Assert.True((await review.Get<UndoActHandler>().HandleAsync(new(review.PlanId), DraftOf.Clerk, Ct)).Ok);
        await review.HoldsAsync();
        Assert.NotEmpty((await review.DraftAsync()).Plan.UnitTies);
    }
}
