using System.Linq.Expressions;
using System.Security.Claims;
using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>What a signed-in session says of an account: its number, its name on screen, its roles, its person and its unit.</summary>
public sealed class AccountClaims(LuoshiDb db) : IUserClaimsPrincipalFactory<Account>
{
    internal const string Session = "luoshi:session";
    internal const string Way = "luoshi:way";
    internal const string Stamp = "luoshi:stamp";
    private const string DisplayName = "luoshi:name";
    private const string Person = "luoshi:person";
    private const string Unit = "luoshi:unit";
    private const string SeesAll = "luoshi:sees-all";
    private const string MustChange = "luoshi:must-change";

    /// <summary>Who does what this request asks for.</summary>
    public static Actor ActorOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var id = GuidOf(principal, ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");
        return new Actor(id, NameOf(principal), Roles.Viewer)
        {
            PersonId = GuidOf(principal, Person),
            UnitId = GuidOf(principal, Unit),
            SeesAll = principal.HasClaim(SeesAll, "1"),
        }.Holding(Roles.All.Where(principal.IsInRole));
    }

    /// <summary>The name on screen; empty when nobody is signed in.</summary>
    public static string NameOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirstValue(DisplayName) ?? "";
    }

    /// <summary>The Chinese names of the roles held, the one acted in first; empty for none.</summary>
    public static string RoleOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Roles.Chinese(Roles.All.Where(principal.IsInRole));
    }

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return GuidOf(principal, Session);
    }

    /// <summary>By which way the session of this request began.</summary>
    public static SignInWay WayOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.HasClaim(Way, nameof(SignInWay.OpenIdConnect)) ? SignInWay.OpenIdConnect : SignInWay.Password;
    }

    /// <summary>Signed in with a password that someone else set: it must be changed before anything else.</summary>
    public static bool MustChangePassword(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.HasClaim(MustChange, "1") && principal.HasClaim(Way, nameof(SignInWay.Password));
    }

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await OfAsync(user.Id, CancellationToken.None) ?? throw new InvalidOperationException("The account is not there.");
    }

    /// <summary>The account as it is now; null where there is none.</summary>
    public Task<ClaimsPrincipal?> OfAsync(Guid accountId, CancellationToken ct) => OfAsync(db.Users.Where(a => a.Id == accountId), ct);

    /// <remarks>One query, for it is asked at every request.</remarks>
    internal async Task<ClaimsPrincipal?> OfAsync(IQueryable<Account> accounts, CancellationToken ct)
    {
        var account = await accounts.AsNoTracking().Select(AsNow()).SingleOrDefaultAsync(ct);
        if (account is null) return null;

        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, account.UserName ?? ""));
        identity.AddClaim(new(DisplayName, account.DisplayName));
        identity.AddClaim(new(Stamp, account.SecurityStamp ?? ""));
        identity.AddClaims(account.Roles.Order(StringComparer.Ordinal).Select(r => new Claim(ClaimTypes.Role, r)));
        if (account.PersonId is { } person) identity.AddClaim(new(Person, person.ToString()));
        if (account.UnitId is { } unit) identity.AddClaim(new(Unit, unit.ToString()));
        if (account.SeesAll) identity.AddClaim(new(SeesAll, "1"));
        if (account.MustChangePassword) identity.AddClaim(new(MustChange, "1"));
        return new ClaimsPrincipal(identity);
    }

    private Expression<Func<Account, Found>> AsNow() => a => new Found(
        a.Id,
        a.UserName,
        a.DisplayName,
        a.SecurityStamp,
        a.PersonId,
        a.UnitId ?? db.Persons.Where(p => p.Id == a.PersonId).Select(p => p.UnitId).FirstOrDefault(),
        a.SeesAll,
        a.MustChangePassword,
        db.UserRoles.Where(r => r.UserId == a.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList());

    private static Guid? GuidOf(ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;

    private sealed record Found(
        Guid Id, string? UserName, string DisplayName, string? SecurityStamp, Guid? PersonId, Guid? UnitId, bool SeesAll, bool MustChangePassword, List<string> Roles);
}
