using System.Net;
using Luoshi.Accounts;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

public sealed class FirstStartTest : IAsyncLifetime
{
    private static readonly (string, string)[] Administrator =
        [("name", "林知远"), ("account", "lin"), ("password", RunningServer.Password), ("again", RunningServer.Password)];

    private RunningServer _server = default!;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/plans")]
    [InlineData("/sign-in")]
    [InlineData("/nothing-here")]
    public async Task EveryPage_WithoutAccounts_LeadsToSetup(string address)
    {
        using var visitor = new Visitor(_server.Url);
        var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/setup", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Setup_Once_MakesAnAdministratorWhoCanSignIn()
    {
        using var visitor = new Visitor(_server.Url);
        var made = await visitor.SendAsync("/setup", "setup", Administrator);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("lin")).StatusCode);
        Assert.Contains("林知远", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.EndsWith("/sign-in", (await visitor.GetAsync("/setup")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_ManyAtOnce_OneWins()
    {
        var visitors = Enumerable.Range(0, 6).Select(_ => new Visitor(_server.Url)).ToList();
        var pages = await Task.WhenAll(visitors.Select((v, i) => v.SendAsync("/setup", "setup",
            ("name", $"第{i}人"), ("account", $"first{i}"), ("password", RunningServer.Password), ("again", RunningServer.Password))));
        Assert.Single(pages, p => p.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await _server.WriteAsync(db => db.Users.CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(Roles.All.Count, await _server.WriteAsync(db => db.Roles.CountAsync(TestContext.Current.CancellationToken)));
        visitors.ForEach(v => v.Dispose());
    }

    [Theory]
    [InlineData("short1", "short1")]
    [InlineData("onlyletters", "onlyletters")]
    [InlineData("password2026", "password2026")]
    [InlineData("lin-qingshan-1", "lin-qingshan-1")]
    [InlineData("qingshan2026", "qingshan2027")]
    public async Task Setup_WeakOrDifferentPasswords_MakeNothing(string password, string again)
    {
        using var visitor = new Visitor(_server.Url);
        var answer = await visitor.SendAsync("/setup", "setup", ("name", "林知远"), ("account", "lin"), ("password", password), ("again", again));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await _server.WriteAsync(db => db.Users.CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, await _server.WriteAsync(db => db.Roles.CountAsync(TestContext.Current.CancellationToken)));
    }
}
