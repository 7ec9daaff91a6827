using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Plans;

/// <summary>The questions that pages ask.</summary>
public static class PlanQueries
{
    public static IServiceCollection AddLuoshiQueries(this IServiceCollection services) =>
        services.AddScoped<PlanMenuQuery>();
}
