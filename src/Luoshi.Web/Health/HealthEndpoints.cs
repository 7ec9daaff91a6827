using Luoshi.Storage;
using Luoshi.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Luoshi.Web.Health;

/// <summary>Two addresses for whatever watches the server: whether it runs at all, and whether it can serve pages now.</summary>
/// <remarks>They say one word and nothing of what the ledger holds, so they need no sign-in.</remarks>
public static class HealthEndpoints
{
    /// <summary>The process answers; restart it where it does not.</summary>
    public const string Live = "/health/live";

    /// <summary>The database answers too and has the form this version needs; send no requests where it does not.</summary>
    public const string Ready = "/health/ready";

    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5));

    public static void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapHealthChecks(Live, new() { Predicate = _ => false, ResponseWriter = SayAsync }).Add(PageAccess.Require);
        routes.MapHealthChecks(Ready, new() { ResponseWriter = SayAsync }).Add(PageAccess.Require);
    }

    /// <remarks>Only the code of what is wrong goes out; the words, which name files and servers, are in the log.</remarks>
    private static Task SayAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "ok\n" : string.Concat(report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => $"{e.Key}: {(e.Value.Exception as LuoshiDatabaseException)?.Code ?? "no answer"}\n")), context.RequestAborted);
    }
}

/// <summary>Whether the database answers and has the form this version needs.</summary>
internal sealed class DatabaseHealth(DatabaseSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await LuoshiDatabase.CheckAsync(settings, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (LuoshiDatabaseException e)
        {
            return HealthCheckResult.Unhealthy(e.Code, e);
        }
    }
}
