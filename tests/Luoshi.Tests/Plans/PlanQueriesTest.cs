using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Plans;

/// <summary>The pages' questions, asked of a real database.</summary>
public sealed class PlanQueriesTest
{
    private static readonly DateTimeOffset Extended = new(2025, 5, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 6, 20, 2, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PlanOnDay_BeforeAndAfterAnExtension_ShowsEachItsDate(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        await using var db = test.Open();
        var (plan, items) = await WriteAsync(db);
        var plans = new PlanOnDay(db, new LedgerReader(db), Clock);

        Assert.Null(await plans.AskAsync(plan, new DateOnly(2025, 1, 5), Scope.All, Ct));
        var before = await plans.AskAsync(plan, new DateOnly(2025, 5, 19), Scope.All, Ct);
        Assert.Equal(new DateOnly(2025, 6, 30), before!.Items[0].Due);
        var now = await plans.AskAsync(plan, new DateOnly(2025, 6, 20), Scope.All, Ct);
        Assert.Equal(new DateOnly(2025, 9, 30), now!.Items[0].Due);
        Assert.Equal(items.Count, now.Items.Count);

        // The day of the extension itself is folded from the entries; it must be what the stored rows say.
        var that = await plans.AskAsync(plan, LedgerDay.Of(Extended), Scope.All, Ct);
        Assert.Equal(now.Items[0].Due, that!.Items[0].Due);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Item_WithNeighbours_ShowsEntriesNewestFirst(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        await using var db = test.Open();
        var (plan, items) = await WriteAsync(db);
        var reader = new LedgerReader(db);
        var query = new ItemPageQuery(new PlanOnDay(db, reader, Clock), Scopes(test), reader, new DocumentQuery(db));

        var first = await query.AskAsync(plan, items[0], new DateOnly(2025, 6, 20), SamplePlan.Clerk, Ct);
        Assert.Null(first!.Previous);
        Assert.Equal(items[1], first.Next);
        Assert.Equal(["extended", "item-read"], first.Entries.Select(e => e.Entry.Kind));
        var earlier = await query.AskAsync(plan, items[0], new DateOnly(2025, 2, 1), SamplePlan.Clerk, Ct);
        Assert.Equal(["item-read"], earlier!.Entries.Select(e => e.Entry.Kind));
        Assert.Null(await query.AskAsync(plan, Guid.NewGuid(), new DateOnly(2025, 6, 20), SamplePlan.Clerk, Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Home_DraftAndInForce_StandApart(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        await using var db = test.Open();
        var (inForce, _) = await WriteAsync(db);
        var (draft, _) = await SamplePlan.WriteAsync(db);
        var reader = new LedgerReader(db);
        var home = await new HomeQuery(new PlanOnDay(db, reader, Clock), Scopes(test), new PlanListQuery(db, Scopes(test), new StandingPlans(Clock)), reader).AskAsync(new DateOnly(2025, 7, 5), SamplePlan.Clerk, Ct);

        Assert.Equal([inForce], home.Plans.Select(p => p.Plan.Id));
        Assert.Equal([draft], home.Drafts.Select(d => d.Plan.Id));
        Assert.Equal(1, home.Drafts[0].Doubts);
        Assert.Equal([2, 3], home.Red.Select(r => r.Item.Facts.No));
        Assert.Equal(["extended", "put-in-force", "item-read", "plan-read"], home.Recent.Select(r => r.Group.First.Entry.Kind));
    }

    private static ScopeQuery Scopes(TestDatabase test) => new(new UnitTreeQuery(test));

    private static async Task<(Guid Plan, IReadOnlyList<Guid> Items)> WriteAsync(Luoshi.Storage.LuoshiDb db)
    {
        var (plan, items) = await SamplePlan.WriteAsync(db);
        var writer = new LedgerWriter(db);
        Assert.True((await writer.WriteAsync(plan, 4, [new(new PutInForce(new DateOnly(2025, 1, 6)))], SamplePlan.Clerk, SamplePlan.Start.AddHours(1), Ct)).Ok);
        Assert.True((await writer.WriteAsync(plan, 5, [new(new Extended(new DateOnly(2025, 6, 30), new DateOnly(2025, 9, 30)), items[0], Reason: "选址调整")], SamplePlan.Clerk, Extended, Ct)).Ok);
        return (plan, items);
    }
}
