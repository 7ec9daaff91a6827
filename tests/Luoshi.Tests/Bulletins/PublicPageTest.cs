using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Sample;
using Luoshi.Tests.Progress;
using Luoshi.Tests.Sample;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>What everyone may read: what was released, and no name that was not.</summary>
public sealed class PublicPageTest
{
    private static readonly DateOnly Today = SampleSettings.Usual.Today;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_ShowsWhatTheLeaderReleased_AndNothingBeforeOrAfter(bool postgres)
    {
        await using var sample = await SampleInDatabase.OpenAsync(postgres);
        var (clerk, leader) = (await sample.ActorAsync(SampleAccounts.Clerk), await sample.ActorAsync(SampleAccounts.Leader));
        await using var db = sample.Test.Open();
        if (await db.Matters.AnyAsync(m => m.Kind == PublicPageState.Kind, Ct)) await SetAsync(null, false, clerk);
        Assert.Null(await AskAsync());

        var lit = (await sample.Get<PlanOnDay>().LitAsync(sample.Plan, Today, Scope.All, Ct))!;
        var chosen = lit.Items.Where(i => i.State.Values.Count > 0 && i.Facts.Targets.Any(t => t.Kind == TargetKind.Target)).Take(2).Concat(lit.Items.Take(1)).Distinct().ToList();
        await SetAsync(new([.. chosen.Select(i => i.State.Id)], true, true, false), false, clerk);
        Assert.Null(await AskAsync());
        Assert.Equal("BU024", (await sample.Get<SetPublicPageHandler>().HandleAsync(new(sample.Plan, await SeenAsync(), null, null, true), clerk, Ct)).Refusal?.Code);
        var desk = (await sample.Get<PublicPageQuery>().DeskAsync(sample.Plan, Today, leader, Ct))!;
        await SetAsync(null, true, leader);

        var view = (await AskAsync())!;
        Assert.Equal(desk.Preview!.Items.Select(Said), view.Items.Select(Said));
        Assert.Equal(chosen.OrderBy(i => i.Facts.No).Select(i => i.Facts.Numeral), view.Items.Select(i => i.Numeral));
        Assert.All(view.Items, i => Assert.Null(i.Units));
        Assert.All(view.Items.Zip(chosen.OrderBy(i => i.Facts.No)), p => Assert.Equal(p.Second.Light.Color, p.First.Light));
        Assert.Contains(view.Items, i => i.Figures.Count > 0);

        // Not a person of the directory, not an owner of the item, is named.
        var tree = await sample.Get<UnitTreeQuery>().LoadAsync(Ct);
        var words = string.Join('\n', view.Items.Select(i => i.Title + string.Concat(i.Figures)));
        Assert.All(tree.Persons, p => Assert.DoesNotContain(p.Name, words, StringComparison.Ordinal));
        Assert.All(tree.Units.Where(u => u.Name.Length > 2), u => Assert.DoesNotContain(u.Name, words, StringComparison.Ordinal));

        await SetAsync(null, false, clerk);
        Assert.Null(await AskAsync());

        async Task<PublicView?> AskAsync() => await sample.Get<PublicPageQuery>().AskAsync(sample.Plan, Today, Ct);

        async Task<long> SeenAsync()
        {
            await using var now = sample.Test.Open();
            return await now.Matters.AsNoTracking().Where(m => m.Kind == PublicPageState.Kind).Select(m => m.Version).FirstOrDefaultAsync(Ct);
        }

        async Task SetAsync(PublicChoice? choice, bool releases, Actor actor)
        {
            var done = await sample.Get<SetPublicPageHandler>().HandleAsync(new(sample.Plan, await SeenAsync(), choice, choice is null ? null : leader.PersonId, releases), actor, Ct);
            Assert.True(done.Ok, done.Refusal?.Message);
        }

        static string Said(PublicItem item) => $"{item.Numeral} {item.Title} {item.Due} {item.Light} {string.Join(';', item.Figures)} {item.Units}";
    }

    [Theory]
    [InlineData(false, "有关单位牵头，有关单位配合改造病房，各县区推广，由有关负责同志调度")]
    [InlineData(true, "青岚县人民医院牵头，规划科配合改造病房，各县区推广，由有关负责同志调度")]
    public void Names_InAnItemsWords_AreLeftOutUnlessUnitsWereReleased(bool units, string expected)
    {
        var hospital = new Unit(Guid.CreateVersion7(), null, "青岚县人民医院", UnitKind.Institution, []);
        var tree = UnitTree.Of(1, [hospital], [new UnitGroup(Guid.CreateVersion7(), "各县区", [], [], [hospital.Id], [])], [new Person(Guid.CreateVersion7(), "林晓舟", "院长", hospital.Id)]);
        var item = LitStates.Item("2025-12-31");
        item = item with { Facts = item.Facts with { LeadUnits = ["规划科"], SupportUnits = ["各县区"], Text = "青岚县人民医院牵头，规划科配合改造病房，各县区推广，由林晓舟调度" } };
        var view = PublicPageQuery.Decide(LitPlan.Of(new PlanLedger(LitStates.Plan(), [item], []), new(2025, 6, 30)), new([item.Id], false, false, units), tree);
        Assert.Equal(expected, new NamesLeftOut(tree, units).In(item.Facts.Text, item.Facts));
        Assert.Equal(units, view.Items[0].Title.Contains("人民医院", StringComparison.Ordinal));
    }
}
