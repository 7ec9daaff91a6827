using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>停用: the account may no longer sign in, and its sessions end. No account is ever deleted.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record DisableAccount(Guid AccountId, int Seen, string? Reason);

/// <summary>启用: a disabled account may sign in again.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record EnableAccount(Guid AccountId, int Seen, string? Reason);

/// <summary>Carries out <see cref="DisableAccount"/> and <see cref="EnableAccount"/>.</summary>
public sealed class DisableAccountHandler(AccountTurn turn, UserManager<Account> accounts, Sessions sessions, TimeProvider clock)
{
    public Task<Result<Account>> HandleAsync(DisableAccount command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), account => SetAsync(account!, clock.GetUtcNow(), ct), actor, ct);
    }

    public Task<Result<Account>> HandleAsync(EnableAccount command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), account => SetAsync(account!, null, ct), actor, ct);
    }

    public static Result<DecidedAct> Decide(DisableAccount command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        var account = now.Account!;
        if (account.Id == actor.AccountId) return now.OtherAdministrators == 0 ? new LastAdministrator() : new OwnAccount();
        if (account.IsDisabled) return new AccountIsSo("已经停用");
        if (account.Details.Roles.Contains(Roles.Administrator) && now.OtherAdministrators == 0) return new LastAdministrator();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return new DecidedAct(AccountActKind.Disabled, [], command.Reason);
    }

    public static Result<DecidedAct> Decide(EnableAccount command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        if (!now.Account!.IsDisabled) return new AccountIsSo("没有停用");
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return new DecidedAct(AccountActKind.Enabled, [], command.Reason);
    }

    private async Task<(Account?, IdentityResult)> SetAsync(Account account, DateTimeOffset? disabledAt, CancellationToken ct)
    {
        account.DisabledAt = disabledAt;
        if (disabledAt is not null) await sessions.EndAllAsync(account.Id, null, SessionEnd.Disabled, ct);
        return (account, await accounts.UpdateSecurityStampAsync(account));
    }
}
