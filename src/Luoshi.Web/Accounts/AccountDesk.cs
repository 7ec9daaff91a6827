using Luoshi.Accounts;
using Luoshi.Ledger;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>What an act on an account came to.</summary>
/// <param name="Refusal">Why it could not be; null where it was done.</param>
/// <param name="Made">A one-time password to show; null for none.</param>
public sealed record AccountOutcome(Refusal? Refusal, OneTimeAccount? Made = null);

/// <summary>Takes what an administrator does on the page of an account to its use case.</summary>
public sealed class AccountDesk(
    ChangeAccountHandler change, DisableAccountHandler disable, ResetPasswordHandler reset, BindIdentityHandler bind, UnbindIdentityHandler unbind, IHttpContextAccessor http)
{
    /// <param name="act">change, disable, enable, reset, unlock, bind or unbind.</param>
    public async Task<AccountOutcome> TakeAsync(string act, Guid accountId, IFormCollection form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (seen, reason) = (AccountForm.Seen(form), form["reason"].ToString());
        switch (act)
        {
            case "change":
                return new((await change.HandleAsync(new ChangeAccount(accountId, seen, AccountForm.Read(form), reason), actor, ct)).Refusal);
            case "disable":
                return new((await disable.HandleAsync(new DisableAccount(accountId, seen, reason), actor, ct)).Refusal);
            case "enable":
                return new((await disable.HandleAsync(new EnableAccount(accountId, seen, reason), actor, ct)).Refusal);
            case "unlock":
                return new((await reset.HandleAsync(new UnlockAccount(accountId, seen, reason), actor, ct)).Refusal);
            case "reset":
                var made = await reset.HandleAsync(new ResetPassword(accountId, seen, reason), actor, ct);
                return new(made.Refusal, made.Value);
            case "bind":
                return await ProviderSignIn.IssuerAsync(http.HttpContext!) is { } issuer
                    ? new((await bind.HandleAsync(new BindIdentity(accountId, seen, new(issuer, form["subject"].ToString()), reason), actor, ct)).Refusal)
                    : new(new SignInByIdentity.ProviderDown());
            case "unbind":
                return new((await unbind.HandleAsync(new UnbindIdentity(accountId, seen, new(form["issuer"].ToString(), form["subject"].ToString()), reason), actor, ct)).Refusal);
            default:
                throw new ArgumentException($"There is no act called {act}.", nameof(act));
        }
    }
}
