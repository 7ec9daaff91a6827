using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Deliveries;

/// <summary>Registers what leaves the product.</summary>
public static class DeliveryRegistration
{
    /// <summary>Adds the use cases; storage, the directory, the calendar, notices and data protection must be there.</summary>
    public static IServiceCollection AddLuoshiDeliveries(this IServiceCollection services, OutsideHosts? hosts = null, DeliveryTimes? times = null) => services
        .AddSingleton(hosts ?? OutsideHosts.None)
        .AddSingleton(times ?? new DeliveryTimes())
        .AddSingleton<RobotSender>()
        .AddSingleton<MakeDeliveries>()
        .AddSingleton<SendDeliveries>()
        .AddSingleton<ChangeChannelsHandler>()
        .AddSingleton<DeliveryActsHandler>()
        .AddSingleton<DeliveryListQuery>()
        .AddSingleton<ChannelQuery>();
}
