using System.Text.Encodings.Web;
using Luoshi.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Luoshi.Web.Api;

/// <summary>Lets programs in by the token of the header (Authorization: Bearer …); calendars by that of the address.</summary>
/// <remarks>Never by a cookie: a page of another site cannot make a browser do what only a token may.</remarks>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenEntrance entrance)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret) return AuthenticateResult.NoResult();
        return await entrance.EnterAsync(secret, Context.RequestAborted) is { } principal
            ? AuthenticateResult.Success(new(principal, Name))
            : AuthenticateResult.Fail("no such token");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Secret() is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return Task.CompletedTask;
    }

    private string? Secret()
    {
        if (Request.Path.Equals(ApiAddress.Feed)) return Request.Query[ApiAddress.FeedKey] is [{ Length: > 0 } key] ? key : null;
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }
}
