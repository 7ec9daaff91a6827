using Luoshi.Storage;
using Npgsql;

namespace Luoshi.Bench.Province;

/// <summary>Fills a database of a PostgreSQL server.</summary>
internal sealed class PostgresFill(DatabaseSettings settings) : IBulkFill
{
    private const string Tables = "('entry', 'duty', 'item', 'search_text')";

    private readonly NpgsqlConnection _connection = new(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { CommandTimeout = 0 }.ToString());
    private readonly List<string> _again = [];

    public async Task BeginAsync()
    {
        await _connection.OpenAsync();
        await RunAsync("SET maintenance_work_mem = '512MB'; SET synchronous_commit = off;");

        // References before indexes: they stand on them.
        foreach (var (name, of, definition) in await RowsAsync($"SELECT c.conname, t.relname, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'f' AND t.relname IN {Tables}"))
        {
            await RunAsync($"ALTER TABLE \"{of}\" DROP CONSTRAINT \"{name}\"");
            _again.Add($"ALTER TABLE \"{of}\" ADD CONSTRAINT \"{name}\" {definition}");
        }

        foreach (var (name, _, definition) in await RowsAsync($"SELECT i.indexname, i.tablename, i.indexdef FROM pg_indexes i WHERE i.schemaname = current_schema() AND i.tablename IN {Tables} AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"))
        {
            await RunAsync($"DROP INDEX \"{name}\"");
            _again.Insert(0, definition);
        }
    }

    public async Task WriteAsync(BulkTable table, IEnumerable<object> rows)
    {
        await using var copy = await _connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
        var values = new object?[table.Columns.Count];
        foreach (var row in rows)
        {
            table.Read(row, values);
            copy.StartRow();
            foreach (var value in values)
            {
                if (value is null) copy.WriteNull();
                else copy.Write(value);
            }
        }

        await copy.CompleteAsync();
    }

    public async Task EndAsync(Action<string> done)
    {
        foreach (var sql in _again)
        {
            await RunAsync(sql);
            done(sql[..Math.Min(70, sql.Length)]);
        }

        await RunAsync("SELECT setval(pg_get_serial_sequence('search_text', 'number'), (SELECT max(number) FROM search_text))");
        await RunAsync("VACUUM ANALYZE");
        done("VACUUM ANALYZE");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(string, string, string)>> RowsAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, string, string)> rows = [];
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }
}
