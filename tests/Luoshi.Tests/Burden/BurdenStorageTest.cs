using Luoshi.Burden;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Burden;

/// <summary>What a unit was asked for in a running year, by month and by whom, and who may see it.</summary>
public sealed class BurdenStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_CountsWhatWasAsked_ByMonthAndByWhom(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var reports = (await year.DutyAsync(plan, 1, year.Directory.North)).Owed.Count + (await year.DutyAsync(plan, 2, year.Directory.North)).Owed.Count;
        Assert.True(reports > 0);
        var before = await AskAsync(year, year.Directory.North, year.Clerk);
        Assert.Equal((reports, reports, reports * 3, 0), (before!.Total, before.Of(AskKind.Report), before.Fields, before.Files));
        Assert.Equal(("文静之", reports), (Assert.Single(before.By).Name, before.By[0].Total));

        var duty = await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        YearInDatabase.Done(await year.Get<ReturnReportHandler>().HandleAsync(new(duty.Id, duty.Version, "缺数字"), year.Lead, Ct));
        year.Clock.Advance(TimeSpan.FromDays(30));
        var second = await year.DutyAsync(plan, 2, year.Directory.North);
        YearInDatabase.Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(second.Id, second.Version, "请抓紧"), year.Clerk, Ct));
        var item = await year.ItemAsync(plan, 2);
        YearInDatabase.Done(await year.Get<GiveInstructionHandler>().HandleAsync(new(item.Id, item.Version, "下周报方案", new(2025, 3, 20), [second.Id]), year.Leader, Ct));
        YearInDatabase.Done(await year.Get<AskForEvidenceHandler>().HandleAsync(new(item.Id, (await year.ItemAsync(plan, 2)).Version, "验收表"), year.Clerk, Ct));

        var view = (await AskAsync(year, year.Directory.North, year.Clerk))!;
        Assert.Equal((reports, 1, 1, 1), (view.Of(AskKind.Report), view.Of(AskKind.Again), view.Of(AskKind.Urge), view.Of(AskKind.Instruction)));
        Assert.Equal((1, 0), (view.Months[1].Counts.GetValueOrDefault(AskKind.Again), view.Months[1].Counts.GetValueOrDefault(AskKind.Urge)));
        Assert.Equal((1, 1), (view.Months[2].Counts.GetValueOrDefault(AskKind.Urge), view.Months[2].Counts.GetValueOrDefault(AskKind.Instruction)));
        Assert.Equal([("文静之", reports + 1), ("祝晓帆", 1), ("顾怀谦", 1)], view.By.Select(b => (b.Name, b.Total)).Order().OrderByDescending(b => b.Item2));
        Assert.Equal(second.Owed.Count(o => o.Due >= new DateOnly(2025, 3, 12)), view.Files);
        Assert.Equal(view.Months.Sum(m => m.ToCome), view.Asks.Count(a => a.Kind == AskKind.Report && a.On > new DateOnly(2025, 3, 12)));

        // The same figure in both items is one to be asked for once.
        var twice = Assert.Single(view.Twice);
        Assert.Equal(("基层医疗卫生机构", 2), (twice.Indicator, twice.Places.Count));

        Assert.NotNull(await AskAsync(year, year.Directory.North, year.County));
        Assert.Null(await AskAsync(year, year.Directory.North, year.Stranger));
        Assert.Null(await AskAsync(year, year.Directory.North, year.Hospital));
        Assert.Equal(0, (await AskAsync(year, year.Directory.South, year.Clerk))!.Total);
    }

    private static Task<BurdenView?> AskAsync(YearInDatabase year, Unit unit, Actor who) =>
        year.AskAsync<BurdenQuery, BurdenView?>(q => q.AskAsync(unit.Id, null, LedgerDay.Of(year.Clock.GetUtcNow()), who, Ct));
}
