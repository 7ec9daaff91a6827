using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Accounts;

/// <summary>The rules of keeping accounts, without a database.</summary>
public sealed class AccountDecisionsTest
{
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "纪安澜", Roles.Administrator);
    private static readonly Actor Clerk = new(Guid.CreateVersion7(), "周若舟", Roles.Clerk);
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private readonly SmallDirectory _units = new();
    private readonly Person _person;
    private readonly Guid _id = Guid.CreateVersion7();

    public AccountDecisionsTest() => _person = _units.AddPerson("罗景行", _units.North);

    private static AccountDetails Details(params string[] roles) => new("luo", "罗景行", roles, null, null, false);

    private AccountsAsTheyStand Now(AccountDetails? details = null, bool disabled = false, bool locked = false, int others = 1, Guid? id = null)
    {
        var act = AccountTurnAct();
        return new(new AccountState(id ?? _id, (details ?? Details(Roles.Viewer)).Clean(), disabled, locked, 1, act), others, _units.Tree);
    }

    private AccountAct AccountTurnAct() => new()
    {
        Id = Guid.CreateVersion7(),
        AccountId = _id,
        Number = 1,
        Kind = AccountActKind.Created,
        At = Noon,
        ByName = "纪安澜",
        Differences = "[]",
    };

    private static string? Code(Result<DecidedAct> result) => result.Refusal?.Code;

    private string? Create(AccountDetails details, Actor? actor = null) =>
        Code(CreateAccountHandler.Decide(new(details.Clean(), null), new(null, 1, _units.Tree), actor ?? Administrator));

    private Result<DecidedAct> Change(AccountsAsTheyStand now, AccountDetails to, int seen = 1, string? reason = "调岗", Actor? actor = null) =>
        ChangeAccountHandler.Decide(new(_id, seen, to.Clean(), reason), now, actor ?? Administrator);

    [Fact]
    public void Create_ByOthersThanAdministrators_IsRefused() => Assert.Equal("AC020", Create(Details(Roles.Viewer), Clerk));

    [Fact]
    public void Create_NothingToObject_RecordsWhatItIs()
    {
        var made = CreateAccountHandler.Decide(new(Details(Roles.Clerk, Roles.Administrator), "新来的"), new(null, 1, _units.Tree), Administrator);
        Assert.Contains(made.Value!.Differences, d => d is { What: "角色", From: "", To: "督查专干、管理员" });
        Assert.Equal("新来的", made.Value.Reason);
    }

    [Fact]
    public void Create_UnknownRole_IsNone() => Assert.Equal("AC023", Create(Details("emperor", "")));

    [Theory]
    [InlineData(Roles.Reporter)]
    [InlineData(Roles.UnitHead)]
    public void Create_WhoReports_NeedsAUnit(string role)
    {
        Assert.Equal("AC024", Create(Details(role)));
        Assert.Null(Create(Details(role) with { UnitId = _units.Office.Id }));
        Assert.Null(Create(Details(role) with { PersonId = _person.Id }));
    }

    [Fact]
    public void Create_Leader_NeedsAPersonOrSeesAll()
    {
        Assert.Equal("AC025", Create(Details(Roles.Leader)));
        Assert.Null(Create(Details(Roles.Leader) with { PersonId = _person.Id }));
        Assert.Null(Create(Details(Roles.Leader) with { SeesAll = true }));
    }

    [Fact]
    public void Create_UnitOrPersonNotInDirectory_IsRefused()
    {
        Assert.Equal("AC030", Create(Details(Roles.Viewer) with { UnitId = Guid.CreateVersion7() }));
        Assert.Equal("AC030", Create(Details(Roles.Viewer) with { PersonId = Guid.CreateVersion7() }));
        var retired = _units.Change(_units.Finance with { RetiredOn = new DateOnly(2026, 1, 1) });
        Assert.Equal("AC030", Create(Details(Roles.Viewer) with { UnitId = retired.Id }));
    }

    [Fact]
    public void Create_WithoutName_IsRefused() => Assert.Equal("AC031", Create(Details(Roles.Viewer) with { DisplayName = "  " }));

    [Fact]
    public void Change_SomeoneWasFirst_IsTold() => Assert.Equal("AC022", Code(Change(Now(), Details(Roles.Clerk), seen: 0)));

    [Fact]
    public void Change_WithoutReason_IsRefused() => Assert.Equal("AC028", Code(Change(Now(), Details(Roles.Clerk), reason: " ")));

    [Fact]
    public void Change_Nothing_IsRefused() => Assert.Equal("AC029", Code(Change(Now(), Details(Roles.Viewer))));

    [Fact]
    public void Change_RolesAndUnit_SaysFromAndTo()
    {
        var done = Change(Now(), Details(Roles.Clerk) with { UnitId = _units.NorthHospital.Id });
        Assert.Equal(
            [new("角色", "查看", "督查专干"), new("单位", "", "岚桥市卫生健康委员会 / 北屿县卫健局 / 北屿县人民医院")],
            done.Value!.Differences);
    }

    [Fact]
    public void Change_SeesAllWithoutLeading_IsNothing() => Assert.Equal("AC029", Code(Change(Now(), Details(Roles.Viewer) with { SeesAll = true })));

    [Fact]
    public void Change_LastAdministrator_KeepsTheRole()
    {
        var now = Now(Details(Roles.Administrator), others: 0);
        Assert.Equal("AC026", Code(Change(now, Details(Roles.Clerk))));
        Assert.Null(Code(Change(now, Details(Roles.Clerk, Roles.Administrator))));
        Assert.Null(Code(Change(Now(Details(Roles.Administrator), others: 1), Details(Roles.Clerk))));
    }

    [Fact]
    public void Disable_LastAdministratorOrOneself_IsRefused()
    {
        Assert.Equal("AC026", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(Details(Roles.Administrator), others: 0), Administrator)));
        Assert.Equal("AC026", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(Details(Roles.Administrator), others: 0, id: Administrator.AccountId), Administrator)));
        Assert.Equal("AC027", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(Details(Roles.Administrator), id: Administrator.AccountId), Administrator)));
        Assert.Null(Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(Details(Roles.Administrator)), Administrator)));
    }

    [Fact]
    public void DisableAndEnable_WhatIsSoAlready_IsRefused()
    {
        Assert.Equal("AC029", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(disabled: true), Administrator)));
        Assert.Equal("AC029", Code(DisableAccountHandler.Decide(new EnableAccount(_id, 1, "回岗"), Now(), Administrator)));
        Assert.Null(Code(DisableAccountHandler.Decide(new EnableAccount(_id, 1, "回岗"), Now(disabled: true), Administrator)));
        Assert.Equal("AC028", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, ""), Now(), Administrator)));
    }

    [Fact]
    public void Reset_OwnPassword_IsDoneElsewhere()
    {
        Assert.Equal("AC027", Code(ResetPasswordHandler.Decide(new ResetPassword(_id, 1, "忘了"), Now(id: Administrator.AccountId), Administrator)));
        Assert.Null(Code(ResetPasswordHandler.Decide(new ResetPassword(_id, 1, "忘了"), Now(), Administrator)));
        Assert.Equal("AC028", Code(ResetPasswordHandler.Decide(new ResetPassword(_id, 1, null), Now(), Administrator)));
    }

    [Fact]
    public void Unlock_OnlyWhatIsLocked()
    {
        Assert.Equal("AC029", Code(ResetPasswordHandler.Decide(new UnlockAccount(_id, 1, null), Now(), Administrator)));
        Assert.Null(Code(ResetPasswordHandler.Decide(new UnlockAccount(_id, 1, null), Now(locked: true), Administrator)));
    }

    [Fact]
    public void Acts_ByOthersThanAdministrators_AreRefused()
    {
        Assert.Equal("AC020", Code(Change(Now(), Details(Roles.Clerk), actor: Clerk)));
        Assert.Equal("AC020", Code(DisableAccountHandler.Decide(new DisableAccount(_id, 1, "离岗"), Now(), Clerk)));
        Assert.Equal("AC020", Code(DisableAccountHandler.Decide(new EnableAccount(_id, 1, "回岗"), Now(disabled: true), Clerk)));
        Assert.Equal("AC020", Code(ResetPasswordHandler.Decide(new ResetPassword(_id, 1, "忘了"), Now(), Clerk)));
        Assert.Equal("AC020", Code(ResetPasswordHandler.Decide(new UnlockAccount(_id, 1, null), Now(locked: true), Clerk)));
    }

    [Fact]
    public void Widen_ByClerk_IsForLeadersOnly()
    {
        var leader = Details(Roles.Leader) with { PersonId = _person.Id };
        Assert.Null(Code(WidenLeaderHandler.Decide(new(_id, 1, true, null), Now(leader), Clerk)));
        Assert.Equal("AC029", Code(WidenLeaderHandler.Decide(new(_id, 1, false, null), Now(leader), Clerk)));
        Assert.Equal("AC036", Code(WidenLeaderHandler.Decide(new(_id, 1, true, null), Now(Details(Roles.Viewer)), Clerk)));
        Assert.Equal("AC035", Code(WidenLeaderHandler.Decide(new(_id, 1, true, null), Now(leader), new Actor(Guid.CreateVersion7(), "何", Roles.Leader))));
        Assert.Equal("AC022", Code(WidenLeaderHandler.Decide(new(_id, 7, true, null), Now(leader), Clerk)));
        Assert.Equal("AC025", Code(WidenLeaderHandler.Decide(new(_id, 1, false, null), Now(Details(Roles.Leader) with { SeesAll = true }), Clerk)));
    }

    [Fact]
    public void Password_OneTime_IsAllowedAndNeverTheSame()
    {
        var made = Enumerable.Range(0, 200).Select(_ => OneTimePassword.Make("luo")).ToList();
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.All(made, p =>
        {
            Assert.True(p.Length >= AccountRules.ShortestPassword);
            Assert.Contains(p, char.IsAsciiDigit);
            Assert.Contains(p, char.IsAsciiLetterLower);
            Assert.True(AccountRules.Decide("luo", p).Succeeded);
        });
    }
}
