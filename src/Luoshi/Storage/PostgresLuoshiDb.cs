using System.Data;
using Luoshi.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Luoshi.Storage;

/// <summary>The database on a PostgreSQL server, or on an engine that speaks like one.</summary>
public sealed class PostgresLuoshiDb(DbContextOptions<PostgresLuoshiDb> options) : LuoshiDb(options)
{
    /// <summary>So many of the newest texts of a kind are read through before the index is asked.</summary>
    private static readonly int[] Newest = [1_000, 30_000];

    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    internal override async Task<IAsyncDisposable> AloneAsync(long what, CancellationToken ct)
    {
        var transaction = await Database.BeginTransactionAsync(ct);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({what})", ct);
        return transaction;
    }

    internal static void Use(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    // Its index of pairs gives all texts that have them, in no order: dear where a word is common. Common words fill a page from the newest texts.
    internal override async Task<List<SearchMark>> TextsWithAsync(SearchKind kind, IReadOnlyList<string> phrases, IReadOnlyCollection<Guid>? within, long before, int take, CancellationToken ct)
    {
        var (name, marks) = (kind.ToString(), phrases.Select(p => $"% {p}%").ToArray());
        if (within is not null)
        {
            // A sum, so that the plans' own texts are read, and not all texts from the newest on.
            var plans = within.ToArray();
            return await Database.SqlQuery<SearchMark>($"""
                SELECT number AS "Number", plan_id AS "PlanId", item_id AS "ItemId", duty_id AS "DutyId", at AS "At"
                FROM search_text
                WHERE plan_id = ANY ({plans}) AND kind = {name} AND number + 0 < {before} AND grams LIKE ALL ({marks})
                ORDER BY number + 0 DESC LIMIT {take}
                """).ToListAsync(ct);
        }

        foreach (var newest in Newest)
        {
            var found = await Database.SqlQuery<SearchMark>($"""
                SELECT number AS "Number", plan_id AS "PlanId", item_id AS "ItemId", duty_id AS "DutyId", at AS "At"
                FROM (SELECT * FROM search_text WHERE kind = {name} AND number < {before} ORDER BY number DESC LIMIT {newest}) AS text
                WHERE grams LIKE ALL ({marks})
                ORDER BY number DESC LIMIT {take}
                """).ToListAsync(ct);
            if (found.Count == take) return found;
        }

        // The index knows which pairs a text has, not in which order.
        var (pairs, whole) = (string.Join(' ', phrases.Prepend(Grams.Of(kind))), phrases.Where(p => p.Contains(' ', StringComparison.Ordinal)).Select(p => $"% {p}%").ToArray());
        return await Database.SqlQuery<SearchMark>($"""
            SELECT number AS "Number", plan_id AS "PlanId", item_id AS "ItemId", duty_id AS "DutyId", at AS "At"
            FROM search_text
            WHERE string_to_array(grams, ' ') @> string_to_array({pairs}, ' ') AND grams LIKE ALL ({whole}) AND number < {before}
            ORDER BY number DESC LIMIT {take}
            """).ToListAsync(ct);
    }

#pragma warning disable EF1002 // Names of the model's own table and column.
    internal override Task CountOnAsync(string table, string column, CancellationToken ct) =>
        Database.ExecuteSqlRawAsync($"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), COALESCE((SELECT max(\"{column}\") FROM \"{table}\"), 0) + 1, false)", ct);
#pragma warning restore EF1002

    internal override string GuidText(Guid value) => value.ToString("D");

    internal override string AsGuid(string parameter) => $"CAST({parameter} AS uuid)";

    protected override bool IsDuplicate(Exception cause) =>
        cause is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresLuoshiDb>
{
    public PostgresLuoshiDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresLuoshiDb>();
        PostgresLuoshiDb.Use(options, "Host=localhost;Database=design");
        return new(options.Options);
    }
}
