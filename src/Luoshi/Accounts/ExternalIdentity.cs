namespace Luoshi.Accounts;

/// <summary>统一认证身份: someone as an identity provider knows them.</summary>
/// <param name="Issuer">The provider, as it names itself.</param>
/// <param name="Subject">What the provider calls the person; never given to anyone else (OpenID Connect Core 1.0, section 2, sub).</param>
public sealed record ExternalIdentity(string Issuer, string Subject)
{
    /// <summary>The longest a subject may be (OpenID Connect Core 1.0, section 2).</summary>
    public const int LongestSubject = 255;
}

/// <summary>The identity belongs to another account.</summary>
public sealed record IdentityTaken() : Refusal("AC041", "这个统一认证身份已经绑定了别的账号。请管理员先在那个账号的页面解绑。");

/// <summary>One account, one identity of a provider.</summary>
public sealed record IdentityHeld() : Refusal("AC042", "这个账号已经绑定了统一认证身份。要换一个，请先解绑。");

/// <summary>What decides over the own identity is the own password.</summary>
public sealed record PasswordSessionNeeded() : Refusal("AC043", "绑定和解绑要先用密码登录。请退出，用密码登录后再办；忘了密码请找管理员重设。");

/// <summary>The account has no such identity.</summary>
public sealed record IdentityNotHeld() : Refusal("AC044", "这个账号没有绑定所说的统一认证身份，可能刚被解绑。请刷新后再看。");
