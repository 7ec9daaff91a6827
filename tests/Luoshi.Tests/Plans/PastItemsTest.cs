using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Plans;

/// <summary>What is kept of past days is what the entries say.</summary>
public sealed class PastItemsTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AskAsync_PartByPart_IsWhatAFreshReadingGives(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 3);
        List<Guid> items = [(await year.ItemAsync(plan, 1)).Id, (await year.ItemAsync(plan, 2)).Id, (await year.ItemAsync(plan, 3)).Id];
        year.Clock.Advance(TimeSpan.FromDays(3));
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        var day = LedgerDay.Of(year.Clock.GetUtcNow());
        year.Clock.Advance(TimeSpan.FromDays(2));
        await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        await year.ReportedAsync(plan, 2, year.Directory.North, year.County);

        var kept = new PastItems(year.Clock);
        foreach (var on in new[] { day, day.AddDays(-1), day.AddDays(-60) })
        {
            await SameAsync(kept, year, plan, on, [items[1]]);
            await SameAsync(kept, year, plan, on, items);
            await SameAsync(kept, year, plan, on, [items[2], items[0]]);
            await SameAsync(kept, year, plan, on, [items[0], Guid.NewGuid()]);
        }
    }

    [Fact]
    public async Task AskAsync_ADayJustOver_IsReadAgain()
    {
        await using var year = await YearInDatabase.CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync();
        var item = (await year.ItemAsync(plan, 1)).Id;
        var day = LedgerDay.Of(year.Clock.GetUtcNow());
        var clock = new FakeTimeProvider(LedgerDay.EndOf(day).AddMinutes(30));
        var kept = new PastItems(clock);

        // Half an hour after midnight another node's entry of the day before may still come.
        var before = await AskAsync(kept, year, plan, day, [item]);
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        Assert.NotEqual(StateJson.Write(before), StateJson.Write(await AskAsync(kept, year, plan, day, [item])));

        clock.Advance(TimeSpan.FromHours(1));
        var settled = await AskAsync(kept, year, plan, day, [item]);
        Assert.Same(settled!.Items[0], (await AskAsync(kept, year, plan, day, [item]))!.Items[0]);
    }

    private static async Task SameAsync(PastItems kept, YearInDatabase year, Guid plan, DateOnly day, IReadOnlyCollection<Guid> items)
    {
        await using var db = year.Open();
        var fresh = await new LedgerReader(db).AsOfAsync(plan, await new LedgerReader(db).BegunAsync(plan, Ct), day, items, Ct) is { } read ? LitPlan.Of(read, day) : null;
        var held = await kept.AskAsync(new LedgerReader(db), plan, day, items, Ct);
        Assert.Equal(StateJson.Write(fresh?.Items), StateJson.Write(held?.Items));
        Assert.Equal(StateJson.Write(fresh?.Seen.Items), StateJson.Write(held?.Seen.Items));
        Assert.Equal(fresh?.Seen.Duties.Where(d => items.Contains(d.ItemId)).OrderBy(d => d.Id).Select(StateJson.Write), held?.Seen.Duties.OrderBy(d => d.Id).Select(StateJson.Write));
        Assert.Equal(fresh?.Plan.Status, held?.Plan.Status);
    }

    private static async Task<LitPlan?> AskAsync(PastItems kept, YearInDatabase year, Guid plan, DateOnly day, IReadOnlyCollection<Guid> items)
    {
        await using var db = year.Open();
        return await kept.AskAsync(new LedgerReader(db), plan, day, items, Ct);
    }
}
