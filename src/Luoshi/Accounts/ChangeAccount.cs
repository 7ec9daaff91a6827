using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>修改账号: name, roles, person, unit. It holds at once, in open sessions too.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record ChangeAccount(Guid AccountId, int Seen, AccountDetails Details, string? Reason);

/// <summary>Carries out <see cref="ChangeAccount"/>.</summary>
public sealed class ChangeAccountHandler(AccountTurn turn, UserManager<Account> accounts)
{
    public Task<Result<Account>> HandleAsync(ChangeAccount command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        command = command with { Details = command.Details.Clean() };
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), account => ApplyAsync(account!, command.Details), actor, ct);
    }

    public static Result<DecidedAct> Decide(ChangeAccount command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccountRights.Refuse(now, command.Seen, actor) is { } refusal) return refusal;
        if (AccountRights.RefuseDetails(command.Details, now.Tree) is { } problem) return problem;
        var before = now.Account!.Details;
        if (LosesAdministrator(before, command.Details) && !now.Account.IsDisabled && now.OtherAdministrators == 0) return new LastAdministrator();
        var differences = command.Details.Since(before, now.Tree);
        if (differences.Count == 0) return new AccountIsSo("没有改动");
        if (string.IsNullOrWhiteSpace(command.Reason)) return new AccountReasonMissing();
        return new DecidedAct(AccountActKind.Changed, differences, command.Reason);
    }

    private static bool LosesAdministrator(AccountDetails before, AccountDetails after) =>
        before.Roles.Contains(Roles.Administrator) && !after.Roles.Contains(Roles.Administrator);

    private async Task<(Account?, IdentityResult)> ApplyAsync(Account account, AccountDetails details)
    {
        var had = await accounts.GetRolesAsync(account);
        account.DisplayName = details.DisplayName;
        account.PersonId = details.PersonId;
        account.UnitId = details.UnitId;
        account.SeesAll = details.SeesAll;
        account.UserName = details.UserName;
        var done = await accounts.UpdateAsync(account);
        if (done.Succeeded && had.Except(details.Roles).ToList() is { Count: > 0 } gone) done = await accounts.RemoveFromRolesAsync(account, gone);
        if (done.Succeeded && details.Roles.Except(had).ToList() is { Count: > 0 } added) done = await accounts.AddToRolesAsync(account, added);
        return (account, done);
    }
}
