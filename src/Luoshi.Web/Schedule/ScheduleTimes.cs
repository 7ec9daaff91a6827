using Luoshi.Deliveries;

namespace Luoshi.Web.Schedule;

/// <summary>How often the work behind the pages is looked after.</summary>
public sealed record ScheduleTimes
{
    /// <summary>New entries are followed and messages sent this often.</summary>
    public TimeSpan Often { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the day's reminders and digests are due is looked at this often.</summary>
    public TimeSpan Seldom { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A node says this often that it is there; others take its work over after about twice as long.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limits of sending.</summary>
    public DeliveryTimes Sending { get; init; } = new();
}
