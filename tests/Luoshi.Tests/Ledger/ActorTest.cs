using Luoshi.Accounts;
using Luoshi.Ledger;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class ActorTest
{
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-000000000001");

    [Fact]
    public void Holding_AdministratorAndClerk_ActsAsClerkAndIsBoth()
    {
        var actor = new Actor(Id, "林越", Roles.Administrator).Holding([Roles.Administrator, Roles.Clerk]);
        Assert.Equal(Roles.Clerk, actor.RoleCode);
        Assert.Equal("督查专干", actor.Role);
        Assert.True(actor.Is(Roles.Administrator));
        Assert.True(actor.Is(Roles.Leader, Roles.Clerk));
        Assert.False(actor.Is(Roles.Leader, Roles.Viewer));
    }

    [Fact]
    public void Equals_SameRoles_IsOneActor()
    {
        static Actor Make() => new Actor(Id, "林越", Roles.Reporter).Holding([Roles.Viewer, Roles.Reporter]);
        Assert.Equal(Make(), Make());
        Assert.NotEqual(Make(), new Actor(Id, "林越", Roles.Reporter));
        Assert.NotEqual(Make(), Make() with { UnitId = Id });
    }

    [Fact]
    public void Actor_NameOfARole_IsNoCode() => Assert.Throws<ArgumentException>(() => new Actor(Id, "林越", "督查专干"));

    [Fact]
    public void System_IsNobodysRole()
    {
        Assert.Equal("系统", Actor.System.Role);
        Assert.False(Actor.System.Is([.. Roles.All]));
    }

    [Fact]
    public void Acting_NamesEveryRoleOnce() =>
        Assert.Equal(Roles.All.Order(StringComparer.Ordinal), Roles.InOrderOfActing.Order(StringComparer.Ordinal));
}
