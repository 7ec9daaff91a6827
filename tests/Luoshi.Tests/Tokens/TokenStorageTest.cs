using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Tests.Accounts;
using Luoshi.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Tokens;

/// <summary>Tokens on the real database: who gets in by them, and for how long.</summary>
public sealed class TokenStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_LetsItsAccountIn_UntilItIsRevoked_AndIsRecorded(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var owner = new Actor(await office.CreateAsync("he", Roles.Clerk), "何雨桐", Roles.Clerk);
        var made = await MakeAsync(office, owner, TokenScopes.Read, TokenScopes.Report);
        Assert.Null(await EnterAsync(office, made.Secret)); // The password is still the administrator's.
        await office.DoAsync(s => s.GetRequiredService<LuoshiDb>().Users.Where(a => a.Id == owner.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, false), Ct));

        var principal = (await EnterAsync(office, made.Secret))!;
        Assert.Equal(owner.AccountId, AccountClaims.ActorOf(principal).AccountId);
        Assert.Equal(["read", "report"], principal.FindAll(TokenEntrance.Scope).Select(c => c.Value));
        Assert.Null(await EnterAsync(office, made.Secret[..^1] + (made.Secret[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await EnterAsync(office, made.Token.SecretHash));

        // Nothing of the secret is kept, in no column.
        var rows = await office.AskAsync(s => s.GetRequiredService<LuoshiDb>().ApiTokens.AsNoTracking().ToListAsync(Ct));
        Assert.DoesNotContain(made.Secret, System.Text.Json.JsonSerializer.Serialize(rows), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(rows).LastUsedAt);

        var stranger = new Actor(await office.CreateAsync("gao", Roles.Viewer), "高书白", Roles.Viewer);
        Assert.IsType<RevokeToken.NoSuchToken>(await RevokeAsync(office, made, stranger, "不该有"));
        Assert.IsType<AccountReasonMissing>(await RevokeAsync(office, made, office.Administrator, " "));
        Assert.NotNull(await EnterAsync(office, made.Secret));
        Assert.Null(await RevokeAsync(office, made, office.Administrator, "系统停用"));
        Assert.Null(await EnterAsync(office, made.Secret));
        Assert.IsType<RevokeToken.AlreadyOver>(await RevokeAsync(office, made, owner, null));

        var acts = (await office.AskAsync(owner.AccountId!.Value)).Acts;
        Assert.Equal([AccountActKind.TokenRevoked, AccountActKind.TokenMade, AccountActKind.Created], acts.Select(a => a.Kind));
        Assert.Equal(("纪安澜", "系统停用"), (acts[0].ByName, acts[0].Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_AfterItsDay_OrOfADisabledAccount_LetsNobodyIn(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var short1 = await MakeAsync(office, office.Administrator, TokenScopes.Read);
        Assert.NotNull(await EnterAsync(office, short1.Secret));
        office.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var stays = (await EnterAsync(office, short1.Secret))!;
        Assert.True(await office.AskAsync(s => s.GetRequiredService<TokenEntrance>().StillHoldsAsync(stays, Ct)));
        office.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await EnterAsync(office, short1.Secret));
        Assert.False(await office.AskAsync(s => s.GetRequiredService<TokenEntrance>().StillHoldsAsync(stays, Ct)));

        var other = new Actor(await office.CreateAsync("he", Roles.Viewer), "何雨桐", Roles.Viewer);
        await office.DoAsync(s => s.GetRequiredService<LuoshiDb>().Users.Where(a => a.Id == other.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, false), Ct));
        var token = await MakeAsync(office, other, TokenScopes.Calendar);
        var entered = (await EnterAsync(office, token.Secret))!;
        await office.DoAsync(async s => Assert.Null((await s.GetRequiredService<DisableAccountHandler>().HandleAsync(new DisableAccount(other.AccountId!.Value, 2, "离岗"), office.Administrator, Ct)).Refusal));
        Assert.Null(await EnterAsync(office, token.Secret));
        Assert.False(await office.AskAsync(s => s.GetRequiredService<TokenEntrance>().StillHoldsAsync(entered, Ct)));
    }

    [Theory]
    [InlineData(" ", "read", 30, "TK001")]
    [InlineData("取数", "", 30, "TK002")]
    [InlineData("取数", "everything", 30, "TK002")]
    [InlineData("取数", "read calendar", 30, "TK003")]
    [InlineData("取数", "read", 0, "TK004")]
    [InlineData("取数", "read", 367, "TK004")]
    public async Task Make_WhatCannotBe_IsRefused(string name, string scopes, int days, string code)
    {
        await using var office = await Office.OpenAsync(false);
        var result = await office.AskAsync(s => s.GetRequiredService<MakeTokenHandler>().HandleAsync(new(name, scopes.Split(' '), days), office.Administrator, Ct));
        Assert.Equal(code, result.Refusal?.Code);
    }

    [Fact]
    public async Task Make_TooMany_IsRefused_UntilOneIsRevoked()
    {
        await using var office = await Office.OpenAsync(false);
        MadeToken? last = null;
        for (var n = 0; n < MakeToken.Most; n++) last = await MakeAsync(office, office.Administrator, TokenScopes.Read);
        Assert.IsType<MakeToken.TooMany>((await office.AskAsync(s => s.GetRequiredService<MakeTokenHandler>().HandleAsync(new("再一个", [TokenScopes.Read], 30), office.Administrator, Ct))).Refusal);
        Assert.Null(await RevokeAsync(office, last!, office.Administrator, null));
        await MakeAsync(office, office.Administrator, TokenScopes.Read);
    }

    private static Task<System.Security.Claims.ClaimsPrincipal?> EnterAsync(Office office, string secret) => office.AskAsync(s => s.GetRequiredService<TokenEntrance>().EnterAsync(secret, Ct));

    private static async Task<MadeToken> MakeAsync(Office office, Actor owner, params string[] scopes)
    {
        var made = await office.AskAsync(s => s.GetRequiredService<MakeTokenHandler>().HandleAsync(new("办公系统取数", scopes, 30), owner, Ct));
        return made.Ok ? made.Value : throw new InvalidOperationException(made.Refusal.Message);
    }

    private static async Task<Refusal?> RevokeAsync(Office office, MadeToken made, Actor who, string? reason) =>
        (await office.AskAsync(s => s.GetRequiredService<RevokeTokenHandler>().HandleAsync(new(made.Token.Id, reason), who, Ct))).Refusal;
}
