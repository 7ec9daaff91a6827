using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Units;

/// <summary>Registers what reads and changes the directory.</summary>
public static class UnitRegistration
{
    /// <summary>Adds the directory's queries and use cases; the storage must be there.</summary>
    public static IServiceCollection AddLuoshiUnits(this IServiceCollection services) => services.AddSingleton<UnitTreeQuery>();
}
