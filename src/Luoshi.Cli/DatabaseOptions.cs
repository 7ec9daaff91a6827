using System.CommandLine;
using Luoshi.Storage;

namespace Luoshi.Cli;

/// <summary>The options that say where the database is, the same for every verb that needs one.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Exit code: the database could not be opened.</summary>
    public const int Unusable = 2;

    public Option<DirectoryInfo?> Data { get; } = new("--data") { Description = $"数据文件夹；不写则用 {DataFolder.Default}" };

    public Option<string?> Db { get; } = new("--db") { Description = "PostgreSQL 连接串；不写则用数据文件夹里的内置数据库" };

    public void AddTo(Command verb)
    {
        verb.Add(Data);
        verb.Add(Db);
    }

    public DatabaseSettings Read(ParseResult parsed) => new(parsed.GetValue(Data)?.FullName ?? DataFolder.Default, parsed.GetValue(Db));

    /// <summary>Runs a verb on a database that is there; says in words when it cannot be used.</summary>
    public static async Task<int> OnAsync(DatabaseSettings settings, Func<LuoshiDb, Task<int>> run, CancellationToken ct)
    {
        try
        {
            await LuoshiDatabase.CheckAsync(settings, ct);
            await using var db = settings.Open();
            return await run(db);
        }
        catch (Exception e) when ((e as LuoshiDatabaseException ?? LuoshiDatabase.Explain(e, settings)) is { } told)
        {
            await Console.Error.WriteLineAsync($"luoshi：{told.Message}（{told.Code}）");
            return Unusable;
        }
    }
}
