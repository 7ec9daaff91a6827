using Luoshi.Ledger;
using Luoshi.Plans;
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

    [Fact]
    public async Task Append_VersionAlreadyOld_IsAConflictAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, _) = await SamplePlan.WriteAsync(db, 1);
        await Assert.ThrowsAsync<LedgerConflictException>(() => new LedgerWriter(db).AppendAsync(plan, 1, [new(new Urged("催"))], SamplePlan.Clerk, SamplePlan.Start, Ct));
    }

    [Fact]
    public async Task Write_SamePlanReadTwiceAtOnce_OneWins()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var one = database.Open();
        await using var two = database.Open();
        var plan = Guid.CreateVersion7();
        NewEntry[] read = [new(new PlanRead(Guid.CreateVersion7(), "要点.txt", new string('0', 64), SamplePlan.Facts))];
        await new LedgerWriter(one).AppendAsync(plan, 0, read, SamplePlan.Clerk, SamplePlan.Start, Ct);
        await new LedgerWriter(two).AppendAsync(plan, 0, read, SamplePlan.Clerk, SamplePlan.Start, Ct);

        await one.SaveChangesAsync(Ct);
        var second = await Assert.ThrowsAsync<LedgerConflictException>(() => two.SaveChangesAsync(Ct));
        Assert.Equal(plan, second.PlanId);
    }

    [Fact]
    public async Task Write_MeaninglessEntryAmongGoodOnes_KeepsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1);
        NewEntry[] entries = [new(new Checked(), items[0]), new(new Checked(), Guid.CreateVersion7())];
        await Assert.ThrowsAsync<LedgerFoldException>(() => new LedgerWriter(db).WriteAsync(plan, 2, entries, SamplePlan.Clerk, SamplePlan.Start, Ct));

        await db.SaveChangesAsync(Ct);
        await using var fresh = database.Open();
        Assert.Equal(2, await fresh.Entries.CountAsync(Ct));
        Assert.False(StateJson.Read<ItemState>((await fresh.Items.SingleAsync(Ct)).State).Checked);
    }

    [Fact]
    public async Task Write_ClockMovedBack_KeepsTheLastEntrysTime()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1);
        var written = await new LedgerWriter(db).WriteAsync(plan, 2, [new(new Checked(), items[0])], SamplePlan.Clerk, SamplePlan.Start.AddDays(-1), Ct);
        Assert.Equal(SamplePlan.Start, Assert.Single(written.Value!).At);
    }

    [Fact]
    public async Task Write_TimeWithFractionInAnotherZone_IsUtcToTheSecond()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1);
        var at = new DateTimeOffset(2025, 3, 1, 8, 0, 0, 999, TimeSpan.FromHours(8));
        await new LedgerWriter(db).WriteAsync(plan, 2, [new(new Checked(), items[0])], SamplePlan.Clerk, at, Ct);

        await using var fresh = database.Open();
        Assert.Equal(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero), (await fresh.Entries.SingleAsync(e => e.Sequence == 3, Ct)).At);
    }

    [Fact]
    public async Task Write_TwiceBeforeOneSave_ContinuesTheChain()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using (var db = database.Open())
        {
            var (plan, items) = await SamplePlan.WriteAsync(db, 2);
            var writer = new LedgerWriter(db);
            var duty = Guid.CreateVersion7();
            await writer.AppendAsync(plan, 3, [new(new Dispatched("青岚县卫生健康局", DutyRole.Support, null), items[1], duty)], SamplePlan.Clerk, SamplePlan.Start, Ct);
            await writer.AppendAsync(plan, 4, [new(new SignedFor(), DutyId: duty)], SamplePlan.Clerk, SamplePlan.Start, Ct);
            await db.SaveChangesAsync(Ct);
        }

        await AssertAgreesAsync(database);
    }

    [Fact]
    public async Task Write_Correction_KeepsTheOldValueWhateverTheCallerSays()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1);
        var corrected = new Corrected("leadUnits", StateJson.Element("胡写"), StateJson.Element(new[] { "疾病预防控制科" }));
        await new LedgerWriter(db).WriteAsync(plan, 2, [new(corrected, items[0], Reason: "原件写的是疾控科")], SamplePlan.Clerk, SamplePlan.Start, Ct);

        var entry = (await new LedgerReader(db).OfItemAsync(items[0], ct: Ct))[^1];
        var facts = Assert.IsType<Corrected>(EntryFacts.Parse(entry.Facts));
        Assert.Equal("""["基层卫生科"]""", facts.From.GetRawText());
        var state = StateJson.Read<ItemState>((await db.Items.SingleAsync(Ct)).State);
        Assert.Equal(["疾病预防控制科"], state.Facts.LeadUnits);
        Assert.Equal(["leadUnits"], state.CorrectedFields);
        Assert.Equal("原件写的是疾控科", entry.Reason);
    }

    [Fact]
    public async Task Write_TextsNoDatabaseWouldTake_AreMadeStorable()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using (var db = database.Open())
        {
            var (plan, items) = await SamplePlan.WriteAsync(db, 1);
            await new LedgerWriter(db).WriteAsync(plan, 2, [new(new Urged("一\0二\ud800三𠮷"), items[0], Reason: " 因\0为\udc00 ")], SamplePlan.Clerk with { Name = "\0" }, SamplePlan.Start, Ct);
        }

        await AssertAgreesAsync(database);
    }

    [Fact]
    public async Task Save_EntryChangedOrDeleted_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        await SamplePlan.WriteAsync(db, 1);
        db.Entries.Remove(await db.Entries.FirstAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task AsOf_EarlierDay_IsThePlanAsItStoodThen()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db, 1); // 2025-01-06
        var writer = new LedgerWriter(db);
        // 16:30 UTC on 31 March is 1 April in China.
        await writer.WriteAsync(plan, 2, [new(new Extended(new DateOnly(2025, 6, 30), new DateOnly(2025, 9, 30)), items[0])], SamplePlan.Clerk, new DateTimeOffset(2025, 3, 31, 16, 30, 0, TimeSpan.Zero), Ct);
        await writer.WriteAsync(plan, 3, [new(new Closed(), items[0])], SamplePlan.Clerk, new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero), Ct);

        var reader = new LedgerReader(db);
        Assert.Null(await reader.AsOfAsync(plan, new DateOnly(2025, 1, 5), Ct));
        Assert.Equal(new DateOnly(2025, 6, 30), (await reader.AsOfAsync(plan, new DateOnly(2025, 3, 31), Ct))!.Items[0].Due);
        var april = (await reader.AsOfAsync(plan, new DateOnly(2025, 4, 1), Ct))!.Items[0];
        Assert.Equal((new DateOnly(2025, 9, 30), new DateOnly(2025, 6, 30), null), (april.Due, april.FirstDue, april.ClosedOn));
        Assert.Equal(new DateOnly(2025, 5, 1), (await reader.AsOfAsync(plan, DateOnly.MaxValue, Ct))!.Items[0].ClosedOn);
    }

    [Fact]
    public async Task OfPlan_PageByPage_GivesEveryEntryOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, _) = await SamplePlan.WriteAsync(db, 6);
        var reader = new LedgerReader(db);
        var seen = new List<long>();
        for (List<Entry> page; (page = await reader.OfPlanAsync(plan, seen.LastOrDefault(), 3, Ct)).Count > 0;) seen.AddRange(page.Select(e => e.Sequence));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], seen);
        Assert.Equal([5L, 4], (await reader.LatestAsync(plan, 2, 2, Ct)).Select(e => e.Sequence));
    }

    /// <summary>After every append, whatever it was, the stored states are the fold of the entries so far.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Write_AnyEntries_StoredStateIsTheFold(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db);
        var random = new Random(seed);
        var duties = new List<Guid>();
        var version = 4L;
        for (var step = 0; step < 60; step++)
        {
            var entry = RandomEntry.Next(random, items, duties);
            var written = await new LedgerWriter(db).WriteAsync(plan, version++, [entry], SamplePlan.Clerk, SamplePlan.Start.AddHours(step * 7), Ct);
            Assert.True(written.Ok);

            var entries = await new LedgerReader(db).OfPlanAsync(plan, ct: Ct);
            var ledger = PlanLedger.Of(entries)!;
            Assert.Equal(StateJson.Write(ledger.Plan), (await db.Plans.AsNoTracking().SingleAsync(Ct)).State);
            Assert.Equal(
                ledger.Items.Select(i => (i.Id, i.Due, i.ClosedOn, StateJson.Write(i))).OrderBy(i => i.Id),
                (await db.Items.AsNoTracking().ToListAsync(Ct)).Select(i => (i.Id, i.Due, i.ClosedOn, i.State)).OrderBy(i => i.Id));
            Assert.Equal(
                ledger.Duties.Select(d => (d.Id, d.Status, d.Due, StateJson.Write(d))).OrderBy(d => d.Id),
                (await db.Duties.AsNoTracking().ToListAsync(Ct)).Select(d => (d.Id, d.Status, d.Due, d.State)).OrderBy(d => d.Id));
        }

        await AssertAgreesAsync(database);
    }

    private static async Task AssertAgreesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var plans = await new LedgerVerifier(db).VerifyAsync(Ct).ToListAsync(Ct);
        Assert.Empty(Assert.Single(plans).Problems);
    }
}
