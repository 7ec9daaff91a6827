using Luoshi.Ledger;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class SqliteLedgerWriterTest : LedgerWriterTest
{
    protected override bool Postgres => false;
}

public sealed class PostgresLedgerWriterTest : LedgerWriterTest
{
    protected override bool Postgres => true;
}

public abstract class LedgerWriterTest
{
    protected abstract bool Postgres { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_NewPlan_KeepsEntriesAndStates()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db);

        await using var fresh = database.Open();
        var row = await fresh.Plans.SingleAsync(Ct);
        var entries = await new LedgerReader(fresh).OfPlanAsync(plan, ct: Ct);

        Assert.Equal(4, row.Version);
        Assert.Equal(SamplePlan.Facts.Title, row.Title);
        Assert.Equal([1L, 2, 3, 4], entries.Select(e => e.Sequence));
        Assert.Equal(EntryHash.Genesis, entries[0].PreviousHash);
        Assert.Equal(entries[2].Hash, entries[3].PreviousHash);
        Assert.Equal(row.LastHash, entries[3].Hash);
        Assert.All(entries, e => Assert.Equal(EntryHash.Of(e), e.Hash));
        Assert.Equal(items, await fresh.Items.OrderBy(i => i.No).Select(i => i.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task Write_TwoAtOnce_ExactlyOneWins()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var first = database.Open();
        var (plan, _) = await SamplePlan.WriteAsync(first, 1);
        long version = 2;

        for (var round = 0; round < 50; round++)
        {
            using var go = new Barrier(2);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(async () =>
            {
                await using var db = database.Open();
                await db.Plans.FindAsync([plan], Ct); // both have seen the same version before either writes
                go.SignalAndWait(Ct);
                return await new LedgerWriter(db).WriteAsync(plan, version, [new(new Urged($"{round}-{n}"))], SamplePlan.Clerk, SamplePlan.Start, Ct);
            }, Ct)));

            Assert.Single(outcomes, o => o.Ok);
            Assert.IsType<LedgerConflict>(outcomes.Single(o => !o.Ok).Refusal);
            version++;
        }

        await using var after = database.Open();
        Assert.Equal(52, await after.Entries.CountAsync(Ct));
    }
}
