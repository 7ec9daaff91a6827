using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Units;

public sealed class SqliteDirectoryStorageTest : DirectoryStorageTest
{
    protected override bool Postgres => false;
}

public sealed class PostgresDirectoryStorageTest : DirectoryStorageTest
{
    protected override bool Postgres => true;
}

public abstract class DirectoryStorageTest
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 1, 2, 3, TimeSpan.Zero);

    protected abstract bool Postgres { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_Changes_AreReadBackAsOneTree()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        var directory = await FilledAsync(database);
        await using var services = Services(database);
        var query = services.GetRequiredService<UnitTreeQuery>();
        var tree = await query.LoadAsync(Ct);

        Assert.Equal(directory.Tree.Units.Select(DirectorySeal.Of), tree.Units.Select(DirectorySeal.Of));
        Assert.Equal(directory.Tree.Groups.Select(DirectorySeal.Of), tree.Groups.Select(DirectorySeal.Of));
        Assert.Equal(directory.Tree.Persons, tree.Persons);
        Assert.Same(tree, await query.LoadAsync(Ct));

        var handler = services.GetRequiredService<AddUnitHandler>();
        var done = await handler.HandleAsync(new(Guid.CreateVersion7(), "人事科", UnitKind.Office, directory.Commission.Id, Reason: "新设"), Keepers.Clerk, Ct);
        Assert.Equal(tree.Version + 1, done.Value!.Tree.Version);
        Assert.NotNull((await query.LoadAsync(Ct)).Find("人事科"));

        await using var db = database.Open();
        var last = await db.DirectoryEntries.AsNoTracking().OrderBy(e => e.Sequence).LastAsync(Ct);
        Assert.Equal(("unit-added", "宁知行", "督查专干", "新设", Start), (last.Kind, last.ActorName, last.ActorRole, last.Reason, last.At));
        Assert.Empty(await ProblemsAsync(database));
    }

    [Fact]
    public async Task Handle_ManyAtOnce_AllLandInOneChain()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        var directory = await FilledAsync(database);
        await using var services = Services(database);
        var handler = services.GetRequiredService<AddUnitHandler>();
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(
            () => handler.HandleAsync(new(Guid.CreateVersion7(), $"第{n}科", UnitKind.Office, directory.Commission.Id), Keepers.Clerk, Ct), Ct)));
        Assert.All(done, d => Assert.True(d.Ok, d.Refusal?.Message));
        Assert.Empty(await ProblemsAsync(database));
    }

    [Fact]
    public async Task Append_OnAnOldTree_IsAConflictAndKeepsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        var directory = await FilledAsync(database);
        await using var first = database.Open();
        await using var second = database.Open();
        var tree = await UnitTreeQuery.LoadAsync(first, Ct);
        await new DirectoryWriter(first).AppendAsync(tree, [Renamed(directory.Finance, "计财科")], Keepers.Clerk, Start, Ct);
        await new DirectoryWriter(second).AppendAsync(tree, [Renamed(directory.Finance, "财审科")], Keepers.Clerk, Start, Ct);
        await first.SaveChangesAsync(Ct);
        await Assert.ThrowsAsync<LedgerConflictException>(() => second.SaveChangesAsync(Ct));

        await using var third = database.Open();
        await Assert.ThrowsAsync<LedgerConflictException>(() => new DirectoryWriter(third).AppendAsync(tree, [Renamed(directory.Finance, "财审科")], Keepers.Clerk, Start, Ct));
        Assert.Equal("计财科", (await UnitTreeQuery.LoadAsync(third, Ct)).Find(directory.Finance.Id)!.Name);
    }

    [Fact]
    public async Task Append_WhatDoesNotFollow_Throws()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        var directory = await FilledAsync(database);
        await using var db = database.Open();
        var tree = await UnitTreeQuery.LoadAsync(db, Ct);
        DirectoryFacts[] wrong =
        [
            new UnitAdded(directory.Finance),
            new UnitChanged(directory.Finance with { Name = "别的" }, directory.Finance),
            new UnitAdded(directory.Finance with { Id = Guid.NewGuid(), ParentId = Guid.NewGuid() }),
            new UnitRemoved(directory.North),
            new PersonRemoved(new(Guid.NewGuid(), "无", "", null)),
        ];
        foreach (var facts in wrong)
        {
            await Assert.ThrowsAsync<LedgerFoldException>(() => new DirectoryWriter(db).AppendAsync(tree, [new(facts)], Keepers.Clerk, Start, Ct));
            db.ChangeTracker.Clear();
        }
    }

    [Theory]
    [InlineData("UPDATE directory_entry SET facts = replace(facts, '财务科', '计财科') WHERE sequence = 4", LedgerProblem.Changed)]
    [InlineData("UPDATE directory_entry SET actor_name = '别人' WHERE sequence = 4", LedgerProblem.Changed)]
    [InlineData("DELETE FROM directory_entry WHERE sequence = 4", LedgerProblem.Removed)]
    [InlineData("DELETE FROM directory_entry WHERE sequence = (SELECT max(sequence) FROM directory_entry)", LedgerProblem.Removed)]
    [InlineData("DELETE FROM directory_entry", LedgerProblem.Removed)]
    [InlineData("DELETE FROM directory_end", LedgerProblem.Removed)]
    [InlineData("UPDATE unit SET name = '计财科' WHERE name = '财务科'", LedgerProblem.StateDiffers)]
    [InlineData("UPDATE unit SET \"order\" = 99 WHERE name = '财务科'", LedgerProblem.StateDiffers)]
    [InlineData("UPDATE unit SET aliases = '甲' WHERE name = '财务科'", LedgerProblem.StateDiffers)]
    [InlineData("UPDATE unit SET retired_on = '2026-01-01' WHERE name = '财务科'", LedgerProblem.StateDiffers)]
    [InlineData("UPDATE unit_group SET composition = replace(composition, 'ounty', 'ffice')", LedgerProblem.StateDiffers)]
    [InlineData("UPDATE person SET post = '主任'", LedgerProblem.StateDiffers)]
    [InlineData("DELETE FROM person", LedgerProblem.StateMissing)]
    [InlineData("DELETE FROM unit WHERE name = '财务科'", LedgerProblem.StateMissing)]
    public async Task Verify_Tampered_NamesIt(string sql, string code)
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await FilledAsync(database);
        await TamperAsync(database, sql);
        Assert.Contains(await ProblemsAsync(database), p => p.Code == code);
    }

    [Fact]
    public async Task Verify_UntouchedAndEmpty()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using (var db = database.Open()) Assert.Null(await new DirectoryVerifier(db).VerifyAsync(Ct));
        await FilledAsync(database);
        Assert.Empty(await ProblemsAsync(database));
    }

    [Fact]
    public async Task Rebuild_RowsTampered_AreAsTheJournalSays()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await FilledAsync(database);
        await TamperAsync(database, "UPDATE unit SET name = '计财科' WHERE name = '财务科'");
        await TamperAsync(database, "DELETE FROM person");
        await using (var db = database.Open()) Assert.NotEmpty((await new DirectoryRebuild(db).RunAsync(Ct))!.Problems);
        Assert.Empty(await ProblemsAsync(database));
    }

    [Fact]
    public async Task Rebuild_JournalTampered_LeavesAllAsItIs()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await FilledAsync(database);
        await TamperAsync(database, "UPDATE directory_entry SET reason = 'x' WHERE sequence = 4");
        await using (var db = database.Open()) await new DirectoryRebuild(db).RunAsync(Ct);
        Assert.Contains(await ProblemsAsync(database), p => p.Code == LedgerProblem.Changed);
    }

    private static DirectoryChange Renamed(Unit unit, string name) => new(new UnitChanged(unit, unit with { Name = name }));

    private static async Task<SmallDirectory> FilledAsync(TestDatabase database)
    {
        var directory = new SmallDirectory();
        directory.AddGroup("各县区卫健局", [new(UnitKind.County, directory.Commission.Id)], excluded: [directory.South], aliases: "各县区卫生健康局");
        directory.AddPerson("华予安", directory.Commission);
        await using var db = database.Open();
        await new DirectoryWriter(db).AppendAsync(UnitTree.Empty, directory.Changes, Keepers.Clerk, Start, Ct);
        await db.SaveChangesAsync(Ct);
        return directory;
    }

    private static ServiceProvider Services(TestDatabase database) => new ServiceCollection()
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Start))
        .AddLuoshiStorage(database.Settings.DataFolder, database.Settings.ConnectionString)
        .AddLuoshiUnits()
        .BuildServiceProvider();

    private static async Task TamperAsync(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Ct);
        if (!database.Settings.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Ct));
    }

    private static async Task<IReadOnlyList<LedgerProblem>> ProblemsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await new DirectoryVerifier(db).VerifyAsync(Ct))!.Problems;
    }
}
