using Luoshi.Storage;
using Microsoft.Data.Sqlite;

namespace Luoshi.Bench.Province;

/// <summary>Fills the file.</summary>
internal sealed class SqliteFill(DatabaseSettings settings) : IBulkFill
{
    private readonly SqliteConnection _connection = new(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, ForeignKeys = false, Pooling = false }.ToString());
    private readonly List<string> _again = [];
    private readonly Dictionary<string, SqliteCommand> _inserts = [];

    public async Task BeginAsync()
    {
        await _connection.OpenAsync();
        await RunAsync("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=FILE;");
        List<(string Kind, string Name, string Sql)> parts = [];
        await using (var command = _connection.CreateCommand())
        {
            command.CommandText = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND ((type = 'index' AND tbl_name IN ('entry', 'duty', 'item', 'search_text')) OR (type = 'trigger' AND tbl_name = 'search_text'))";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) parts.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        foreach (var (kind, name, sql) in parts)
        {
            await RunAsync($"DROP {kind} \"{name}\"");
            _again.Add(sql);
        }

        await RunAsync("BEGIN");
    }

    public Task WriteAsync(BulkTable table, IEnumerable<object> rows)
    {
        if (!_inserts.TryGetValue(table.Name, out var insert))
        {
            insert = _inserts[table.Name] = _connection.CreateCommand();
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(i => $"@{i}"))})";
            for (var i = 0; i < table.Columns.Count; i++) insert.Parameters.Add(new SqliteParameter($"@{i}", null));
            insert.Prepare();
        }

        var values = new object?[table.Columns.Count];
        foreach (var row in rows)
        {
            table.Read(row, values);
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public async Task EndAsync(Action<string> done)
    {
        await RunAsync("COMMIT");
        foreach (var sql in _again)
        {
            await RunAsync(sql);
            done(sql[..Math.Min(70, sql.Length)].ReplaceLineEndings(" "));
        }

        await RunAsync("INSERT INTO search_gram(search_gram) VALUES ('rebuild')");
        done("search_gram");
        await RunAsync("ANALYZE; PRAGMA journal_mode=WAL;");
        done("ANALYZE");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
