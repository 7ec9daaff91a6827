using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Notices;

public sealed class FollowLedgerTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Follow_WhatIsWantedOfSomeone_IsToldOnceToWhomItConcerns(bool postgres)
    {
        await using var year = await ToldPeople.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 1);
        Assert.Equal(2, await year.FollowAsync());
        Assert.Equal(0, await year.FollowAsync());
        Assert.Equal([NoticeKind.Dispatched], Kinds(await year.UnreadAsync(year.County)));
        Assert.Equal([NoticeKind.Dispatched], Kinds(await year.UnreadAsync(year.Lead)));
        Assert.Empty(await year.UnreadAsync(year.Stranger));
        Assert.Empty(await year.UnreadAsync(year.Clerk));

        // What was asked for was done: nobody need read the request any more. The report itself is told to nobody, it waits on a page.
        var north = await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        await year.FollowAsync();
        Assert.Empty(await year.UnreadAsync(year.County));

        Done(await year.Get<ReturnReportHandler>().HandleAsync(new(north.Id, north.Version, "数字与上月不符"), year.Lead, Ct));
        north = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(north.Id, north.Version, "请本周补报"), year.Clerk, Ct));
        await year.FollowAsync();
        var told = (await year.UnreadAsync(year.County)).OrderBy(n => n.Urgent).ToList(); // both in the same second
        Assert.Equal([NoticeKind.Returned, NoticeKind.Urged], Kinds(told));
        Assert.Equal([false, true], told.Select(n => n.Urgent));
        Assert.Contains("数字与上月不符", told[0].Words, StringComparison.Ordinal);
        Assert.All(told, n => Assert.Equal((year.Directory.North.Id, north.Id, (Guid?)plan), (n.UnitId, n.DutyId, n.PlanId)));

        // Who asks the leader and what the leader decides.
        Done(await year.Get<ReportProgressHandler>().HandleAsync(new(north.Id, (await year.DutyAsync(plan, 1, year.Directory.North)).Version, 70, "已核对。"), year.County, Ct));
        north = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<AcceptReportHandler>().HandleAsync(new(north.Id, north.Version), year.Lead, Ct));
        north = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<AskExtensionHandler>().HandleAsync(new(north.Id, north.Version, new(2025, 9, 30), "选址调整"), year.County, Ct));
        await year.FollowAsync();
        Assert.Equal([NoticeKind.DecisionAsked], Kinds(await year.UnreadAsync(year.Leader)));
        north = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<ApproveExtensionHandler>().HandleAsync(new(north.Id, north.Version), year.Leader, Ct));
        await year.FollowAsync();
        Assert.Equal([NoticeKind.ExtensionDecided], Kinds(await year.UnreadAsync(year.County)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Follow_SeveralAtOnce_TellsEachOnce(bool postgres)
    {
        await using var year = await ToldPeople.CreateAsync(postgres);
        await year.DispatchedAsync(items: 12);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => year.FollowAsync(), Ct)));
        await year.FollowAsync();

        await using var db = year.Open();
        Assert.Equal(24, await db.Notices.CountAsync(Ct));
        Assert.Equal(24, (await db.Notices.Select(n => new { n.AccountId, n.Key }).ToListAsync(Ct)).Distinct().Count());
    }

    [Fact]
    public async Task Follow_PlanNeverFollowed_LeavesOutWhatIsOlder()
    {
        await using var year = await ToldPeople.CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 1);
        year.Clock.Advance(TimeSpan.FromDays(40));
        var duty = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(duty.Id, duty.Version, "请尽快签收"), year.Clerk, Ct));
        Assert.Equal(1, await year.FollowAsync(year.Clock.GetUtcNow() - TimeSpan.FromDays(30)));
        Assert.Equal([NoticeKind.Urged], Kinds(await year.UnreadAsync(year.County)));
    }

    [Fact]
    public async Task Notices_OfAPersonWhoMoved_AreShownNoMore()
    {
        await using var year = await ToldPeople.CreateAsync(postgres: false);
        await year.DispatchedAsync(items: 1);
        await year.FollowAsync();
        var moved = new Actor(year.County.AccountId, year.County.Name, Roles.UnitHead) { UnitId = year.Directory.South.Id };
        Assert.Equal(1, await year.Get<NoticeQuery>().CountAsync(year.County, Ct));
        Assert.Equal(0, await year.Get<NoticeQuery>().CountAsync(moved, Ct));
        Assert.Empty(await year.UnreadAsync(moved));
    }

    [Fact]
    public async Task Notices_OfADutyThatWentToAnotherUnit_AreShownNoMore()
    {
        await using var year = await ToldPeople.CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 1);
        await year.FollowAsync();
        var duty = await year.DutyAsync(plan, 1, year.Directory.North);
        Done(await year.Get<ReassignDutyHandler>().HandleAsync(new(duty.Id, duty.Version, year.Directory.South.Id, "由南屿县承担"), year.Clerk, Ct));
        await year.FollowAsync();
        Assert.Empty((await year.Get<NoticeQuery>().AskAsync(year.County, unread: false, 1, Ct)).Notices);
        Assert.Equal(0, await year.Get<NoticeQuery>().CountAsync(year.County, Ct));
        Assert.Equal([NoticeKind.Dispatched], Kinds(await year.UnreadAsync(year.Stranger)));
    }

    [Fact]
    public async Task Count_OfAUnit_CountsAMatterOnceHoweverManyPeopleItHas()
    {
        await using var year = await ToldPeople.CreateAsync(postgres: false);
        await year.AddAccountAsync(new(Guid.CreateVersion7(), "白一川", Roles.Reporter) { UnitId = year.Directory.North.Id });
        await year.DispatchedAsync(items: 3);
        await year.FollowAsync();
        var counts = await year.Get<NoticeCountQuery>().AskAsync([year.Directory.North.Id], new(2025, 1, 1), new(2025, 12, 31), Ct);
        Assert.Equal([new NoticeCount(year.Directory.North.Id, new(2025, 2, 1), NoticeKind.Dispatched, 3)], counts);
    }

    private static IEnumerable<NoticeKind> Kinds(IEnumerable<Notice> notices) => notices.Select(n => n.Kind);
}
