using Luoshi.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Luoshi.Storage;

/// <summary>The database cannot be used: why, and what to do, in Chinese.</summary>
/// <param name="code">Permanent code (DB001).</param>
public sealed class LuoshiDatabaseException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string NoAccess = "DB001";
    public const string NotOurs = "DB002";
    public const string Newer = "DB003";
    public const string Unreachable = "DB004";
    public const string Damaged = "DB005";
    public const string Busy = "DB006";
    public const string Missing = "DB007";
    public const string Older = "DB008";

    public string Code { get; } = code;
}

/// <summary>Brings the database to the program's shape, and says in words when it cannot be used.</summary>
public static class LuoshiDatabase
{
    /// <summary>Creates the database or brings it up to date.</summary>
    /// <exception cref="LuoshiDatabaseException">It cannot be used.</exception>
    public static async Task MigrateAsync(DatabaseSettings settings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            using var alone = settings.IsPostgres ? null : Alone(settings);
            await using var db = settings.Open();
            await RefuseForeignAsync(db, settings, ct);
            if (!settings.IsPostgres)
            {
                await RemoveLeftLockAsync(db, ct);
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
            }

            await db.Database.MigrateAsync(ct);
            await SearchRebuild.MissingAsync(db, ct);
        }
        catch (Exception e) when (Explain(e, settings) is { } told)
        {
            throw told;
        }
    }

    /// <summary>Makes sure the database is there and of the program's shape, and changes nothing.</summary>
    /// <exception cref="LuoshiDatabaseException">It cannot be used.</exception>
    public static async Task CheckAsync(DatabaseSettings settings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile))
        {
            throw new LuoshiDatabaseException(LuoshiDatabaseException.Missing, $"没有数据库文件 {settings.SqliteFile}，请检查 --data 所指的文件夹。");
        }

        try
        {
            await using var db = settings.Open();
            await RefuseForeignAsync(db, settings, ct);
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                throw new LuoshiDatabaseException(LuoshiDatabaseException.Older, $"{Name(settings)}还没有建好，或来自旧版程序：先运行一次 luoshi serve，它会自动升级。");
            }
        }
        catch (Exception e) when (Explain(e, settings) is { } told)
        {
            throw told;
        }
    }

    /// <summary>The error in words, where it says that the database as such cannot be used; null for any other.</summary>
    public static LuoshiDatabaseException? Explain(Exception error, DatabaseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(settings);
        return error switch
        {
            LuoshiDatabaseException => null,
            _ when error.GetBaseException() is SqliteException sqlite => Explain(sqlite, settings),
            _ when Innermost<PostgresException>(error) is { } refused => Explain(refused),
            _ when Innermost<NpgsqlException>(error) is { } lost => new(LuoshiDatabaseException.Unreachable, "连不上 PostgreSQL 数据库：请检查地址、端口和网络，以及数据库是否已启动。", lost),
            ArgumentException when settings.IsPostgres => new(LuoshiDatabaseException.Unreachable, "PostgreSQL 连接串写法不对，应形如 Host=地址;Database=库名;Username=用户;Password=密码。", error),
            UnauthorizedAccessException or IOException => NoAccess(settings, error),
            _ => null,
        };
    }

    private static LuoshiDatabaseException? Explain(SqliteException error, DatabaseSettings settings) => error.SqliteErrorCode switch
    {
        26 => new(LuoshiDatabaseException.NotOurs, $"{settings.SqliteFile} 不是数据库文件：请换一个 --data 文件夹，或从备份恢复这个文件。", error),
        8 or 14 or 23 => NoAccess(settings, error),
        13 => new(LuoshiDatabaseException.NoAccess, $"磁盘已满，写不进 {settings.SqliteFile}：请腾出空间后重试。", error),
        10 or 11 => new(LuoshiDatabaseException.Damaged, $"数据库文件 {settings.SqliteFile} 已损坏或磁盘读写出错：请检查磁盘，从备份恢复。", error),
        5 or 6 => new(LuoshiDatabaseException.Busy, $"数据库文件 {settings.SqliteFile} 正被别的程序占用：请关闭它后重试。", error),
        _ => null,
    };

    private static LuoshiDatabaseException? Explain(PostgresException error) => error.SqlState switch
    {
        "28P01" or "28000" => new(LuoshiDatabaseException.Unreachable, "PostgreSQL 不接受这个用户名或密码，请检查连接串。", error),
        "3D000" => new(LuoshiDatabaseException.Unreachable, "PostgreSQL 上没有连接串所写的数据库，请先建库或改正库名。", error),
        "42501" => new(LuoshiDatabaseException.NoAccess, "PostgreSQL 用户没有建表的权限：请授予该库的权限后重试。", error),
        _ when error.SqlState.StartsWith("57P", StringComparison.Ordinal) || error.SqlState.StartsWith("08", StringComparison.Ordinal) || error.SqlState == "53300" =>
            new(LuoshiDatabaseException.Unreachable, "PostgreSQL 数据库正在启停或连接已满，请稍后重试。", error),
        _ => null,
    };

    private static LuoshiDatabaseException NoAccess(DatabaseSettings settings, Exception error) =>
        new(LuoshiDatabaseException.NoAccess, $"数据文件夹 {settings.DataFolder} 打不开或没有写权限：请检查文件夹是否存在、当前用户能否写入，或用 --data 换一个文件夹。", error);

    private static async Task RefuseForeignAsync(LuoshiDb db, DatabaseSettings settings, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        List<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
        if (applied.Exists(m => !known.Contains(m)))
        {
            throw new LuoshiDatabaseException(LuoshiDatabaseException.Newer, $"{Name(settings)}由更新版本的程序建立，请改用新版程序打开；旧版不会改动它。");
        }

        if (applied.Count > 0 || settings.IsPostgres) return;
        var tables = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'").SingleAsync(ct);
        if (tables > 0) throw new LuoshiDatabaseException(LuoshiDatabaseException.NotOurs, $"{settings.SqliteFile} 是别的程序的数据库：请用 --data 换一个文件夹。");
    }

    private static string Name(DatabaseSettings settings) => settings.IsPostgres ? "PostgreSQL 数据库" : $"数据库文件 {settings.SqliteFile} ";

    // One process at a time brings a file up to date; the lock is the system's, so it ends with the process, however that ends.
    private static FileStream Alone(DatabaseSettings settings)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var file = settings.SqliteFile + ".migrating";
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException e) when (waited < 300 && e is not DirectoryNotFoundException and not FileNotFoundException && File.Exists(file))
            {
                Thread.Sleep(100);
            }
        }
    }

    // EF Core marks a running migration by a row; a process killed meanwhile leaves it, and every later start would wait for ever.
    // Nobody else can be at it here (see Alone).
    private static async Task RemoveLeftLockAsync(LuoshiDb db, CancellationToken ct)
    {
        var there = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(ct);
        if (there > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\";", ct);
    }

    private static T? Innermost<T>(Exception error)
        where T : Exception
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is T found) return found;
        }

        return null;
    }
}
