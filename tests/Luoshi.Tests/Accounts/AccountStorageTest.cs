using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Accounts;

/// <summary>Accounts and sessions on the real database.</summary>
public sealed class AccountStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_AccountIsChanged_FollowsAtOnce(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var account = await office.CreateAsync("he", Roles.Viewer);
        var cookie = await office.SignInAsync("he");
        Assert.Null(AccountClaims.ActorOf((await office.ResumeAsync(cookie))!).UnitId);

        var unit = Guid.CreateVersion7();
        await office.DoAsync(async services =>
        {
            var db = services.GetRequiredService<LuoshiDb>();
            db.Units.Add(new UnitRow { Id = unit, Name = "柳湾县卫健局", Kind = UnitKind.County });
            await db.SaveChangesAsync(Ct);
            var details = new AccountDetails("he", "何雨桐", [Roles.Reporter, Roles.UnitHead], null, unit, false);
            Assert.Null((await services.GetRequiredService<ChangeAccountHandler>().HandleAsync(new(account, 1, details, "调岗"), office.Administrator, Ct)).Refusal);
        });

        var actor = AccountClaims.ActorOf((await office.ResumeAsync(cookie))!);
        Assert.Equal(unit, actor.UnitId);
        Assert.Equal(["unit-head", "reporter"], actor.HeldRoles);
        Assert.Equal("何雨桐", actor.Name);

        // Unless it is disabled: then it is over, and stays over when the account is enabled again.
        await office.DoAsync(async s => Assert.Null((await s.GetRequiredService<DisableAccountHandler>().HandleAsync(new DisableAccount(account, 2, "离岗"), office.Administrator, Ct)).Refusal));
        Assert.Null(await office.ResumeAsync(cookie));
        await office.DoAsync(async s => Assert.Null((await s.GetRequiredService<DisableAccountHandler>().HandleAsync(new EnableAccount(account, 3, "回岗"), office.Administrator, Ct)).Refusal));
        Assert.Null(await office.ResumeAsync(cookie));

        var view = await office.AskAsync(account);
        Assert.Equal([AccountActKind.Enabled, AccountActKind.Disabled, AccountActKind.Changed, AccountActKind.Created], view.Acts.Select(a => a.Kind));
        Assert.Equal(("纪安澜", "调岗"), (view.Acts[2].ByName, view.Acts[2].Reason));
        Assert.Equal(["姓名", "角色", "单位"], view.Acts[2].ReadDifferences().Select(d => d.What));
        var signIn = Assert.Single(view.SignIns);
        Assert.Equal((SignInOutcome.Entered, SessionEnd.Disabled, Office.Here.Address), (signIn.Outcome, signIn.End, signIn.Address));
        Assert.Equal(signIn.At, view.Line.LastSignIn);
    }

    [Theory]
    [InlineData(false, Roles.Clerk)]
    [InlineData(true, Roles.Clerk)]
    [InlineData(false, Roles.Viewer)]
    [InlineData(true, Roles.Viewer)]
    public async Task Session_SignedOutOrTooOld_IsOver(bool postgres, string role)
    {
        await using var office = await Office.OpenAsync(postgres);
        await office.CreateAsync("he", role);
        var (first, second) = (await office.SignInAsync("he"), await office.SignInAsync("he"));
        await office.DoAsync(s => s.GetRequiredService<Sessions>().EndAsync(AccountClaims.SessionOf(first)!.Value, SessionEnd.SignedOut, Ct));
        Assert.Null(await office.ResumeAsync(first));
        Assert.NotNull(await office.ResumeAsync(second));

        var longest = role == Roles.Viewer ? Sessions.LongestOfViewers : Sessions.Longest;
        office.Clock.Advance(longest - TimeSpan.FromMinutes(1));
        Assert.NotNull(await office.ResumeAsync(second));
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await office.ResumeAsync(second));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_OfAnotherAccount_DoesNotHold(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        await office.CreateAsync("he", Roles.Viewer);
        await office.CreateAsync("lin", Roles.Clerk);
        var (he, lin) = (await office.SignInAsync("he"), await office.SignInAsync("lin"));
        var forged = new ClaimsPrincipal(new ClaimsIdentity([.. lin.Claims.Where(c => c.Type != "luoshi:session"), he.FindFirst("luoshi:session")!], "forged"));
        Assert.Null(await office.ResumeAsync(forged));
        Assert.Null(await office.ResumeAsync(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disable_TwoAdministratorsEachOther_OneStays(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var second = await office.CreateAsync("lin", Roles.Administrator);
        var other = new Actor(second, "林越", Roles.Administrator);
        var outcomes = await Task.WhenAll(
            office.AskAsync(s => s.GetRequiredService<DisableAccountHandler>().HandleAsync(new DisableAccount(second, 1, "离岗"), office.Administrator, Ct)),
            office.AskAsync(s => s.GetRequiredService<DisableAccountHandler>().HandleAsync(new DisableAccount(office.Administrator.AccountId!.Value, 1, "离岗"), other, Ct)));
        Assert.Single(outcomes, o => o.Ok);
        Assert.Equal("AC026", Assert.Single(outcomes, o => !o.Ok).Refusal!.Code);
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.Users.CountAsync(u => u.DisabledAt == null, Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_TwiceAtOnce_MakesOne(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => office.AskAsync(s =>
            s.GetRequiredService<CreateAccountHandler>().HandleAsync(new(new(" zhu ", $"第{i}人", [Roles.Viewer], null, null, false), null), office.Administrator, Ct))));
        Assert.Single(made, m => m.Ok);
        Assert.All(made.Where(m => !m.Ok), m => Assert.Equal("AC031", m.Refusal!.Code));
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.Users.CountAsync(u => u.UserName == "zhu", Ct));
        Assert.Equal(1, await db.AccountActs.CountAsync(a => a.ByAccountId != null, Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reset_GivesAPasswordThatMustBeChanged(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        var account = await office.CreateAsync("he", Roles.Viewer);
        var before = await office.SignInAsync("he");
        for (var i = 0; i < 5; i++) await office.DoAsync(async s => await s.GetRequiredService<UserManager<Account>>().AccessFailedAsync((await Office.Find(s, "he"))!));
        Assert.Equal(AccountStatus.Locked, (await office.AskAsync(account)).Line.Status);

        var reset = (await office.AskAsync(s => s.GetRequiredService<ResetPasswordHandler>().HandleAsync(new ResetPassword(account, 1, "忘了密码"), office.Administrator, Ct))).Value!;
        Assert.Null(await office.ResumeAsync(before));
        Assert.Equal(AccountStatus.OneTime, (await office.AskAsync(account)).Line.Status);
        var cookie = await office.SignInAsync("he");
        Assert.True(AccountClaims.MustChangePassword(cookie));
        Assert.Equal("AC022", (await office.AskAsync(s => s.GetRequiredService<ResetPasswordHandler>().HandleAsync(new ResetPassword(account, 1, "再点一次"), office.Administrator, Ct))).Refusal!.Code);

        var own = AccountClaims.ActorOf(cookie);
        async Task<string?> ChangeAsync(string present, string to) =>
            (await office.AskAsync(s => s.GetRequiredService<ChangeOwnPasswordHandler>().HandleAsync(new(present, to, AccountClaims.SessionOf(cookie)!.Value), own, Ct))).Refusal?.Code;
        Assert.Equal("AC032", await ChangeAsync("not-this-one-1", Office.Password));
        Assert.Equal("AC033", await ChangeAsync(reset.Password, reset.Password));
        Assert.Equal("AC031", await ChangeAsync(reset.Password, "short1"));
        Assert.Equal("AC031", await ChangeAsync(reset.Password, "password2026"));
        var elsewhere = await office.SignInAsync("he");
        Assert.Null(await ChangeAsync(reset.Password, Office.Password));

        Assert.Null(await office.ResumeAsync(elsewhere));
        var renewed = await office.AskAsync(s => s.GetRequiredService<Sessions>().RenewAsync(cookie, Ct));
        Assert.False(AccountClaims.MustChangePassword((await office.ResumeAsync(renewed!))!));
        Assert.Equal(AccountStatus.Usable, (await office.AskAsync(account)).Line.Status);
        Assert.Equal([AccountActKind.PasswordChanged, AccountActKind.PasswordReset, AccountActKind.Created], (await office.AskAsync(account)).Acts.Select(a => a.Kind));

        for (var i = 0; i < 5; i++) await ChangeAsync("not-this-one-1", "another-one-2");
        Assert.Equal("AC034", await ChangeAsync(Office.Password, "another-one-2"));
        Assert.Null((await office.AskAsync(s => s.GetRequiredService<ResetPasswordHandler>().HandleAsync(new UnlockAccount(account, 3, null), office.Administrator, Ct))).Refusal);
        Assert.Null(await ChangeAsync(Office.Password, "another-one-2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_OfUnknownNames_KeepOnlyTheirBeginning(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        await office.DoAsync(async s =>
        {
            var sessions = s.GetRequiredService<Sessions>();
            await sessions.RecordAsync(null, "my-secret-pass\u0000word9" + new string('x', 500), SignInOutcome.UnknownAccount, SignInWay.Password, new(new string('a', 500), "代理\ud800\u0000" + new string('b', 900)), Ct);
            Assert.Equal(1, await sessions.UnknownTriesAsync("my-secret-pass\u0000word9" + new string('x', 500), TimeSpan.FromMinutes(15), Ct));
            Assert.Equal(0, await sessions.UnknownTriesAsync("someone-else", TimeSpan.FromMinutes(15), Ct));
        });
        var list = await office.AskAsync(s => s.GetRequiredService<SignInListQuery>().AskAsync(null, 9, Ct));
        var record = Assert.Single(list.Records);
        Assert.StartsWith("my…", record.UserName, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", record.UserName, StringComparison.Ordinal);
        Assert.Equal((64, 300), (record.Address.Length, record.Agent.Length));
        Assert.Empty((await office.AskAsync(s => s.GetRequiredService<SignInListQuery>().AskAsync(SignInOutcome.Entered, 1, Ct))).Records);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_Filters_CountWhatTheyList(bool postgres)
    {
        await using var office = await Office.OpenAsync(postgres);
        await office.CreateAsync("he", Roles.Viewer);
        await office.CreateAsync("lin", Roles.Clerk);
        var off = await office.CreateAsync("yu", Roles.Viewer);
        await office.DoAsync(async s => Assert.Null((await s.GetRequiredService<DisableAccountHandler>().HandleAsync(new DisableAccount(off, 1, "离岗"), office.Administrator, Ct)).Refusal));

        async Task<string> ListAsync(AccountFilter filter)
        {
            var list = await office.AskAsync(s => s.GetRequiredService<AccountListQuery>().AskAsync(filter, Ct));
            Assert.Equal((4, list.Lines.Count), (list.All, list.Total));
            return string.Join(' ', list.Lines.Select(l => l.Details.UserName));
        }

        Assert.Equal("ji lin he yu", await ListAsync(new()));
        Assert.Equal("he yu", await ListAsync(new(Role: Roles.Viewer)));
        Assert.Equal("yu", await ListAsync(new(Status: AccountStatus.Disabled)));
        Assert.Equal("lin he", await ListAsync(new(Status: AccountStatus.OneTime)));
        Assert.Equal("lin", await ListAsync(new(Words: "LIN")));
    }
}
