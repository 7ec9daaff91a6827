using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>The server with a provider beside it, an administrator (lin) and a viewer (he).</summary>
internal sealed class IdentityServer : IAsyncDisposable
{
    public const string ProviderName = "云台统一门户";

    private IdentityServer(RunningServer server, LoopbackProvider provider, Account he)
    {
        Server = server;
        Provider = provider;
        He = he;
    }

    public RunningServer Server { get; }

    public LoopbackProvider Provider { get; }

    public Account He { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="proxies">Proxies whose word counts; null for none.</param>
    public static async Task<IdentityServer> StartAsync(IReadOnlyList<IPAddress>? proxies = null)
    {
        var provider = await LoopbackProvider.StartAsync();
        var known = new IdentityProvider(new Uri(provider.Url), LoopbackProvider.ClientId, LoopbackProvider.ClientSecret, ProviderName);
        var server = await RunningServer.StartAsync(with: o => o with { Provider = known, Proxies = proxies });
        await server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        return new(server, provider, await server.AddAccountAsync("he", "何雨桐", Roles.Viewer));
    }

    /// <summary>An administrator ties the provider's person to an account.</summary>
    public async Task<HttpStatusCode> BindAsync(Account account, string? subject = null)
    {
        using var lin = new Visitor(Server.Url);
        await lin.SignInAsync("lin");
        var seen = await Server.WriteAsync(db => db.AccountActs.CountAsync(a => a.AccountId == account.Id, Ct));
        return (await lin.SendAsync($"/accounts/{account.Id}", "bind", ("subject", subject ?? Provider.Subject), ("reason", "本人申请"), ("seen", seen.ToString()))).StatusCode;
    }

    /// <summary>Tries to sign in by the provider, newest first.</summary>
    public Task<List<SignInRecord>> TriesAsync() =>
        Server.WriteAsync(db => db.SignIns.AsNoTracking().Where(s => s.Way == SignInWay.OpenIdConnect).OrderByDescending(s => s.Id).ToListAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
