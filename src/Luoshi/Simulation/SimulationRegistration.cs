using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Simulation;

/// <summary>Registers what runs a simulated year; storage, plans, units, calendar, progress, supervision and bulletins must be there, on <see cref="SimulationClock"/>.</summary>
public static class SimulationRegistration
{
    public static IServiceCollection AddLuoshiSimulation(this IServiceCollection services, SimulationClock clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        return services.AddSingleton<SimulatedCity>().AddSingleton<SimulatedActs>().AddSingleton<SimulatedRounds>().AddSingleton<YearSimulation>();
    }
}
