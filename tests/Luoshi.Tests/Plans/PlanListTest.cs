using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Plans;

/// <summary>The list of plans once there are many: past years by themselves, and programs page by page through all of it.</summary>
public sealed class PlanListTest
{
    private static readonly Actor Viewer = new(Guid.CreateVersion7(), "周览", Roles.Viewer) { UnitId = Guid.CreateVersion7() };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_OfManyArchived_ShowsThemByTheirYear(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        await using var db = test.Open();
        var (draft, _) = await SamplePlan.WriteAsync(db);
        var inForce = await WriteAsync(db, archived: false);
        var archived = new List<Guid>();
        for (var i = 0; i < PlanListQuery.FewArchived; i++) archived.Add(await WriteAsync(db, archived: true));
        var query = new PlanListQuery(db, new ScopeQuery(new UnitTreeQuery(test)), new StandingPlans(TimeProvider.System));

        // Few: one list, drafts first, the archived last.
        var few = await query.AskAsync(null, SamplePlan.Clerk, Ct);
        Assert.Equal([draft, inForce], few.Plans.Take(2).Select(p => p.Plan.Id));
        Assert.Equal(archived.Order(), few.Plans.Skip(2).Select(p => p.Plan.Id).Order());
        Assert.Empty(few.PastYears);

        // One more, of another year: each year by itself, with those of it that are still in force.
        var older = await WriteAsync(db, archived: true);
        await db.Plans.Where(p => p.Id == older).ExecuteUpdateAsync(p => p.SetProperty(x => x.Year, 2024), Ct);
        var now = await query.AskAsync(null, SamplePlan.Clerk, Ct);
        Assert.Equal([draft, inForce], now.Plans.Select(p => p.Plan.Id));
        Assert.Equal([2025, 2024], now.PastYears);
        var last = Assert.Single((await query.AskAsync(2024, SamplePlan.Clerk, Ct)).Plans);
        Assert.Equal((older, 2, 1), (last.Plan.Id, last.Items, last.Closed));
        Assert.Equal(archived.Count + 2, (await query.AskAsync(2025, SamplePlan.Clerk, Ct)).Plans.Count);
        Assert.Empty((await query.AskAsync(2019, SamplePlan.Clerk, Ct)).Plans);

        // Who does not see everything sees no draft; and counts only what is shown, of plans in force and of archived ones alike.
        var narrow = await query.AskAsync(2025, Viewer, Ct);
        Assert.Equal(archived.Count + 1, narrow.Plans.Count);
        Assert.All(narrow.Plans, p => Assert.Equal((0, 0), (p.Items, p.Duties)));

        // Page by page each comes once.
        foreach (var (actor, plans) in new[] { (SamplePlan.Clerk, archived.Count + 3), (Viewer, archived.Count + 2) })
        {
            List<Guid> met = [];
            for (Guid? after = null; met.Count == 0 || after is not null;)
            {
                var page = await query.PageAsync(after, 7, actor, Ct);
                met.AddRange(page.Take(7).Select(p => p.Plan.Id));
                after = page.Count > 7 ? page[6].Plan.Id : null;
            }

            Assert.Equal((plans, plans), (met.Count, met.Distinct().Count()));
        }
    }

    private static async Task<Guid> WriteAsync(LuoshiDb db, bool archived)
    {
        var (plan, items) = await SamplePlan.WriteAsync(db, items: 2);
        List<NewEntry> acts = [new(new PutInForce(new DateOnly(2025, 1, 6))), new(new Closed(), items[0])];
        if (archived) acts.Add(new(new Archived()));
        Assert.True((await new LedgerWriter(db).WriteAsync(plan, 3, [.. acts], SamplePlan.Clerk, SamplePlan.Start.AddHours(1), Ct)).Ok);
        return plan;
    }
}
