using Luoshi.Accounts;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>Leads to the identity provider, to sign in or to prove an identity that is to be tied to the own account.</summary>
internal static class ProviderEndpoint
{
    public const string Route = "/sign-in/provider";

    /// <summary>Where one proves an identity for the own account.</summary>
    public const string OwnIdentity = "/account/identity";

    public static async Task<IResult> ChallengeAsync(HttpContext context, WebHostOptions host, SignInByIdentityHandler handler)
    {
        if (host.Provider is null) return Results.NotFound();
        if (await ProviderSignIn.IssuerAsync(context) is null)
        {
            await handler.FailAsync(SignInOutcome.ProviderDown, context);
            return Results.Redirect(ProviderSignIn.FailedAddress(SignInOutcome.ProviderDown));
        }

        var to = SignInCookie.Local(context.Request.Query[SignInCookie.ReturnTo]);
        var after = to == OwnIdentity && context.User.Identity?.IsAuthenticated == true ? to : Address.Of("/sign-in/identity", (SignInCookie.ReturnTo, to));
        return Results.Challenge(new AuthenticationProperties { RedirectUri = after }, [ProviderSignIn.Scheme]);
    }

    /// <summary>The address that leads to the provider and from there on to a page.</summary>
    public static string To(string? page) => Address.Of(Route, (SignInCookie.ReturnTo, page));
}
