using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>An act that a program sends again is carried out once.</summary>
public sealed class OnceTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_SentAgain_AtOnceOrLater_IsWrittenOnce(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var duty = await year.DutyAsync(plan, 1, year.Directory.North);
        var before = await EntriesAsync(year);
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(year, duty, "a1", "x"), Ct)));
        Assert.All(together, r => Assert.True(r.Ok, r.Refusal?.Message));
        Assert.Single(together, r => !r.Value!.Again);
        Assert.Single(together.Select(r => r.Value!.Version).Distinct());

        year.Clock.Advance(TimeSpan.FromDays(3));
        var later = await SendAsync(year, duty, "a1", "x");
        Assert.True(later.Value?.Again);
        Assert.Equal(together[0].Value!.Version, later.Value!.Version);
        Assert.Equal(2, await EntriesAsync(year) - before); // Signed for, and reported.

        // The same name for something else, or the same thing without it, is not the same act.
        Assert.IsType<OnceKey.UsedOtherwise>((await SendAsync(year, duty, "a1", "y")).Refusal);
        Assert.IsType<AlreadyDone>((await SendAsync(year, duty, "a2", "x")).Refusal);
        var other = await year.DutyAsync(plan, 2, year.Directory.North);
        Assert.IsType<OnceKey.UsedOtherwise>((await SendAsync(year, other, "a1", "z")).Refusal);
        Assert.Equal(2, await EntriesAsync(year) - before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Key_UsedAtTheSameTimeInTwoPlans_IsTakenByOne(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var duties = new List<DutyState>();
        for (var n = 0; n < 6; n++) duties.Add(await year.DutyAsync(await year.DispatchedAsync(), 1, year.Directory.North));
        var before = await EntriesAsync(year);
        var together = await Task.WhenAll(duties.Select(d => Task.Run(() => SendAsync(year, d, "a1", d.Id.ToString("N")), Ct)));
        Assert.Single(together, r => r.Ok);
        Assert.All(together.Where(r => !r.Ok), r => Assert.IsType<OnceKey.UsedOtherwise>(r.Refusal));
        Assert.Equal(2, await EntriesAsync(year) - before);
    }

    [Fact]
    public async Task Report_Refused_LeavesTheKeyFree()
    {
        await using var year = await YearInDatabase.CreateAsync(false);
        var duty = await year.DutyAsync(await year.DispatchedAsync(), 1, year.Directory.North);
        Assert.IsType<SomeoneWasFirst>((await SendAsync(year, duty with { Version = duty.Version - 1 }, "a1", "x")).Refusal);
        Assert.False((await SendAsync(year, duty, "a1", "x")).Value?.Again);
    }

    private static Task<Result<Written>> SendAsync(YearInDatabase year, DutyState duty, string key, string body) =>
        year.Get<ReportProgressHandler>().HandleAsync(new(duty.Id, duty.Version, 40, "已建档。"), year.County, Ct, new(year.County.AccountId!.Value, key, body));

    private static async Task<int> EntriesAsync(YearInDatabase year)
    {
        await using var db = year.Open();
        return await db.Entries.CountAsync(Ct);
    }
}
