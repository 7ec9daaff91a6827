using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

public sealed class SignInTest : IAsyncLifetime
{
    private RunningServer _server = default!;
    private Visitor _visitor = default!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("he", "何雨桐", Roles.Viewer);
        _visitor = new Visitor(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Page_SignedOut_AsksToSignInAndComesBack()
    {
        var asked = await _visitor.GetAsync("/plans");
        Assert.EndsWith("/sign-in?to=%2Fplans", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var signedIn = await _visitor.SignInAsync("lin", to: "/plans");
        Assert.EndsWith("/plans", signedIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\t/elsewhere.example")]
    public async Task SignIn_ForeignReturnAddress_GoesHome(string to)
    {
        var signedIn = await _visitor.SignInAsync("lin", to: to);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(new Uri(_server.Url + "/"), new Uri(new Uri(_server.Url), signedIn.Headers.Location!));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccount()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await _visitor.SignInAsync("lin", "wrong-password-1")).StatusCode);
        var answer = await _visitor.SignInAsync("lin");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.SignInAsync("he")).StatusCode);
    }

    [Fact]
    public async Task SignIn_UnknownAndWrong_AreAnsweredAlike()
    {
        async Task<string> Alert(string name)
        {
            var page = await (await _visitor.SignInAsync(name, "wrong-password-1")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var from = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
            return page[from..page.IndexOf("</p>", from, StringComparison.Ordinal)];
        }

        Assert.Equal(await Alert("nobody"), await Alert("lin"));
    }

    [Fact]
    public async Task SignOut_WithoutToken_IsRefused()
    {
        await _visitor.SignInAsync("lin");
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.PostAsync("/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SignOut_FromThePage_SignsOut()
    {
        await _visitor.SignInAsync("lin");
        var page = await _visitor.ReadAsync("/");
        var token = page.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.PostAsync("/sign-out", ("__RequestVerificationToken", token))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Import_Viewer_IsToldWhoMay()
    {
        await _visitor.SignInAsync("he");
        var answer = await _visitor.GetAsync("/plans/import");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("督查专干", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Unknown_Says404InChinese()
    {
        await _visitor.SignInAsync("lin");
        foreach (var address in new[] { "/nothing-here", $"/plans/{Guid.NewGuid()}/ledger", $"/plans/{Guid.NewGuid()}/items/{Guid.NewGuid()}", $"/plans/{Guid.NewGuid()}/document" })
        {
            var answer = await _visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("没有这个页面", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_Failing_SaysSoWithoutItsInside()
    {
        await _server.WriteAsync(async db =>
        {
            await WrittenPlan.WriteAsync(db);
            return await db.Plans.ExecuteUpdateAsync(p => p.SetProperty(x => x.State, "not a state"), TestContext.Current.CancellationToken);
        });
        await _visitor.SignInAsync("lin");
        var answer = await _visitor.GetAsync("/plans");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("出错了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_WithMarkup_IsShownAsWords()
    {
        await _server.AddAccountAsync("odd", "<script>alert(1)</script>", Roles.Viewer);
        await _visitor.SignInAsync("odd");
        var page = await _visitor.ReadAsync("/");
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    public async Task Answer_CarriesSecurityHeaders(string address)
    {
        var headers = (await _visitor.GetAsync(address)).Headers;
        var policy = string.Concat(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Concat(headers.GetValues("X-Content-Type-Options")));
        Assert.True(headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Asset_ByItsHash_IsKeptForEver_ByAnotherOnlyNow()
    {
        var address = Shell.Asset.Url("luoshi.css");
        var kept = await _visitor.GetAsync(address);
        Assert.Equal(TimeSpan.FromDays(365), kept.Headers.CacheControl!.MaxAge);
        var old = await _visitor.GetAsync("/assets/000000000000/luoshi.css");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.True(old.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/assets/000000000000/no-such.css")).StatusCode);
    }
}
