using Luoshi.Ledger;
using Luoshi.Reading;
using Luoshi.Sheets;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>用 Excel 更新名录: a workbook is laid over the directory, all of it or nothing; units it does not name stay.</summary>
/// <param name="DryRun">Only say what would be done.</param>
/// <param name="Seen">Version of the directory that the dry run was shown on; null for whatever it is now.</param>
public sealed record ImportDirectory(byte[] Content, string FileName, bool DryRun, long? Seen = null, string? Reason = null)
{
    /// <summary>The file cannot be read.</summary>
    public sealed record Unreadable(string Reason, string Problem, string Remedy) : Refusal("DR080", $"{Problem}{Remedy}");

    /// <summary>Some rows are wrong.</summary>
    public sealed record HasProblems(int Count) : Refusal("DR081", $"文件里有{Count}处不对，一行也没有改。请在 Excel 里改好，再传一次。");

    /// <summary>The directory changed since the dry run.</summary>
    public sealed record ChangedSince() : Refusal("DR082", "名录刚被他人改过，还没有照文件改。请看重新核对的结果，再确认。");

    /// <summary>The file is too large.</summary>
    public sealed record TooLarge() : Refusal("DR083", $"文件超过{DirectorySheets.MostBytes >> 20} MB，没有读。名录不会这么大，请去掉图片和多余的表，再传一次。");

    /// <summary>There is no file.</summary>
    public sealed record NoFile() : Refusal("DR084", "没有选文件。请选一个 xlsx 文件。");
}

/// <summary>What a workbook does to the directory, or would do.</summary>
/// <param name="Version">Of the directory it was laid over.</param>
/// <param name="Untouched">Units in use that no row names, and that stay as they are.</param>
public sealed record DirectoryImport(
    IReadOnlyList<MergedLine> Lines, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<string> Notes, long Version, int Untouched, UnitLabels Labels)
{
    /// <summary>The changes, in the order in which they can be written.</summary>
    internal IReadOnlyList<DirectoryFacts> Changes { get; init; } = [];

    public int Added => Lines.Count(l => l.IsNew);

    public int Changed => Lines.Count(l => l is { Facts: not null, IsNew: false });

    public int Unchanged => Lines.Count(l => l.Facts is null);
}

/// <summary>Carries out <see cref="ImportDirectory"/>.</summary>
public sealed class ImportDirectoryHandler(DirectoryTurn turn, IDbContextFactory<LuoshiDb> dbs)
{
    private const int Named = 5;

    public async Task<Result<DirectoryImport>> HandleAsync(ImportDirectory command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (command.Content.Length == 0) return new ImportDirectory.NoFile();
        if (command.Content.Length > DirectorySheets.MostBytes) return new ImportDirectory.TooLarge();
        DirectorySheets sheets;
        try
        {
            sheets = DirectorySheets.Read(command.Content, command.FileName, ct);
        }
        catch (UnreadableDocumentException e)
        {
            return new ImportDirectory.Unreadable(e.Code, e.Problem, e.Remedy);
        }

        if (command.DryRun)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            await using var snapshot = await db.BeginSnapshotAsync(ct);
            var tree = await UnitTreeQuery.LoadAsync(db, ct);
            return Look(sheets, tree, await UsesAsync(db, sheets, tree, ct));
        }

        DirectoryImport? done = null;
        var written = await turn.TakeAsync(
            (db, tree) => UsesAsync(db, sheets, tree, ct),
            (tree, use) => Decide(command, done = Look(sheets, tree, use), actor),
            actor,
            ct);
        return written.Ok ? done! : written.Refusal;
    }

    /// <summary>What the rows would do to the directory.</summary>
    /// <param name="use">What hangs on the units that a row retires.</param>
    public static DirectoryImport Look(DirectorySheets sheets, UnitTree tree, IReadOnlyDictionary<Guid, UnitUse> use)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(tree);
        var merge = DirectoryMerge.Of(sheets, tree, use);
        var named = sheets[DirectorySheets.Units].Count;
        var forgotten = merge.Lines.Select(l => l.Facts).OfType<UnitChanged>().Where(c => !c.To.Names.Contains(c.From.Name)).Select(c => c.From.Name).ToList();
        List<string> notes = [.. sheets.Notes];
        if (forgotten.Count > 0) notes.Add($"改了名而没有把原名写进别名的有{forgotten.Count}个（{string.Join('、', forgotten.Take(Named))}{(forgotten.Count > Named ? "等" : "")}）：印原名的计划会对不上。要留的，写进别名。");
        return new(merge.Lines, merge.Problems, notes, tree.Version, named == 0 ? 0 : tree.Units.Count(u => !u.IsRetired && !merge.Names(u.Id)), new(merge.After))
        {
            Changes = merge.Changes(),
        };
    }

    /// <summary>One entry for each unit, collective name and person that becomes another; none where all is so already.</summary>
    public static Result<DirectoryChange[]> Decide(ImportDirectory command, DirectoryImport import, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(import);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (import.Problems.Count > 0) return new ImportDirectory.HasProblems(import.Problems.Count);
        if (import.Changes.Count > 0 && command.Seen is { } seen && seen != import.Version) return new ImportDirectory.ChangedSince();
        var file = $"Excel 导入：{NameRule.Shown(command.FileName)}";
        var why = string.IsNullOrWhiteSpace(command.Reason) ? file : $"{command.Reason.Trim()}（{file}）";
        return import.Changes.Select(facts => new DirectoryChange(facts, why)).ToArray();
    }

    private static async Task<IReadOnlyDictionary<Guid, UnitUse>> UsesAsync(LuoshiDb db, DirectorySheets sheets, UnitTree tree, CancellationToken ct)
    {
        var uses = new Dictionary<Guid, UnitUse>();
        foreach (var unit in DirectoryMerge.Retiring(sheets, tree)) uses[unit.Id] = await UnitUse.LoadAsync(db, unit, ct);
        return uses;
    }
}
