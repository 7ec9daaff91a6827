using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>Behind a proxy that speaks https: the identity provider sends people back by https; who is no known proxy changes nothing.</summary>
public sealed class FrontProxyTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "http", false)]
    [InlineData("", "https", true)]
    [InlineData("127.0.0.1", "https", true)]
    [InlineData("10.20.30.40", "http", false)]
    public async Task Forwarded_CountsFromAKnownProxyOnly(string? proxies, string scheme, bool secure)
    {
        await using var all = await IdentityServer.StartAsync(proxies?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToList());
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(all.Server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in/provider");
        request.Headers.Host = "luoshi.zening.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Host", "elsewhere.example");

        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains($"redirect_uri={Uri.EscapeDataString(scheme + "://luoshi.zening.example/sign-in/provider/back")}", answer.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Equal(secure, c.Contains("; secure", StringComparison.OrdinalIgnoreCase)));

        // Where someone came from is on record as the known proxy says it, and only then.
        all.Provider.IsDown = true;
        using var failed = new HttpRequestMessage(HttpMethod.Get, "/sign-in/provider");
        failed.Headers.Add("X-Forwarded-For", "203.0.113.9");
        (await http.SendAsync(failed, Ct)).Dispose();
        var tried = await all.Server.WriteAsync(db => db.SignIns.AsNoTracking().OrderByDescending(s => s.Id).FirstAsync(Ct));
        Assert.Equal(secure, tried.Address == "203.0.113.9");
    }
}
