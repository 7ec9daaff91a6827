using Luoshi.Ledger;

namespace Luoshi.Sample;

/// <summary>The sample's clock: starts at the sample's moment and runs on as real time does.</summary>
/// <remarks>
/// A plan is bound to its year: shown on a later day everything in it would be overdue, on an earlier one nothing begun.
/// Time measured (timers, time stamps) is real; only the date is the sample's.
/// </remarks>
public sealed class SampleClock : TimeProvider
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("UTC+08", LedgerDay.Offset, "UTC+08", "UTC+08");

    private readonly SampleSettings _settings;
    private readonly TimeProvider _real;
    private readonly long _begun;

    public SampleClock(SampleSettings settings, TimeProvider real)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(real);
        _settings = settings;
        _real = real;
        _begun = real.GetTimestamp();
    }

    public override TimeZoneInfo LocalTimeZone => China;

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => (_settings.StartsAt + _real.GetElapsedTime(_begun)).ToUniversalTime();

    public override long GetTimestamp() => _real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);
}
