using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>The cookie that says who is signed in, and for how long.</summary>
internal static class SignInCookie
{
    /// <summary>Name of the address parameter that says where to go after signing in.</summary>
    public const string ReturnTo = "to";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "luoshi.sign-in";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = WebHost.IdleTimeout;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = ReturnTo;
        cookie.Events.OnValidatePrincipal = SessionCookie.CheckAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>The cookie that holds for a few minutes what an identity provider said.</summary>
    public static void ConfigureProof(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "luoshi.identity";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        cookie.SlidingExpiration = false;
    }

    /// <summary>An address of this server; the home page for anything else.</summary>
    public static string Local(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : "/";
}
