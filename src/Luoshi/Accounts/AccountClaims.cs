using System.Security.Claims;
using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Accounts;

/// <summary>What a signed-in session says of an account: its number, its name on screen, its roles, its person and its unit.</summary>
public sealed class AccountClaims(LuoshiDb db) : IUserClaimsPrincipalFactory<Account>
{
    private const string DisplayName = "luoshi:name";
    private const string Person = "luoshi:person";
    private const string Unit = "luoshi:unit";
    private const string SeesAll = "luoshi:sees-all";

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
        return string.Join('、', Roles.InOrderOfActing.Where(principal.IsInRole).Select(Roles.Chinese));
    }

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await OfAsync(user.Id, CancellationToken.None) ?? throw new InvalidOperationException("The account is not there.");
    }

    /// <summary>The account as it is now; null where there is none.</summary>
    /// <remarks>One query, for it is asked at every request.</remarks>
    public async Task<ClaimsPrincipal?> OfAsync(Guid accountId, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(a => a.Id == accountId).Select(a => new
        {
            a.UserName,
            a.DisplayName,
            a.SecurityStamp,
            a.PersonId,
            UnitId = a.UnitId ?? db.Persons.Where(p => p.Id == a.PersonId).Select(p => p.UnitId).FirstOrDefault(),
            a.SeesAll,
            Roles = db.UserRoles.Where(r => r.UserId == a.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList(),
        }).SingleOrDefaultAsync(ct);
        if (account is null) return null;

        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, accountId.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, account.UserName ?? ""));
        identity.AddClaim(new(DisplayName, account.DisplayName));
        identity.AddClaim(new(new ClaimsIdentityOptions().SecurityStampClaimType, account.SecurityStamp ?? ""));
        identity.AddClaims(account.Roles.Order(StringComparer.Ordinal).Select(r => new Claim(ClaimTypes.Role, r)));
        if (account.PersonId is { } person) identity.AddClaim(new(Person, person.ToString()));
        if (account.UnitId is { } unit) identity.AddClaim(new(Unit, unit.ToString()));
        if (account.SeesAll) identity.AddClaim(new(SeesAll, "1"));
        return new ClaimsPrincipal(identity);
    }

    private static Guid? GuidOf(ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;
}
