namespace Luoshi.Web.Accounts;

/// <summary>统一身份认证: an OpenID Connect provider that people may sign in with.</summary>
/// <param name="Authority">Address under which it publishes what it is (…/.well-known/openid-configuration).</param>
/// <param name="ClientId">As whom it knows this server.</param>
/// <param name="Name">What the sign-in page calls it: 用…登录.</param>
public sealed record IdentityProvider(Uri Authority, string ClientId, string ClientSecret, string Name)
{
    /// <summary>The secret stays out of logs and messages.</summary>
    public override string ToString() => $"{Name} {Authority} {ClientId}";

    /// <summary>Whether the provider may be asked under this address: what goes over a network goes encrypted.</summary>
    public static bool MayBe(Uri authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return authority.IsAbsoluteUri && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
    }
}
