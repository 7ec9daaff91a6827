using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>An OpenID Connect provider on this machine: discovery, keys, authorization by code with PKCE, signed tokens.</summary>
/// <remarks>It knows one person and asks for no password; what it does wrong is set by the test.</remarks>
internal sealed class LoopbackProvider : IAsyncDisposable
{
    public const string ClientId = "luoshi";
    public const string ClientSecret = "a secret of the test";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _foreign = RSA.Create(2048);
    private readonly WebApplication _app;

    private LoopbackProvider(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Whom it vouches for.</summary>
    public string Subject { get; set; } = "e7c1-0042";

    public string Name { get; set; } = "罗景行";

    public string Audience { get; set; } = ClientId;

    /// <summary>How long its tokens hold from now.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool SignsWithForeignKey { get; set; }

    /// <summary>Puts a nonce of its own into the token.</summary>
    public string? Nonce { get; set; }

    /// <summary>The person says no on its page.</summary>
    public bool Denies { get; set; }

    /// <summary>Answers every request with a failure.</summary>
    public bool IsDown { get; set; }

    /// <summary>Gives codes, but no tokens for them.</summary>
    public bool TokensAreDown { get; set; }

    public static async Task<LoopbackProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var app = builder.Build();
        var provider = new LoopbackProvider(app);
        app.Use((context, next) => provider.IsDown ? Fail(context) : next(context));
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", provider.Discovery);
        app.MapGet("/jwks", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _foreign.Dispose();
    }

    private static Task Fail(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private IResult Discovery() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Url,
        ["authorization_endpoint"] = Url + "/authorize",
        ["token_endpoint"] = Url + "/token",
        ["jwks_uri"] = Url + "/jwks",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        ["code_challenge_methods_supported"] = new[] { "S256" },
    });

    private IResult Keys()
    {
        var key = _rsa.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        var back = asked["redirect_uri"].ToString();
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["nonce"].Count == 0 || !back.EndsWith("/sign-in/provider/back", StringComparison.Ordinal))
            return Results.BadRequest();
        var answer = new Dictionary<string, string?> { ["state"] = asked["state"] };
        if (Denies)
        {
            answer["error"] = "access_denied";
        }
        else
        {
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), back);
            answer["code"] = code;
        }

        return Results.Redirect(QueryHelpers.AddQueryString(back, answer));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        if (TokensAreDown)
        {
            context.Abort();
            return Results.Empty;
        }

        var form = await context.Request.ReadFormAsync();
        var verifier = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != ClientSecret || !_codes.TryRemove(form["code"].ToString(), out var begun) || begun.Challenge != verifier || begun.RedirectUri != form["redirect_uri"])
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);

        var now = DateTime.UtcNow;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Url,
            Audience = Audience,
            IssuedAt = now + Lifetime - TimeSpan.FromMinutes(10),
            NotBefore = now + Lifetime - TimeSpan.FromMinutes(10),
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { ["sub"] = Subject, ["name"] = Name, ["nonce"] = Nonce ?? begun.Nonce },
            SigningCredentials = new(new RsaSecurityKey(SignsWithForeignKey ? _foreign : _rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "not used", token_type = "Bearer", expires_in = ((int)Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture), id_token = token });
    }
}
