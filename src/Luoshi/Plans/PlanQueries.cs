using Luoshi.Ledger;
using Luoshi.Progress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luoshi.Plans;

/// <summary>The questions that pages ask.</summary>
public static class PlanQueries
{
    public static IServiceCollection AddLuoshiQueries(this IServiceCollection services)
    {
        services.TryAddScoped<LedgerReader>();
        services.TryAddScoped<MatterReader>();
        services.TryAddSingleton<StandingPlans>();
        services.TryAddSingleton<PastItems>();
        return services
            .AddScoped<ScopeQuery>()
            .AddScoped<PlanOnDay>()
            .AddScoped<PlanListQuery>()
            .AddSingleton<KeptDocuments>()
            .AddScoped<DocumentQuery>()
            .AddScoped<DocumentPageQuery>()
            .AddScoped<EntryFeedQuery>()
            .AddScoped<HomeQuery>()
            .AddScoped<LedgerPageQuery>()
            .AddScoped<ItemPageQuery>();
    }
}
