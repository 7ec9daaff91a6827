using Luoshi.Sheets;
using S = Luoshi.Units.DirectorySheets;

namespace Luoshi.Units;

/// <summary>下载名录: the directory as a workbook that can be changed in Excel and read in again.</summary>
public sealed class DirectoryWorkbookQuery(UnitTreeQuery trees)
{
    public async Task<byte[]> AskAsync(CancellationToken ct) => DirectoryWorkbook.Write(await trees.LoadAsync(ct));
}

/// <summary>Writes a directory as a workbook: a sheet of units, one of collective names, one of persons, and how to fill them in.</summary>
public static class DirectoryWorkbook
{
    private static readonly SheetColumn[] UnitColumns =
        [new(S.Name, 34), new(S.Kind, 16, [.. UnitWords.Kinds.Select(UnitWords.Of)]), new(S.Parent, 34), new(S.Aliases, 40), new(S.Retired, 13), new(S.Id, 38)];

    private static readonly SheetColumn[] GroupColumns =
        [new(S.Name, 26), new(S.Aliases, 26), new(S.Rules, 50), new(S.Members, 50), new(S.Excluded, 30), new(S.Retired, 13), new(S.Id, 38)];

    private static readonly SheetColumn[] PersonColumns = [new(S.PersonName, 14), new(S.Post, 36), new(S.Unit, 34), new(S.Left, 13), new(S.Id, 38)];

    private static readonly (string About, string Words)[] Guide =
    [
        ("怎么用", "在“单位”“统称”“人员”三张表里增、改，存好后在“单位名录”页选“用 Excel 更新”。先看要改什么、错在哪里，确认后才改。"),
        ("编号", "认得出是哪一个靠编号，请不要改。新增的行编号留空。没有编号时按名称和上级单位认。"),
        ("删去一行", "不会删掉名录里的单位。不用了的，填停用日期；人员填离任日期。"),
        (S.Kind, $"从下拉里选：{string.Join('、', UnitWords.Kinds.Select(UnitWords.Of))}。"),
        (S.Parent, "写名称；几个单位同名时连上级一起写，用 / 隔开，例如：市卫健委 / 办公室。最上面的单位留空。"),
        (S.Aliases, "计划里还会怎样印这个单位。几个别名用、隔开；别名里本身有、的，各写一行。改了名称的，把原名写进别名，印原名的计划才对得上。"),
        (S.Rules, "一行一条，符合任一条的单位都算：类别=县区；上级=某单位；只要直属；名称含=人民医院。几个条件用；隔开，都要符合。"),
        ("逐个列入、不列入", "单位名称用、隔开。规则会列入而不该列入的，写进“不列入”。"),
        ("日期", "写成 2026-03-01 或 2026年3月1日。"),
        ("列的次序", "按表头认列，可以挪动、增加别的列；不认识的列不读。"),
    ];

    public static byte[] Write(UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var labels = new UnitLabels(tree);
        return WorkbookWriter.ToBytes(
            new(S.Units, UnitColumns, Rows(tree.Units, u => [u.Name, UnitWords.Of(u.Kind), labels.Of(u.ParentId), NameCell.Write(u.Aliases)], u => (u.RetiredOn, u.Id))),
            new(S.Groups, GroupColumns, Rows(
                tree.Groups,
                g => [g.Name, NameCell.Write(g.Aliases), string.Join('\n', g.Rules.Select(r => UnitWords.Of(r, labels))), NameCell.Write(g.Members.Select(m => labels.Of(m))), NameCell.Write(g.Excluded.Select(m => labels.Of(m)))],
                g => (g.RetiredOn, g.Id))),
            new(S.Persons, PersonColumns, Rows(tree.Persons, p => [p.Name, p.Post, labels.Of(p.UnitId)], p => (p.RetiredOn, p.Id))),
            new(S.Guide, [new("项目", 18), new("说明", 90)], Rows(Guide)));
    }

    private static SheetRows Rows<T>(IEnumerable<T> all, Func<T, string[]> words, Func<T, (DateOnly? Ceased, Guid Id)> end)
    {
        var rows = new SheetRows();
        foreach (var one in all)
        {
            var (ceased, id) = end(one);
            rows.Add([.. words(one).Select(w => new SheetValue(w)), ceased is { } on ? new(on) : new(""), new(id.ToString())]);
        }

        return rows;
    }

    private static SheetRows Rows((string About, string Words)[] guide)
    {
        var rows = new SheetRows();
        foreach (var (about, words) in guide) rows.Add([new(about), new(words)]);
        return rows;
    }
}
