using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Tokens;

/// <summary>新建令牌: for the own account.</summary>
/// <param name="Scopes">Codes of <see cref="TokenScopes"/>.</param>
/// <param name="Days">How many days it holds.</param>
public sealed record MakeToken(string Name, IReadOnlyList<string> Scopes, int Days)
{
    /// <summary>Tokens of an account that hold at once.</summary>
    public const int Most = 20;

    /// <summary>Days a token may hold at most.</summary>
    public const int MostDays = 366;

    /// <summary>Without a name nobody knows later what it is for.</summary>
    public sealed record NoName() : Refusal("TK001", $"请写明令牌的用途，最多{ApiToken.NameLength}个字，比如“办公系统取数”。");

    /// <summary>Nothing is allowed with it.</summary>
    public sealed record NoScope() : Refusal("TK002", "请至少选一项权限。");

    /// <summary>A subscription's address travels through other programs.</summary>
    public sealed record CalendarAlone() : Refusal("TK003", "日程订阅的地址会存进别的软件，要单独建一个令牌，不能和其他权限放在一起。");

    /// <summary>No such time.</summary>
    public sealed record NoSuchTime() : Refusal("TK004", $"有效期要填1到{MostDays}天的整数。");

    /// <summary>Too many.</summary>
    public sealed record TooMany() : Refusal("TK005", $"一个账号最多有{Most}个有效的令牌。请先作废不用的。");
}

/// <summary>A token just made, with its secret, which is shown once.</summary>
public sealed record MadeToken(ApiToken Token, string Secret);

/// <summary>Carries out <see cref="MakeToken"/>.</summary>
public sealed class MakeTokenHandler(LuoshiDb db, AccountTurn turn, TimeProvider clock)
{
    public async Task<Result<MadeToken>> HandleAsync(MakeToken command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        var clean = command with { Name = command.Name.Trim(), Scopes = [.. TokenScopes.All.Intersect(command.Scopes)] };
        var (now, secret) = (clock.GetUtcNow(), TokenSecret.Make());
        var token = new ApiToken
        {
            Id = Guid.CreateVersion7(now),
            AccountId = actor.AccountId ?? throw new ArgumentException("Only an account has tokens.", nameof(actor)),
            Name = clean.Name,
            Scopes = string.Join(' ', clean.Scopes),
            SecretHash = TokenSecret.Hash(secret),
            Ending = TokenSecret.Ending(secret),
            MadeAt = now,
            ExpiresAt = now.AddDays(Math.Clamp(clean.Days, 1, MakeToken.MostDays)),
        };
        var holding = await db.ApiTokens.CountAsync(t => t.AccountId == token.AccountId && t.RevokedAt == null && t.ExpiresAt > now, ct);
        var made = await turn.TakeAsync(token.AccountId, account => Decide(clean, account, holding, token.Ending), account => Task.FromResult(Keep(account, token)), actor, ct);
        return made.Ok ? new MadeToken(token, secret) : made.Refusal;
    }

    /// <param name="holding">Tokens of the account that hold.</param>
    /// <param name="ending">The last characters of the secret.</param>
    public static Result<DecidedAct> Decide(MakeToken command, AccountsAsTheyStand now, int holding, string ending)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (now.Account is not { IsDisabled: false }) return new NoSuchAccount();
        if (command.Name.Length is 0 or > ApiToken.NameLength || command.Name.Any(char.IsControl)) return new MakeToken.NoName();
        if (command.Scopes.Count == 0) return new MakeToken.NoScope();
        if (command.Scopes.Contains(TokenScopes.Calendar) && command.Scopes.Count > 1) return new MakeToken.CalendarAlone();
        if (command.Days is < 1 or > MakeToken.MostDays) return new MakeToken.NoSuchTime();
        if (holding >= MakeToken.Most) return new MakeToken.TooMany();
        return new DecidedAct(
            AccountActKind.TokenMade,
            [new("令牌", "", $"{command.Name}（…{ending}）"), new("权限", "", string.Join("、", command.Scopes.Select(TokenScopes.Chinese))), new("有效期", "", $"{command.Days}天")],
            null);
    }

    private (Account?, IdentityResult) Keep(Account? account, ApiToken token)
    {
        db.ApiTokens.Add(token);
        return (account, IdentityResult.Success);
    }
}
