using Luoshi.Accounts;
using Luoshi.Assessment;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Assessment;

public sealed class AssessmentStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Score_FromRulesToRelease_IsSeenByWhoMayAndExplainedToTheUnit(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var head = new Actor(Guid.CreateVersion7(), "傅明堂", Roles.Leader) { SeesAll = true };
        var colleague = new Actor(Guid.CreateVersion7(), "叶知秋", Roles.Clerk);
        var plan = await year.DispatchedAsync();
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        year.Clock.Advance(TimeSpan.FromDays(60));
        var today = LedgerDay.Of(year.Clock.GetUtcNow());

        // No rules bind until a head bound them.
        Assert.Equal("AS008", (await year.AskAsync<TakeAssessmentHandler, Result<Written>>(h => h.HandleAsync(new(plan, today), year.Clerk, Ct))).Refusal!.Code);
        Done(await ScoreAsync(new ProposeScoring(plan, 0, ScoringRules.Usual with { Ranking = true }, "年初定")));
        Assert.Equal("AS004", (await year.AskAsync<ScoringHandler, Result<Written>>(async h => await h.HandleAsync(new DecideScoring(plan, (await ScoringAsync()).Version, true, null), year.Clerk, Ct))).Refusal!.Code);
        Assert.Equal(["审定"], (await year.Get<MatterWaitsQuery>().AskAsync(head, Ct)).ToDecide.Select(w => w.Wait.Act));
        Done(await year.AskAsync<ScoringHandler, Result<Written>>(async h => await h.HandleAsync(new DecideScoring(plan, (await ScoringAsync()).Version, true, null), head, Ct)));
        Assert.Empty((await year.Get<MatterWaitsQuery>().AskAsync(head, Ct)).ToDecide);

        Done(await year.AskAsync<TakeAssessmentHandler, Result<Written>>(h => h.HandleAsync(new(plan, today), year.Clerk, Ct)));
        Assert.Equal("AS010", (await year.AskAsync<TakeAssessmentHandler, Result<Written>>(h => h.HandleAsync(new(plan, today), year.Clerk, Ct))).Refusal!.Code);
        var taken = await StateAsync();
        Assert.Equal(2, taken.Totals.Count);

        // What happens later on the same day changes nothing in what was taken.
        await year.ReportedAsync(plan, 2, year.Directory.North, year.County);
        foreach (var total in taken.Totals)
        {
            var explained = await year.AskAsync<AssessmentQuery, UnitScoreView?>(q => q.OfUnitAsync(taken.Id, total.Unit, year.Clerk, Ct));
            Assert.Equal(total.Total, explained!.Score.Total);
        }

        // Told to nobody yet; then each unit sees its own, and a stranger nothing.
        Assert.Null(await SheetAsync(year.County));
        Done(await MoveAsync(AssessmentAct.FeedBack, year.Clerk));
        var own = await SheetAsync(year.County);
        Assert.Equal([year.Directory.North.Id], own!.Rows.Select(r => r.UnitId));
        Assert.Null(own.Rows[0].Rank);
        Assert.Null(await SheetAsync(year.Stranger));
        Assert.Null(await year.AskAsync<AssessmentQuery, UnitScoreView?>(q => q.OfUnitAsync(taken.Id, year.Directory.Disease.Id, year.County, Ct)));

        // The one who took it stands aside.
        Done(await year.AskAsync<AssessmentHandler, Result<Written>>(async h => await h.HandleAsync(new ObjectToScore(taken.Id, (await StateAsync()).Version, "2月份的进展是按时报的"), year.County, Ct)));
        Assert.Equal("AS013", (await MoveAsync(AssessmentAct.AskRelease, year.Clerk)).Refusal!.Code);
        Assert.Equal("AS017", (await DecideAsync(year.Clerk)).Refusal!.Code);
        Assert.Empty((await year.Get<MatterWaitsQuery>().AskAsync(year.Clerk, Ct)).ToDecide);
        Assert.Equal(["异议"], (await year.Get<MatterWaitsQuery>().AskAsync(colleague, Ct)).ToDecide.Select(w => w.Wait.Act));
        Done(await DecideAsync(colleague));
        var before = taken.Totals.Single(t => t.Unit == year.Directory.North.Id).Total;
        Assert.Equal(before + 1.5m, (await SheetAsync(year.County))!.Rows[0].Total);

        // Released by a head only; from then on all see it, in the order that the rules switched on.
        Done(await MoveAsync(AssessmentAct.AskRelease, year.Clerk));
        Assert.Equal("AS004", (await MoveAsync(AssessmentAct.Release, year.Clerk)).Refusal!.Code);
        Assert.Null(await SheetAsync(year.Stranger));
        Done(await MoveAsync(AssessmentAct.Release, head));
        Assert.Equal(2, (await SheetAsync(year.Stranger))!.Rows.Count);
        Assert.All((await SheetAsync(year.Stranger))!.Rows, r => Assert.NotNull(r.Rank));
        await year.HoldsAsync();

        async Task<ScoringState> ScoringAsync() => (await year.AskAsync<AssessmentQuery, ScoringView?>(q => q.OfPlanAsync(plan, year.Clerk, Ct)))!.Scoring!;
        async Task<AssessmentState> StateAsync() => (await year.AskAsync<AssessmentQuery, ScoringView?>(q => q.OfPlanAsync(plan, year.Clerk, Ct)))!.Assessments.Single();
        Task<ScoreSheet?> SheetAsync(Actor actor) => year.AskAsync<AssessmentQuery, ScoreSheet?>(q => q.SheetAsync(taken.Id, actor, Ct));
        Task<Result<Written>> ScoreAsync(ProposeScoring command) => year.AskAsync<ScoringHandler, Result<Written>>(h => h.HandleAsync(command, year.Clerk, Ct));
        Task<Result<Written>> MoveAsync(AssessmentAct act, Actor actor) =>
            year.AskAsync<AssessmentHandler, Result<Written>>(async h => await h.HandleAsync(new MoveAssessment(taken.Id, (await StateAsync()).Version, act, null), actor, Ct));
        Task<Result<Written>> DecideAsync(Actor actor) =>
            year.AskAsync<AssessmentHandler, Result<Written>>(async h => await h.HandleAsync(new DecideScoreObjection(taken.Id, (await StateAsync()).Version, year.Directory.North.Id, 1.5m, "确是按时报的"), actor, Ct));
    }
}
