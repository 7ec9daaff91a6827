using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Ledger;

namespace Luoshi.Web.Plans;

/// <summary>Who works on a plan: a clerk who also keeps the accounts acts as clerk here.</summary>
public static class PlanActor
{
    public static Actor Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var actor = AccountClaims.ActorOf(principal);
        return principal.IsInRole(Roles.Clerk) ? actor with { Role = Roles.Chinese(Roles.Clerk) } : actor;
    }
}
