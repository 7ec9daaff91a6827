using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Supervision;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Progress;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Supervision;

public sealed class PostgresRoundStorageTest : RoundStorageTest
{
    protected override bool Postgres => true;
}

public sealed class SqliteRoundStorageTest : RoundStorageTest
{
    protected override bool Postgres => false;
}

/// <summary>Rounds, problems and conclusions as matters of the plan's chain, on the real database.</summary>
public abstract class RoundStorageTest
{
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 7, 7];

    protected abstract bool Postgres { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeRound_VerifyAgrees_AndEachDayFoldsToItsState()
    {
        await using var year = await YearInDatabase.CreateAsync(Postgres);
        var (plan, round, problem) = await RoundAsync(year);
        await year.HoldsAsync();

        await using var db = year.Open();
        var reader = new LedgerReader(db);
        var today = LedgerDay.Of(year.Clock.GetUtcNow());
        var now = (await reader.AsOfAsync(plan, today, Ct))!;
        Assert.Equal(ProblemStatus.PutRight, now.Matters.OfType<ProblemState>().Single().Status);
        Assert.Equal(ConclusionStatus.Objected, now.Matters.OfType<ConclusionState>().Single().Status);

        // One step a day, from the day the round was opened.
        Assert.Equal(RoundStatus.Proposed, State<RoundState>(await reader.AsOfAsync(plan, today.AddDays(-8), Ct)).Status);
        Assert.Equal(RoundStatus.Running, State<RoundState>(await reader.AsOfAsync(plan, today.AddDays(-7), Ct)).Status);
        Assert.Equal(ProblemStatus.Rectifying, State<ProblemState>(await reader.AsOfAsync(plan, today.AddDays(-4), Ct)).Status);
        Assert.Empty((await reader.AsOfAsync(plan, today.AddDays(-9), Ct))!.Matters);

        // They stand in the item's history, and its state is as before.
        var item = await year.ItemAsync(plan, 1);
        var kinds = (await reader.OfItemAsync(item.Id, ct: Ct)).Select(e => e.Kind).ToList();
        Assert.Subset(kinds.ToHashSet(), new HashSet<string> { "spot-recorded", "problem-raised", "rectification-set", "rectification-handed-in", "rectification-verified" });
        Assert.Equal(round, State<RoundState>(now).Id);
        Assert.Equal(problem, State<ProblemState>(now).Id);
    }

    [Fact]
    public async Task Tampered_StateOrFile_IsFound_AndRebuildRestores()
    {
        await using var year = await YearInDatabase.CreateAsync(Postgres);
        await RoundAsync(year);
        await using (var db = year.Open())
        {
            var row = await db.Matters.SingleAsync(m => m.Kind == ProblemState.Name, Ct);
            row.State = row.State.Replace("putRight", "found", StringComparison.Ordinal);
            row.Open = true;
            var conclusion = await db.Matters.SingleAsync(m => m.Kind == ConclusionState.Name, Ct);
            db.Remove(conclusion);
            await db.SaveChangesAsync(Ct);
        }

        var codes = await ProblemsAsync(year);
        Assert.Contains(LedgerProblem.StateDiffers, codes);
        Assert.Contains(LedgerProblem.StateMissing, codes);
        await using (var db = year.Open())
        {
            await new LedgerRebuild(db).RunAsync(Ct);
        }

        Assert.Empty(await ProblemsAsync(year));
        await using (var db = year.Open())
        {
            var file = await db.MatterFiles.AsNoTracking().SingleAsync(Ct);
            var swapped = new byte[file.Content.Length];
            await db.MatterFiles.Where(f => f.Id == file.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Content, swapped), Ct);
        }

        Assert.Equal([LedgerProblem.DocumentDiffers], await ProblemsAsync(year));
        await using (var db = year.Open())
        {
            await db.MatterFiles.ExecuteDeleteAsync(Ct);
        }

        Assert.Equal([LedgerProblem.DocumentDiffers], await ProblemsAsync(year));
    }

    [Fact]
    public async Task AMatterOfADraftOrAnArchivedPlan_IsRefused()
    {
        await using var year = await YearInDatabase.CreateAsync(Postgres);
        var (plan, _, problem) = await RoundAsync(year);
        await using var db = year.Open();
        var draft = Guid.CreateVersion7();
        var document = await db.Documents.FirstAsync(Ct);
        var read = new PlanRead(document.Id, document.FileName, document.Sha256, SamplePlan.Facts with { Findings = [] });
        await new LedgerWriter(db).WriteAsync(draft, 0, [new(read)], year.Clerk, year.Clock.GetUtcNow(), Ct);
        var raised = new ProblemRaised(Guid.CreateVersion7(), 1, null, year.Directory.North.Id, "北屿县卫健局", "问题", "情况", [1]);
        await Assert.ThrowsAsync<LedgerFoldException>(() => new LedgerWriter(db).AppendAsync(draft, 1, [new(raised)], year.Clerk, year.Clock.GetUtcNow(), Ct));

        await using var other = year.Open();
        var version = await other.Plans.Where(p => p.Id == plan).Select(p => p.Version).SingleAsync(Ct);
        await new LedgerWriter(other).WriteAsync(plan, version, [new(new Archived())], year.Clerk, year.Clock.GetUtcNow(), Ct);
        var refused = await year.Get<WithdrawProblemHandler>().HandleAsync(new(problem, 0, "列错"), year.Clerk, Ct);
        Assert.Equal("DU010", refused.Refusal?.Code);
        await Assert.ThrowsAsync<LedgerFoldException>(() => new LedgerWriter(other).AppendAsync(plan, version + 1, [new(raised)], year.Clerk, year.Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public async Task TwoOnOneMatter_TheSecondIsTold_AndTheUnitSeesOnlyItsOwn()
    {
        await using var year = await YearInDatabase.CreateAsync(Postgres);
        var (plan, round, problem) = await RoundAsync(year);
        await using var db = year.Open();
        var known = (await new MatterReader(db).FindAsync<ProblemState>(problem, Ct))!;
        Assert.Equal("SV002", (await year.Get<VerifyRectificationHandler>().HandleAsync(new(problem, known.Version - 1, "看了"), year.Clerk, Ct)).Refusal?.Code);

        var query = year.Get<SupervisionQuery>();
        Assert.NotNull(await query.OneAsync<ProblemState>(problem, year.County, Ct));
        Assert.Null(await query.OneAsync<ProblemState>(problem, year.Stranger, Ct));
        Assert.Null(await query.OneAsync<RoundState>(round, year.Hospital, Ct));
        var own = (await query.OfPlanAsync(plan, year.County, Ct))!;
        Assert.Empty(own.RecordsOf(own.Rounds.Single()));
        var file = await db.MatterFiles.Select(f => f.Id).SingleAsync(Ct);
        Assert.Null(await query.FileAsync(file, year.County, Ct));
        Assert.NotNull(await query.FileAsync(file, year.Clerk, Ct));
        Assert.NotNull(await query.FileAsync(file, year.Leader, Ct));
    }

    private static T State<T>(PlanLedger? ledger)
        where T : MatterState => ledger!.Matters.OfType<T>().Single();

    private static async Task<List<string>> ProblemsAsync(YearInDatabase year)
    {
        await using var db = year.Open();
        var found = new List<string>();
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(Ct)) found.AddRange(plan.Problems.Select(p => p.Code));
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>A round up to an objection, a step a day.</summary>
    private static async Task<(Guid Plan, Guid Round, Guid Problem)> RoundAsync(YearInDatabase year)
    {
        await AccountsAsync(year);
        var plan = await year.DispatchedAsync();
        var items = new[] { (await year.ItemAsync(plan, 1)).Id, (await year.ItemAsync(plan, 2)).Id };
        NextDay();
        var today = LedgerDay.Of(year.Clock.GetUtcNow());
        var north = year.Directory.North.Id;
        var opened = await year.Get<OpenRoundHandler>().HandleAsync(
            new(plan, new("一季度督查", RoundForm.Comprehensive, "进度", [RoundMethod.SelfCheck, RoundMethod.OnTheSpot], [north], [], items, [year.Clerk.AccountId!.Value], ["外请专家"], year.Leader.AccountId, today, today.AddDays(30), today.AddDays(5), true)),
            year.Clerk,
            Ct);
        Assert.True(opened.Ok, opened.Refusal?.Message);
        var round = opened.Value;
        NextDay();
        YearInDatabase.Done(await year.Get<ApproveSchemeHandler>().HandleAsync(new(round, await VersionAsync(round)), year.Leader, Ct));
        NextDay();
        await using (var db = year.Open())
        {
            var check = StateJson.Read<MatterState>(await db.Matters.Where(m => m.Kind == SelfCheckState.Name).Select(m => m.State).SingleAsync(Ct));
            YearInDatabase.Done(await year.Get<AnswerSelfCheckHandler>().HandleAsync(new(check.Id, check.Version, [.. items.Select(i => new SelfCheckAnswer(i, true, null))], null), year.County, Ct));
        }

        YearInDatabase.Done(await year.Get<RecordOnTheSpotHandler>().HandleAsync(new(round, north, items[0], "乡镇", RoundMethod.OnTheSpot, "三户不知情") { Photos = [new("现场.png", Photo)] }, year.Clerk, Ct));
        NextDay();
        var raised = await year.Get<RaiseProblemHandler>().HandleAsync(new(round, north, items[0], "签约不实", "三户不知情", [1]), year.Clerk, Ct);
        Assert.True(raised.Ok, raised.Refusal?.Message);
        var problem = raised.Value;
        NextDay();
        YearInDatabase.Done(await year.Get<SetRectificationHandler>().HandleAsync(new(problem, await VersionAsync(problem), "核对", "时云帆", today.AddDays(20), []), year.Clerk, Ct));
        NextDay();
        YearInDatabase.Done(await year.Get<HandInRectificationHandler>().HandleAsync(new(problem, await VersionAsync(problem), "已改"), year.County, Ct));
        NextDay();
        YearInDatabase.Done(await year.Get<VerifyRectificationHandler>().HandleAsync(new(problem, await VersionAsync(problem), "看了"), year.Clerk, Ct));
        NextDay();
        var conclusion = await year.Get<WriteConclusionHandler>().HandleAsync(new(round, north, null, "进度偏慢", [new("三户不知情", [1])], [problem]), year.Clerk, Ct);
        Assert.True(conclusion.Ok, conclusion.Refusal?.Message);
        YearInDatabase.Done(await year.Get<FeedBackConclusionHandler>().HandleAsync(new(conclusion.Value, await VersionAsync(conclusion.Value)), year.Clerk, Ct));
        YearInDatabase.Done(await year.Get<ReceiveConclusionHandler>().HandleAsync(new(conclusion.Value, await VersionAsync(conclusion.Value)), year.County, Ct));
        NextDay();
        YearInDatabase.Done(await year.Get<ObjectToConclusionHandler>().HandleAsync(new(conclusion.Value, await VersionAsync(conclusion.Value), "不符"), year.County, Ct));
        return (plan, round, problem);

        void NextDay() => year.Clock.Advance(TimeSpan.FromDays(1));

        async Task<long> VersionAsync(Guid matter)
        {
            await using var db = year.Open();
            return await db.Matters.Where(m => m.Id == matter).Select(m => m.Version).SingleAsync(Ct);
        }
    }

    private static async Task AccountsAsync(YearInDatabase year)
    {
        await using var db = year.Open();
        var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == Roles.Leader, Ct);
        if (role is null) db.Roles.Add(role = new IdentityRole<Guid>(Roles.Leader) { Id = Guid.CreateVersion7(), NormalizedName = Roles.Leader.ToUpperInvariant() });
        foreach (var actor in new[] { year.Clerk, year.Leader })
            db.Users.Add(new Account { Id = actor.AccountId!.Value, UserName = actor.Name, NormalizedUserName = actor.Name, DisplayName = actor.Name, PersonId = actor.PersonId });
        db.UserRoles.Add(new() { UserId = year.Leader.AccountId!.Value, RoleId = role.Id });
        await db.SaveChangesAsync(Ct);
    }
}
