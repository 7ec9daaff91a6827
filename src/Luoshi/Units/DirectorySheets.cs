using Luoshi.Reading;
using Luoshi.Sheets;

namespace Luoshi.Units;

/// <summary>Several names in one cell.</summary>
internal static class NameCell
{
    private const char Mark = '、';

    // A name may hold a 、 itself: then each stands on a line of its own, and one alone stands there twice.
    public static string Write(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        if (!all.Exists(n => n.Contains(Mark, StringComparison.Ordinal))) return string.Join(Mark, all);
        return string.Join('\n', all.Count == 1 ? [.. all, .. all] : all);
    }

    /// <summary>Names of a cell, on lines of their own or with 、 between them.</summary>
    public static IReadOnlyList<string> List(this HeadedLine line, string head) => Read(line[head]);

    public static IReadOnlyList<string> Read(string cell) =>
        [.. cell.Split(cell.Contains('\n', StringComparison.Ordinal) ? '\n' : Mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}

/// <summary>The workbook of a directory: its sheets, the heads of their columns, and what a file has under them.</summary>
public sealed class DirectorySheets
{
    public const string Units = "单位", Groups = "统称", Persons = "人员", Guide = "说明";

    public const string Name = "名称", Kind = "类别", Parent = "上级单位", Aliases = "别名", Retired = "停用日期", Id = "编号";

    public const string Rules = "规则", Members = "逐个列入", Excluded = "不列入";

    public const string PersonName = "姓名", Post = "职务", Unit = "单位", Left = "离任日期";

    /// <summary>Most rows of one sheet.</summary>
    public const int MostRows = 5_000;

    /// <summary>Largest file in bytes.</summary>
    public const int MostBytes = 2 << 20;

    private static readonly Dictionary<string, string[]> Heads = new()
    {
        [Units] = [Name, Kind, Parent, Aliases, Retired, Id],
        [Groups] = [Name, Aliases, Rules, Members, Excluded, Retired, Id],
        [Persons] = [PersonName, Post, Unit, Left, Id],
    };

    // What people write above a column instead.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["单位名称"] = Name, ["统称"] = Name, ["单位类别"] = Kind, ["类型"] = Kind, ["上级"] = Parent, ["停用"] = Retired, ["名字"] = PersonName, ["所在单位"] = Unit, ["离任"] = Left, ["编号（勿改）"] = Id,
    };

    private readonly Dictionary<string, IReadOnlyList<HeadedLine>> _lines = [];

    /// <summary>What is wrong whatever the directory holds.</summary>
    public List<SheetProblem> Problems { get; } = [];

    /// <summary>What was passed over, and why.</summary>
    public List<string> Notes { get; } = [];

    internal static ReadingOptions Limits { get; } = new() { MaxFileBytes = MostBytes, MaxUnpackedBytes = 64L << 20, MaxBlocks = 3 * MostRows };

    /// <summary>Rows of a sheet; none where the file has no such sheet.</summary>
    public IReadOnlyList<HeadedLine> this[string sheet] => _lines.GetValueOrDefault(sheet, []);

    /// <exception cref="UnreadableDocumentException">The file is no workbook that could be read.</exception>
    public static DirectorySheets Read(byte[] content, string fileName, CancellationToken ct)
    {
        var book = SheetReader.Read(content, fileName, Limits, ct);
        var read = new DirectorySheets();
        if (book.HasMacros) read.Notes.Add("文件里带有宏：宏没有运行，也没有读，只读了表格。");
        foreach (var sheet in book.Sheets)
        {
            var name = sheet.Name.Trim();
            if (Heads.TryGetValue(name, out var heads) && !read._lines.ContainsKey(name)) read._lines[name] = HeadedSheet.Read(sheet, name, new(heads, Others, MostRows), read.Problems, read.Notes);
            else if (name != Guide) read.Notes.Add($"工作表“{sheet.Name}”不是“单位”“统称”“人员”之一，没有读。");
        }

        if (read._lines.Count == 0)
            read.Problems.Add(new(fileName, null, null, "DS001", "文件里没有名为“单位”“统称”或“人员”的工作表。请先下载一份 Excel，在里面改；或把工作表改成这些名字。"));
        return read;
    }
}
