using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>Signing in by a provider, against a real one on this machine.</summary>
public sealed class IdentitySignInTest : IAsyncLifetime
{
    private const string Begin = "/sign-in/provider?to=%2Fplans";

    private IdentityServer _all = default!;
    private Visitor _visitor = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _all = await IdentityServer.StartAsync();
        _visitor = new Visitor(_all.Server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _all.DisposeAsync();
    }

    private async Task<string> ReadAsync(string address) => await (await _visitor.FollowAsync(address)).Answer!.Content.ReadAsStringAsync(Ct);

    private async Task<bool> IsSignedInAsync() => (await _visitor.GetAsync("/")).StatusCode == HttpStatusCode.OK;

    private async Task RefusedAsync(SignInOutcome outcome, string page)
    {
        Assert.Contains(SignInByIdentityHandler.Refusal(outcome).Message, page, StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync());
        Assert.Equal((outcome, SignInWay.OpenIdConnect), ((await _all.TriesAsync())[0].Outcome, (await _all.TriesAsync())[0].Way));
    }

    [Fact]
    public async Task SignIn_BoundIdentity_EntersWhereItWasGoing()
    {
        Assert.Equal(HttpStatusCode.Redirect, await _all.BindAsync(_all.He));
        Assert.Contains($"用{IdentityServer.ProviderName}登录", await _visitor.ReadAsync("/sign-in?to=%2Fplans"), StringComparison.Ordinal);
        var (answer, at) = await _visitor.FollowAsync(Begin);
        Assert.Equal((HttpStatusCode.OK, "/plans"), (answer!.StatusCode, at.AbsolutePath));
        Assert.Null(_visitor.CookieNamed("luoshi.identity"));
        var entered = Assert.Single(await _all.TriesAsync());
        Assert.Equal((SignInOutcome.Entered, _all.He.Id), (entered.Outcome, entered.AccountId));

        // The same rights as by the password, and no more.
        Assert.Equal(HttpStatusCode.Forbidden, (await _visitor.GetAsync("/accounts")).StatusCode);
    }

    [Fact]
    public async Task SignIn_UnknownIdentity_IsToldWhatToDo_AndNoAccountIsMade()
    {
        var accounts = await _all.Server.WriteAsync(db => db.Users.CountAsync(Ct));
        var page = await ReadAsync(Begin);
        Assert.Contains(_all.Provider.Subject, page, StringComparison.Ordinal);
        Assert.Contains("管理员", page, StringComparison.Ordinal);
        await RefusedAsync(SignInOutcome.NotBound, page);
        Assert.Equal(accounts, await _all.Server.WriteAsync(db => db.Users.CountAsync(Ct)));

        // What the provider said was good for one look.
        Assert.Contains(new SignInByIdentity.Replayed().Message, await ReadAsync("/sign-in/identity"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_LockedOrDisabledAccount_IsRefused()
    {
        await _all.BindAsync(_all.He);
        for (var i = 0; i < 5; i++) await _visitor.SignInAsync("he", "wrong-password-1");
        await RefusedAsync(SignInOutcome.Locked, await ReadAsync(Begin));
        await _all.Server.WriteAsync(db => db.Users.Where(u => u.Id == _all.He.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.DisabledAt, DateTimeOffset.UnixEpoch), Ct));
        await RefusedAsync(SignInOutcome.Disabled, await ReadAsync(Begin));
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("nonce")]
    public async Task SignIn_TokenNotForUs_IsRefused(string fault)
    {
        await _all.BindAsync(_all.He);
        var provider = _all.Provider;
        switch (fault)
        {
            case "audience": provider.Audience = "another-client"; break;
            case "expired": provider.Lifetime = TimeSpan.FromMinutes(-6); break; // clocks may differ by five minutes
            case "signature": provider.SignsWithForeignKey = true; break;
            default: provider.Nonce = "of someone else"; break;
        }

        await RefusedAsync(SignInOutcome.TokenInvalid, await ReadAsync(Begin));
    }

    [Fact]
    public async Task SignIn_PersonSaysNo_IsRefused()
    {
        _all.Provider.Denies = true;
        await RefusedAsync(SignInOutcome.Refused, await ReadAsync(Begin));
    }

    [Fact]
    public async Task SignIn_ProviderDown_SaysSo_AndThePasswordStillWorks()
    {
        await _all.BindAsync(_all.He);
        _all.Provider.IsDown = true;
        await RefusedAsync(SignInOutcome.ProviderDown, await ReadAsync(Begin));

        // And where it falls between the code and the token.
        (_all.Provider.IsDown, _all.Provider.TokensAreDown) = (false, true);
        await RefusedAsync(SignInOutcome.ProviderDown, await ReadAsync(Begin));
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.SignInAsync("he")).StatusCode);
        Assert.True(await IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_AnswerUsedAgain_OrInAnotherBrowser_IsRefused()
    {
        await _all.BindAsync(_all.He);
        var back = (await _visitor.FollowAsync(Begin, until: "/sign-in/provider/back")).At.PathAndQuery;
        using var other = new Visitor(_all.Server.Url);
        var stolen = await (await other.FollowAsync(back)).Answer!.Content.ReadAsStringAsync(Ct);
        Assert.Contains(new SignInByIdentity.Replayed().Message, stolen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/")).StatusCode);

        Assert.Equal("/plans", (await _visitor.FollowAsync(back)).At.AbsolutePath);
        using var again = _visitor.Copy();
        await again.SendFromAsync("/account", "/sign-out");
        Assert.Contains(new SignInByIdentity.Replayed().Message, await ReadAsync(back), StringComparison.Ordinal);
        Assert.Equal([SignInOutcome.Replayed, SignInOutcome.Entered, SignInOutcome.Replayed], (await _all.TriesAsync()).Select(s => s.Outcome));
        await RefusedAsync(SignInOutcome.Replayed, await ReadAsync("/sign-in/provider/back?code=x&state=y"));
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    public async Task SignIn_ForeignReturnAddress_GoesHome(string to)
    {
        await _all.BindAsync(_all.He);
        var (_, at) = await _visitor.FollowAsync("/sign-in/provider?to=" + Uri.EscapeDataString(to));
        Assert.Equal(new Uri(_all.Server.Url + "/"), at);
    }

    [Fact]
    public async Task Unbind_ByAnAdministrator_EndsTheSessionAtTheNextRequest()
    {
        await _all.BindAsync(_all.He);
        await _visitor.FollowAsync(Begin);
        Assert.True(await IsSignedInAsync());
        using var lin = new Visitor(_all.Server.Url);
        await lin.SignInAsync("lin");
        var seen = await _all.Server.WriteAsync(db => db.AccountActs.CountAsync(a => a.AccountId == _all.He.Id, Ct));
        (string, string)[] fields = [("issuer", _all.Provider.Url), ("subject", _all.Provider.Subject), ("reason", "换了手机号"), ("seen", seen.ToString())];
        Assert.Equal(HttpStatusCode.Redirect, (await lin.SendAsync($"/accounts/{_all.He.Id}", "unbind", fields)).StatusCode);
        Assert.False(await IsSignedInAsync());
        Assert.Equal(SessionEnd.Unbound, (await _all.TriesAsync())[0].End);
        await RefusedAsync(SignInOutcome.NotBound, await ReadAsync(Begin));
    }

    [Fact]
    public async Task Bind_ByTheAdministrator_OneIdentityOneAccount()
    {
        var zhu = await _all.Server.AddAccountAsync("zhu", "祝晓帆", Roles.Viewer);
        Assert.Equal(HttpStatusCode.Redirect, await _all.BindAsync(_all.He));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _all.BindAsync(zhu));
        Assert.Equal(HttpStatusCode.BadRequest, await _all.BindAsync(_all.He, "another")); // the page has no such form any more
        _all.Provider.IsDown = true;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _all.BindAsync(zhu, "another"));
        Assert.Equal(_all.He.Id, (await _all.Server.WriteAsync(db => db.UserLogins.SingleAsync(Ct))).UserId);
    }

    [Fact]
    public async Task Bind_ByThePerson_OnlyAfterAskingAgain()
    {
        await _visitor.SignInAsync("he");
        var (answer, at) = await _visitor.FollowAsync("/sign-in/provider?to=%2Faccount%2Fidentity");
        Assert.Equal("/account/identity", at.AbsolutePath);
        Assert.Contains(_all.Provider.Subject, await answer!.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(0, await _all.Server.WriteAsync(db => db.UserLogins.CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.PostAsync("/account/identity", ("_handler", "bind"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.SendAsync("/account/identity", "bind")).StatusCode);
        Assert.Equal(_all.He.Id, (await _all.Server.WriteAsync(db => db.UserLogins.SingleAsync(Ct))).UserId);

        // Whoever came in by the provider cannot undo it: the password decides.
        using var other = new Visitor(_all.Server.Url);
        await other.FollowAsync(Begin);
        (string, string)[] own = [("issuer", _all.Provider.Url), ("subject", _all.Provider.Subject)];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SendAsync("/account/identity", "unbind", own)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.SendAsync("/account/identity", "unbind", own)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/")).StatusCode);
        Assert.True(await IsSignedInAsync());
    }

    [Fact]
    public async Task Server_WithoutAProvider_OffersNone()
    {
        await using var plain = await RunningServer.StartAsync();
        await plain.AddAccountAsync("lin", "林知远", Roles.Administrator);
        using var visitor = new Visitor(plain.Url);
        Assert.DoesNotContain("/sign-in/provider", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
        foreach (var address in new[] { "/sign-in/provider", "/sign-in/identity" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        await visitor.SignInAsync("lin");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/account/identity")).StatusCode);
    }
}
