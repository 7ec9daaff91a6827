using System.Runtime.CompilerServices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Storage;

namespace Luoshi.Ledger;

/// <summary>Proves that nothing was altered: recomputes every chain, and compares every stored state and document with it.</summary>
/// <remarks>
/// Reads one moment of the database and changes nothing. What it cannot find: the work of someone who rewrites a plan's
/// whole chain from some entry on, with all hashes, states and the plan's row; against that helps a hash noted elsewhere.
/// </remarks>
public sealed class LedgerVerifier(LuoshiDb db)
{
    private readonly StoredRows _rows = new(db);

    /// <summary>Checks plan after plan.</summary>
    public async IAsyncEnumerable<PlanVerification> VerifyAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        const string plans = """
            SELECT CAST(id AS TEXT) FROM plan UNION SELECT CAST(plan_id AS TEXT) FROM entry
            UNION SELECT CAST(plan_id AS TEXT) FROM item UNION SELECT CAST(plan_id AS TEXT) FROM duty
            UNION SELECT CAST(plan_id AS TEXT) FROM matter ORDER BY 1
            """;
        foreach (var plan in await _rows.RowsAsync(plans, null, r => r.GetString(0), ct)) yield return await VerifyAsync(plan, ct);
    }

    /// <summary>Checks one plan.</summary>
    internal async Task<PlanVerification> VerifyAsync(Guid planId, CancellationToken ct)
    {
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        return await VerifyAsync(db.GuidText(planId), ct);
    }

    private async Task<PlanVerification> VerifyAsync(string plan, CancellationToken ct)
    {
        var fold = new PlanFold();
        var texts = new Dictionary<Guid, int>();
        var chain = new ChainCheck<Entry>(stored => stored.ToEntry(db), entry =>
        {
            fold.Add(entry);
            if (SearchIndex.Of(entry) is { } text) texts[text.Id] = HashOf(text.Words);
        });
        var columns = string.Join(", ", StoredEntry.Columns.Select(c => $"CAST(e.{c} AS TEXT)"));
        await _rows.ReadAsync(
            $"SELECT {columns} FROM entry e WHERE e.plan_id = {db.AsGuid("@id")} ORDER BY e.sequence, e.id",
            plan,
            r => chain.Add(StoredEntry.Read(r, StoredEntry.Columns)),
            ct);

        var problems = chain.Finish();
        var stored = await _rows.TableAsync("plan", "id", ["id", "status", "title", "year", "read_at", "state", "version", "last_hash", "last_at"], plan, ct);
        var items = await _rows.TableAsync("item", "plan_id", ["id", "plan_id", "no", "due", "closed_on", "state", "version"], plan, ct);
        var duties = await _rows.TableAsync("duty", "plan_id", ["id", "plan_id", "item_id", "unit", "unit_id", "role", "parent", "owes_on", "status", "due", "state", "version"], plan, ct);
        var matters = await _rows.TableAsync("matter", "plan_id", ["id", "plan_id", "kind", "no", "open", "unit_id", "due", "state", "version"], plan, ct);

        // The two databases write yes and no differently as text.
        foreach (var matter in matters.Values) matter["open"] = matter["open"] is "1" or "true" ? "yes" : "no";

        if (chain.Count == 0)
        {
            problems.Add(new(LedgerProblem.Removed, null, null, "这份计划的记录全部缺失。"));
        }
        else
        {
            if (stored.Count == 0) problems.Add(new(LedgerProblem.Removed, null, null, "计划的登记缺失，无法证明末尾的记录齐全。"));
            else chain.CompareEnd("计划", stored.Values.First()["version"], stored.Values.First()["last_hash"], problems);
            if (chain.Folds && fold.Plan is { } state)
            {
                await CompareStatesAsync(state, fold, chain, stored, items, duties, matters, problems, ct);
                texts[state.Id] = HashOf(SearchIndex.WordsOf(state.Facts));
                foreach (var item in fold.Items.Values) texts[item.Id] = HashOf(SearchIndex.WordsOf(item.Facts));
                await CompareTextsAsync(plan, texts, problems, ct);
            }
        }

        return new PlanVerification(plan, stored.Values.FirstOrDefault()?.GetValueOrDefault("title") ?? "", chain.Count, problems);
    }

    private async Task CompareStatesAsync(
        PlanState plan,
        PlanFold fold,
        ChainCheck<Entry> chain,
        Dictionary<string, Dictionary<string, string?>> plans,
        Dictionary<string, Dictionary<string, string?>> items,
        Dictionary<string, Dictionary<string, string?>> duties,
        Dictionary<string, Dictionary<string, string?>> matters,
        List<LedgerProblem> problems,
        CancellationToken ct)
    {
        if (plans.Count > 0) StoredRows.Compare("计划", plans.Values.First(), Columns(PlanRow.Of(plan, chain.LastHash, chain.LastAt)), ["version", "last_hash"], problems);

        foreach (var item in fold.Items.Values)
        {
            StoredRows.Match($"第{item.Facts.No}项", db.GuidText(item.Id), items, Columns(ItemRow.Of(item)), problems);
        }

        foreach (var duty in fold.Duties.Values)
        {
            StoredRows.Match($"第{fold.Items[duty.ItemId].Facts.No}项{duty.Unit}的责任", db.GuidText(duty.Id), duties, Columns(DutyRow.Of(duty)), problems);
        }

        foreach (var matter in fold.Matters.Values)
        {
            StoredRows.Match($"第{matter.Entries[0]}条记录开始的事", db.GuidText(matter.Id), matters, Columns(MatterRow.Of(matter)), problems);
        }

        foreach (var id in items.Keys) problems.Add(new(LedgerProblem.StateExtra, null, null, $"事项 {id} 没有读入记录，是多出来的。"));
        foreach (var id in duties.Keys) problems.Add(new(LedgerProblem.StateExtra, null, null, $"责任 {id} 没有下发记录，是多出来的。"));
        foreach (var id in matters.Keys) problems.Add(new(LedgerProblem.StateExtra, null, null, $"督查、通报一类的事 {id} 没有记录，是多出来的。"));
        await CompareDocumentAsync(plan, fold.Read, problems, ct);
        await CompareFilesAsync(plan, "evidence", "佐证", fold.Evidence, problems, ct);
        await CompareFilesAsync(plan, "matter_file", "附件", fold.MatterFiles, problems, ct);
    }

    /// <summary>What can be found is what the entries say; how many texts are not is enough to know, a rebuild writes them all anew.</summary>
    /// <param name="expected">Hashes of the words, by the text.</param>
    private async Task CompareTextsAsync(string plan, Dictionary<Guid, int> expected, List<LedgerProblem> problems, CancellationToken ct)
    {
        var wrong = 0;
        await _rows.ReadAsync(
            $"SELECT CAST(id AS TEXT), kind, words, grams FROM search_text WHERE plan_id = {db.AsGuid("@id")}",
            plan,
            r =>
            {
                var known = expected.Remove(Guid.Parse(r.GetString(0)), out var hash) && hash == HashOf(r.GetString(2));
                if (!known || !Enum.TryParse<SearchKind>(r.GetString(1), out var kind) || r.GetString(3) != Grams.Of(kind, r.GetString(2))) wrong++;
            },
            ct);
        if (wrong + expected.Count > 0) problems.Add(new(LedgerProblem.StateDiffers, null, null, $"查找索引有{wrong + expected.Count}处与记录不符，有的内容会找不到。"));
    }

    private static int HashOf(string words) => string.GetHashCode(words, StringComparison.Ordinal);

    private async Task CompareFilesAsync(PlanState plan, string table, string what, IReadOnlyDictionary<Guid, (EvidenceMark Mark, long Sequence)> handedIn, List<LedgerProblem> problems, CancellationToken ct)
    {
        var found = await _rows.RowsAsync(
            $"SELECT CAST(id AS TEXT), file_name, sha256, content FROM {table} WHERE plan_id = {db.AsGuid("@id")}",
            db.GuidText(plan.Id),
            r => (Id: Guid.Parse(r.GetString(0)), FileName: r.GetString(1), Sha256: r.GetString(2), Content: PlanDocument.Hash(r.GetFieldValue<byte[]>(3))),
            ct);
        var rows = found.ToDictionary(f => f.Id);
        foreach (var (mark, sequence) in handedIn.Values)
        {
            var problem = !rows.Remove(mark.Id, out var row) ? "缺失"
                : row.Content != mark.Sha256 || row.Sha256 != mark.Sha256 ? "被改动：内容与上交时的校验值不符"
                : row.FileName != mark.FileName ? "的文件名被改动"
                : null;
            if (problem is not null) problems.Add(new(LedgerProblem.DocumentDiffers, sequence, null, $"{what}《{mark.FileName}》{problem}。"));
        }

        foreach (var row in rows.Values) problems.Add(new(LedgerProblem.StateExtra, null, null, $"{what}《{row.FileName}》没有上交记录，是多出来的。"));
    }

    private async Task CompareDocumentAsync(PlanState plan, PlanRead? read, List<LedgerProblem> problems, CancellationToken ct)
    {
        if (read is null) return;
        var found = await _rows.RowsAsync(
            $"SELECT file_name, sha256, content, blocks FROM document WHERE id = {db.AsGuid("@id")}",
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
        ["due"] = StoredRows.Text(row.Due),
        ["closed_on"] = StoredRows.Text(row.ClosedOn),
        ["state"] = row.State,
        ["version"] = row.Version.ToString(),
    };

    private Dictionary<string, string?> Columns(MatterRow row) => new()
    {
        ["plan_id"] = db.GuidText(row.PlanId),
        ["kind"] = row.Kind,
        ["no"] = row.No.ToString(),
        ["open"] = row.Open ? "yes" : "no",
        ["unit_id"] = row.UnitId is { } unit ? db.GuidText(unit) : null,
        ["due"] = StoredRows.Text(row.Due),
        ["state"] = row.State,
        ["version"] = row.Version.ToString(),
    };

    private Dictionary<string, string?> Columns(DutyRow row) => new()
    {
        ["plan_id"] = db.GuidText(row.PlanId),
        ["item_id"] = db.GuidText(row.ItemId),
        ["unit"] = row.Unit,
        ["unit_id"] = row.UnitId is { } unit ? db.GuidText(unit) : null,
        ["role"] = row.Role.ToString(),
        ["parent"] = row.Parent is { } parent ? db.GuidText(parent) : null,
        ["owes_on"] = StoredRows.Text(row.OwesOn),
        ["status"] = row.Status.ToString(),
        ["due"] = StoredRows.Text(row.Due),
        ["state"] = row.State,
        ["version"] = row.Version.ToString(),
    };
}
