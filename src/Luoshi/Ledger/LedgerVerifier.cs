using System.Data.Common;
using System.Runtime.CompilerServices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Luoshi.Ledger;

/// <summary>Proves that nothing was altered: recomputes every chain, and compares every stored state and document with it.</summary>
/// <remarks>
/// Reads one moment of the database and changes nothing. What it cannot find: the work of someone who rewrites a plan's
/// whole chain from some entry on, with all hashes, states and the plan's row; against that helps a hash noted elsewhere.
/// </remarks>
public sealed class LedgerVerifier(LuoshiDb db)
{
    /// <summary>Checks plan after plan.</summary>
    public async IAsyncEnumerable<PlanVerification> VerifyAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        const string plans = """
            SELECT CAST(id AS TEXT) FROM plan UNION SELECT CAST(plan_id AS TEXT) FROM entry
            UNION SELECT CAST(plan_id AS TEXT) FROM item UNION SELECT CAST(plan_id AS TEXT) FROM duty ORDER BY 1
            """;
        foreach (var plan in await RowsAsync(plans, null, r => r.GetString(0), ct)) yield return await VerifyAsync(plan, ct);
    }

    private async Task<PlanVerification> VerifyAsync(string plan, CancellationToken ct)
    {
        var chain = new ChainCheck(db);
        var columns = string.Join(", ", StoredEntry.Columns.Select(c => $"CAST(e.{c} AS TEXT)"));
        await using (var command = Command($"SELECT {columns} FROM entry e WHERE e.plan_id = {db.AsGuid("@plan")} ORDER BY e.sequence, e.id", plan))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) chain.Add(StoredEntry.Read(reader));
        }

        var problems = chain.Finish();
        var stored = await TableAsync("plan", "id", ["id", "status", "title", "year", "read_at", "state", "version", "last_hash", "last_at"], plan, ct);
        var items = await TableAsync("item", "plan_id", ["id", "plan_id", "no", "due", "closed_on", "state", "version"], plan, ct);
        var duties = await TableAsync("duty", "plan_id", ["id", "plan_id", "item_id", "unit", "status", "due", "state", "version"], plan, ct);

        if (chain.Count == 0)
        {
            problems.Add(new(LedgerProblem.Removed, null, null, "这个方案的记录全部缺失。"));
        }
        else
        {
            if (stored.Count == 0) problems.Add(new(LedgerProblem.Removed, null, null, "方案的登记缺失，无法证明末尾的记录齐全。"));
            else CompareEnd(stored.Values.First(), chain, problems);
            if (chain.Folds) await CompareStatesAsync(chain, stored, items, duties, problems, ct);
        }

        return new PlanVerification(plan, stored.Values.FirstOrDefault()?.GetValueOrDefault("title") ?? "", chain.Count, problems);
    }

    // The plan's row registers the chain's end, so that entries cut off at the end, or added there, show.
    private static void CompareEnd(Dictionary<string, string?> row, ChainCheck chain, List<LedgerProblem> problems)
    {
        if (!long.TryParse(row["version"], out var version))
        {
            problems.Add(new(LedgerProblem.Appended, null, null, "方案登记的记录条数被改动。"));
        }
        else if (version > chain.LastSequence)
        {
            var missing = version == chain.LastSequence + 1 ? $"第{version}条" : $"第{chain.LastSequence + 1}至{version}条";
            problems.Add(new(LedgerProblem.Removed, chain.LastSequence + 1, null, $"{missing}记录缺失：方案登记到第{version}条。"));
        }
        else if (version < chain.LastSequence)
        {
            problems.Add(new(LedgerProblem.Appended, version + 1, null, $"方案只登记到第{version}条，其后的记录不是程序写入的。"));
        }
        else if (row["last_hash"] != chain.LastHash)
        {
            problems.Add(new(LedgerProblem.Appended, version, null, $"第{version}条记录不是方案登记的那一条。"));
        }
    }

    private async Task CompareStatesAsync(
        ChainCheck chain,
        Dictionary<string, Dictionary<string, string?>> plans,
        Dictionary<string, Dictionary<string, string?>> items,
        Dictionary<string, Dictionary<string, string?>> duties,
        List<LedgerProblem> problems,
        CancellationToken ct)
    {
        var plan = chain.Fold.Plan!;
        if (plans.Count > 0) Compare("方案", plans.Values.First(), Columns(PlanRow.Of(plan, chain.LastHash, chain.LastAt)), ["version", "last_hash"], problems);

        foreach (var item in chain.Fold.Items.Values)
        {
            Match($"第{item.Facts.No}项", db.GuidText(item.Id), items, Columns(ItemRow.Of(item)), problems);
        }

        foreach (var duty in chain.Fold.Duties.Values)
        {
            Match($"第{chain.Fold.Items[duty.ItemId].Facts.No}项{duty.Unit}的责任", db.GuidText(duty.Id), duties, Columns(DutyRow.Of(duty)), problems);
        }

        foreach (var id in items.Keys) problems.Add(new(LedgerProblem.StateExtra, null, null, $"事项 {id} 没有读入记录，是多出来的。"));
        foreach (var id in duties.Keys) problems.Add(new(LedgerProblem.StateExtra, null, null, $"责任 {id} 没有下发记录，是多出来的。"));
        await CompareDocumentAsync(plan, chain.Fold.Read, problems, ct);
    }

    private async Task CompareDocumentAsync(PlanState plan, PlanRead? read, List<LedgerProblem> problems, CancellationToken ct)
    {
        if (read is null) return;
        var found = await RowsAsync(
            $"SELECT file_name, sha256, content, blocks FROM document WHERE id = {db.AsGuid("@plan")}",
            db.GuidText(plan.DocumentId),
            r => (FileName: r.GetString(0), Sha256: r.GetString(1), Content: PlanDocument.Hash(r.GetFieldValue<byte[]>(2)), Blocks: PlanDocument.Hash(r.GetString(3))),
            ct);
        var problem = found.Count == 0 ? "缺失"
            : found[0].Content != read.Sha256 ? "被改动：内容与读入时的校验值不符"
            : found[0].Sha256 != read.Sha256 ? "登记的校验值被改动"
            : read.BlocksSha256 is { } blocks && found[0].Blocks != blocks ? "的版面内容被改动，页面所示可能不是原文"
            : found[0].FileName != read.FileName ? "的文件名被改动"
            : null;
        if (problem is not null) problems.Add(new(LedgerProblem.DocumentDiffers, 1, null, $"原文件《{read.FileName}》{problem}。"));
    }

    private static void Match(string what, string id, Dictionary<string, Dictionary<string, string?>> rows, Dictionary<string, string?> expected, List<LedgerProblem> problems)
    {
        if (rows.Remove(id, out var row)) Compare(what, row, expected, [], problems);
        else problems.Add(new(LedgerProblem.StateMissing, null, null, $"{what}的状态缺失。"));
    }

    private static void Compare(string what, Dictionary<string, string?> row, Dictionary<string, string?> expected, string[] without, List<LedgerProblem> problems)
    {
        List<string> fields = [.. expected.Where(e => e.Key != "state" && !without.Contains(e.Key) && row[e.Key] != e.Value).Select(e => StateDifference.Name(e.Key))];
        fields.AddRange(StateDifference.Between(row["state"], expected["state"]!));
        if (fields.Count > 0) problems.Add(new(LedgerProblem.StateDiffers, null, null, $"{what}的状态与记录不符：{string.Join("、", fields.Distinct())}。"));
    }

    private Dictionary<string, string?> Columns(PlanRow row) => new()
    {
        ["id"] = db.GuidText(row.Id),
        ["status"] = row.Status.ToString(),
        ["title"] = row.Title,
        ["year"] = row.Year.ToString(),
        ["read_at"] = row.ReadAt.ToUnixTimeMilliseconds().ToString(),
        ["state"] = row.State,
        ["last_at"] = row.LastAt.ToUnixTimeMilliseconds().ToString(),
    };

    private Dictionary<string, string?> Columns(ItemRow row) => new()
    {
        ["plan_id"] = db.GuidText(row.PlanId),
        ["no"] = row.No.ToString(),
        ["due"] = Text(row.Due),
        ["closed_on"] = Text(row.ClosedOn),
        ["state"] = row.State,
        ["version"] = row.Version.ToString(),
    };

    private Dictionary<string, string?> Columns(DutyRow row) => new()
    {
        ["plan_id"] = db.GuidText(row.PlanId),
        ["item_id"] = db.GuidText(row.ItemId),
        ["unit"] = row.Unit,
        ["status"] = row.Status.ToString(),
        ["due"] = Text(row.Due),
        ["state"] = row.State,
        ["version"] = row.Version.ToString(),
    };

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd");

    /// <summary>Rows of a plan by their id, each column as text.</summary>
    private async Task<Dictionary<string, Dictionary<string, string?>>> TableAsync(string table, string key, string[] columns, string plan, CancellationToken ct)
    {
        var sql = $"SELECT {string.Join(", ", columns.Select(c => $"CAST({c} AS TEXT)"))} FROM {table} WHERE {key} = {db.AsGuid("@plan")}";
        var rows = await RowsAsync(sql, plan, r => columns.Select((c, i) => (c, r.IsDBNull(i) ? null : r.GetString(i))).ToDictionary(), ct);
        return rows.ToDictionary(r => r["id"] ?? "");
    }

    private async Task<List<T>> RowsAsync<T>(string sql, string? plan, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = Command(sql, plan);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

#pragma warning disable CA2100 // only names of our own tables and columns; the plan is a parameter
    private DbCommand Command(string sql, string? plan)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        if (plan is not null)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@plan";
            parameter.Value = plan;
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100
}
