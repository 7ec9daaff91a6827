using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Progress;

public sealed class YearEndStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task YearEnd_CarriedAndClosed_BothLedgersHold_ThenArchivedAndFrozen(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 3);
        var next = await year.PlanAsync(2026, items: 1);
        year.Clock.SetUtcNow(new(2025, 12, 20, 2, 0, 0, TimeSpan.Zero));

        Assert.Equal("YE001", (await year.Get<ArchivePlanHandler>().HandleAsync(new(plan), year.Clerk, Ct)).Refusal!.Code);
        var view = (await year.Get<YearEndQuery>().AskAsync(plan, year.Clerk, Ct))!;
        Assert.Equal((3, "YE001"), (view.Open.Count, view.CannotArchive!.Code));
        Assert.Equal([next], view.Later.Select(l => l.Plan.Id));

        // As a new item, as one that is there, and one that goes nowhere.
        var first = await year.ItemAsync(plan, 1);
        Assert.Equal("DU007", (await year.Get<CarryOverHandler>().HandleAsync(new(first.Id, first.Version, next, null, " "), year.Clerk, Ct)).Refusal!.Code);
        Assert.Equal("DU015", (await year.Get<CarryOverHandler>().HandleAsync(new(first.Id, first.Version - 1, next, null, "未完成"), year.Clerk, Ct)).Refusal!.Code);
        Done(await year.Get<CarryOverHandler>().HandleAsync(new(first.Id, first.Version, next, null, "未完成"), year.Clerk, Ct));
        Assert.Equal("DU015", (await year.Get<CarryOverHandler>().HandleAsync(new(first.Id, first.Version, next, null, "未完成"), year.Clerk, Ct)).Refusal!.Code);
        var second = await year.ItemAsync(plan, 2);
        var goal = await year.ItemAsync(next, 1);
        Done(await year.Get<CarryOverHandler>().HandleAsync(new(second.Id, second.Version, next, goal.Id, "并入新一年"), year.Clerk, Ct));
        var third = await year.ItemAsync(plan, 3);
        Done(await year.Get<CloseUnfinishedHandler>().HandleAsync(new(third.Id, third.Version, "政策取消"), year.Clerk, Ct));

        var added = await year.ItemAsync(next, 2);
        Assert.Equal(new CarriedIn(plan, first.Id), added.CarriedFrom);
        Assert.Equal(new CarriedOver(next, added.Id), (await year.ItemAsync(plan, 1)).CarriedTo);
        Assert.Equal(new CarriedIn(plan, second.Id), (await year.ItemAsync(next, 1)).CarriedFrom);
        await year.HoldsAsync();

        Done(await year.Get<ArchivePlanHandler>().HandleAsync(new(plan, "全年办结"), year.Clerk, Ct));
        Assert.Equal((PlanStatus.Archived, new DateOnly(2025, 12, 20)), (year.Plan(plan).Status, year.Plan(plan).ArchivedOn));
        await year.HoldsAsync();

        // Read for ever, changed no more.
        Assert.Equal("DU010", (await year.Get<DispatchPlanHandler>().HandleAsync(new(plan), year.Clerk, Ct)).Refusal!.Code);
        var duty = await year.DutyAsync(plan, 1, year.Directory.North);
        Assert.Equal("DU010", (await year.Get<SignForDutyHandler>().HandleAsync(new(duty.Id, duty.Version), year.County, Ct)).Refusal!.Code);
        Assert.False((await year.Get<ActsOnItemQuery>().AskAsync(first.Id, year.Clerk, Ct))!.Any);
        Assert.Empty(await year.Get<WaitingQuery>().AskAsync(year.Clerk, Ct));
        Assert.NotNull(await year.AskAsync<LedgerPageQuery, LedgerView?>(q => q.AskAsync(plan, new(), new(2025, 12, 20), year.Clerk, Ct)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispatch_Preview_IsWhatIsDispatched_AndTheUnsignedAreUrgedOnceADay(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.PlanAsync();
        var before = (await year.Get<DispatchQuery>().AskAsync(plan, year.Clerk, Ct))!;
        Assert.Equal((2, 4, 0), (before.New.Count, before.NewDuties, before.Unsettled.Count));
        var repeated = Assert.Single(before.Repeated);
        Assert.Equal(("基层医疗卫生机构", "家", 2), (repeated.Indicator, repeated.Measure, repeated.Units.Count));
        Assert.Equal([1, 2], repeated.Items.Select(i => i.Facts.No));
        Done(await year.Get<DispatchPlanHandler>().HandleAsync(new(plan), year.Clerk, Ct));
        var reports = (await year.DutyAsync(plan, 1, year.Directory.North)).Owed.Count + (await year.DutyAsync(plan, 2, year.Directory.North)).Owed.Count;
        Assert.Equal(reports, before.New.Single(b => b.UnitId == year.Directory.North.Id).Reports);

        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        var after = (await year.Get<DispatchQuery>().AskAsync(plan, year.Clerk, Ct))!;
        Assert.Equal((4, 1, "DP002"), (after.Held, after.Signed, after.Refusal!.Code));
        var north = after.Unsigned.Single(u => u.Unit == year.Directory.North.Name);
        Assert.Single(north.Duties);

        Assert.Equal("DU011", (await UrgeAsync(year.Leader, north.Key)).Refusal!.Code);
        Assert.Equal(1, (await UrgeAsync(year.Clerk, north.Key)).Value!.Entries);
        Assert.Equal("UR002", (await UrgeAsync(year.Clerk, north.Key)).Refusal!.Code);
        await year.HoldsAsync();

        Task<Result<Written>> UrgeAsync(Actor actor, Guid duty) => year.Get<UrgeUnsignedHandler>().HandleAsync(new(plan, [duty], "请签收"), actor, Ct);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compare_TwoDays_ShowsWhatIsNotTheSame_AndWhatWasDone(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        year.Clock.SetUtcNow(new(2025, 7, 10, 2, 0, 0, TimeSpan.Zero));
        var duty = await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        Done(await year.Get<AcceptReportHandler>().HandleAsync(new(duty.Id, duty.Version), year.Clerk, Ct));

        var view = (await year.AskAsync<PlanDaysQuery, PlanOnDays?>(q => q.AskAsync(plan, new(2025, 2, 28), new(2025, 7, 10), year.Clerk, Ct)))!;
        Assert.Equal(2, view.Changed.Count);
        Assert.All(view.Changed, c => Assert.True(c.LightChanged));
        Assert.Equal((LightColor.Red, 2m), (view.Changed[0].After.Light.Color, view.Changed[0].Values.Single().After));
        Assert.Equal(3, view.Changed[0].Acts.Count);
        Assert.Empty(view.Changed[1].Acts);
        Assert.Empty((await year.AskAsync<PlanDaysQuery, PlanOnDays?>(q => q.AskAsync(plan, new(2025, 7, 10), new(2025, 7, 10), year.Clerk, Ct)))!.Changed);
        Assert.Null(await year.AskAsync<PlanDaysQuery, PlanOnDays?>(q => q.AskAsync(plan, new(2025, 1, 1), new(2025, 2, 1), year.Clerk, Ct)));
    }
}
