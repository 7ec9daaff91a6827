using Npgsql;
using Xunit;

namespace Luoshi.Web.Tests.Storage;

/// <summary>An empty database of one's own on the PostgreSQL server of the tests; gone afterwards, whoever is still connected.</summary>
internal sealed class ServerDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"luoshi_web_{Guid.NewGuid():N}";

    private ServerDatabase(string server) => _server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<ServerDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("LUOSHI_TEST_POSTGRES");
        if (string.IsNullOrWhiteSpace(server)) Assert.Skip("LUOSHI_TEST_POSTGRES is not set: no PostgreSQL server to test on.");
        var database = new ServerDatabase(server);
        await database.OnServerAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public Task DropAsync() => OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
