using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Accounts;

/// <summary>What became of a try to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>登录: a session began.</summary>
    Entered,

    /// <summary>密码不对.</summary>
    WrongPassword,

    /// <summary>没有这个账号.</summary>
    UnknownAccount,

    /// <summary>账号锁定: too many wrong passwords before.</summary>
    Locked,

    /// <summary>账号已停用.</summary>
    Disabled,

    /// <summary>统一认证没有通过: the identity provider refused, or could not be understood.</summary>
    Refused,

    /// <summary>身份没有绑定: the provider knows the person, but no account is tied to that identity.</summary>
    NotBound,

    /// <summary>统一认证的凭据无效: for someone else, expired, or not signed by the provider.</summary>
    TokenInvalid,

    /// <summary>统一认证的登录请求无效: used before, begun elsewhere, or too old.</summary>
    Replayed,

    /// <summary>统一认证连不上.</summary>
    ProviderDown,
}

/// <summary>By which way someone signs in.</summary>
public enum SignInWay
{
    Password,

    /// <summary>统一身份认证: an identity provider, by OpenID Connect.</summary>
    OpenIdConnect,
}

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    /// <summary>退出.</summary>
    SignedOut,

    /// <summary>改了密码: the other sessions of the account end.</summary>
    PasswordChanged,

    /// <summary>管理员重设了密码.</summary>
    PasswordReset,

    /// <summary>账号停用.</summary>
    Disabled,

    /// <summary>统一认证解绑: the identity it was begun with is no longer the account's.</summary>
    Unbound,
}

/// <summary>From where someone signs in.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Agent">What the browser calls itself.</param>
public sealed record SignInOrigin(string Address, string Agent)
{
    internal const int AddressLength = 64;
    internal const int AgentLength = 300;

    public static SignInOrigin Unknown { get; } = new("", "");
}

/// <summary>One try to sign in, and how the session ended that it began.</summary>
public sealed class SignInRecord
{
    internal const int NameLength = 64;

    /// <summary>Also the number of the session, where one began.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for a name that no account has.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The account's name; of an unknown one only the beginning, for people type passwords into the wrong field.</summary>
    public required string UserName { get; init; }

    public required SignInOutcome Outcome { get; init; }
    public required SignInWay Way { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Address { get; init; }
    public required string Agent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public SessionEnd? End { get; set; }
}

internal sealed class SignInRecordMapping : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> record)
    {
        record.ToTable("sign_in");
        record.Property(s => s.Id).ValueGeneratedNever();
        record.Property(s => s.UserName).HasMaxLength(SignInRecord.NameLength);
        record.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
        record.Property(s => s.Way).HasConversion<string>().HasMaxLength(20);
        record.Property(s => s.End).HasConversion<string>().HasMaxLength(20);
        record.Property(s => s.Address).HasMaxLength(SignInOrigin.AddressLength);
        record.Property(s => s.Agent).HasMaxLength(SignInOrigin.AgentLength);
        record.HasIndex(s => new { s.AccountId, s.At });
        record.HasIndex(s => s.At);
        record.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
