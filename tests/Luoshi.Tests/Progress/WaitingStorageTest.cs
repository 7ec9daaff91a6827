using Luoshi.Ledger;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Progress;

public sealed class WaitingStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_EachThing_IsWithWhoDecides_AndGoneOnceDecided(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        Assert.Empty(await WaitsAsync(year.Clerk));

        // A supporting unit's report waits for the lead unit, the lead unit's for the clerk.
        var north = await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        Assert.Equal([(WaitingFor.Review, north.Id)], await WaitsAsync(year.Lead));
        Assert.Empty(await WaitsAsync(year.Clerk));
        Assert.Empty(await WaitsAsync(year.County));
        Assert.Empty(await WaitsAsync(year.Stranger));
        year.Clock.Advance(TimeSpan.FromDays(3));
        var lead = await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        Assert.Equal([(WaitingFor.Review, lead.Id)], await WaitsAsync(year.Clerk));

        Done(await year.Get<AcceptReportHandler>().HandleAsync(new(lead.Id, lead.Version), year.Clerk, Ct));
        Assert.Empty(await WaitsAsync(year.Clerk));

        // The longest waiting comes first; a refused duty says why, since the day it was refused.
        var declined = await year.DutyAsync(plan, 2, year.Directory.North);
        Done(await year.Get<DeclineDutyHandler>().HandleAsync(new(declined.Id, declined.Version, "我县没有这类机构"), year.County, Ct));
        year.Clock.Advance(TimeSpan.FromDays(1));
        lead = await year.DutyAsync(plan, 1, year.Directory.Disease);
        Done(await year.Get<ClaimCompletionHandler>().HandleAsync(new(lead.Id, lead.Version, "全部建成"), year.Lead, Ct));
        Assert.Equal([(WaitingFor.Decline, declined.Id), (WaitingFor.Verification, lead.Id)], await WaitsAsync(year.Clerk));
        var refused = (await year.Get<WaitingQuery>().AskAsync(year.Clerk, Ct))[0];
        Assert.Equal(("我县没有这类机构", new DateOnly(2025, 2, 13)), (refused.Said, refused.Since));

        lead = await year.DutyAsync(plan, 1, year.Directory.Disease);
        Done(await year.Get<VerifyClaimHandler>().HandleAsync(new(lead.Id, lead.Version, "实地看了"), year.Clerk, Ct));
        Assert.Contains((WaitingFor.Closing, lead.Id), await WaitsAsync(year.Clerk));

        // What only the leader decides waits for the leader.
        Assert.Empty(await WaitsAsync(year.Leader));
        var other = await year.DutyAsync(plan, 2, year.Directory.Disease);
        Done(await year.Get<SignForDutyHandler>().HandleAsync(new(other.Id, other.Version), year.Lead, Ct));
        other = await year.DutyAsync(plan, 2, year.Directory.Disease);
        Done(await year.Get<AskExtensionHandler>().HandleAsync(new(other.Id, other.Version, new(2025, 9, 30), "选址调整"), year.Lead, Ct));
        var item = await year.ItemAsync(plan, 2);
        Done(await year.Get<ProposeChangeHandler>().HandleAsync(new(item.Id, item.Version, [new("text", default, StateJson.Element("建成3家。"))], "财力调整"), year.Clerk, Ct));
        Assert.Equal([(WaitingFor.Change, item.Id), (WaitingFor.Extension, other.Id)], (await WaitsAsync(year.Leader)).OrderByDescending(w => w.What));
        var extension = (await year.Get<WaitingQuery>().AskAsync(year.Leader, Ct)).Single(w => w.What == WaitingFor.Extension);
        Assert.Equal(1, extension.SameDue);

        async Task<IReadOnlyList<(WaitingFor What, Guid Id)>> WaitsAsync(Actor actor) =>
            [.. (await year.Get<WaitingQuery>().AskAsync(actor, Ct)).Select(w => (w.What, w.Duty?.Id ?? w.Item.Id))];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Portfolio_OwnItems_Changes_Instructions_AndOthersNothing(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        year.Clock.Advance(TimeSpan.FromDays(20));
        var item = await year.ItemAsync(plan, 1);
        Done(await year.Get<GiveInstructionHandler>().HandleAsync(new(item.Id, item.Version, "抓紧", new(2025, 3, 10), []), year.Leader, Ct));
        await year.ReportedAsync(plan, 2, year.Directory.Disease, year.Lead);

        var view = await year.AskAsync<PortfolioQuery, PortfolioView>(q => q.AskAsync(new(2025, 3, 2), null, year.Leader, Ct));
        Assert.Equal((2, new DateOnly(2025, 2, 23)), (view.Items.Count, view.Since));
        Assert.Equal(["instructed", "reported", "signed-for"], view.Changes.Select(c => c.Group.First.Entry.Kind).Order());
        Assert.Equal([year.Directory.Disease.Id], view.Instructions.Single().Unanswered.Select(d => d.UnitId!.Value));

        var all = await year.AskAsync<PortfolioQuery, PortfolioView>(q => q.AskAsync(new(2025, 3, 2), new(2025, 2, 1), year.Leader, Ct));
        Assert.Contains(all.Changes, c => c.Group.First.Facts is Dispatched);
        Assert.Empty((await year.AskAsync<PortfolioQuery, PortfolioView>(q => q.AskAsync(new(2025, 3, 2), null, year.Clerk, Ct))).Items);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UnitWork_OwnSubtreeOnly_CountsWhatIsBelow(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var duty = await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        Done(await year.Get<ReturnReportHandler>().HandleAsync(new(duty.Id, duty.Version, "数字不对"), year.Lead, Ct));
        var asOf = new DateOnly(2025, 2, 10);

        var own = (await AskAsync(year.Directory.North.Id, year.County))!;
        Assert.Equal((2, 1, 1), (own.Figures.Duties, own.Figures.Unsigned, own.Figures.Returns));
        var home = (await AskAsync(year.Directory.Commission.Id, year.Clerk))!;
        Assert.Equal(2, home.Below.Single(b => b.Unit.Id == year.Directory.North.Id).Figures.Duties);

        Assert.Null(await AskAsync(year.Directory.North.Id, year.Stranger));
        Assert.Null(await AskAsync(year.Directory.South.Id, year.County));

        // A lead unit sees of a county what it owes in the items it leads.
        Assert.False((await AskAsync(year.Directory.North.Id, year.Lead))!.Whole);

        Task<UnitWorkView?> AskAsync(Guid unit, Actor actor) => year.AskAsync<UnitWorkQuery, UnitWorkView?>(q => q.AskAsync(unit, asOf, false, actor, Ct));
    }
}
