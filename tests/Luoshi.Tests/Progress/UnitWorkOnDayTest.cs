using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Units;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Progress;

public sealed class UnitWorkOnDayTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AskAsync_PastDay_IsWhatTheWholeFoldGives_EvenWhereADutyWentToAnotherUnitSince(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 3);
        var north = year.Directory.North;
        year.Clock.Advance(TimeSpan.FromDays(10));
        await year.ReportedAsync(plan, 1, north, year.County);
        await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        var before = LedgerDay.Of(year.Clock.GetUtcNow());

        year.Clock.Advance(TimeSpan.FromDays(10));
        foreach (var no in new[] { 2, 3 })
        {
            var given = await year.DutyAsync(plan, no, north);
            Done(await year.Get<ReassignDutyHandler>().HandleAsync(new(given.Id, given.Version, year.Directory.South.Id, "由南边办"), year.Clerk, Ct));
        }

        year.Clock.Advance(TimeSpan.FromDays(1));
        var after = LedgerDay.Of(year.Clock.GetUtcNow()).AddDays(-1);
        foreach (var (day, duties) in new[] { (before, 3), (after, 1) })
        {
            var asked = (await year.AskAsync<UnitWorkQuery, UnitWorkView?>(q => q.AskAsync(north.Id, day, false, year.Clerk, Ct)))!;
            await using var db = year.Open();
            var whole = LitPlan.Of((await new LedgerReader(db).AsOfAsync(plan, day, Ct))!, day);
            var expected = UnitWorkQuery.Of(north, await UnitTreeQuery.LoadAsync(db, Ct), [new SeenPlan(whole.Seen, whole.Items)], day, true);
            Assert.Equal(duties, asked.Duties.Count);
            Assert.Equal(expected.Figures, asked.Figures);
            Assert.Equal(StateJson.Write(expected.Duties.Select(d => d.Lit)), StateJson.Write(asked.Duties.Select(d => d.Lit)));
            Assert.Equal(StateJson.Write(expected.Duties.Select(d => d.Item.Light)), StateJson.Write(asked.Duties.Select(d => d.Item.Light)));
            Assert.Equal(expected.Duties.Select(d => (d.Duty.Id, d.Duty.Version, d.Lit.Light.Rule)), asked.Duties.Select(d => (d.Duty.Id, d.Duty.Version, d.Lit.Light.Rule)));
        }
    }

    [Fact]
    public async Task AskAsync_PlanArchivedInAnEarlierYear_IsShownOnlyWhereEveryYearIsAskedFor()
    {
        await using var year = await YearInDatabase.CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 1);
        year.Clock.Advance(TimeSpan.FromDays(320));
        var item = await year.ItemAsync(plan, 1);
        Done(await year.Get<CloseUnfinishedHandler>().HandleAsync(new(item.Id, item.Version, "年终仍未完成，不再办"), year.Clerk, Ct));
        Done(await year.Get<ArchivePlanHandler>().HandleAsync(new(plan), year.Clerk, Ct));

        // In the year itself it is there, archived or not.
        Assert.Single((await OfNorthAsync(false)).Duties);
        year.Clock.Advance(TimeSpan.FromDays(200));
        var now = await OfNorthAsync(false);
        Assert.Empty(now.Duties);
        Assert.True(now.HasEarlier);
        Assert.Single((await OfNorthAsync(true)).Duties);

        async Task<UnitWorkView> OfNorthAsync(bool everyYear) =>
            (await year.AskAsync<UnitWorkQuery, UnitWorkView?>(q => q.AskAsync(year.Directory.North.Id, LedgerDay.Of(year.Clock.GetUtcNow()), everyYear, year.Clerk, Ct)))!;
    }
}
