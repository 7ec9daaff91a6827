using System.Text.RegularExpressions;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Sample;

public sealed partial class SampleSeederTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_EmptyDatabase_HoldsThePlanAndItsYear()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        var seeded = (await SeedAsync(test)).Value!;

        Assert.False(seeded.AlreadyThere);
        Assert.Equal(40, seeded.Items);
        Assert.Equal(Duties, seeded.Duties);
        Assert.InRange(seeded.Entries, 2000, 3000);
        await using var db = test.Open();
        Assert.Equal(6, await db.Users.CountAsync(Ct));
        Assert.Equal(6, await db.Units.CountAsync(u => u.Kind == "county", Ct));
        var plan = Assert.Single(await db.Plans.ToListAsync(Ct));
        Assert.Equal(PlanStatus.InForce, plan.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SeedAsync_EmptyDatabase_VerifyAgrees(bool postgres)
    {
        await using var test = await TestDatabase.CreateAsync(postgres);
        Assert.True((await SeedAsync(test)).Ok);

        await using var db = test.Open();
        var plans = 0;
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(Ct))
        {
            plans++;
            Assert.Empty(plan.Problems);
        }

        Assert.Equal(1, plans);
    }

    [Fact]
    public async Task SeedAsync_Twice_WritesNothingMore()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        var first = (await SeedAsync(test)).Value!;
        var second = (await SeedAsync(test)).Value!;

        Assert.Equal(first with { AlreadyThere = true }, second);
    }

    [Fact]
    public async Task SeedAsync_SomeoneElsesAccount_IsRefused()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await using (var db = test.Open())
        {
            db.Users.Add(new Account { Id = Guid.CreateVersion7(), UserName = "own", DisplayName = "本单位" });
            await db.SaveChangesAsync(Ct);
        }

        var seeded = await SeedAsync(test);
        Assert.Equal("SM001", seeded.Refusal?.Code);
    }

    [Fact]
    public async Task SeedAsync_CutOffAfterTheImport_IsRefused()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await SeedAsync(test);
        await using (var db = test.Open())
        {
            db.Users.RemoveRange(await db.Users.ToListAsync(Ct));
            await db.SaveChangesAsync(Ct);
        }

        var seeded = await SeedAsync(test);
        Assert.Equal("SM002", seeded.Refusal?.Code);
    }

    [Fact]
    public async Task SeedAsync_TwoDatabases_TellTheSameStory()
    {
        Assert.Equal(await StoryAsync(), await StoryAsync());
    }

    [Fact]
    public async Task SeedAsync_OnTheSamplesDay_ShowsEveryKindOfLight()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await SeedAsync(test);
        await using var db = test.Open();
        var items = (await db.Items.ToListAsync(Ct)).Select(i => StateJson.Read<ItemState>(i.State)).ToDictionary(i => i.Facts.No);
        var lights = items.ToDictionary(i => i.Key, i => LightRule.Of(i.Value, SampleSettings.Usual.Today).Color);

        Assert.Equal([18, 19, 31], Lit(LightColor.Red));
        Assert.Equal([8, 11, 33], Lit(LightColor.Yellow));
        Assert.Equal([5, 6, 9, 14, 24, 27, 28], Lit(LightColor.Done));
        Assert.Equal(new DateOnly(2026, 10, 31), items[13].FirstDue);
        Assert.Equal(new DateOnly(2026, 12, 31), items[13].Due);

        IEnumerable<int> Lit(LightColor color) => lights.Where(l => l.Value == color).Select(l => l.Key).Order();
    }

    [Fact]
    public async Task SeedAsync_Entries_StayBeforeTheSamplesDayAndInWords()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await SeedAsync(test);
        await using var db = test.Open();
        var entries = await db.Entries.OrderBy(e => e.Sequence).ToListAsync(Ct);
        var reports = entries.Select(e => EntryFacts.Parse(e.Facts)).OfType<Reported>().Select(r => r.Text).ToList();

        Assert.All(entries, e => Assert.True(e.At < SampleSettings.Usual.StartsAt, $"{e.Sequence}: {e.At}"));
        Assert.All(reports, r => Assert.False(Unfilled().IsMatch(r), r));
        Assert.True(reports.Distinct().Count() >= reports.Count * 0.9, $"{reports.Distinct().Count()} of {reports.Count} reports differ.");
        Assert.All(SampleAccounts.All, a => Assert.NotNull(a.UserName));
    }

    [Fact]
    public async Task SeedAsync_Accounts_OpenWithTheShownPassword()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        await SeedAsync(test);
        await using var db = test.Open();
        var hasher = new PasswordHasher<Account>();
        foreach (var shown in SampleAccounts.All)
        {
            var account = await db.Users.SingleAsync(u => u.UserName == shown.UserName, Ct);
            Assert.NotEqual(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, account.PasswordHash!, shown.Password));
            Assert.NotNull(account.PersonId);
        }
    }

    private const int Duties = 388;

    private static async Task<string> StoryAsync()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        Assert.True((await SeedAsync(test)).Ok);
        await using var db = test.Open();
        var entries = await db.Entries.OrderBy(e => e.Sequence).ToListAsync(Ct);
        return string.Join('\n', entries.Select(e => $"{e.At:O} {e.ActorName} {e.ActorRole} {e.Kind} {e.Reason} {(e.Kind == "plan-read" ? "" : e.Facts)}"));
    }

    private static Task<Result<Seeded>> SeedAsync(TestDatabase test) =>
        new SampleSeeder(new Factory(test), new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(Ct);

    [GeneratedRegex("[{}]")]
    private static partial Regex Unfilled();

    private sealed class Factory(TestDatabase test) : IDbContextFactory<LuoshiDb>
    {
        public LuoshiDb CreateDbContext() => test.Open();
    }
}
