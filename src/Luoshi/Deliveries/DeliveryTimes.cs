namespace Luoshi.Deliveries;

/// <summary>How long sending takes at most, and how often it is tried.</summary>
public sealed record DeliveryTimes
{
    /// <summary>A message has to be gone, or refused, within this time.</summary>
    public TimeSpan SendLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>A node that took a message and says nothing for so long is taken for gone; longer than <see cref="SendLimit"/>.</summary>
    public TimeSpan ClaimFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Messages sent at the same time, so that one slow server does not hold up the others.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>After the first failure, the second …; then it is given up.</summary>
    public IReadOnlyList<TimeSpan> Again { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];
}
