using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>解绑: the account can no longer be entered by that identity, and what was entered by it ends.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record UnbindIdentity(Guid AccountId, int Seen, ExternalIdentity Identity, string? Reason);

/// <summary>解绑: by the one whose account it is.</summary>
/// <param name="Way">How the session began in which it is asked for.</param>
public sealed record UnbindOwnIdentity(ExternalIdentity Identity, SignInWay Way);

/// <summary>Carries out <see cref="UnbindIdentity"/> and <see cref="UnbindOwnIdentity"/>.</summary>
public sealed class UnbindIdentityHandler(LuoshiDb db, AccountTurn turn, Sessions sessions)
{
    public Task<Result<Account>> HandleAsync(UnbindIdentity command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), account => UnbindAsync(account!, command.Identity, ct), actor, ct);
    }

    public Task<Result<Account>> HandleAsync(UnbindOwnIdentity command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        return turn.TakeAsync(actor.AccountId, now => Decide(command, now), account => UnbindAsync(account!, command.Identity, ct), actor, ct);
    }

    public static Result<DecidedAct> Decide(UnbindIdentity command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        if (now.Account!.Id == actor.AccountId) return new OwnAccount();
        if (!now.Account.Identities.Contains(command.Identity)) return new IdentityNotHeld();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return Unbound(command.Identity, command.Reason);
    }

    public static Result<DecidedAct> Decide(UnbindOwnIdentity command, AccountsAsTheyStand now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (now.Account is not { } account) return new NoSuchAccount();
        if (command.Way != SignInWay.Password) return new PasswordSessionNeeded();
        return account.Identities.Contains(command.Identity) ? Unbound(command.Identity, null) : new IdentityNotHeld();
    }

    private static DecidedAct Unbound(ExternalIdentity identity, string? reason) => new(AccountActKind.IdentityUnbound, [new("统一认证", identity.Subject, "")], reason);

    // Not by the library: it would end the sessions begun with the password as well.
    private async Task<(Account?, IdentityResult)> UnbindAsync(Account account, ExternalIdentity identity, CancellationToken ct)
    {
        await sessions.EndAllAsync(account.Id, SignInWay.OpenIdConnect, SessionEnd.Unbound, ct);
        await db.UserLogins.Where(l => l.UserId == account.Id && l.LoginProvider == identity.Issuer && l.ProviderKey == identity.Subject).ExecuteDeleteAsync(ct);
        return (account, IdentityResult.Success);
    }
}
