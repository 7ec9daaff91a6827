using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>What a decision about an account comes to: the act to record.</summary>
public sealed record DecidedAct(AccountActKind Kind, IReadOnlyList<AccountDifference> Differences, string? Reason);

/// <summary>One act on an account: load, decide, carry out, record, in one transaction.</summary>
public sealed class AccountTurn(LuoshiDb db, UserManager<Account> accounts, TimeProvider clock)
{
    /// <param name="id">The account; null for one that is still to be made.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="carryOut">Changes the account, which it gets or makes; says what the names and passwords do not allow.</param>
    internal async Task<Result<Account>> TakeAsync(
        Guid? id, Func<AccountsAsTheyStand, Result<DecidedAct>> decide, Func<Account?, Task<(Account? Account, IdentityResult Outcome)>> carryOut, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await OneAtATimeAsync(ct);

        var account = id is { } known ? await db.Users.SingleOrDefaultAsync(a => a.Id == known, ct) : null;
        var now = await LoadAsync(account, ct);
        var decided = decide(now);
        if (!decided.Ok) return decided.Refusal;

        var (done, outcome) = await carryOut(account);
        if (done is null || !outcome.Succeeded) return new AccountNotAllowed(string.Concat(outcome.Errors.Select(e => e.Description)));

        db.AccountActs.Add(Act(done.Id, (now.Account?.Acts ?? 0) + 1, decided.Value, actor, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return done;
    }

    /// <summary>The details of an account as they are stored.</summary>
    internal static AccountDetails DetailsOf(Account account, IEnumerable<string> roles) =>
        new AccountDetails(account.UserName ?? "", account.DisplayName, [.. roles], account.PersonId, account.UnitId, account.SeesAll).Clean();

    internal static AccountAct Act(Guid accountId, int number, DecidedAct decided, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AccountId = accountId,
        Number = number,
        Kind = decided.Kind,
        At = now,
        ByAccountId = actor.AccountId,
        ByName = actor.Name,
        Differences = StateJson.Write(decided.Differences),
        Reason = string.IsNullOrWhiteSpace(decided.Reason) ? null : decided.Reason.Trim() is var why && why.Length > AccountAct.ReasonLength ? why[..AccountAct.ReasonLength] : decided.Reason.Trim(),
    };

    // Every act changes this row first, so that a second one waits: two administrators cannot each disable the last other one.
    private async Task OneAtATimeAsync(CancellationToken ct)
    {
        var there = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var missing in Roles.All.Except(there)) db.Roles.Add(new(missing!) { Id = Guid.CreateVersion7(), NormalizedName = accounts.NormalizeName(missing) });
        await db.SaveChangesAsync(ct);
        var stamp = Guid.NewGuid().ToString();
        await db.Roles.Where(r => r.Name == Roles.Administrator).ExecuteUpdateAsync(r => r.SetProperty(x => x.ConcurrencyStamp, stamp), ct);
    }

    private async Task<AccountsAsTheyStand> LoadAsync(Account? account, CancellationToken ct)
    {
        var tree = await UnitTreeQuery.LoadAsync(db, ct);
        var id = account?.Id ?? Guid.Empty;
        var others = await db.Users.CountAsync(
            a => a.Id != id && a.DisabledAt == null && db.UserRoles.Any(r => r.UserId == a.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Administrator)), ct);
        if (account is null) return new(null, others, tree);

        var last = await db.AccountActs.AsNoTracking().Where(a => a.AccountId == account.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);
        var details = DetailsOf(account, await accounts.GetRolesAsync(account));
        var identities = (await accounts.GetLoginsAsync(account)).Select(l => new ExternalIdentity(l.LoginProvider, l.ProviderKey));
        return new(new(account.Id, details, account.DisabledAt is not null, await accounts.IsLockedOutAsync(account), last?.Number ?? 0, last) { Identities = [.. identities] }, others, tree);
    }
}
