using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>重设密码: a password that is shown once and must be changed at the next sign-in; a lock goes with it.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record ResetPassword(Guid AccountId, int Seen, string? Reason);

/// <summary>解锁: wrong passwords are forgotten before the time is up.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record UnlockAccount(Guid AccountId, int Seen, string? Reason);

/// <summary>Carries out <see cref="ResetPassword"/> and <see cref="UnlockAccount"/>.</summary>
public sealed class ResetPasswordHandler(AccountTurn turn, UserManager<Account> accounts, Sessions sessions)
{
    public async Task<Result<OneTimeAccount>> HandleAsync(ResetPassword command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var password = "";
        var done = await turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), ResetAsync, actor, ct);
        return done.Ok ? new OneTimeAccount(done.Value.Id, done.Value.UserName ?? "", done.Value.DisplayName, password) : done.Refusal;

        async Task<(Account?, IdentityResult)> ResetAsync(Account? account)
        {
            password = OneTimePassword.Make(account!.UserName ?? "");
            account.MustChangePassword = true;
            await sessions.EndAllAsync(account.Id, null, SessionEnd.PasswordReset, ct);
            var reset = await accounts.RemovePasswordAsync(account);
            if (reset.Succeeded) reset = await accounts.AddPasswordAsync(account, password);
            if (reset.Succeeded) reset = await ForgetAsync(account);
            return (account, reset);
        }
    }

    public Task<Result<Account>> HandleAsync(UnlockAccount command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), async account => (account, await ForgetAsync(account!)), actor, ct);
    }

    public static Result<DecidedAct> Decide(ResetPassword command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        if (now.Account!.Id == actor.AccountId) return new OwnAccount();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return new DecidedAct(AccountActKind.PasswordReset, [], command.Reason);
    }

    public static Result<DecidedAct> Decide(UnlockAccount command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        return now.Account!.IsLocked ? new DecidedAct(AccountActKind.Unlocked, [], command.Reason) : new AccountIsSo("没有锁定");
    }

    private async Task<IdentityResult> ForgetAsync(Account account)
    {
        var ended = await accounts.SetLockoutEndDateAsync(account, null);
        return ended.Succeeded ? await accounts.ResetAccessFailedCountAsync(account) : ended;
    }
}
