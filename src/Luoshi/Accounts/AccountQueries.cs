using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>Whether an account may sign in.</summary>
public enum AccountStatus
{
    /// <summary>可用.</summary>
    Usable,

    /// <summary>待改密码: it has a one-time password that was not changed yet.</summary>
    OneTime,

    /// <summary>锁定: too many wrong passwords.</summary>
    Locked,

    /// <summary>停用.</summary>
    Disabled,
}

/// <summary>An account in the list.</summary>
/// <param name="Person">Name and post of the person behind it; empty for none.</param>
/// <param name="Unit">The unit it acts for, from the top down; empty for none.</param>
public sealed record AccountLine(Guid Id, AccountDetails Details, string Person, string Unit, AccountStatus Status, DateTimeOffset? LastSignIn);

/// <summary>Which accounts are asked for.</summary>
/// <param name="Words">Words that must all occur in its names, person or unit.</param>
public sealed record AccountFilter(string? Words = null, string? Role = null, AccountStatus? Status = null, int Page = 1);

/// <summary>A page of the list of accounts.</summary>
/// <param name="Total">Accounts that the filter leaves, on all pages.</param>
/// <param name="All">Accounts there are.</param>
public sealed record AccountList(IReadOnlyList<AccountLine> Lines, AccountFilter Filter, int Total, int All, int Pages);

/// <summary>账号: the list.</summary>
public sealed class AccountListQuery(LuoshiDb db)
{
    public const int PageSize = 50;

    // Identity counts locks by the machine's own clock, whatever day the pages call today.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task<AccountList> AskAsync(AccountFilter filter, CancellationToken ct)
    {
        var tree = await UnitTreeQuery.LoadAsync(db, ct);
        var roles = (await db.UserRoles.AsNoTracking().Join(db.Roles, r => r.RoleId, r => r.Id, (a, r) => new { a.UserId, r.Name }).ToListAsync(ct)).ToLookup(r => r.UserId, r => r.Name!);
        var last = await db.SignIns.AsNoTracking().Where(s => s.Outcome == SignInOutcome.Entered && s.AccountId != null)
            .GroupBy(s => s.AccountId!.Value).Select(g => new { g.Key, At = g.Max(s => s.At) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var accounts = await db.Users.AsNoTracking().ToListAsync(ct);
        return Decide([.. accounts.Select(a => LineOf(a, roles[a.Id], tree, last.TryGetValue(a.Id, out var at) ? at : null))], filter);
    }

    internal static AccountLine LineOf(Account account, IEnumerable<string> roles, UnitTree tree, DateTimeOffset? last)
    {
        var person = account.PersonId is { } id ? tree.FindPerson(id) : null;
        var unit = (account.UnitId ?? person?.UnitId) is { } unitId ? tree.PathName(unitId) : "";
        var status = account.DisabledAt is not null ? AccountStatus.Disabled
            : account.LockoutEnd > Now ? AccountStatus.Locked
            : account.MustChangePassword ? AccountStatus.OneTime
            : AccountStatus.Usable;
        return new(account.Id, AccountTurn.DetailsOf(account, roles), person is null ? "" : person.Post.Length > 0 ? $"{person.Name}（{person.Post}）" : person.Name, unit, status, last);
    }

    /// <summary>The page out of all accounts.</summary>
    public static AccountList Decide(IReadOnlyList<AccountLine> all, AccountFilter filter)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(filter);
        var left = all.Where(a => (filter.Role is null || a.Details.Roles.Contains(filter.Role)) && (filter.Status is null || a.Status == filter.Status) && Says(a, filter.Words))
            .OrderBy(a => a.Status == AccountStatus.Disabled).ThenBy(a => a.Details.Roles.Count == 0 ? int.MaxValue : Roles.All.ToList().IndexOf(a.Details.Roles[0]))
            .ThenBy(a => a.Unit, StringComparer.Ordinal).ThenBy(a => a.Details.UserName, StringComparer.Ordinal).ToList();
        var pages = Math.Max(1, (left.Count + PageSize - 1) / PageSize);
        filter = filter with { Page = Math.Clamp(filter.Page, 1, pages) };
        return new([.. left.Skip((filter.Page - 1) * PageSize).Take(PageSize)], filter, left.Count, all.Count, pages);
    }

    private static bool Says(AccountLine line, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return true;
        string[] texts = [line.Details.UserName, line.Details.DisplayName, line.Person, line.Unit];
        return words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(w => texts.Any(t => t.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }
}

/// <summary>An account with what was done to it and when it signed in.</summary>
/// <param name="Seen">How many acts there are: what a form on the page hands back.</param>
/// <param name="Acts">Newest first.</param>
/// <param name="SignIns">The latest, newest first.</param>
/// <param name="Tree">Persons and units to choose from.</param>
/// <param name="Identities">By which identities of a provider it can be entered.</param>
public sealed record AccountView(
    AccountLine Line, int Seen, IReadOnlyList<AccountAct> Acts, IReadOnlyList<SignInRecord> SignIns, UnitTree Tree, IReadOnlyList<ExternalIdentity> Identities);

/// <summary>账号: one of them; the own one as well.</summary>
public sealed class AccountQuery(LuoshiDb db)
{
    public const int SignInsShown = 20;

    /// <summary>Null where there is none.</summary>
    public async Task<AccountView?> AskAsync(Guid accountId, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct) is not { } account) return null;
        var tree = await TreeAsync(ct);
        var roles = await db.UserRoles.AsNoTracking().Where(r => r.UserId == accountId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        var acts = await db.AccountActs.AsNoTracking().Where(a => a.AccountId == accountId).OrderByDescending(a => a.Number).ToListAsync(ct);
        var signIns = await db.SignIns.AsNoTracking().Where(s => s.AccountId == accountId).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(SignInsShown).ToListAsync(ct);
        var last = await db.SignIns.AsNoTracking().Where(s => s.AccountId == accountId && s.Outcome == SignInOutcome.Entered).OrderByDescending(s => s.At).Select(s => (DateTimeOffset?)s.At).FirstOrDefaultAsync(ct);
        var identities = await db.UserLogins.AsNoTracking().Where(l => l.UserId == accountId).Select(l => new ExternalIdentity(l.LoginProvider, l.ProviderKey)).ToListAsync(ct);
        return new(AccountListQuery.LineOf(account, roles, tree, last), acts.Count, acts, signIns, tree, identities);
    }

    /// <summary>Persons and units to choose from.</summary>
    public Task<UnitTree> TreeAsync(CancellationToken ct) => UnitTreeQuery.LoadAsync(db, ct);
}

/// <summary>领导: their accounts, and whether each sees all plans.</summary>
public sealed class LeaderListQuery(LuoshiDb db, AccountListQuery accounts)
{
    public async Task<IReadOnlyList<(AccountLine Line, int Seen)>> AskAsync(CancellationToken ct)
    {
        var acts = await db.AccountActs.AsNoTracking().GroupBy(a => a.AccountId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var leaders = await accounts.AskAsync(new AccountFilter(Role: Roles.Leader), ct);
        return [.. leaders.Lines.Where(l => l.Status != AccountStatus.Disabled).Select(l => (l, acts.GetValueOrDefault(l.Id)))];
    }
}

/// <summary>A page of the record of all tries to sign in.</summary>
/// <param name="Names">Names on screen, by the account.</param>
public sealed record SignInList(IReadOnlyList<SignInRecord> Records, IReadOnlyDictionary<Guid, string> Names, SignInOutcome? Outcome, int Page, int Pages, int Total);

/// <summary>登录记录: every try to sign in, newest first.</summary>
public sealed class SignInListQuery(LuoshiDb db)
{
    public const int PageSize = 50;

    public async Task<SignInList> AskAsync(SignInOutcome? outcome, int page, CancellationToken ct)
    {
        var asked = db.SignIns.AsNoTracking().Where(s => outcome == null || s.Outcome == outcome);
        var total = await asked.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var records = await asked.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var ids = records.Select(r => r.AccountId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        return new(records, names, outcome, page, pages, total);
    }
}
