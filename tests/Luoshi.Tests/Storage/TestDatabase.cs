using Luoshi.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Luoshi.Tests.Storage.TestDatabaseTemplate))]

namespace Luoshi.Tests.Storage;

/// <summary>Takes away, after the last test, the database that the others were copied from.</summary>
public sealed class TestDatabaseTemplate : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestDatabase.DropTemplateAsync();
}

/// <summary>A database of one test's own, brought to the program's shape, gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable, IDbContextFactory<LuoshiDb>
{
    // Migrated once; every test starts from a copy.
    private static readonly Lazy<Task<byte[]>> File = new(MigratedFileAsync);
    private static readonly Lazy<Task<string>> Template = new(MigratedTemplateAsync);

    private readonly string? _server;
    private readonly string _name = $"luoshi_test_{Guid.NewGuid():N}";

    private TestDatabase(string? server)
    {
        _server = server;
        Folder = Directory.CreateTempSubdirectory("luoshi-test-").FullName;
        Settings = new(Folder, server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = _name, Pooling = false }.ToString());
    }

    public string Folder { get; }

    public DatabaseSettings Settings { get; }

    /// <summary>On SQLite, or on the PostgreSQL server that LUOSHI_TEST_POSTGRES names.</summary>
    public static async Task<TestDatabase> CreateAsync(bool postgres)
    {
        var test = new TestDatabase(postgres ? Server() : null);
        if (postgres) await OnServerAsync($"CREATE DATABASE {test._name} TEMPLATE {await Template.Value}");
        else await System.IO.File.WriteAllBytesAsync(test.Settings.SqliteFile, await File.Value, TestContext.Current.CancellationToken);
        return test;
    }

    public LuoshiDb Open() => Settings.Open();

    LuoshiDb IDbContextFactory<LuoshiDb>.CreateDbContext() => Open();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The server's connection string; without one the test is skipped, and fails where CI must not skip it.</summary>
    public static string Server()
    {
        const string reason = "LUOSHI_TEST_POSTGRES is not set: no PostgreSQL server to test on.";
        var server = Environment.GetEnvironmentVariable("LUOSHI_TEST_POSTGRES");
        if (!string.IsNullOrWhiteSpace(server)) return server;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    private static async Task<byte[]> MigratedFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("luoshi-test-").FullName;
        try
        {
            var settings = new DatabaseSettings(folder);
            await LuoshiDatabase.MigrateAsync(settings, CancellationToken.None);
            SqliteConnection.ClearAllPools(); // closing writes the log back into the file
            return await System.IO.File.ReadAllBytesAsync(settings.SqliteFile);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> MigratedTemplateAsync()
    {
        var name = $"luoshi_test_{Guid.NewGuid():N}";
        await OnServerAsync($"CREATE DATABASE {name}");
        var settings = new DatabaseSettings(Path.GetTempPath(), new NpgsqlConnectionStringBuilder(Server()) { Database = name, Pooling = false }.ToString());
        await LuoshiDatabase.MigrateAsync(settings, CancellationToken.None);
        return name;
    }

    internal static async Task DropTemplateAsync()
    {
        if (Template.IsValueCreated) await OnServerAsync($"DROP DATABASE IF EXISTS {await Template.Value} WITH (FORCE)");
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
