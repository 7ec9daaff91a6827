using System.Text.RegularExpressions;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Sample;

public sealed partial class SampleSeederTest(SampleSeederTest.SampleDatabase sample) : IClassFixture<SampleSeederTest.SampleDatabase>
{
    private const int Duties = 388;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_EmptyDatabase_HoldsThePlanAndItsYear()
    {
        Assert.False(sample.Seeded.AlreadyThere);
        Assert.Equal(40, sample.Seeded.Items);
        Assert.Equal(Duties, sample.Seeded.Duties);
        Assert.InRange(sample.Seeded.Entries, 2000, 3000);
        await using var db = sample.Open();
        Assert.Equal(SampleAccounts.All.Count, await db.Users.CountAsync(Ct));
        Assert.Equal(6, await db.Units.CountAsync(u => u.Kind == UnitKind.County, Ct));
        var plan = Assert.Single(await db.Plans.ToListAsync(Ct));
        Assert.Equal(PlanStatus.InForce, plan.Status);
    }

    [Fact]
    public Task SeedAsync_OnSqlite_VerifyAgrees() => AssertVerifiedAsync(sample.Open());

    [Fact]
    public async Task SeedAsync_OnPostgres_VerifyAgrees()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: true);
        Assert.True((await SeedAsync(test)).Ok);
        await AssertVerifiedAsync(test.Open());
    }

    [Fact]
    public async Task SeedAsync_Twice_WritesNothingMore()
    {
        var second = await SeedAsync(sample.Database);
        Assert.Equal(sample.Seeded with { AlreadyThere = true }, second.Value);
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
    public async Task SeedAsync_AnotherDatabase_TellsTheSameStory()
    {
        await using var test = await TestDatabase.CreateAsync(postgres: false);
        Assert.True((await SeedAsync(test)).Ok);
        Assert.Equal(await StoryAsync(sample.Open()), await StoryAsync(test.Open()));

        // The same database again, as a start that was cut off between its two saves would have left it.
        await using (var db = test.Open())
        {
            db.Users.RemoveRange(await db.Users.ToListAsync(Ct));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal("SM002", (await SeedAsync(test)).Refusal?.Code);
    }

    [Fact]
    public async Task SeedAsync_OnTheSamplesDay_ShowsEveryKindOfLight()
    {
        await using var db = sample.Open();
        var plan = (await new LedgerReader(db).AsOfAsync((await db.Plans.SingleAsync(Ct)).Id, SampleSettings.Usual.Today, Ct))!;
        var items = plan.Items.ToDictionary(i => i.Facts.No);
        var lights = LightRule.Of(plan, SampleSettings.Usual.Today).ToDictionary(i => i.Facts.No, i => i.Light.Color);

        Assert.Equal([4, 18, 19, 31, 35], Lit(LightColor.Red));
        Assert.Equal([8, 11, 33], Lit(LightColor.Yellow));
        Assert.Equal([5, 6, 9, 14, 24, 27, 28], Lit(LightColor.Done));
        Assert.Equal(new DateOnly(2026, 10, 31), items[13].FirstDue);
        Assert.Equal(new DateOnly(2026, 12, 31), items[13].Due);

        IEnumerable<int> Lit(LightColor color) => lights.Where(l => l.Value == color).Select(l => l.Key).Order();
    }

    [Fact]
    public async Task SeedAsync_Targets_HaveReportedValues()
    {
        await using var db = sample.Open();
        var items = (await db.Items.ToListAsync(Ct)).Select(i => StateJson.Read<ItemState>(i.State)).ToDictionary(i => i.Facts.No);

        Assert.Equal(47m, Assert.Single(items[19].Values, v => items[19].Facts.Targets[v.Key].Unit == "名").Value);
        Assert.True(items.Values.Count(i => i.Values.Count > 0) >= 35);
    }

    [Fact]
    public async Task SeedAsync_Entries_StayBeforeTheSamplesDayAndInWords()
    {
        await using var db = sample.Open();
        var entries = await db.Entries.OrderBy(e => e.Sequence).ToListAsync(Ct);
        var reports = entries.Select(e => EntryFacts.Parse(e.Facts)).OfType<Reported>().Select(r => r.Text).ToList();

        Assert.All(entries, e => Assert.True(e.At < SampleSettings.Usual.StartsAt, $"{e.Sequence}: {e.At}"));
        Assert.All(reports, r => Assert.False(Unfilled().IsMatch(r), r));
        Assert.True(reports.Distinct().Count() >= reports.Count * 0.9, $"{reports.Distinct().Count()} of {reports.Count} reports differ.");
    }

    // What a year at work holds, so that every page of it has something to show.
    [Fact]
    public async Task SeedAsync_HoldsEveryActOfAYearAtWork()
    {
        await using var db = sample.Open();
        var kinds = await db.Entries.Select(e => e.Kind).Distinct().ToListAsync(Ct);
        Assert.Subset(kinds.ToHashSet(), new HashSet<string> { "dispatched", "signed-for", "reported", "returned", "accepted", "urged", "extended", "extension-asked", "instructed", "instruction-answered", "completion-claimed", "evidence-asked", "closed", "reopened" });
        var duties = (await db.Duties.ToListAsync(Ct)).ConvertAll(d => StateJson.Read<DutyState>(d.State));
        Assert.All(duties, d => Assert.NotNull(d.UnitId));
        Assert.Contains(duties, d => d.Owed.Any(o => o.Status == OwedStatus.Missing && o.Due < SampleSettings.Usual.Today));
        Assert.Contains(duties, d => d.View == UnitView.Difficult);
    }

    [Fact]
    public async Task SeedAsync_Accounts_OpenWithTheShownPassword()
    {
        await using var db = sample.Open();
        var hasher = new PasswordHasher<Account>();
        foreach (var shown in SampleAccounts.All)
        {
            var account = await db.Users.SingleAsync(u => u.UserName == shown.UserName, Ct);
            Assert.NotEqual(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, account.PasswordHash!, shown.Password));
            Assert.NotNull(account.PersonId);
        }
    }

    private static async Task AssertVerifiedAsync(LuoshiDb database)
    {
        await using var db = database;
        var plans = 0;
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(Ct))
        {
            plans++;
            Assert.Empty(plan.Problems);
        }

        Assert.Equal(1, plans);
    }

    private static async Task<string> StoryAsync(LuoshiDb database)
    {
        await using var db = database;
        var entries = await db.Entries.OrderBy(e => e.Sequence).ToListAsync(Ct);
        return string.Join('\n', entries.Select(e => $"{e.At:O} {e.ActorName} {e.ActorRole} {e.Kind} {e.Reason} {(e.Kind == "plan-read" ? "" : UnitId().Replace(e.Facts, ""))}"));
    }

    private static Task<Result<Seeded>> SeedAsync(TestDatabase test) =>
        new SampleSeeder(test, new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(Ct);

    // Units, items, papers and files are numbered anew in each database, and what is hashed over them differs.
    [GeneratedRegex("\"unitId\":\"[^\"]+\",?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\"sha256\":\"[^\"]+\"")]
    private static partial Regex UnitId();

    [GeneratedRegex("[{}]")]
    private static partial Regex Unfilled();

    /// <summary>One seeded database for the tests that only look.</summary>
    public sealed class SampleDatabase : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public Seeded Seeded { get; private set; } = null!;

        public LuoshiDb Open() => Database.Open();

        public async ValueTask InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync(postgres: false);
            Seeded = (await SeedAsync(Database)).Value!;
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
