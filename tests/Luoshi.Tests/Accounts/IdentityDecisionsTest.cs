using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Accounts;

/// <summary>Who may tie which identity to which account, without a database.</summary>
public sealed class IdentityDecisionsTest
{
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "纪安澜", Roles.Administrator);
    private static readonly ExternalIdentity Luo = new("https://id.example", "e7c1-0042");
    private static readonly Guid Account = Guid.CreateVersion7();

    private static AccountsAsTheyStand Now(params ExternalIdentity[] identities) =>
        new(new AccountState(Account, new("luo", "罗景行", [Roles.Viewer], null, null, false), false, false, 0, null) { Identities = identities }, 1, UnitTree.Empty);

    private static string? Bind(AccountsAsTheyStand now, string subject = "e7c1-0042", Guid? holder = null, string? reason = "本人申请", Actor? actor = null) =>
        BindIdentityHandler.Decide(new(Account, 0, Luo with { Subject = subject }, reason), now, holder, actor ?? Administrator).Refusal?.Code;

    [Fact]
    public void Bind_NothingToObject_IsRecordedWithTheSubject()
    {
        var bound = BindIdentityHandler.Decide(new(Account, 0, Luo, "本人申请"), Now(), null, Administrator).Value!;
        Assert.Equal((AccountActKind.IdentityBound, "e7c1-0042", "本人申请"), (bound.Kind, bound.Differences.Single().To, bound.Reason));
    }

    [Fact]
    public void Bind_WhatIsInTheWay_IsNamed()
    {
        Assert.Equal("AC020", Bind(Now(), actor: new(Guid.CreateVersion7(), "周若舟", Roles.Clerk)));
        Assert.Equal("AC027", Bind(Now(), actor: new(Account, "罗景行", Roles.Administrator)));
        Assert.Equal("AC028", Bind(Now(), reason: " "));
        Assert.Equal("AC029", Bind(Now(Luo), holder: Account));
        Assert.Equal("AC040", Bind(Now(), subject: ""));
        Assert.Equal("AC040", Bind(Now(), subject: "a\nb"));
        Assert.Equal("AC040", Bind(Now(), subject: new string('a', 256)));
        Assert.Equal("AC041", Bind(Now(), holder: Guid.CreateVersion7()));
        Assert.Equal("AC042", Bind(Now(Luo with { Subject = "another" })));
    }

    [Fact]
    public void BindOwn_OnlyInASessionBegunWithThePassword()
    {
        Assert.True(BindIdentityHandler.Decide(new BindOwnIdentity(Luo, SignInWay.Password), Now(), null).Ok);
        Assert.Equal("AC043", BindIdentityHandler.Decide(new BindOwnIdentity(Luo, SignInWay.OpenIdConnect), Now(), null).Refusal?.Code);
        Assert.Equal("AC041", BindIdentityHandler.Decide(new BindOwnIdentity(Luo, SignInWay.Password), Now(), Guid.CreateVersion7()).Refusal?.Code);
    }

    [Fact]
    public void Unbind_WhatIsNotHeld_IsRefused()
    {
        Assert.Equal("AC044", UnbindIdentityHandler.Decide(new(Account, 0, Luo, "离岗"), Now(), Administrator).Refusal?.Code);
        Assert.Equal("AC043", UnbindIdentityHandler.Decide(new UnbindOwnIdentity(Luo, SignInWay.OpenIdConnect), Now(Luo)).Refusal?.Code);
        Assert.Equal(AccountActKind.IdentityUnbound, UnbindIdentityHandler.Decide(new UnbindOwnIdentity(Luo, SignInWay.Password), Now(Luo)).Value!.Kind);
    }
}
