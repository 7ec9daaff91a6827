using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luoshi.Calendar;

/// <summary>Registers the working-day calendar.</summary>
public static class CalendarRegistration
{
    /// <summary>Adds the calendar's query and use case; the storage must be there.</summary>
    public static IServiceCollection AddLuoshiCalendar(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<WorkCalendarQuery>()
            .AddSingleton<SetCalendarDayHandler>()
            .AddScoped<CalendarPageQuery>();
    }
}
