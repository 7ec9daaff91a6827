using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Notices;

/// <summary>Registers notices.</summary>
public static class NoticeRegistration
{
    /// <summary>Adds the use cases; storage, the directory, the calendar and progress must be there.</summary>
    public static IServiceCollection AddLuoshiNotices(this IServiceCollection services) => services
        .AddSingleton<FollowLedgerHandler>()
        .AddSingleton<RemindOfDueHandler>()
        .AddSingleton<NoticeQuery>()
        .AddSingleton<NoticeCountQuery>()
        .AddSingleton<ReadNoticesHandler>()
        .AddSingleton<MuteItemHandler>()
        .AddSingleton<ChangeNoticeWishesHandler>()
        .AddSingleton<NoticeSettingsQuery>();
}
