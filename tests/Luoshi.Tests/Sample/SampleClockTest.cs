using Luoshi.Sample;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Sample;

public sealed class SampleClockTest
{
    [Fact]
    public void GetUtcNow_RealTimePasses_RunsOnFromTheSamplesMoment()
    {
        var real = new FakeTimeProvider(new DateTimeOffset(2031, 1, 5, 0, 0, 0, TimeSpan.Zero));
        var clock = new SampleClock(SampleSettings.Usual, real);
        Assert.Equal(SampleSettings.Usual.StartsAt, clock.GetUtcNow());

        real.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(SampleSettings.Usual.StartsAt.AddMinutes(90), clock.GetUtcNow());
    }
}
