using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Wall;

/// <summary>Registers the wall chart and the charts of progress.</summary>
public static class WallRegistration
{
    /// <summary>Adds the queries; storage, the directory and the queries of plans must be there.</summary>
    public static IServiceCollection AddLuoshiWall(this IServiceCollection services) => services
        .AddScoped<WallQuery>()
        .AddScoped<ProgressChartsQuery>();
}
