using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>新建账号.</summary>
public sealed record CreateAccount(AccountDetails Details, string? Reason);

/// <summary>An account and the password that is shown this once.</summary>
public sealed record OneTimeAccount(Guid AccountId, string UserName, string DisplayName, string Password);

/// <summary>Carries out <see cref="CreateAccount"/>.</summary>
public sealed class CreateAccountHandler(AccountTurn turn, UserManager<Account> accounts)
{
    public async Task<Result<OneTimeAccount>> HandleAsync(CreateAccount command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        command = command with { Details = command.Details.Clean() };
        var password = OneTimePassword.Make(command.Details.UserName);
        var made = await turn.TakeAsync(null, now => Decide(command, now, actor), _ => MakeAsync(command.Details, password), actor, ct);
        return made.Ok ? new OneTimeAccount(made.Value.Id, command.Details.UserName, command.Details.DisplayName, password) : made.Refusal;
    }

    public static Result<DecidedAct> Decide(CreateAccount command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Administrator)) return new NotAdministrator();
        if (AccountRights.RefuseDetails(command.Details, now.Tree) is { } refusal) return refusal;
        var nothing = new AccountDetails("", "", [], null, null, false);
        return new DecidedAct(AccountActKind.Created, command.Details.Since(nothing, now.Tree), command.Reason);
    }

    private async Task<(Account?, IdentityResult)> MakeAsync(AccountDetails details, string password)
    {
        var account = new Account
        {
            UserName = details.UserName,
            DisplayName = details.DisplayName,
            PersonId = details.PersonId,
            UnitId = details.UnitId,
            SeesAll = details.SeesAll,
            MustChangePassword = true,
        };
        var made = await accounts.CreateAsync(account, password);
        if (made.Succeeded) made = await accounts.AddToRolesAsync(account, details.Roles);
        return (account, made);
    }
}
