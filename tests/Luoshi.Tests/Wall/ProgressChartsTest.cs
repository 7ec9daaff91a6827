using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Wall;

public sealed class ProgressChartsTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Days_AreTheEndsOfMonthsUpToTheDay_AndTheDay()
    {
        Assert.Equal([new(2025, 1, 31), new(2025, 2, 28), new DateOnly(2025, 3, 15)], ProgressCharts.Days(2025, ChartStep.Month, new(2025, 3, 15)));
        Assert.Equal([new(2025, 1, 31), new DateOnly(2025, 2, 28)], ProgressCharts.Days(2025, ChartStep.Month, new(2025, 2, 28)));
        Assert.Equal([new(2025, 1, 5), new(2025, 1, 12), new DateOnly(2025, 1, 14)], ProgressCharts.Days(2025, ChartStep.Week, new(2025, 1, 14)));
    }

    [Fact]
    public void Of_BeforeThePlanWasInForce_HasNoPoint()
    {
        var item = LitStates.Item("2025-03-31");
        var plan = new PlanLedger(LitStates.Plan() with { InForceFrom = new(2025, 2, 10) }, [item], [item.Duty()]);
        var charts = ProgressCharts.Of([(new(2025, 1, 31), plan), (new(2025, 2, 28), plan), (new(2025, 4, 30), plan)], ChartStep.Month, Scope.All, UnitTree.Empty)!;
        Assert.Equal([new(2025, 2, 28), new DateOnly(2025, 4, 30)], charts.Points.Select(p => p.Day));
        Assert.Equal(100, charts.Points[1].Share(LightColor.Red));
        Assert.Equal(1, Assert.Single(charts.Units).Lights[LightColor.Red]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_EachMonth_IsTheLedgerAsOfThatDay_AndAStrangerSeesNone(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        year.Clock.SetUtcNow(new(2025, 5, 20, 2, 0, 0, TimeSpan.Zero));
        await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        year.Clock.SetUtcNow(new(2025, 7, 20, 2, 0, 0, TimeSpan.Zero));

        var asOf = new DateOnly(2025, 7, 20);
        var charts = (await year.AskAsync<ProgressChartsQuery, ProgressCharts?>(q => q.AskAsync(plan, ChartStep.Month, asOf, year.Clerk, Ct)))!;
        Assert.Equal([new(2025, 2, 28), new(2025, 3, 31), new(2025, 4, 30), new(2025, 5, 31), new(2025, 6, 30), asOf], charts.Points.Select(p => p.Day));
        await using var db = year.Open();
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == plan).OrderBy(e => e.Sequence).ToListAsync(Ct);
        foreach (var point in charts.Points)
        {
            var lit = LightRule.Of(PlanLedger.AsOf(entries, point.Day)!, point.Day);
            Assert.Equal(lit.GroupBy(i => i.Light.Color).ToDictionary(g => g.Key, g => g.Count()), point.Lights.Where(l => l.Value > 0).ToDictionary());
        }

        Assert.Equal([year.Directory.Disease.Id, year.Directory.North.Id], charts.Units.Select(u => u.UnitId!.Value));
        var own = (await year.AskAsync<ProgressChartsQuery, ProgressCharts?>(q => q.AskAsync(plan, ChartStep.Month, asOf, year.County, Ct)))!;
        Assert.Equal([year.Directory.North.Id], own.Units.Select(u => u.UnitId!.Value));
        var stranger = (await year.AskAsync<ProgressChartsQuery, ProgressCharts?>(q => q.AskAsync(plan, ChartStep.Month, asOf, year.Stranger, Ct)))!;
        Assert.Empty(stranger.Units);
        Assert.All(stranger.Points, p => Assert.Equal(0, p.Items));
    }
}
