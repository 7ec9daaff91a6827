using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>While there is no account, every page leads to the one that asks for an administrator.</summary>
public sealed class FirstStart(RequestDelegate next)
{
    // Accounts never become none again, so once seen is enough.
    private volatile bool _done;

    public async Task InvokeAsync(HttpContext context, SetUpFirstAccountHandler setup)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(setup);
        if (!_done && context.GetEndpoint()?.Metadata.GetMetadata<OpenBeforeSetup>() is null)
        {
            _done = await setup.IsDoneAsync(context.RequestAborted);
            if (!_done)
            {
                context.Response.Redirect("/setup");
                return;
            }
        }

        await next(context);
    }
}
