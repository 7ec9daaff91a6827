using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Supervision;
using Luoshi.Tests.Notices;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Plans;

public sealed class StandingPlansTest
{
    private static readonly DateOnly Day = new(2025, 6, 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneAsync_AfterEveryKindOfAct_IsWhatAFreshReadingGives(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.PlanAsync();
        var kept = new StandingPlans(year.Clock);
        await SameAsync(kept, year, plan);

        await ActAsync(async () => Done(await year.Get<DispatchPlanHandler>().HandleAsync(new(plan), year.Clerk, Ct)));
        await ActAsync(() => year.ReportedAsync(plan, 1, year.Directory.North, year.County));
        var north = await year.DutyAsync(plan, 1, year.Directory.North);
        await ActAsync(async () => Done(await year.Get<ReturnReportHandler>().HandleAsync(new(north.Id, north.Version, "缺少数字"), year.Lead, Ct)));
        var declined = await year.DutyAsync(plan, 2, year.Directory.North);
        await ActAsync(async () => Done(await year.Get<DeclineDutyHandler>().HandleAsync(new(declined.Id, declined.Version, "没有这类机构"), year.County, Ct)));
        await ActAsync(() => year.ReportedAsync(plan, 2, year.Directory.Disease, year.Lead));
        var lead = await year.DutyAsync(plan, 2, year.Directory.Disease);
        await ActAsync(async () => Done(await year.Get<AskExtensionHandler>().HandleAsync(new(lead.Id, lead.Version, new(2025, 9, 30), "选址调整"), year.Lead, Ct)));
        lead = await year.DutyAsync(plan, 2, year.Directory.Disease);
        await ActAsync(async () => Done(await year.Get<ApproveExtensionHandler>().HandleAsync(new(lead.Id, lead.Version), year.Leader, Ct)));
        var item = await year.ItemAsync(plan, 1);
        await ActAsync(async () => Done(await year.Get<ProposeChangeHandler>().HandleAsync(new(item.Id, item.Version, [new("text", default, StateJson.Element("建成3家。"))], "财力调整"), year.Clerk, Ct)));
        item = await year.ItemAsync(plan, 1);
        await ActAsync(async () => Done(await year.Get<ApproveChangeHandler>().HandleAsync(new(item.Id, item.Version, item.Change!.Sequence), year.Leader, Ct)));
        await ActAsync(async () => Done(await year.Get<ChangePlanSettingsHandler>().HandleAsync(new(plan, year.Plan(plan).Settings, year.Plan(plan).Settings with { Day = 10 }, "改为每月10日报"), year.Clerk, Ct)));

        foreach (var one in new[] { year.Clerk, year.Leader, year.County }) await year.AddAccountAsync(one);
        var (round, today) = (Guid.Empty, LedgerDay.Of(year.Clock.GetUtcNow()));
        await ActAsync(async () => round = (await year.Get<OpenRoundHandler>().HandleAsync(
            new(plan, new("一季度督查", RoundForm.Comprehensive, "进度", [RoundMethod.OnTheSpot], [year.Directory.North.Id], [], [(await year.ItemAsync(plan, 1)).Id], [year.Clerk.AccountId!.Value], ["外请专家"], year.Leader.AccountId, today, today.AddDays(30), null, true)), year.Clerk, Ct)).Value);
        await using var db = year.Open();
        await ActAsync(async () => Done(await year.Get<ApproveSchemeHandler>().HandleAsync(new(round, db.Matters.Single(m => m.Id == round).Version), year.Leader, Ct)));

        async Task ActAsync(Func<Task> act)
        {
            year.Clock.Advance(TimeSpan.FromSeconds(7));
            await act();
            await SameAsync(kept, year, plan);
        }
    }

    [Fact]
    public async Task OneAsync_NothingWritten_IsTheSameObject_AndReadWholeAgainAfterAWhile()
    {
        await using var year = await YearInDatabase.CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync();
        await using var db = year.Open();
        var kept = new StandingPlans(year.Clock);

        var first = await kept.OneAsync(db, plan, Ct);
        Assert.Same(first, await kept.OneAsync(db, plan, Ct));
        Assert.Same(first, Assert.Single(await kept.InForceAsync(db, Ct)));

        year.Clock.Advance(StandingPlans.Longest + TimeSpan.FromSeconds(1));
        Assert.NotSame(first, await kept.OneAsync(db, plan, Ct));
    }

    private static async Task SameAsync(StandingPlans kept, YearInDatabase year, Guid plan)
    {
        await using var db = year.Open();
        var (held, fresh) = ((await kept.OneAsync(db, plan, Ct))!, (await new StandingPlans(year.Clock).OneAsync(db, plan, Ct))!);
        Assert.Equal(StateJson.Write(fresh.Ledger), StateJson.Write(held.Ledger));
        Assert.Equal((fresh.Version, fresh.LastAt), (held.Version, held.LastAt));
        Assert.Equal(StateJson.Write(fresh.LitOn(Day)), StateJson.Write(held.LitOn(Day)));
        Assert.Equal(StateJson.Write(LightRule.Of(fresh.Ledger, Day)), StateJson.Write(held.LitOn(Day)));
        Assert.Equal(fresh.Waiting.Select(d => d.Id), held.Waiting.Select(d => d.Id));
        Assert.Equal(StateJson.Write((await db.Matters.Where(m => m.PlanId == plan && m.Open).OrderBy(m => m.Id).ToListAsync(Ct)).ConvertAll(m => m.ToState())), StateJson.Write(held.OpenMatters));

        // Whom the plan does not name is told so without looking through it.
        foreach (var actor in new[] { year.Clerk, year.Leader, year.Lead, year.County, year.Hospital, year.Stranger })
        {
            var scope = await year.AskAsync<ScopeQuery, Scope>(q => q.OfAsync(actor, Ct));
            Assert.Equal(StateJson.Write(scope.Narrow(fresh.Ledger)), StateJson.Write(held.Narrow(scope)));
            Assert.Equal(StateJson.Write(LitPlan.Of(fresh.Ledger, scope, Day)), StateJson.Write(held.LitOn(Day, scope)));
        }
    }
}
