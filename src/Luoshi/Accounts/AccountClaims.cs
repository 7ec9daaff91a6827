using System.Security.Claims;
using Luoshi.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Luoshi.Accounts;

/// <summary>What the sign-in cookie says of an account: its number, its name on screen and its roles.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    private const string DisplayName = "luoshi:name";

    /// <summary>Who does what this request asks for.</summary>
    public static Actor ActorOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is null
            ? throw new InvalidOperationException("Nobody is signed in.")
            : new Actor(Guid.Parse(id), NameOf(principal), RoleOf(principal));
    }

    /// <summary>The name on screen; empty when nobody is signed in.</summary>
    public static string NameOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirstValue(DisplayName) ?? "";
    }

    /// <summary>The Chinese name of the first role held; empty for none.</summary>
    public static string RoleOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Roles.All.FirstOrDefault(principal.IsInRole) is { } role ? Roles.Chinese(role) : "";
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }
}
