using Luoshi.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Web.Accounts;

/// <summary>Ties a browser to its session: writes, checks and takes away the cookie that names it.</summary>
public sealed class SessionCookie(Sessions sessions)
{
    private static readonly string Scheme = IdentityConstants.ApplicationScheme;

    public static SignInOrigin OriginOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context.Connection.RemoteIpAddress?.ToString() ?? "", context.Request.Headers.UserAgent.ToString());
    }

    /// <summary>Begins a session under a new number; one that the browser was in before ends.</summary>
    public async Task BeginAsync(HttpContext context, Account account, SignInWay way)
    {
        ArgumentNullException.ThrowIfNull(context);
        await EndAsync(context);
        var principal = await sessions.BeginAsync(account, way, OriginOf(context), context.RequestAborted);
        await context.SignInAsync(Scheme, principal);
        context.User = principal;
    }

    /// <summary>Carries the session on under the account's new security stamp.</summary>
    public async Task RenewAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await sessions.RenewAsync(context.User, context.RequestAborted) is not { } principal) return;
        await context.SignInAsync(Scheme, principal);
        context.User = principal;
    }

    /// <summary>Ends the browser's session, where it is in one.</summary>
    public async Task EndAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (AccountClaims.SessionOf(context.User) is { } session) await sessions.EndAsync(session, SessionEnd.SignedOut, context.RequestAborted);
        await context.SignOutAsync(Scheme);
    }

    /// <summary>Asked at every request: whether the session still holds, and what its account may do now.</summary>
    internal static async Task CheckAsync(CookieValidatePrincipalContext check)
    {
        var context = check.HttpContext;

        // Style sheets and pictures are for everyone; and the page of a failure must come even where the database is what failed.
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            check.RejectPrincipal();
            return;
        }

        var principal = await context.RequestServices.GetRequiredService<Sessions>().ResumeAsync(check.Principal!, context.RequestAborted);
        if (principal is null)
        {
            check.RejectPrincipal();
            await context.SignOutAsync(Scheme);
            return;
        }

        check.ReplacePrincipal(principal);
    }
}
