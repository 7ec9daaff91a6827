using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>The pages that keep accounts, as forms are sent to them: stale, doubled, with markup.</summary>
public sealed class AccountPagesTest : IAsyncLifetime
{
    private RunningServer _server = default!;
    private Visitor _lin = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        _lin = new Visitor(_server.Url);
        await _lin.SignInAsync("lin");
    }

    public async ValueTask DisposeAsync()
    {
        _lin.Dispose();
        await _server.DisposeAsync();
    }

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Ct);

    [Fact]
    public async Task Create_ScriptInNames_IsShownAsWords()
    {
        const string name = "<script>alert(1)</script>";
        var made = await _lin.SendAsync("/accounts/new", "create", ("account", "zhu"), ("name", name), ("roles", Roles.Viewer), ("reason", name));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var id = await _server.WriteAsync(db => db.Users.Where(u => u.UserName == "zhu").Select(u => u.Id).SingleAsync(Ct));
        foreach (var page in new[] { await Text(made), await _lin.ReadAsync("/accounts"), await _lin.ReadAsync($"/accounts/{id}") })
        {
            Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _lin.SendAsync("/accounts/new", "create", ("account", "<b>x</b>"), ("name", "某人"), ("roles", Roles.Viewer))).StatusCode);
    }

    [Fact]
    public async Task Create_SentTwice_MakesOne()
    {
        (string, string)[] fields = [("account", "zhu"), ("name", "祝晓帆"), ("roles", Roles.Clerk)];
        var first = await _lin.SendAsync("/accounts/new", "create", fields);
        Assert.Matches("<code>[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}</code>", await Text(first));
        var second = await _lin.SendAsync("/accounts/new", "create", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.DoesNotContain("<code>", await Text(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_StalePage_IsToldWhoWasFirst()
    {
        await _lin.SendAsync("/accounts/new", "create", ("account", "zhu"), ("name", "祝晓帆"), ("roles", Roles.Viewer));
        var id = await _server.WriteAsync(db => db.Users.Where(u => u.UserName == "zhu").Select(u => u.Id).SingleAsync(Ct));
        (string, string)[] Fields(string role, string seen) => [("account", "zhu"), ("name", "祝晓帆"), ("roles", role), ("reason", "调岗"), ("seen", seen)];
        Assert.Equal(HttpStatusCode.Redirect, (await _lin.SendAsync($"/accounts/{id}", "change", Fields(Roles.Clerk, "1"))).StatusCode);
        var stale = await _lin.SendAsync($"/accounts/{id}", "change", Fields(Roles.Leader, "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        var page = await Text(stale);
        Assert.Contains("林知远于", page, StringComparison.Ordinal);
        Assert.Contains("value=\"clerk\" checked", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _lin.SendAsync($"/accounts/{id}", "disable", ("seen", "not a number"), ("reason", "离岗"))).StatusCode);
    }

    [Fact]
    public async Task Acts_OnNobody_AreNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _lin.GetAsync($"/accounts/{Guid.NewGuid()}")).StatusCode);
        var sent = await _lin.SendFromAsync("/account/password", $"/accounts/{Guid.NewGuid()}", ("_handler", "change"), ("seen", "0"));
        Assert.True((int)sent.StatusCode is >= 400 and < 500, sent.StatusCode.ToString());
    }

    [Fact]
    public async Task List_OddAddress_IsAnswered()
    {
        foreach (var query in new[] { "?status=99", "?status=%3Cscript%3E", "?role=emperor", "?page=-4", "?page=99999999999", "?words=" + new string('x', 3000) })
            Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync("/accounts" + query)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync("/accounts/sign-ins?outcome=77&page=-1")).StatusCode);
    }

    [Fact]
    public async Task OwnAccount_OffersNoActAgainstItself()
    {
        var id = await _server.WriteAsync(db => db.Users.Select(u => u.Id).SingleAsync(Ct));
        var page = await _lin.ReadAsync($"/accounts/{id}");
        Assert.DoesNotContain("value=\"disable\"", page, StringComparison.Ordinal);
        Assert.Contains("首次启动时设置", page, StringComparison.Ordinal);
        var removed = await _lin.SendAsync($"/accounts/{id}", "change", ("account", "lin"), ("name", "林知远"), ("roles", Roles.Clerk), ("reason", "不管了"), ("seen", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, removed.StatusCode);
        Assert.Contains("最后一个", await Text(removed), StringComparison.Ordinal);
    }
}
