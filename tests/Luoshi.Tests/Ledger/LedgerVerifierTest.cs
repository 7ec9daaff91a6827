using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class PostgresLedgerVerifierTest : LedgerVerifierTest
{
    protected override bool Postgres => true;
}

public sealed class SqliteLedgerVerifierTest : LedgerVerifierTest
{
    protected override bool Postgres => false;

    /// <summary>SQLite takes any text for any column: what cannot be read back must be named, not thrown at the reader.</summary>
    [Theory]
    [InlineData("UPDATE entry SET id = 'x' WHERE sequence = 3")]
    [InlineData("UPDATE entry SET id = lower(id) WHERE sequence = 3")]
    [InlineData("UPDATE entry SET item_id = '' WHERE sequence = 3")]
    [InlineData("UPDATE entry SET at = 'soon' WHERE sequence = 3")]
    [InlineData("UPDATE entry SET at = 9223372036854775807 WHERE sequence = 3")]
    [InlineData("UPDATE entry SET facts = x'ff' WHERE sequence = 3")]
    public async Task Verify_UnreadableColumn_NamesTheEntry(string sql)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync(sql);
        Assert.Contains(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Changed, Sequence: 3 });
    }

    [Theory]
    [InlineData("UPDATE entry SET plan_id = 'x' WHERE sequence = 3")]
    [InlineData("UPDATE entry SET sequence = 'x' WHERE sequence = 3")]
    [InlineData("UPDATE item SET id = 'x', due = 'later' WHERE no = 2")]
    [InlineData("UPDATE plan SET version = 'x', read_at = 'y'")]
    [InlineData("UPDATE document SET content = 'x', at = 'y'")]
    public async Task Verify_UnreadableRow_IsAProblem(string sql)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync(sql);
        Assert.NotEmpty(await written.ProblemsAsync());
    }
}

public abstract class LedgerVerifierTest
{
    protected abstract bool Postgres { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_Untouched_FindsNothing()
    {
        await using var written = await WrittenAsync();
        Assert.Empty(await written.ProblemsAsync());
    }

    [Fact]
    public async Task Verify_EmptyDatabase_YieldsNoPlan()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        Assert.Empty(await new LedgerVerifier(db).VerifyAsync(Ct).ToListAsync(Ct));
    }

    [Theory]
    [InlineData("facts = replace(facts, '\"percent\":40', '\"percent\":41')")]
    [InlineData("at = at + 1")]
    [InlineData("actor_name = '林骁'")]
    [InlineData("actor_role = 'x'")]
    [InlineData("reason = ''")]
    [InlineData("kind = 'closed'")]
    [InlineData("account_id = null")]
    [InlineData("duty_id = null")]
    [InlineData("previous_hash = hash")]
    [InlineData("hash = previous_hash")]
    [InlineData("hash = upper(hash)")]
    public async Task Verify_OneColumnOfOneEntryChanged_NamesTheEntry(string change)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync($"UPDATE entry SET {change} WHERE sequence = 6");
        var changed = Assert.Single(await written.ProblemsAsync(), p => p.Code == LedgerProblem.Changed);
        Assert.Equal(6, changed.Sequence);
    }

    [Fact]
    public async Task Verify_IdChanged_NamesTheEntry()
    {
        await using var written = await WrittenAsync();
        var id = written.GuidText(Guid.CreateVersion7());
        await written.TamperAsync($"UPDATE entry SET id = {id} WHERE sequence = 6");
        Assert.Single(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Changed, Sequence: 6 });
    }

    [Theory]
    [InlineData("sequence = 1", 1)]
    [InlineData("sequence = 4", 4)]
    [InlineData("sequence = 4 OR sequence = 5", 4)]
    [InlineData("sequence = 7", 7)]
    [InlineData("sequence > 5", 6)]
    public async Task Verify_EntriesDeleted_NamesTheGap(string which, long first)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync($"DELETE FROM entry WHERE {which}");
        Assert.Single(await written.ProblemsAsync(), p => p.Code == LedgerProblem.Removed && p.Sequence == first);
    }

    [Fact]
    public async Task Verify_AllEntriesDeleted_SaysSo()
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync("DELETE FROM entry");
        Assert.Equal(LedgerProblem.Removed, Assert.Single(await written.ProblemsAsync()).Code);
    }

    [Fact]
    public async Task Verify_DeletedAndRenumbered_IsFound()
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync("DELETE FROM entry WHERE sequence = 5", "UPDATE entry SET sequence = sequence - 1 WHERE sequence = 6", "UPDATE entry SET sequence = sequence - 1 WHERE sequence = 7", "UPDATE plan SET version = 6");
        Assert.Contains(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Changed or LedgerProblem.Moved, Sequence: 5 });
    }

    [Fact]
    public async Task Verify_TwoEntriesSwapped_NamesBoth()
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync(
            "UPDATE entry SET sequence = 100 WHERE sequence = 5",
            "UPDATE entry SET sequence = 5 WHERE sequence = 6",
            "UPDATE entry SET sequence = 6 WHERE sequence = 100");
        Assert.Equal([5L, 6L], (await written.ProblemsAsync()).Where(p => p.Code == LedgerProblem.Moved).Select(p => p.Sequence!.Value));
    }

    [Fact]
    public async Task Verify_ForgedEntryAppendedWithRightHashes_IsFound()
    {
        await using var written = await WrittenAsync();
        var last = await written.EntryAsync(7);
        written.Db.Entries.Add(Forged(last, 8, last.Hash, new Closed(), last.ItemId, null));
        await written.Db.SaveChangesAsync(Ct);
        Assert.Contains(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Appended, Sequence: 8 });
    }

    [Fact]
    public async Task Verify_EntryReplacedWithRightHash_BreaksTheLinkAfterIt()
    {
        await using var written = await WrittenAsync();
        var old = await written.EntryAsync(6);
        var forged = Forged(old, 6, old.PreviousHash, new Reported(100, "全部完成", null, []), old.ItemId, old.DutyId);
        await written.TamperAsync("DELETE FROM entry WHERE sequence = 6");
        written.Db.Entries.Add(forged);
        await written.Db.SaveChangesAsync(Ct);
        Assert.Contains(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Inserted, Sequence: 7 });
    }

    [Fact]
    public async Task Verify_LastEntryReplacedWithRightHash_IsNotTheRegisteredOne()
    {
        await using var written = await WrittenAsync();
        var old = await written.EntryAsync(7);
        var forged = Forged(old, 7, old.PreviousHash, new Closed(), old.ItemId, null);
        await written.TamperAsync("DELETE FROM entry WHERE sequence = 7");
        written.Db.Entries.Add(forged);
        await written.Db.SaveChangesAsync(Ct);
        Assert.Contains(await written.ProblemsAsync(), p => p is { Code: LedgerProblem.Appended, Sequence: 7 });
    }

    [Theory]
    [InlineData("UPDATE item SET due = '2025-07-31' WHERE no = 2", "第2项")]
    [InlineData("UPDATE item SET state = replace(state, '\"checked\":false', '\"checked\":true') WHERE no = 3", "第3项")]
    [InlineData("UPDATE item SET closed_on = '2025-07-31' WHERE no = 1", "第1项")]
    [InlineData("UPDATE duty SET status = 'Closed'", "第1项")]
    [InlineData("UPDATE duty SET state = replace(state, '\"percent\":40', '\"percent\":90')", "percent")]
    [InlineData("UPDATE plan SET title = '别的方案'", "标题")]
    [InlineData("UPDATE plan SET state = '{'", "计划")]
    public async Task Verify_StateEdited_NamesTheItemAndField(string sql, string named)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync(sql);
        var problem = Assert.Single(await written.ProblemsAsync());
        Assert.Equal(LedgerProblem.StateDiffers, problem.Code);
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_StateRowsMissingOrExtra_AreFound()
    {
        await using var written = await WrittenAsync();
        var id = written.GuidText(Guid.CreateVersion7());
        await written.TamperAsync(
            "DELETE FROM item WHERE no = 2",
            $"INSERT INTO item (id, plan_id, no, state, version) SELECT {id}, plan_id, 9, state, version FROM item WHERE no = 3");
        Assert.Equal([LedgerProblem.StateMissing, LedgerProblem.StateExtra], (await written.ProblemsAsync()).Select(p => p.Code));
    }

    [Theory]
    [InlineData("UPDATE document SET blocks = '[]'")]
    [InlineData("UPDATE document SET sha256 = 'x'")]
    [InlineData("UPDATE document SET file_name = 'x.txt'")]
    [InlineData("DELETE FROM document")]
    public async Task Verify_DocumentTouched_IsFound(string sql)
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync(sql);
        Assert.Equal(LedgerProblem.DocumentDiffers, Assert.Single(await written.ProblemsAsync()).Code);
    }

    [Fact]
    public async Task Verify_DocumentContentChanged_IsFound()
    {
        await using var written = await WrittenAsync();
        await written.Db.Documents.ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, new byte[] { 1 }), Ct);
        Assert.Equal(LedgerProblem.DocumentDiffers, Assert.Single(await written.ProblemsAsync()).Code);
    }

    [Fact]
    public async Task Rebuild_StatesEdited_MakesThemAgreeAgain()
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync("UPDATE item SET state = '{}', due = null", "DELETE FROM duty", "UPDATE plan SET title = 'x'");
        await using (var db = written.Database.Open()) Assert.True(LedgerRebuild.CanRebuild(Assert.Single(await new LedgerRebuild(db).RunAsync(Ct))));
        Assert.Empty(await written.ProblemsAsync());
    }

    [Fact]
    public async Task Rebuild_EntryChanged_LeavesThePlanAlone()
    {
        await using var written = await WrittenAsync();
        await written.TamperAsync("UPDATE entry SET facts = replace(facts, '\"percent\":40', '\"percent\":90') WHERE sequence = 6");
        await using (var db = written.Database.Open()) await new LedgerRebuild(db).RunAsync(Ct);
        Assert.Contains(await written.ProblemsAsync(), p => p.Code == LedgerProblem.Changed);
    }

    /// <summary>Seven entries: the plan, three items, a duty of the first dispatched, reported on and returned.</summary>
    internal async Task<Written> WrittenAsync()
    {
        var database = await TestDatabase.CreateAsync(Postgres);
        var db = database.Open();
        var (plan, items) = await SamplePlan.WriteAsync(db);
        var duty = Guid.CreateVersion7();
        var at = SamplePlan.Start.AddDays(3);
        var done = await new LedgerWriter(db).WriteAsync(
            plan,
            4,
            [
                new(new Dispatched("青岚县卫生健康局", DutyRole.Support, new DateOnly(2025, 6, 25)), items[0], duty),
                new(new Reported(40, "已建成1家", null, [new TargetValue(0, 1)]), items[0], duty),
                new(new Returned(), items[0], duty, "请补佐证"),
            ],
            SamplePlan.Clerk,
            at,
            Ct);
        Assert.True(done.Ok);
        db.ChangeTracker.Clear();
        return new(database, db);
    }

    private static Entry Forged(Entry like, long sequence, string previous, EntryFacts facts, Guid? item, Guid? duty)
    {
        var entry = new Entry
        {
            Id = Guid.CreateVersion7(),
            PlanId = like.PlanId,
            Sequence = sequence,
            At = like.At,
            ActorName = like.ActorName,
            ActorRole = like.ActorRole,
            Kind = facts.KindName(),
            ItemId = item,
            DutyId = duty,
            Facts = facts.ToJson(),
            PreviousHash = previous,
            Hash = "",
        };
        return new Entry
        {
            Id = entry.Id,
            PlanId = entry.PlanId,
            Sequence = entry.Sequence,
            At = entry.At,
            ActorName = entry.ActorName,
            ActorRole = entry.ActorRole,
            Kind = entry.Kind,
            ItemId = entry.ItemId,
            DutyId = entry.DutyId,
            Facts = entry.Facts,
            PreviousHash = entry.PreviousHash,
            Hash = EntryHash.Of(entry),
        };
    }

    internal sealed record Written(TestDatabase Database, LuoshiDb Db) : IAsyncDisposable
    {
        public Task<Entry> EntryAsync(long sequence) => Db.Entries.AsNoTracking().SingleAsync(e => e.Sequence == sequence, Ct);

        public string GuidText(Guid id) => Database.Settings.IsPostgres ? $"CAST('{id}' AS uuid)" : $"'{id.ToString().ToUpperInvariant()}'";

        /// <summary>Statements as someone with access to the database itself would run them, minding no foreign key where it can.</summary>
        public async Task TamperAsync(params string[] statements)
        {
            await Db.Database.OpenConnectionAsync(Ct);
            if (!Database.Settings.IsPostgres) await Db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Ct);
            foreach (var sql in statements)
            {
                await using var command = Db.Database.GetDbConnection().CreateCommand();
                command.CommandText = sql;
                Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Ct));
            }
        }

        public async Task<IReadOnlyList<LedgerProblem>> ProblemsAsync()
        {
            await using var fresh = Database.Open();
            var problems = new List<LedgerProblem>();
            await foreach (var plan in new LedgerVerifier(fresh).VerifyAsync(Ct)) problems.AddRange(plan.Problems);
            return problems;
        }

        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
