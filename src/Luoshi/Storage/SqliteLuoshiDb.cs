using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Luoshi.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Luoshi.Storage;

/// <summary>The database in one file: nothing to install, the default.</summary>
public sealed class SqliteLuoshiDb(DbContextOptions<SqliteLuoshiDb> options) : LuoshiDb(options)
{
    internal const int Constraint = 19;

    /// <summary>One process serves the file, so its own gates are enough.</summary>
    private static readonly ConcurrentDictionary<long, SemaphoreSlim> Gates = new();

    /// <summary>Writers of this process waiting for a file, by its path.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Lines = new(StringComparer.Ordinal);

    // To this provider ReadUncommitted means deferred: a serializable reader that takes no write lock, so that others keep writing.
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, ct);

    // One writer at a time is the file's rule. Waiting here, in order, costs nothing; SQLite itself would let each sleep and try again.
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var line = Lines.GetOrAdd(Database.GetDbConnection().DataSource, _ => new(1, 1));
        await line.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            line.Release();
        }
    }

    internal override async Task<IAsyncDisposable> AloneAsync(long what, CancellationToken ct)
    {
        var gate = Gates.GetOrAdd(what, _ => new(1, 1));
        await gate.WaitAsync(ct);
        return new Leaving(gate);
    }

    internal static void Use(DbContextOptionsBuilder options, string file, bool create = true) => options
        .UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString())
        .AddInterceptors(Pragmas.Instance);

    // The index is walked from its end and left as soon as enough was found; it must not be asked for all that match.
    internal override Task<List<SearchMark>> TextsWithAsync(SearchKind kind, IReadOnlyList<string> phrases, IReadOnlyCollection<Guid>? within, long before, int take, CancellationToken ct)
    {
        var match = string.Join(" AND ", phrases.Prepend(Grams.Of(kind)).Select(p => $"\"{p}\""));
        var plans = within is null ? null : JsonSerializer.Serialize(within.Select(GuidText));
        return within is null
            ? Database.SqlQuery<SearchMark>($"""
                SELECT t.number AS "Number", t.plan_id AS "PlanId", t.item_id AS "ItemId", t.duty_id AS "DutyId", t.at AS "At"
                FROM search_gram g CROSS JOIN search_text t ON t.number = g.rowid
                WHERE g.search_gram MATCH {match} AND g.rowid < {before} ORDER BY g.rowid DESC LIMIT {take}
                """).ToListAsync(ct)
            : Database.SqlQuery<SearchMark>($"""
                SELECT t.number AS "Number", t.plan_id AS "PlanId", t.item_id AS "ItemId", t.duty_id AS "DutyId", t.at AS "At"
                FROM search_gram g CROSS JOIN search_text t ON t.number = g.rowid
                WHERE g.search_gram MATCH {match} AND g.rowid < {before}
                    AND g.rowid >= (SELECT min(number) FROM search_text WHERE plan_id IN (SELECT value FROM json_each({plans})))
                    AND t.plan_id IN (SELECT value FROM json_each({plans}))
                ORDER BY g.rowid DESC LIMIT {take}
                """).ToListAsync(ct);
    }

    // SQLite goes by the largest number there is.
    internal override Task CountOnAsync(string table, string column, CancellationToken ct) => Task.CompletedTask;

    internal override string GuidText(Guid value) => value.ToString("D").ToUpperInvariant();

    internal override string AsGuid(string parameter) => parameter;

    protected override bool IsDuplicate(Exception cause) =>
        cause is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1555 or 2067 };

    private sealed class Leaving(SemaphoreSlim gate) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            gate.Release();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Settings that SQLite keeps per connection: told once to each, however often the pool hands it out.</summary>
    /// <remarks>synchronous=FULL: in WAL mode only this makes a commit outlast a power cut.</remarks>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Sql = "PRAGMA busy_timeout=15000; PRAGMA synchronous=FULL;";

        private readonly ConditionalWeakTable<object, object> _told = [];

        public static Pragmas Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell(connection);

        // SQLite answers at once: there is nothing to wait for.
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Tell(connection);
            return Task.CompletedTask;
        }

        private void Tell(DbConnection connection)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (_told.TryGetValue(handle, out _)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
            _told.Add(handle, handle);
        }
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteLuoshiDb>
{
    public SqliteLuoshiDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteLuoshiDb>();
        SqliteLuoshiDb.Use(options, "design.db");
        return new(options.Options);
    }
}
