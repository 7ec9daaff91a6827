using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Tokens;

/// <summary>Lets a program in by its token: as the account is now, within the token's scopes.</summary>
/// <remarks>
/// Asked at every request, so that a token revoked or an account disabled is refused at the next one, on every node.
/// An account that must change its password first is not let in: someone else set that password.
/// </remarks>
public sealed class TokenEntrance(LuoshiDb db, AccountClaims claims, TimeProvider clock)
{
    /// <summary>The claim that holds a scope.</summary>
    public const string Scope = "luoshi:scope";

    private const string Token = "luoshi:token";

    /// <summary>How exactly it is kept when a token was last used.</summary>
    private static readonly TimeSpan UsedEvery = TimeSpan.FromHours(1);

    /// <summary>Who the secret lets in; null for nobody.</summary>
    public async Task<ClaimsPrincipal?> EnterAsync(string secret, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!TokenSecret.LooksLikeOne(secret)) return null;
        var (hash, now) = (TokenSecret.Hash(secret), clock.GetUtcNow());
        if (await Holding(now).SingleOrDefaultAsync(t => t.SecretHash == hash, ct) is not { } token) return null;
        if (await claims.OfAsync(db.Users.Where(a => a.Id == token.AccountId && a.DisabledAt == null && !a.MustChangePassword), ct) is not { } principal) return null;

        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new(Token, token.Id.ToString()));
        identity.AddClaims(token.ReadScopes().Select(s => new Claim(Scope, s)));
        if (token.LastUsedAt is not { } last || last + UsedEvery <= now)
        {
            DateTimeOffset? at = now;
            await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, at), ct);
        }

        return principal;
    }

    /// <summary>Whether the token of this request still holds: asked again before something is written, for a body may take long to arrive.</summary>
    public async Task<bool> StillHoldsAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Guid.TryParse(principal.FindFirstValue(Token), out var id)
            && await Holding(clock.GetUtcNow()).AnyAsync(t => t.Id == id && db.Users.Any(a => a.Id == t.AccountId && a.DisabledAt == null && !a.MustChangePassword), ct);
    }

    private IQueryable<ApiToken> Holding(DateTimeOffset now) => db.ApiTokens.AsNoTracking().Where(t => t.RevokedAt == null && t.ExpiresAt > now);
}

/// <summary>Registers tokens.</summary>
public static class TokensRegistration
{
    /// <summary>Adds the use cases; accounts must be there.</summary>
    public static IServiceCollection AddLuoshiTokens(this IServiceCollection services) => services
        .AddScoped<MakeTokenHandler>()
        .AddScoped<RevokeTokenHandler>()
        .AddScoped<TokenListQuery>()
        .AddScoped<TokenEntrance>();
}
