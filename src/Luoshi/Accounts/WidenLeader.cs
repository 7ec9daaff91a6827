using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>看全部计划: whether a leader is shown all plans (主要负责人) or only the own portfolio; clerks may set it too.</summary>
/// <param name="Seen">How many acts on the account the page had seen.</param>
public sealed record WidenLeader(Guid AccountId, int Seen, bool SeesAll, string? Reason)
{
    /// <summary>Neither a clerk nor an administrator.</summary>
    public sealed record NotYours() : Refusal("AC035", "领导看哪些计划由督查专干或管理员设定。请用督查专干账号登录。");

    /// <summary>The account is no leader's.</summary>
    public sealed record NotALeader() : Refusal("AC036", "这不是领导的账号，看哪些计划随单位而定。");
}

/// <summary>Carries out <see cref="WidenLeader"/>.</summary>
public sealed class WidenLeaderHandler(AccountTurn turn, UserManager<Account> accounts)
{
    public Task<Result<Account>> HandleAsync(WidenLeader command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.AccountId, now => Decide(command, now, actor), SetAsync, actor, ct);

        async Task<(Account?, IdentityResult)> SetAsync(Account? account)
        {
            account!.SeesAll = command.SeesAll;
            return (account, await accounts.UpdateAsync(account));
        }
    }

    public static Result<DecidedAct> Decide(WidenLeader command, AccountsAsTheyStand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Clerk, Roles.Administrator)) return new WidenLeader.NotYours();
        if (AccountRights.RefuseUnseen(now, command.Seen) is { } refusal) return refusal;
        var details = now.Account!.Details;
        if (!details.Roles.Contains(Roles.Leader)) return new WidenLeader.NotALeader();
        if (details.SeesAll == command.SeesAll) return new AccountIsSo(command.SeesAll ? "已经看全部计划" : "已经只看分管的事项");
        var wanted = details with { SeesAll = command.SeesAll };
        return AccountRights.RefuseDetails(wanted, now.Tree) is { } problem
            ? problem
            : new DecidedAct(AccountActKind.Changed, wanted.Since(details, now.Tree), command.Reason);
    }
}
