using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Quartz;

namespace Luoshi.Web.Schedule;

/// <summary>Makes notices of what was written to the ledger, and messages of the urgent ones.</summary>
[DisallowConcurrentExecution]
internal sealed class FollowJob(FollowLedgerHandler follow, MakeDeliveries make, TimeProvider clock) : IJob
{
    /// <summary>Plans that were never followed (restored, or written by another program) are followed from here on.</summary>
    private static readonly TimeSpan Since = TimeSpan.FromDays(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await follow.HandleAsync(new(clock.GetUtcNow() - Since), cancellationToken);
        await make.UrgentAsync(cancellationToken);
    }
}

/// <summary>Makes the day's reminders, and then its digests.</summary>
[DisallowConcurrentExecution]
internal sealed class DayJob(RemindOfDueHandler remind, MakeDeliveries make, TimeProvider clock) : IJob
{
    /// <summary>Reminders stand on the page before the first one comes to work.</summary>
    private const int RemindFrom = 6;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToOffset(LedgerDay.Offset);
        if (now.Hour >= RemindFrom) await remind.HandleAsync(new(LedgerDay.Of(now)), cancellationToken);
        await make.DigestsAsync(cancellationToken);
    }
}

/// <summary>Sends what is due, and takes over what a node that is gone left behind.</summary>
[DisallowConcurrentExecution]
internal sealed class SendJob(SendDeliveries send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await send.RunAsync(cancellationToken);
}
