using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Tokens;

/// <summary>A token in a list.</summary>
/// <param name="Holds">It can be used now.</param>
/// <param name="Owner">The name on screen of its account.</param>
public sealed record TokenLine(ApiToken Token, bool Holds, string Owner);

/// <summary>令牌: the own ones, or those of everybody.</summary>
public sealed class TokenListQuery(LuoshiDb db, TimeProvider clock)
{
    /// <summary>Those that are over are shown up to this many.</summary>
    public const int MostOver = 50;

    /// <summary>The own tokens, newest first, those that hold before those that are over.</summary>
    public Task<IReadOnlyList<TokenLine>> OwnAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ListAsync(db.ApiTokens.Where(t => t.AccountId == actor.AccountId), ct);
    }

    /// <summary>Those of everybody.</summary>
    public Task<IReadOnlyList<TokenLine>> AllAsync(CancellationToken ct) => ListAsync(db.ApiTokens, ct);

    private async Task<IReadOnlyList<TokenLine>> ListAsync(IQueryable<ApiToken> tokens, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var named = tokens.AsNoTracking().Join(db.Users, t => t.AccountId, a => a.Id, (t, a) => new { Token = t, a.DisplayName }).OrderByDescending(t => t.Token.MadeAt);
        var holding = await named.Where(t => t.Token.RevokedAt == null && t.Token.ExpiresAt > now).ToListAsync(ct);
        var over = await named.Where(t => t.Token.RevokedAt != null || t.Token.ExpiresAt <= now).Take(MostOver).ToListAsync(ct);
        return [.. holding.Select(t => new TokenLine(t.Token, true, t.DisplayName)), .. over.Select(t => new TokenLine(t.Token, false, t.DisplayName))];
    }
}
