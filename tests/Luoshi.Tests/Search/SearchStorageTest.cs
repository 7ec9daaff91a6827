using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Storage;
using Luoshi.Tests.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Search;

/// <summary>What can be found in a running year, by whom, and that the index is what the entries say.</summary>
public sealed class SearchStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_PartsOfSentences_FindPlanItemAndReport_MarkedNewestFirst(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        await ReportAsync(year, plan, 1, "已为ＨＰＶ疫苗接种建档，区域医疗中心开工。", "缺冷链车");
        await ReportAsync(year, plan, 2, "医疗区域已划定。", null);

        var all = await AskAsync(year, "工作要点", year.Clerk);
        Assert.Equal([1, 0, 0], all.Groups.Select(g => g.Hits.Count));
        Assert.Equal("工作要点", Assert.Single(all.Groups[0].Hits[0].Runs, r => r.Marked).Words);
        Assert.Equal([2, 1], (await AskAsync(year, "基层医疗卫生", year.Clerk)).Groups[1].Hits.Select(h => h.Item!.Facts.No));

        // In this order only, across width and case, several words all there, in what stands in the way as well.
        Assert.Equal("已为ＨＰＶ疫苗接种建档，区域医疗中心开工。\n缺冷链车", await ReportAsync(year, "区域医疗"));
        Assert.Equal("医疗区域已划定。", await ReportAsync(year, "医疗区域"));
        Assert.Equal(2, (await AskAsync(year, "区域", year.Clerk)).Groups[2].Hits.Count);
        Assert.NotNull(await ReportAsync(year, "hpv 冷链"));
        Assert.Null(await ReportAsync(year, "hpv 划定"));
        Assert.Null(await ReportAsync(year, "建档区域"));
        Assert.Null(await ReportAsync(year, "\"区域\" OR 没有这样的词"));
        Assert.True((await AskAsync(year, "医", year.Clerk)).TooShort);
        Assert.Empty((await AskAsync(year, " ", year.Clerk)).Groups);
        await year.HoldsAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_ByWhoSeesLess_FindsNoMore(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        await ReportAsync(year, plan, 1, "冷链车到位。", null);
        foreach (var (who, items, reports) in new[] { (year.Clerk, 2, 1), (year.Leader, 2, 1), (year.Lead, 2, 1), (year.County, 2, 1), (year.Hospital, 0, 0), (year.Stranger, 0, 0) })
        {
            Assert.Equal((who.Name, items), (who.Name, (await AskAsync(year, "基层医疗", who)).Groups[1].Hits.Count));
            Assert.Equal((who.Name, reports), (who.Name, (await AskAsync(year, "冷链", who)).Groups[2].Hits.Count));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_PageByPage_GivesEveryHitOnce(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await year.PlanAsync(items: 45);
        List<int> seen = [];
        for (var page = 1; page <= 3; page++)
        {
            var group = (await year.AskAsync<SearchQuery, SearchView>(q => q.AskAsync("基层医疗", SearchKind.Item, page, year.Leader, Ct))).Groups.Single();
            Assert.Equal(page < 3, group.More);
            seen.AddRange(group.Hits.Select(h => h.Item!.Facts.No));
        }

        Assert.Equal(Enumerable.Range(1, 45).Reverse(), seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Index_FollowsCorrections_IsVerified_AndRebuilt(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        await ReportAsync(year, plan, 1, "冷链车到位。", null);
        await using (var db = year.Open())
        {
            var item = await year.ItemAsync(plan, 1);
            var written = await new LedgerWriter(db).WriteAsync(plan, await db.Plans.Where(p => p.Id == plan).Select(p => p.Version).SingleAsync(Ct), [new(new Corrected("text", default, StateJson.Element("改成建设胸痛中心。")), item.Id, null, "印错")], year.Clerk, year.Clock.GetUtcNow(), Ct);
            Assert.True(written.Ok, written.Refusal?.Message);
        }

        Assert.Single((await AskAsync(year, "胸痛中心", year.Clerk)).Groups[1].Hits);
        Assert.Single((await AskAsync(year, "建成基层", year.Clerk)).Groups[1].Hits);
        await year.HoldsAsync();

        // Tampered with, it is told and mended.
        await using (var db = year.Open())
        {
            await db.SearchTexts.Where(t => t.Kind == SearchKind.Report).ExecuteDeleteAsync(Ct);
            await db.SearchTexts.Where(t => t.Kind == SearchKind.Plan).ExecuteUpdateAsync(t => t.SetProperty(x => x.Words, "别的"), Ct);
        }

        await using (var db = year.Open())
        {
            List<PlanVerification> found = [];
            await foreach (var one in new LedgerVerifier(db).VerifyAsync(Ct)) found.Add(one);
            Assert.Equal(LedgerProblem.StateDiffers, Assert.Single(found.Single().Problems).Code);
        }

        await using (var db = year.Open()) await new LedgerRebuild(db).RunAsync(Ct);
        await year.HoldsAsync();
        Assert.Single((await AskAsync(year, "冷链车", year.Clerk)).Groups[2].Hits);

        // A folder older than the index is indexed when it is opened.
        await using (var db = year.Open()) await db.SearchTexts.ExecuteDeleteAsync(Ct);
        Assert.Empty((await AskAsync(year, "冷链车", year.Clerk)).Groups[2].Hits);
        await LuoshiDatabase.MigrateAsync(year.Get<DatabaseSettings>(), Ct);
        Assert.Single((await AskAsync(year, "冷链车", year.Clerk)).Groups[2].Hits);
        await year.HoldsAsync();
    }

    private static async Task ReportAsync(YearInDatabase year, Guid plan, int no, string text, string? difficulty)
    {
        var duty = await year.DutyAsync(plan, no, year.Directory.North);
        YearInDatabase.Done(await year.Get<ReportProgressHandler>().HandleAsync(new(duty.Id, duty.Version, 40, text) { Difficulty = difficulty }, year.County, Ct));
    }

    /// <summary>The words of the one report that has them; null for none.</summary>
    private static async Task<string?> ReportAsync(YearInDatabase year, string words)
    {
        var hits = (await AskAsync(year, words, year.Clerk)).Groups[2].Hits;
        return hits.Count == 0 ? null : string.Concat(Assert.Single(hits).Runs.Select(r => r.Words)).Replace('　', '\n');
    }

    private static Task<SearchView> AskAsync(YearInDatabase year, string words, Actor who) =>
        year.AskAsync<SearchQuery, SearchView>(q => q.AskAsync(words, null, 1, who, Ct));
}
