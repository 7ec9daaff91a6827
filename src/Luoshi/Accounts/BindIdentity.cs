using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>绑定: an administrator ties an identity of the provider to an account.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record BindIdentity(Guid AccountId, int Seen, ExternalIdentity Identity, string? Reason)
{
    /// <summary>A subject that no provider gives.</summary>
    public sealed record NoSubject() : Refusal("AC040", $"请填写统一认证标识，最多{ExternalIdentity.LongestSubject}个字符。本人用统一认证登录一次，页面上就有。");
}

/// <summary>绑定: by the one whose account it is, who has just proved to be that identity as well.</summary>
/// <param name="Way">How the session began in which it is asked for.</param>
public sealed record BindOwnIdentity(ExternalIdentity Identity, SignInWay Way);

/// <summary>Carries out <see cref="BindIdentity"/> and <see cref="BindOwnIdentity"/>.</summary>
public sealed class BindIdentityHandler(AccountTurn turn, UserManager<Account> accounts)
{
    public async Task<Result<Account>> HandleAsync(BindIdentity command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var clean = command with { Identity = command.Identity with { Subject = command.Identity.Subject.Trim() } };
        var holder = await HolderAsync(clean.Identity);
        return await turn.TakeAsync(clean.AccountId, now => Decide(clean, now, holder, actor), account => BindAsync(account!, clean.Identity), actor, ct);
    }

    public async Task<Result<Account>> HandleAsync(BindOwnIdentity command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        var holder = await HolderAsync(command.Identity);
        return await turn.TakeAsync(actor.AccountId, now => Decide(command, now, holder), account => BindAsync(account!, command.Identity), actor, ct);
    }

    /// <param name="holder">The account that has the identity already; null for none.</param>
    public static Result<DecidedAct> Decide(BindIdentity command, AccountsAsTheyStand now, Guid? holder, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        if (now.Account!.Id == actor.AccountId) return new OwnAccount();
        if (RefuseIdentity(command.Identity, now.Account, holder) is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return Bound(command.Identity, command.Reason);
    }

    /// <param name="holder">The account that has the identity already; null for none.</param>
    public static Result<DecidedAct> Decide(BindOwnIdentity command, AccountsAsTheyStand now, Guid? holder)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (now.Account is not { } account) return new NoSuchAccount();
        if (command.Way != SignInWay.Password) return new PasswordSessionNeeded();
        return RefuseIdentity(command.Identity, account, holder) is { } refusal ? refusal : Bound(command.Identity, null);
    }

    private static Refusal? RefuseIdentity(ExternalIdentity identity, AccountState account, Guid? holder) =>
        identity.Subject.Length is 0 or > ExternalIdentity.LongestSubject || identity.Subject.Any(char.IsControl) ? new BindIdentity.NoSubject()
        : holder == account.Id ? new AccountIsSo("已经绑定这个统一认证身份")
        : holder is not null ? new IdentityTaken()
        : account.Identities.Any(i => i.Issuer == identity.Issuer) ? new IdentityHeld()
        : null;

    private static DecidedAct Bound(ExternalIdentity identity, string? reason) => new(AccountActKind.IdentityBound, [new("统一认证", "", identity.Subject)], reason);

    private async Task<Guid?> HolderAsync(ExternalIdentity identity) => (await accounts.FindByLoginAsync(identity.Issuer, identity.Subject))?.Id;

    private async Task<(Account?, IdentityResult)> BindAsync(Account account, ExternalIdentity identity) =>
        (account, await accounts.AddLoginAsync(account, new(identity.Issuer, identity.Subject, null)));
}
