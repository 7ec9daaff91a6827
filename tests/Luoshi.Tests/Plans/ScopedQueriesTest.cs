using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Plans;

/// <summary>Each account of the sample asks each page: what is counted is what is listed, and nobody sees more than the own part.</summary>
public sealed class ScopedQueriesTest
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(SampleSettings.Usual.Today, new TimeOnly(10, 0), LedgerDay.Offset));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateOnly Today => LedgerDay.Of(Clock.GetUtcNow());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_OfEveryAccount_CountWhatTheyList(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        var seeded = await new SampleSeeder(test, new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(Ct);
        Assert.True(seeded.Ok);
        var items = new Dictionary<string, int>();
        foreach (var account in SampleAccounts.All)
        {
            await using var db = test.Open();
            items[account.UserName] = await AskAllAsync(test, db, new ScopeQuery(new UnitTreeQuery(test)), seeded.Value.PlanId, account.UserName);
        }

        Assert.Equal(seeded.Value.Items, items[SampleAccounts.Clerk.UserName]);
        Assert.Equal(seeded.Value.Items, items[SampleAccounts.Viewer.UserName]);
        Assert.Equal(seeded.Value.Items, items[SampleAccounts.Administrator.UserName]);
        Assert.InRange(items[SampleAccounts.Leader.UserName], 1, seeded.Value.Items - 1);
        Assert.InRange(items[SampleAccounts.LeadUnit.UserName], 1, seeded.Value.Items - 1);
        Assert.InRange(items[SampleAccounts.County.UserName], 1, seeded.Value.Items - 1);
        Assert.Equal(items[SampleAccounts.County.UserName], items[SampleAccounts.CountyHead.UserName]);
    }

    private static async Task<int> AskAllAsync(TestDatabase test, LuoshiDb db, ScopeQuery scopes, Guid planId, string userName)
    {
        var id = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(Ct);
        var actor = AccountClaims.ActorOf((await new AccountClaims(db).OfAsync(id, Ct))!);
        var scope = await scopes.OfAsync(actor, Ct);
        var ledger = new LedgerReader(db);
        var plans = new PlanOnDay(db, ledger, Clock);
        var list = new PlanListQuery(db, scopes, new StandingPlans(Clock));

        var page = (await new LedgerPageQuery(plans, scopes).AskAsync(planId, new LedgerFilter(), Today, actor, Ct))!;
        Assert.Equal(page.OfPlan, page.Total);
        Assert.Equal(page.OfPlan, page.OfAllLights);

        // The wall chart is the same items with the same lights, and no unit's duty more than the ledger counts.
        var walls = new WallQuery(db, plans, scopes, new UnitTreeQuery(test));
        var wall = (await walls.AskAsync(planId, WallArrangement.Section, new LedgerFilter(), Today, actor, Ct))!;
        Assert.Equal(page.Groups.SelectMany(g => g.Items).Select(i => (i.State.Id, i.Light.Sentence)), wall.Groups.SelectMany(g => g.Rows).Take(LedgerPageQuery.PageSize).Select(r => (r.Item.State.Id, r.Light.Sentence)));
        var hung = (await walls.AskAsync(planId, WallArrangement.Unit, new LedgerFilter(), Today, actor, Ct))!.Groups.SelectMany(g => g.Rows).Select(r => r.Duty!.State).ToList();
        Assert.True(hung.Count <= page.Duties);
        Assert.All(hung.Where(d => !scope.SeesWhole(wall.Groups.SelectMany(g => g.Rows).First(r => r.Item.State.Id == d.ItemId).Item.State)), d => Assert.True(scope.Sees(d.UnitId!.Value)));
        var listed = page.Groups.SelectMany(g => g.Items).Select(i => i.State.Id).ToHashSet();
        Assert.Equal(page.OfPlan, listed.Count);

        var entry = Assert.Single((await list.AskAsync(null, actor, Ct)).Plans);
        Assert.Equal((page.OfPlan, page.Duties), (entry.Items, entry.Duties));
        Assert.Equal(page.Lights[LightColor.Done], entry.Closed);

        var home = await new HomeQuery(plans, scopes, list, ledger).AskAsync(Today, actor, Ct);
        Assert.Equal(page.Lights, Assert.Single(home.Plans).Lights);
        Assert.Equal(page.Lights[LightColor.Red], home.Red.Count);
        Assert.All(home.Recent, r => Assert.All(r.Group.Entries, e => Assert.True(e.Entry.ItemId is not { } item || listed.Contains(item))));

        // The duties on the items' pages are those that were counted, and an item that is not listed is not there.
        var query = new ItemPageQuery(plans, scopes, ledger, new DocumentQuery(db));
        var duties = 0;
        var all = await db.Items.Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.Id).ToListAsync(Ct);
        foreach (var item in userName == SampleAccounts.County.UserName ? all : [.. all.Where(i => !listed.Contains(i)).Take(1)])
        {
            var view = await query.AskAsync(planId, item, Today, actor, Ct);
            Assert.Equal(listed.Contains(item), view is not null);
            if (view is null) continue;
            duties += view.Duties.Count;
            var shown = view.Duties.Select(d => d.Id).ToHashSet();
            Assert.False(view.Whole);
            Assert.All(view.Entries, e => Assert.True(e.Entry.DutyId is not { } duty || shown.Contains(duty)));
            Assert.All(view.Duties, d => Assert.True(scope.Sees(d, view.Item)));
        }

        if (userName == SampleAccounts.County.UserName) Assert.Equal(page.Duties, duties);
        var document = await new DocumentPageQuery(plans, scopes, new DocumentQuery(db), Clock).AskAsync(planId, null, actor, Ct);
        Assert.NotNull(document?.Document);
        return page.OfPlan;
    }
}
