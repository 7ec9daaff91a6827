using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Luoshi.Web.Accounts;

/// <summary>Signs out; by POST only, so that no link can do it.</summary>
internal static class SignOutEndpoint
{
    public const string Route = "/sign-out";

    public static async Task<IResult> SignOutAsync(SignInManager<Account> signIn, [FromForm] IFormCollection form)
    {
        _ = form; // Reading a form is what makes the framework check the antiforgery token.
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }
}
