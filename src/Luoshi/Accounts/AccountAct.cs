using Luoshi.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Accounts;

/// <summary>What was done to an account.</summary>
public enum AccountActKind
{
    /// <summary>新建.</summary>
    Created,

    /// <summary>修改: name, roles, person, unit.</summary>
    Changed,

    /// <summary>停用.</summary>
    Disabled,

    /// <summary>启用.</summary>
    Enabled,

    /// <summary>重设密码: by an administrator.</summary>
    PasswordReset,

    /// <summary>改密码: by the account itself.</summary>
    PasswordChanged,

    /// <summary>解锁.</summary>
    Unlocked,

    /// <summary>绑定统一认证.</summary>
    IdentityBound,

    /// <summary>解绑统一认证.</summary>
    IdentityUnbound,

    /// <summary>新建令牌.</summary>
    TokenMade,

    /// <summary>作废令牌.</summary>
    TokenRevoked,
}

/// <summary>One thing about an account that was changed, in the words of the screen.</summary>
public sealed record AccountDifference(string What, string From, string To);

/// <summary>Something that was done to an account: by whom, when and why. Written once and never changed.</summary>
public sealed class AccountAct
{
    internal const int ReasonLength = 500;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The account's acts are counted from 1: a page that has not seen the last of them is stale.</summary>
    public required int Number { get; init; }

    public required AccountActKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ByAccountId { get; init; }
    public required string ByName { get; init; }

    /// <summary>Of <see cref="AccountDifference"/>, as JSON.</summary>
    public required string Differences { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<AccountDifference> ReadDifferences() => StateJson.Read<List<AccountDifference>>(Differences);
}

internal sealed class AccountActMapping : IEntityTypeConfiguration<AccountAct>
{
    public void Configure(EntityTypeBuilder<AccountAct> act)
    {
        act.ToTable("account_act");
        act.Property(a => a.Id).ValueGeneratedNever();
        act.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        act.Property(a => a.ByName).HasMaxLength(100);
        act.Property(a => a.Reason).HasMaxLength(AccountAct.ReasonLength);
        act.HasIndex(a => new { a.AccountId, a.Number }).IsUnique();
        act.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
