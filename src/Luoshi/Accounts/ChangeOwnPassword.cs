using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>改密码: by the one whose it is. Other sessions of the account end.</summary>
/// <param name="Session">The session it is done in, which goes on.</param>
public sealed record ChangeOwnPassword(string Present, string New, Guid Session);

/// <summary>Carries out <see cref="ChangeOwnPassword"/>.</summary>
public sealed class ChangeOwnPasswordHandler(LuoshiDb db, AccountTurn turn, UserManager<Account> accounts, Sessions sessions)
{
    public async Task<Result<Account>> HandleAsync(ChangeOwnPassword command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (await ProveAsync(command, actor, ct) is { } refusal) return refusal;
        return await turn.TakeAsync(actor.AccountId, _ => new DecidedAct(AccountActKind.PasswordChanged, [], null), ChangeAsync, actor, ct);

        async Task<(Account?, IdentityResult)> ChangeAsync(Account? account)
        {
            account!.MustChangePassword = false;
            await sessions.EndAllAsync(account.Id, command.Session, SessionEnd.PasswordChanged, ct);
            return (account, await accounts.ChangePasswordAsync(account, command.Present, command.New));
        }
    }

    // A wrong present password counts like one at the door: whoever finds an open page cannot try them all.
    private async Task<Refusal?> ProveAsync(ChangeOwnPassword command, Actor actor, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == actor.AccountId, ct) is not { } account) return new NoSuchAccount();
        if (await accounts.IsLockedOutAsync(account)) return new OwnPasswordLocked();
        if (await accounts.CheckPasswordAsync(account, command.Present)) return command.New == command.Present ? new SamePassword() : null;
        await accounts.AccessFailedAsync(account);
        return new PresentPasswordWrong();
    }
}
