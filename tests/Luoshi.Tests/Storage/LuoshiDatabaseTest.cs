using Luoshi.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Luoshi.Tests.Storage;

public sealed class LuoshiDatabaseTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("luoshi-test-").FullName;

    private DatabaseSettings Settings => new(_folder);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Migrate_Twice_ChangesNothing()
    {
        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        await LuoshiDatabase.CheckAsync(Settings, Ct);
    }

    [Fact]
    public async Task Migrate_ManyAtOnce_AllFindItDone() =>
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => LuoshiDatabase.MigrateAsync(Settings, Ct), Ct)));

    [Fact]
    public async Task Open_Connection_OutlastsAPowerCut()
    {
        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        await using var db = Settings.Open();
        Assert.Equal("wal", await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Ct));
        Assert.Equal(2, await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Ct));
        Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(Ct));
    }

    /// <summary>A process killed while it brought the file up to date leaves a row behind, and every later start waited for ever.</summary>
    [Fact]
    public async Task Migrate_LockLeftByAKilledProcess_DoesNotWait()
    {
        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        await using (var db = Settings.Open())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2025-01-01')", Ct);
        }

        await LuoshiDatabase.MigrateAsync(Settings, Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Fact]
    public async Task Migrate_FileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(Settings.SqliteFile, new string('不', 2000), Ct);
        Assert.Equal(LuoshiDatabaseException.NotOurs, await RefusedAsync(LuoshiDatabase.MigrateAsync));
        Assert.Equal(LuoshiDatabaseException.NotOurs, await RefusedAsync(LuoshiDatabase.CheckAsync));
    }

    [Fact]
    public async Task Migrate_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        await using (var other = new SqliteConnection($"Data Source={Settings.SqliteFile}"))
        {
            await other.OpenAsync(Ct);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE songs (title TEXT)";
            await command.ExecuteNonQueryAsync(Ct);
        }

        Assert.Equal(LuoshiDatabaseException.NotOurs, await RefusedAsync(LuoshiDatabase.MigrateAsync));
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerProgram_IsLeftAlone()
    {
        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        await using (var db = Settings.Open())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')", Ct);
        }

        Assert.Equal(LuoshiDatabaseException.Newer, await RefusedAsync(LuoshiDatabase.MigrateAsync));
        Assert.Equal(LuoshiDatabaseException.Newer, await RefusedAsync(LuoshiDatabase.CheckAsync));
    }

    [Fact]
    public async Task Check_NoFile_SaysSoAndMakesNone()
    {
        Assert.Equal(LuoshiDatabaseException.Missing, await RefusedAsync(LuoshiDatabase.CheckAsync));
        Assert.False(File.Exists(Settings.SqliteFile));
    }

    [Fact]
    public async Task Check_EmptyFile_IsOlder()
    {
        await File.WriteAllBytesAsync(Settings.SqliteFile, [], Ct);
        Assert.Equal(LuoshiDatabaseException.Older, await RefusedAsync(LuoshiDatabase.CheckAsync));
    }

    [Fact]
    public async Task Migrate_FolderThatIsAFile_SaysSo()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Ct);
        var refused = await Assert.ThrowsAsync<LuoshiDatabaseException>(() => LuoshiDatabase.MigrateAsync(new DatabaseSettings(Path.Combine(file, "data")), Ct));
        Assert.Equal(LuoshiDatabaseException.NoAccess, refused.Code);
    }

    [Fact]
    public async Task Migrate_FileWithoutWriteRights_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("This user may write everywhere.");
            return;
        }

        await LuoshiDatabase.MigrateAsync(Settings, Ct);
        SqliteConnection.ClearAllPools();
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(LuoshiDatabaseException.NoAccess, await RefusedAsync(LuoshiDatabase.MigrateAsync));
        }
        finally
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=y;Password=z")]
    [InlineData("not a connection string")]
    public async Task Migrate_ServerOutOfReach_SaysSo(string connection)
    {
        var refused = await Assert.ThrowsAsync<LuoshiDatabaseException>(() => LuoshiDatabase.MigrateAsync(new DatabaseSettings(_folder, connection), Ct));
        Assert.Equal(LuoshiDatabaseException.Unreachable, refused.Code);
    }

    [Fact]
    public async Task Check_NoSuchDatabaseOnTheServer_IsOlder()
    {
        var connection = new NpgsqlConnectionStringBuilder(TestDatabase.Server()) { Database = "luoshi_absent" }.ToString();
        var refused = await Assert.ThrowsAsync<LuoshiDatabaseException>(() => LuoshiDatabase.CheckAsync(new DatabaseSettings(_folder, connection), Ct));
        Assert.Equal(LuoshiDatabaseException.Older, refused.Code);
    }

    private async Task<string> RefusedAsync(Func<DatabaseSettings, CancellationToken, Task> act) =>
        (await Assert.ThrowsAsync<LuoshiDatabaseException>(() => act(Settings, Ct))).Code;
}
