using System.Diagnostics;
using System.Globalization;
using Luoshi.Ledger;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>What was acknowledged is in the ledger, however the process ends.</summary>
public sealed class KilledInMidActTest
{
    private const int Kills = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_ProcessKilledAtAnyMoment_EveryAcknowledgedEntryIsThere(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        var (plan, duty, unit) = await DispatchedAsync(database);
        var moments = new Random(20260101);

        var acknowledged = 0L;
        for (var kill = 1; kill <= Kills; kill++)
        {
            acknowledged = await ActUntilKilledAsync(database, duty, unit, moments.Next(1, 4), TimeSpan.FromMilliseconds(moments.Next(0, 12)));
            await using var db = database.Open();
            var last = await db.Entries.Where(e => e.PlanId == plan).MaxAsync(e => e.Sequence, Ct);
            Assert.True(last >= acknowledged, $"kill {kill}: acknowledged {acknowledged}, the ledger ends at {last}");
        }

        await using var after = database.Open();
        var verified = await new LedgerVerifier(after).VerifyAsync(Ct).SingleAsync(Ct);
        Assert.Empty(verified.Problems);
        Assert.True(verified.Entries >= acknowledged && acknowledged > Kills);
    }

    /// <returns>The last sequence that the process acknowledged.</returns>
    private static async Task<long> ActUntilKilledAsync(TestDatabase database, Guid duty, Guid unit, int acts, TimeSpan more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luoshi.Acting.dll"), database.Folder, database.Settings.ConnectionString ?? "", duty.ToString(), unit.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var last = 0L;
        while (acts-- > 0) last = long.Parse(await process.StandardOutput.ReadLineAsync(Ct) ?? "", CultureInfo.InvariantCulture);
        await Task.Delay(more, Ct);
        process.Kill();

        // What it still said before it died was acknowledged too; a line cut short was not.
        var rest = await process.StandardOutput.ReadToEndAsync(Ct);
        foreach (var line in rest.Split('\n')[..^1]) last = long.Parse(line, CultureInfo.InvariantCulture);
        await process.WaitForExitAsync(Ct);
        return last;
    }

    private static async Task<(Guid Plan, Guid Duty, Guid Unit)> DispatchedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1);
        var (duty, unit) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        NewEntry[] entries =
        [
            new(new PutInForce(new(2025, 1, 8))),
            new(new Dispatched("青岚县卫生健康局", DutyRole.Support, new(2025, 6, 30), unit), items[0], duty),
        ];
        Assert.True((await new LedgerWriter(db).WriteAsync(plan, 2, entries, SamplePlan.Clerk, SamplePlan.Start, Ct)).Ok);
        return (plan, duty, unit);
    }
}
