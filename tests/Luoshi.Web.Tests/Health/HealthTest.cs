using System.Net;
using Luoshi.Web.Health;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Health;

/// <summary>What watches the server learns whether it runs and whether it can serve, without a sign-in, before there is an account too.</summary>
public sealed class HealthTest : IAsyncLifetime
{
    private RunningServer _server = default!;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Server_WithItsDatabase_IsLiveAndReady()
    {
        foreach (var address in new[] { HealthEndpoints.Live, HealthEndpoints.Ready }) Assert.Equal((HttpStatusCode.OK, "ok\n"), await AskAsync(address));
    }

    [Fact]
    public async Task Server_WhoseDatabaseIsOfAnOlderForm_LivesAndIsNotReady()
    {
        await _server.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HealthEndpoints.Live)).Status);

        // The code of what is wrong, and no word of where the database is.
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database: DB008\n"), await AskAsync(HealthEndpoints.Ready));
    }

    [Fact]
    public async Task Server_WhoseDatabaseIsGone_LivesAndIsNotReady()
    {
        await using var database = await ServerDatabase.CreateAsync();
        await using var running = await RunningServer.StartAsync(with: o => o with { ConnectionString = database.ConnectionString });
        Assert.Equal((HttpStatusCode.OK, "ok\n"), await AskAsync(HealthEndpoints.Ready, running));

        await database.DropAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HealthEndpoints.Live, running)).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database: DB004\n"), await AskAsync(HealthEndpoints.Ready, running));
    }

    private async Task<(HttpStatusCode Status, string Words)> AskAsync(string address, RunningServer? of = null)
    {
        using var visitor = new Visitor((of ?? _server).Url);
        var answer = await visitor.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
