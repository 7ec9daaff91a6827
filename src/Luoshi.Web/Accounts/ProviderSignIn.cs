using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Luoshi.Web.Accounts;

/// <summary>The way to the identity provider and back: what it says of a person is kept for a few minutes in a cookie of its own.</summary>
internal static class ProviderSignIn
{
    public const string Scheme = "luoshi.provider";

    /// <summary>Where the provider sends people back to; registered there.</summary>
    public const string Callback = "/sign-in/provider/back";

    // Not the names the token has: the library takes those of the protocol away again.
    private const string Issuer = "luoshi:issuer";
    private const string Subject = "luoshi:subject";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Registers the provider; without one there is nothing to sign in with but the password.</summary>
    public static void Add(AuthenticationBuilder authentication, IdentityProvider? provider)
    {
        if (provider is not null) authentication.AddOpenIdConnect(Scheme, options => Configure(options, provider));
    }

    /// <summary>What the provider says of the one who came back; null where nobody did.</summary>
    public static async Task<(ExternalIdentity Identity, string Name)?> ProvedAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (ticket.Principal is not { } who || who.FindFirstValue(Issuer) is not { } issuer || who.FindFirstValue(Subject) is not { } subject) return null;
        return (new(issuer, subject), who.FindFirstValue(ClaimTypes.Name) ?? "");
    }

    /// <summary>Forgets what the provider said: it is good for one use.</summary>
    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.ExternalScheme);

    /// <summary>The provider as it names itself now; null where it does not answer.</summary>
    public static async Task<string?> IssuerAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme);
        try
        {
            // Asked anew each time: what is remembered from yesterday would lead people to a server that is down.
            using var answer = await options.Backchannel.GetAsync(new Uri(options.MetadataAddress!), context.RequestAborted);
            answer.EnsureSuccessStatusCode();
            return (await options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted)).Issuer;
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or IOException || (e is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            return null;
        }
    }

    private static void Configure(OpenIdConnectOptions options, IdentityProvider provider)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = provider.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = Callback;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // The answer comes by a link, not by a form from elsewhere: so the cookies need no SameSite=None, which plain http does not have.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Add("email");
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.BackchannelTimeout = Patience;
        options.TimeProvider = TimeProvider.System; // Tokens are of the real day, whatever day the pages call today.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnTokenValidated = context =>
        {
            context.Principal = Told(context.Principal!, context.SecurityToken.Issuer);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = FailAsync;
    }

    // Only what is needed: the rest of what a provider tells is nobody's business here.
    private static ClaimsPrincipal Told(ClaimsPrincipal said, string issuer)
    {
        var who = new ClaimsIdentity(Scheme);
        who.AddClaim(new(Issuer, issuer));
        who.AddClaim(new(Subject, said.FindFirstValue("sub") ?? ""));
        var name = said.FindFirstValue("name") ?? said.FindFirstValue("preferred_username") ?? said.FindFirstValue("email");
        if (!string.IsNullOrWhiteSpace(name)) who.AddClaim(new(ClaimTypes.Name, name));
        return new(who);
    }

    private static async Task FailAsync(RemoteFailureContext context)
    {
        var outcome = OutcomeOf(context.Failure);
        await context.HttpContext.RequestServices.GetRequiredService<SignInByIdentityHandler>().FailAsync(outcome, context.HttpContext);
        context.Response.Redirect(FailedAddress(outcome));
        context.HandleResponse();
    }

    /// <summary>The page that says why it did not work.</summary>
    public static string FailedAddress(SignInOutcome outcome) => Address.Of("/sign-in/identity", ("failed", outcome.ToString()));

    /// <summary>What became of a try that the library gave up.</summary>
    internal static SignInOutcome OutcomeOf(Exception? failure) => failure switch
    {
        SecurityTokenException or OpenIdConnectProtocolInvalidNonceException => SignInOutcome.TokenInvalid,
        OpenIdConnectProtocolException => SignInOutcome.Refused,
        HttpRequestException or IOException or OperationCanceledException or InvalidOperationException => SignInOutcome.ProviderDown,
        AuthenticationFailureException { InnerException: { } inner } => OutcomeOf(inner),
        AuthenticationFailureException => SignInOutcome.Replayed, // the library's own word for a state that is missing, used or not of this browser
        _ => SignInOutcome.Refused,
    };
}
