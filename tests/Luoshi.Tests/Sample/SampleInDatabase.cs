using Luoshi.Accounts;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Sample;

/// <summary>The sample in a database of its own, with the handlers and queries that the pages use.</summary>
internal sealed class SampleInDatabase : IAsyncDisposable
{
    // Seeded once; every test on SQLite starts from a copy.
    private static readonly Lazy<Task<byte[]>> Seeded = new(SeededFileAsync);

    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private SampleInDatabase(TestDatabase test)
    {
        Test = test;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new SampleClock(SampleSettings.Usual, TimeProvider.System))
            .AddLuoshiStorage(test.Folder, test.Settings.ConnectionString)
            .AddLuoshiPlans().AddLuoshiQueries().AddLuoshiUnits().AddLuoshiCalendar().AddLuoshiProgress().AddLuoshiSupervision().AddLuoshiAssessment().AddLuoshiBulletins().AddLuoshiWall()
            .BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public TestDatabase Test { get; }

    public Guid Plan { get; private set; }

    public static async Task<SampleInDatabase> OpenAsync(bool postgres)
    {
        var ct = TestContext.Current.CancellationToken;
        var test = await TestDatabase.CreateAsync(postgres);
        if (postgres) await SeedAsync(test);
        else await File.WriteAllBytesAsync(test.Settings.SqliteFile, await Seeded.Value, ct);
        await using var db = test.Open();
        return new(test) { Plan = await db.Plans.Select(p => p.Id).SingleAsync(ct) };
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Who acts when this account of the sample is signed in.</summary>
    public async Task<Actor> ActorAsync(SampleAccount who)
    {
        ArgumentNullException.ThrowIfNull(who);
        await using var db = Test.Open();
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == who.UserName, TestContext.Current.CancellationToken);
        var person = account.PersonId is { } id ? (await Get<UnitTreeQuery>().LoadAsync(TestContext.Current.CancellationToken)).FindPerson(id) : null;
        return new Actor(account.Id, account.DisplayName, who.Role) { PersonId = account.PersonId, UnitId = account.UnitId ?? person?.UnitId, SeesAll = account.SeesAll };
    }

    private static async Task SeedAsync(TestDatabase test)
    {
        var seeded = await new SampleSeeder(test, new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(CancellationToken.None);
        Assert.True(seeded.Ok, seeded.Refusal?.Message);
    }

    private static async Task<byte[]> SeededFileAsync()
    {
        await using var test = await TestDatabase.CreateAsync(false);
        await SeedAsync(test);
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(test.Settings.SqliteFile);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await Test.DisposeAsync();
    }
}
