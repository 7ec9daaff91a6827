using Luoshi.Ledger;
using Luoshi.Sample;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Web.Tests.Schedule;

/// <summary>The work behind the pages, as the server starts it.</summary>
public sealed class ScheduleTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_OfAStartedServer_GoesByTheServersDay(bool sample)
    {
        await using var server = await RunningServer.StartAsync(sample ? SampleSettings.Usual : null, o => o with { Works = true });
        var today = sample ? SampleSettings.Usual.Today : RunningServer.Today;
        Assert.Equal(today, LedgerDay.Of(server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        List<string> done = [];
        while (done.Count == 0 && await look.WaitForNextTickAsync(patience.Token)) done = await server.WriteAsync(db => db.NoticeTurns.Select(t => t.Key).ToListAsync(patience.Token));
        Assert.All(done, key => Assert.EndsWith($"{today:yyyy-MM-dd}", key, StringComparison.Ordinal));
    }
}
