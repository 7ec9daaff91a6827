using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>Who signed in with a one-time password is led to choose an own one before anything else.</summary>
public sealed class PasswordFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!AccountClaims.MustChangePassword(context.User) || context.GetEndpoint()?.Metadata.GetMetadata<OpenWithOneTimePassword>() is not null) return next(context);

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/account/password";
        return Task.CompletedTask;
    }
}
