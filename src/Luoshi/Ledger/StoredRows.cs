using System.Data.Common;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Luoshi.Ledger;

/// <summary>Reads stored rows as text, and compares them with what the entries give.</summary>
internal sealed class StoredRows(LuoshiDb db)
{
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd");

    /// <summary>Compares a row with what the entries give, and takes it out of those left over.</summary>
    public static void Match(string what, string id, Dictionary<string, Dictionary<string, string?>> rows, Dictionary<string, string?> expected, List<LedgerProblem> problems)
    {
        if (rows.Remove(id, out var row)) Compare(what, row, expected, [], problems);
        else problems.Add(new(LedgerProblem.StateMissing, null, null, $"{what}的状态缺失。"));
    }

    /// <summary>Names the fields in which a row is not what the entries give.</summary>
    /// <param name="without">Columns that are compared elsewhere.</param>
    public static void Compare(string what, Dictionary<string, string?> row, Dictionary<string, string?> expected, string[] without, List<LedgerProblem> problems)
    {
        List<string> fields = [.. expected.Where(e => e.Key != "state" && !without.Contains(e.Key) && row[e.Key] != e.Value).Select(e => StateDifference.Name(e.Key))];
        if (expected.TryGetValue("state", out var state)) fields.AddRange(StateDifference.Between(row["state"], state!));
        if (fields.Count > 0) problems.Add(new(LedgerProblem.StateDiffers, null, null, $"{what}的状态与记录不符：{string.Join("、", fields.Distinct())}。"));
    }

    /// <summary>Rows by their id, each column as text.</summary>
    /// <param name="key">The column that says whose rows they are; null for all rows.</param>
    public async Task<Dictionary<string, Dictionary<string, string?>>> TableAsync(string table, string? key, string[] columns, string? id, CancellationToken ct)
    {
        var of = key is null ? "" : $" WHERE {key} = {db.AsGuid("@id")}";
        var sql = $"SELECT {string.Join(", ", columns.Select(c => $"CAST(\"{c}\" AS TEXT)"))} FROM {table}{of}";
        var rows = await RowsAsync(sql, id, r => columns.Select((c, i) => (c, r.IsDBNull(i) ? null : r.GetString(i))).ToDictionary(), ct);
        return rows.ToDictionary(r => r["id"] ?? "");
    }

    public async Task<List<T>> RowsAsync<T>(string sql, string? id, Func<DbDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        await ReadAsync(sql, id, r => rows.Add(read(r)), ct);
        return rows;
    }

    /// <param name="id">Value of the parameter @id; null where there is none.</param>
    public async Task ReadAsync(string sql, string? id, Action<DbDataReader> each, CancellationToken ct)
    {
        await using var command = Command(sql, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) each(reader);
    }

#pragma warning disable CA2100 // only names of our own tables and columns; the id is a parameter
    private DbCommand Command(string sql, string? id)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        if (id is not null)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@id";
            parameter.Value = id;
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100
}
