using System.Security.Claims;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>Who is signed in: begins sessions, carries them on while they hold, ends them, and records every try.</summary>
/// <remarks>
/// A session is a row of the database; the cookie only names it. So signing out, disabling an account and changing its
/// roles, person or unit take effect at the next request, on every node, and a copied cookie ends with its session.
/// </remarks>
public sealed class Sessions(LuoshiDb db, AccountClaims claims, TimeProvider clock)
{
    /// <summary>However busy, after this long one signs in anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The same for accounts that can only look: the screen of a meeting room shows the chart for days.</summary>
    public static readonly TimeSpan LongestOfViewers = TimeSpan.FromDays(30);

    /// <summary>Begins a session and records it.</summary>
    public async Task<ClaimsPrincipal> BeginAsync(Account account, SignInWay way, SignInOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var session = await RecordAsync(account.Id, account.UserName ?? "", SignInOutcome.Entered, way, origin, ct);
        var principal = await claims.CreateAsync(account);
        Name(principal, session, way.ToString());
        return principal;
    }

    /// <summary>The account of a session as it is now; null when the session is over, or the account may no longer sign in.</summary>
    public async Task<ClaimsPrincipal?> ResumeAsync(ClaimsPrincipal cookie, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        if (AccountClaims.SessionOf(cookie) is not { } session || cookie.FindFirstValue(AccountClaims.Stamp) is not { } stamp) return null;

        var (earliest, earliestOfViewers) = (clock.GetUtcNow() - Longest, clock.GetUtcNow() - LongestOfViewers);
        var held = from one in db.UserRoles join role in db.Roles on one.RoleId equals role.Id select new { one.UserId, Looks = role.Name == Roles.Viewer };
        var holding = db.Users.Where(a => a.DisabledAt == null && a.SecurityStamp == stamp
            && db.SignIns.Any(s => s.Id == session && s.AccountId == a.Id && s.EndedAt == null && (s.At > earliest || (s.At > earliestOfViewers && held.Any(h => h.UserId == a.Id && h.Looks) && !held.Any(h => h.UserId == a.Id && !h.Looks)))));
        return await RenewAsync(cookie, holding, ct);
    }

    /// <summary>The same session after the account's password was changed in it.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal cookie, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        return await RenewAsync(cookie, db.Users, ct);
    }

    public Task EndAsync(Guid session, SessionEnd how, CancellationToken ct) => EndAsync(db.SignIns.Where(s => s.Id == session), how, ct);

    /// <summary>Ends all sessions of an account.</summary>
    /// <param name="except">The one that goes on; null for none.</param>
    public Task EndAllAsync(Guid accountId, Guid? except, SessionEnd how, CancellationToken ct) =>
        EndAsync(db.SignIns.Where(s => s.AccountId == accountId && s.Id != except), how, ct);

    /// <summary>Ends the sessions of an account that were begun in one way.</summary>
    public Task EndAllAsync(Guid accountId, SignInWay way, SessionEnd how, CancellationToken ct) =>
        EndAsync(db.SignIns.Where(s => s.AccountId == accountId && s.Way == way), how, ct);

    /// <summary>Writes down a try to sign in.</summary>
    /// <returns>The number of the session, where one began.</returns>
    public async Task<Guid> RecordAsync(Guid? accountId, string userName, SignInOutcome outcome, SignInWay way, SignInOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(origin);
        var now = clock.GetUtcNow();
        var record = new SignInRecord
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            UserName = Fit(accountId is null ? Masked(userName) : userName, SignInRecord.NameLength),
            Outcome = outcome,
            Way = way,
            At = now,
            Address = Fit(origin.Address, SignInOrigin.AddressLength),
            Agent = Fit(origin.Agent, SignInOrigin.AgentLength),
        };
        db.SignIns.Add(record);
        await db.SaveChangesAsync(ct);
        return record.Id;
    }

    /// <summary>How often a name that no account has was tried lately.</summary>
    public Task<int> UnknownTriesAsync(string userName, TimeSpan lately, CancellationToken ct)
    {
        var (masked, since) = (Fit(Masked(userName), SignInRecord.NameLength), clock.GetUtcNow() - lately);
        return db.SignIns.CountAsync(s => s.AccountId == null && s.UserName == masked && s.At > since, ct);
    }

    /// <summary>The beginning of a name and how long it was.</summary>
    internal static string Masked(string userName)
    {
        var name = new string([.. userName.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return name.Length == 0 ? "" : $"{name[..Math.Min(2, name.Length)]}…（{name.Length}字）";
    }

    private static string Fit(string words, int most)
    {
        var plain = new string([.. words.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return plain.Length <= most ? plain : plain[..most];
    }

    private static void Name(ClaimsPrincipal principal, Guid session, string way)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new(AccountClaims.Session, session.ToString()));
        identity.AddClaim(new(AccountClaims.Way, way));
    }

    private async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal cookie, IQueryable<Account> accounts, CancellationToken ct)
    {
        var account = Guid.TryParse(cookie.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
        var principal = await claims.OfAsync(accounts.Where(a => a.Id == account), ct);
        if (principal is not null) Name(principal, AccountClaims.SessionOf(cookie)!.Value, cookie.FindFirstValue(AccountClaims.Way) ?? "");
        return principal;
    }

    private Task<int> EndAsync(IQueryable<SignInRecord> sessions, SessionEnd how, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        SessionEnd? why = how;
        return sessions.Where(s => s.Outcome == SignInOutcome.Entered && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.End, why), ct);
    }
}
