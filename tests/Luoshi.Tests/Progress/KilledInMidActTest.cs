using System.Diagnostics;
using System.Globalization;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>What was acknowledged is in the ledger, however the process ends.</summary>
/// <remarks>
/// Starting a process costs a hundred times what the acts cost that it does before it is killed. So one process acts on
/// both databases at the same time, and dies in the middle of an act on each; and the next ones are started while it acts.
/// </remarks>
public sealed class KilledInMidActTest
{
    private const int Kills = 100;

    /// <summary>Processes that are being started while one acts: as many as a small machine has processors.</summary>
    private const int Ahead = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_ProcessKilledAtAnyMoment_EveryAcknowledgedEntryIsThere()
    {
        var hasServer = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("LUOSHI_TEST_POSTGRES"));
        List<Target> targets = [await Target.CreateAsync(postgres: false), .. hasServer ? [await Target.CreateAsync(postgres: true)] : Array.Empty<Target>()];
        var waiting = new Queue<Process>();
        try
        {
            var moments = new Random(20260101);
            for (var kill = 1; kill <= Kills; kill++)
            {
                while (waiting.Count <= Ahead && waiting.Count <= Kills - kill) waiting.Enqueue(Start(targets));
                await ActUntilKilledAsync(waiting.Dequeue(), targets, moments);
                foreach (var target in targets) Assert.True(await target.LastAsync() >= target.Acknowledged, $"kill {kill}, {target}: acknowledged {target.Acknowledged}, the ledger ends at {await target.LastAsync()}");
            }

            foreach (var target in targets)
            {
                var verified = await new LedgerVerifier(target.Db).VerifyAsync(Ct).SingleAsync(Ct);
                Assert.Empty(verified.Problems);
                Assert.True(verified.Entries >= target.Acknowledged && target.Acknowledged > Kills);
            }
        }
        finally
        {
            foreach (var process in waiting) End(process);
            foreach (var target in targets) await target.DisposeAsync();
        }

        if (!hasServer) TestDatabase.Server(); // says that one database was left out, and fails where none may be
    }

    private static Process Start(List<Target> targets) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luoshi.Acting.dll"), .. targets.SelectMany(t => t.Arguments)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task ActUntilKilledAsync(Process process, List<Target> targets, Random moments)
    {
        try
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Ct));
            await process.StandardInput.WriteLineAsync();
            await process.StandardInput.FlushAsync(Ct);

            // Each database has acknowledged something, and one of them a little more; then some moment later.
            var wanted = targets.Select(_ => 1).ToArray();
            wanted[moments.Next(targets.Count)] = moments.Next(1, 4);
            while (wanted.Any(w => w > 0)) wanted[Acknowledge(targets, await process.StandardOutput.ReadLineAsync(Ct) ?? "")]--;
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(0, 12)), Ct);
            process.Kill();

            // What it still said before it died was acknowledged too; a line cut short was not.
            var rest = await process.StandardOutput.ReadToEndAsync(Ct);
            foreach (var line in rest.Split('\n')[..^1]) Acknowledge(targets, line);
        }
        finally
        {
            End(process);
        }
    }

    /// <returns>Which database acknowledged.</returns>
    private static int Acknowledge(List<Target> targets, string line)
    {
        var (no, sequence) = line.Split(' ') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"The process said “{line}”.");
        var which = int.Parse(no, CultureInfo.InvariantCulture);
        targets[which].Acknowledged = long.Parse(sequence, CultureInfo.InvariantCulture);
        return which;
    }

    /// <summary>A database with one duty to act on.</summary>
    private sealed class Target(TestDatabase database, LuoshiDb db, Guid plan, Guid duty, Guid unit) : IAsyncDisposable
    {
        public LuoshiDb Db => db;

        public string[] Arguments => [database.Folder, database.Settings.ConnectionString ?? "", duty.ToString(), unit.ToString()];

        /// <summary>The last sequence that a process said was written.</summary>
        public long Acknowledged { get; set; }

        public static async Task<Target> CreateAsync(bool postgres)
        {
            var database = await TestDatabase.CreateAsync(postgres);
            var db = database.Open();
            var (plan, items) = await SamplePlan.WriteAsync(db, 1);
            var (duty, unit) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            NewEntry[] entries =
            [
                new(new PutInForce(new(2025, 1, 8))),
                new(new Dispatched("青岚县卫生健康局", DutyRole.Support, new(2025, 6, 30), unit), items[0], duty),
            ];
            Assert.True((await new LedgerWriter(db).WriteAsync(plan, 2, entries, SamplePlan.Clerk, SamplePlan.Start, Ct)).Ok);
            return new(database, db, plan, duty, unit);
        }

        public Task<long> LastAsync() => db.Entries.Where(e => e.PlanId == plan).MaxAsync(e => e.Sequence, Ct);

        public override string ToString() => database.Settings.IsPostgres ? "PostgreSQL" : "SQLite";

        public async ValueTask DisposeAsync()
        {
            await db.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
