using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>Sessions as a browser has them: what ends them, what a copied cookie is worth, and what is on record.</summary>
public sealed class SessionTest : IAsyncLifetime
{
    private const string SignInCookie = "luoshi.sign-in";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 12, 1, 0, 0, TimeSpan.Zero));
    private RunningServer _server = default!;
    private Visitor _visitor = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(with: o => o with { Clock = _clock });
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
    public async Task SignOut_CopiedCookie_IsWorthNothing()
    {
        await _visitor.SignInAsync("he");
        using var thief = _visitor.Copy();
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/plans")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.SendFromAsync("/", "/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/plans")).StatusCode);
    }

    [Fact]
    public async Task SignIn_InASessionSomeoneElseBegan_LeavesItBehind()
    {
        // Fixation: an attacker's own session, planted in the victim's browser, must not become the victim's.
        await _visitor.SignInAsync("he");
        using var attacker = _visitor.Copy();
        var before = _visitor.CookieNamed(SignInCookie);
        await _visitor.SignInAsync("lin");
        Assert.NotEqual(before, _visitor.CookieNamed(SignInCookie));
        Assert.Contains("林知远", await _visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await attacker.GetAsync("/plans")).StatusCode);
    }

    [Fact]
    public async Task Session_Idle_EndsAfterAnHour()
    {
        await _visitor.SignInAsync("he");
        for (var i = 0; i < 4; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(40));
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans")).StatusCode);
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        var asked = await _visitor.GetAsync("/plans");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.EndsWith("/sign-in?to=%2Fplans", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_NeverIdle_EndsAfterHalfADay()
    {
        await _visitor.SignInAsync("lin");
        for (var i = 0; i < 23; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(31));
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans")).StatusCode);
        }

        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.GetAsync("/plans")).StatusCode);
    }

    [Fact]
    public async Task Session_OfWhoCanOnlyLook_HoldsForDays_UntilTheRoleOrTheMonthIsOver()
    {
        await _visitor.SignInAsync("he");
        await StayAsync(TimeSpan.FromHours(40));
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans")).StatusCode);
        using var screen = _visitor.Copy();
        await _server.WriteAsync(db => db.SignIns.ExecuteUpdateAsync(s => s.SetProperty(x => x.At, _clock.GetUtcNow() - TimeSpan.FromDays(29)), Ct));
        Assert.Equal(HttpStatusCode.OK, (await screen.GetAsync("/plans")).StatusCode);
        await _server.WriteAsync(db => db.SignIns.ExecuteUpdateAsync(s => s.SetProperty(x => x.At, _clock.GetUtcNow() - TimeSpan.FromDays(31)), Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await screen.GetAsync("/plans")).StatusCode);

        // With another role beside it the long session is over at the next request.
        await _visitor.SignInAsync("he");
        await StayAsync(TimeSpan.FromHours(13));
        await _server.WriteAsync(async db =>
        {
            db.UserRoles.Add(new() { UserId = await db.Users.Where(u => u.UserName == "he").Select(u => u.Id).SingleAsync(Ct), RoleId = await db.Roles.Where(r => r.Name == Roles.Clerk).Select(r => r.Id).SingleAsync(Ct) });
            return await db.SaveChangesAsync(Ct);
        });
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.GetAsync("/plans")).StatusCode);

        async Task StayAsync(TimeSpan time)
        {
            for (var gone = TimeSpan.Zero; gone < time; gone += TimeSpan.FromMinutes(50))
            {
                _clock.Advance(TimeSpan.FromMinutes(50));
                Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans")).StatusCode);
            }
        }
    }

    [Fact]
    public async Task SignIns_GoodAndBad_AreOnRecord()
    {
        async Task Try(string name, string password)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _visitor.SignInAsync(name, password);
        }

        await Try("he", "wrong-password-1");
        await Try("nobody-here", "wrong-password-1");
        await Try("he", RunningServer.Password);
        await _visitor.SendFromAsync("/", "/sign-out");
        for (var i = 0; i < 6; i++) await Try("lin", "wrong-password-1");

        var records = await _server.WriteAsync(db => db.SignIns.OrderBy(s => s.At).ToListAsync(Ct));
        Assert.Equal(
            [SignInOutcome.WrongPassword, SignInOutcome.UnknownAccount, SignInOutcome.Entered, .. Enumerable.Repeat(SignInOutcome.WrongPassword, 4), SignInOutcome.Locked, SignInOutcome.Locked],
            records.Select(r => r.Outcome));
        Assert.Equal(SessionEnd.SignedOut, records[2].End);
        Assert.All(records, r => Assert.Equal("127.0.0.1", r.Address));
        Assert.Equal("no…（11字）", records[1].UserName);
    }

    [Fact]
    public async Task SignIn_UnknownName_LocksLikeAKnownOne()
    {
        async Task<string> FifthAlert(string name)
        {
            var page = "";
            for (var i = 0; i < 5; i++) page = await (await _visitor.SignInAsync(name, "wrong-password-1")).Content.ReadAsStringAsync(Ct);
            return page.Split("role=\"alert\">")[1].Split('<')[0];
        }

        Assert.Equal(await FifthAlert("lin"), await FifthAlert("not-there"));
    }

    [Fact]
    public async Task SignIn_DisabledAccount_IsToldOnlyWithItsPassword()
    {
        await _server.WriteAsync(db => db.Users.Where(u => u.UserName == "he").ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, _clock.GetUtcNow()), Ct));
        Assert.DoesNotContain("已停用", await (await _visitor.SignInAsync("he", "wrong-password-1")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("已停用", await (await _visitor.SignInAsync("he")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _visitor.GetAsync("/plans")).StatusCode);
    }

    [Fact]
    public async Task OneTimePassword_LeadsToAnOwnOneFirst()
    {
        await _server.AddAccountAsync("zhu", "祝晓帆", Roles.Clerk, a => a.MustChangePassword = true);
        await _visitor.SignInAsync("zhu");
        foreach (var address in new[] { "/", "/plans", "/account", "/plans/import" })
        {
            var led = await _visitor.GetAsync(address);
            Assert.Equal((HttpStatusCode.SeeOther, "/account/password"), (led.StatusCode, led.Headers.Location!.OriginalString));
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await _visitor.PostAsync("/plans/import/file")).StatusCode);
        await _visitor.SendAsync("/account/password", "password", ("present", RunningServer.Password), ("password", "baiyun-2026-x"), ("again", "baiyun-2026-y"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _visitor.GetAsync("/")).StatusCode);
        await _visitor.SendAsync("/account/password", "password", ("present", RunningServer.Password), ("password", "baiyun-2026-x"), ("again", "baiyun-2026-x"));
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/")).StatusCode);

        using var other = new Visitor(_server.Url);
        Assert.Equal(HttpStatusCode.OK, (await other.SignInAsync("zhu")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync("zhu", "baiyun-2026-x")).StatusCode);
    }

    [Fact]
    public async Task Role_TakenAway_IsGoneAtTheNextRequest()
    {
        await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await _visitor.SignInAsync("zhou");
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans/import")).StatusCode);
        await _server.WriteAsync(async db =>
        {
            var (clerk, viewer) = (await db.Roles.SingleAsync(r => r.Name == Roles.Clerk, Ct), await db.Roles.SingleAsync(r => r.Name == Roles.Viewer, Ct));
            var account = await db.Users.SingleAsync(u => u.UserName == "zhou", Ct);
            db.UserRoles.Remove(await db.UserRoles.SingleAsync(r => r.UserId == account.Id && r.RoleId == clerk.Id, Ct));
            db.UserRoles.Add(new() { UserId = account.Id, RoleId = viewer.Id });
            return await db.SaveChangesAsync(Ct);
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await _visitor.GetAsync("/plans/import")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/plans")).StatusCode);
    }

    [Fact]
    public async Task Form_OfAnotherAccount_IsRefused()
    {
        // A page left open while someone else signs in on the same machine must not act in their name.
        await _visitor.SignInAsync("he");
        var page = await _visitor.ReadAsync("/account/password");
        var token = page.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        await _visitor.SignInAsync("lin");
        var sent = await _visitor.PostAsync("/account/password", ("__RequestVerificationToken", token), ("_handler", "password"), ("present", RunningServer.Password), ("password", "baiyun-2026-x"), ("again", "baiyun-2026-x"));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
    }
}
