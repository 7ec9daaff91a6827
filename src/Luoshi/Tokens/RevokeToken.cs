using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Tokens;

/// <summary>作废令牌: by its owner, or by an administrator, who says why.</summary>
public sealed record RevokeToken(Guid TokenId, string? Reason = null)
{
    /// <summary>There is none for the one who asks.</summary>
    public sealed record NoSuchToken() : Refusal("TK006", "没有这个令牌。请刷新页面再看。");

    /// <summary>It is over already.</summary>
    public sealed record AlreadyOver() : Refusal("TK007", "这个令牌已经作废。");
}

/// <summary>Carries out <see cref="RevokeToken"/>.</summary>
public sealed class RevokeTokenHandler(LuoshiDb db, AccountTurn turn, TimeProvider clock)
{
    public async Task<Result<ApiToken>> HandleAsync(RevokeToken command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == command.TokenId, ct) is not { } token) return new RevokeToken.NoSuchToken();
        var now = clock.GetUtcNow();
        var done = await turn.TakeAsync(token.AccountId, account => Decide(command, account, token, actor), account => RevokeAsync(account, token, now, ct), actor, ct);
        return done.Ok ? token : done.Refusal;
    }

    public static Result<DecidedAct> Decide(RevokeToken command, AccountsAsTheyStand now, ApiToken token, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(actor);
        var own = token.AccountId == actor.AccountId;
        if (now.Account is null || (!own && !actor.Is(Roles.Administrator))) return new RevokeToken.NoSuchToken();
        if (token.RevokedAt is not null) return new RevokeToken.AlreadyOver();
        if (!own && string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return new DecidedAct(AccountActKind.TokenRevoked, [new("令牌", $"{token.Name}（…{token.Ending}）", "")], command.Reason);
    }

    private async Task<(Account?, IdentityResult)> RevokeAsync(Account? account, ApiToken token, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? at = now;
        await db.ApiTokens.Where(t => t.Id == token.Id && t.RevokedAt == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, at), ct);
        return (account, IdentityResult.Success);
    }
}
