using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Simulation;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Simulation;

/// <summary>A small year from dispatch to archive, through the same handlers as the pages, on both databases.</summary>
public sealed class YearSimulationTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_SmallYear_EndsArchivedAndVerified(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = new ServiceCollection()
            .AddLuoshiStorage(database.Folder, database.Settings.ConnectionString)
            .AddLuoshiSimulation(new SimulationClock())
            .AddLuoshiPlans()
            .AddLuoshiUnits()
            .AddLuoshiCalendar()
            .AddLuoshiProgress()
            .AddLuoshiSupervision()
            .AddLuoshiBulletins()
            .BuildServiceProvider();
        var plan = (await File.ReadAllBytesAsync(Repository.Sample("yunfeng-2026.docx"), Ct), "yunfeng-2026.docx");

        await services.GetRequiredService<YearSimulation>().RunAsync([plan], new(Seed: 7, Items: 1), null, Ct);

        await using var db = database.Open();
        Assert.Equal(PlanStatus.Archived, (await db.Plans.SingleAsync(Ct)).Status);
        Assert.All(await db.Items.ToListAsync(Ct), i => Assert.NotNull(i.ClosedOn));
        var counts = await db.Entries.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Ct);
        Assert.Equal(counts["dispatched"], await db.Duties.CountAsync(Ct));
        Assert.True(counts["reported"] >= counts["accepted"] && counts["accepted"] > counts["dispatched"]);
        Assert.Empty((await new LedgerVerifier(db).VerifyAsync(Ct).SingleAsync(Ct)).Problems);
        Assert.Empty((await new DirectoryVerifier(db).VerifyAsync(Ct))!.Problems);
    }
}
