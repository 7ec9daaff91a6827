using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Luoshi.Web.Accounts;

/// <summary>Signs out; by POST only, so that no link can do it.</summary>
internal static class SignOutEndpoint
{
    public const string Route = "/sign-out";

    public static async Task<IResult> SignOutAsync(HttpContext context, SessionCookie cookie, [FromForm] IFormCollection form)
    {
        _ = form; // Reading a form is what makes the framework check the antiforgery token.
        await cookie.EndAsync(context);
        return Results.Redirect("/sign-in");
    }
}
