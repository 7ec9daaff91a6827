using Luoshi.Ledger;
using Luoshi.Storage;

namespace Luoshi.Units;

/// <summary>Proves that nobody altered the directory: recomputes its journal's chain, and compares every unit, collective name and person with it.</summary>
public sealed class DirectoryVerifier(LuoshiDb db)
{
    /// <summary>What the verification is titled.</summary>
    public const string Title = "单位名录";

    private static readonly string[] Columns =
        ["id", "sequence", "at", "account_id", "actor_name", "actor_role", "kind", "subject_id", "facts", "reason", "previous_hash", "hash"];

    private readonly StoredRows _rows = new(db);

    /// <summary>Null where there is no directory yet.</summary>
    public async Task<PlanVerification?> VerifyAsync(CancellationToken ct)
    {
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var fold = new DirectoryFold();
        var chain = new ChainCheck<DirectoryEntry>(ToEntry, fold.Add);
        var columns = string.Join(", ", Columns.Select(c => $"CAST(e.{c} AS TEXT)"));
        await _rows.ReadAsync($"SELECT {columns} FROM directory_entry e ORDER BY e.sequence, e.id", null, r => chain.Add(StoredEntry.Read(r, Columns)), ct);
        var problems = chain.Finish();
        var ends = await _rows.TableAsync("directory_end", null, ["id", "version", "last_hash", "last_at"], null, ct);
        var units = await _rows.TableAsync("unit", null, ["id", "parent_id", "name", "kind", "aliases", "order", "retired_on"], null, ct);
        var groups = await _rows.TableAsync("unit_group", null, ["id", "name", "aliases", "composition", "retired_on"], null, ct);
        var persons = await _rows.TableAsync("person", null, ["id", "name", "post", "unit_id", "retired_on"], null, ct);
        if (chain.Count + ends.Count + units.Count + groups.Count + persons.Count == 0) return null;

        if (chain.Count == 0) problems.Add(new(LedgerProblem.Removed, null, null, "名录的记录全部缺失。"));
        else if (ends.Count == 0) problems.Add(new(LedgerProblem.Removed, null, null, "名录的登记缺失，无法证明末尾的记录齐全。"));
        else chain.CompareEnd("名录", ends.Values.First()["version"], ends.Values.First()["last_hash"], problems);

        if (chain is { Folds: true, Count: > 0 }) Compare(fold, units, groups, persons, problems);
        return new PlanVerification("directory", Title, chain.Count, problems);
    }

    private void Compare(
        DirectoryFold fold,
        Dictionary<string, Dictionary<string, string?>> units,
        Dictionary<string, Dictionary<string, string?>> groups,
        Dictionary<string, Dictionary<string, string?>> persons,
        List<LedgerProblem> problems)
    {
        foreach (var unit in fold.Units.Values) StoredRows.Match($"单位“{unit.Name}”", db.GuidText(unit.Id), units, ColumnsOf(UnitRow.Of(unit)), problems);
        foreach (var group in fold.Groups.Values) StoredRows.Match($"统称“{group.Name}”", db.GuidText(group.Id), groups, ColumnsOf(UnitGroupRow.Of(group)), problems);
        foreach (var person in fold.Persons.Values) StoredRows.Match($"人员“{person.Name}”", db.GuidText(person.Id), persons, ColumnsOf(PersonRow.Of(person)), problems);
        foreach (var row in units.Values) problems.Add(new(LedgerProblem.StateExtra, null, null, $"单位“{row["name"]}”没有新增记录，是多出来的。"));
        foreach (var row in groups.Values) problems.Add(new(LedgerProblem.StateExtra, null, null, $"统称“{row["name"]}”没有新增记录，是多出来的。"));
        foreach (var row in persons.Values) problems.Add(new(LedgerProblem.StateExtra, null, null, $"人员“{row["name"]}”没有新增记录，是多出来的。"));
    }

    private DirectoryEntry? ToEntry(StoredEntry stored)
    {
        if (stored.Guid(db, "id") is not { } id || stored.Guid(db, "subject_id") is not { } subject || stored.Sequence is not { } sequence || stored.At is not { } at) return null;
        if (!stored.TryGuid(db, "account_id", out var account)) return null;
        if (stored.Text("actor_name") is not { } name || stored.Text("actor_role") is not { } role || stored.Text("kind") is not { } kind || stored.Text("facts") is not { } facts) return null;
        return new()
        {
            Id = id,
            Sequence = sequence,
            At = at,
            AccountId = account,
            ActorName = name,
            ActorRole = role,
            Kind = kind,
            SubjectId = subject,
            Facts = facts,
            Reason = stored.Text("reason"),
            PreviousHash = stored.PreviousHash,
            Hash = stored.Hash,
        };
    }

    private Dictionary<string, string?> ColumnsOf(UnitRow row) => new()
    {
        ["parent_id"] = row.ParentId is { } parent ? db.GuidText(parent) : null,
        ["name"] = row.Name,
        ["kind"] = row.Kind.ToString(),
        ["aliases"] = row.Aliases,
        ["order"] = row.Order.ToString(),
        ["retired_on"] = StoredRows.Text(row.RetiredOn),
    };

    private static Dictionary<string, string?> ColumnsOf(UnitGroupRow row) => new()
    {
        ["name"] = row.Name,
        ["aliases"] = row.Aliases,
        ["composition"] = row.Composition,
        ["retired_on"] = StoredRows.Text(row.RetiredOn),
    };

    private Dictionary<string, string?> ColumnsOf(PersonRow row) => new()
    {
        ["name"] = row.Name,
        ["post"] = row.Post,
        ["unit_id"] = row.UnitId is { } unit ? db.GuidText(unit) : null,
        ["retired_on"] = StoredRows.Text(row.RetiredOn),
    };
}
