using Luoshi.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>The machine's clock is set forward by mistake, and back again: entries keep their order, and rules about days go by the ledger's time.</summary>
public sealed class ClockMovedTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Acts_ClockForwardAndBack_KeepOrderAndRules(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 1);
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        var right = year.Clock.GetUtcNow();

        // Forward past the last day (30 June): an extension comes too late, an urge is taken and carries that day.
        var wrong = new DateTimeOffset(2025, 7, 1, 2, 0, 0, TimeSpan.Zero);
        year.Clock.AdjustTime(wrong);
        Assert.Equal("EX002", await AskAsync());
        var duty = await year.DutyAsync(plan, 1, year.Directory.Disease);
        YearInDatabase.Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(duty.Id, duty.Version, "请抓紧"), year.Clerk, Ct));

        // Back: time stands still for this plan, so what was too late stays so, and an act without a day of its own is taken.
        year.Clock.AdjustTime(right.AddMinutes(1));
        Assert.Equal("EX002", await AskAsync());
        var reported = await year.DutyAsync(plan, 1, year.Directory.North);
        YearInDatabase.Done(await year.Get<AcceptReportHandler>().HandleAsync(new(reported.Id, reported.Version), year.Lead, Ct));

        // And once the clock has caught up it goes on from there.
        year.Clock.AdjustTime(wrong.AddDays(1));
        duty = await year.DutyAsync(plan, 1, year.Directory.Disease);
        YearInDatabase.Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(duty.Id, duty.Version, "请再抓紧"), year.Clerk, Ct));

        await using var db = year.Open();
        var entries = await db.Entries.Where(e => e.PlanId == plan).OrderBy(e => e.Sequence).ToListAsync(Ct);
        Assert.Equal(entries.Select(e => e.At).Order(), entries.Select(e => e.At));
        Assert.Equal([wrong, wrong, wrong.AddDays(1)], entries[^3..].Select(e => e.At));
        Assert.Equal(["urged", "accepted", "urged"], entries[^3..].Select(e => e.Kind));
        await year.HoldsAsync();

        async Task<string?> AskAsync()
        {
            var asked = await year.DutyAsync(plan, 1, year.Directory.North);
            return (await year.Get<AskExtensionHandler>().HandleAsync(new(asked.Id, asked.Version, new(2025, 8, 30), "设备未到"), year.County, Ct)).Refusal?.Code;
        }
    }
}
