using System.Globalization;
using System.Text.RegularExpressions;
using Luoshi.Reading;

namespace Luoshi.Units;

/// <summary>Something wrong in a workbook, with its place and its remedy in words.</summary>
/// <param name="Row">Number of the row; null where it is about the sheet.</param>
/// <param name="Column">Head of the column; null where it is about the row.</param>
/// <param name="Code">The permanent code of what is wrong.</param>
public sealed record SheetProblem(string Sheet, int? Row, string? Column, string Code, string Message)
{
    /// <summary>单位 第5行 类别.</summary>
    public string Place => $"{Sheet}{(Row is { } row ? $" 第{row}行" : "")}{(Column is { } column ? $" {column}" : "")}";
}

/// <summary>A row of a directory's workbook: words by the head of their column.</summary>
public sealed class DirectoryLine(string sheet, int row, IReadOnlyDictionary<string, string> words, IReadOnlySet<string> heads)
{
    public string Sheet => sheet;

    public int Row => row;

    /// <summary>The words under a head; empty for none.</summary>
    public string this[string head] => words.GetValueOrDefault(head, "").Trim();

    /// <summary>Whether the sheet has the column at all: one that was left out changes nothing.</summary>
    public bool Has(string head) => heads.Contains(head);

    /// <summary>Names of a cell, on lines of their own or with 、 between them.</summary>
    public IReadOnlyList<string> List(string head) => NameCell.Read(this[head]);

    internal SheetProblem Problem(string? column, string code, string message) => new(sheet, row, column, code, message);
}

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

    public static IReadOnlyList<string> Read(string cell) =>
        [.. cell.Split(cell.Contains('\n', StringComparison.Ordinal) ? '\n' : Mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}

/// <summary>The workbook of a directory: its sheets, the heads of their columns, and what a file has under them.</summary>
public sealed partial class DirectorySheets
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

    private readonly Dictionary<string, IReadOnlyList<DirectoryLine>> _lines = [];

    /// <summary>What is wrong whatever the directory holds.</summary>
    public List<SheetProblem> Problems { get; } = [];

    /// <summary>What was passed over, and why.</summary>
    public List<string> Notes { get; } = [];

    internal static ReadingOptions Limits { get; } = new() { MaxFileBytes = MostBytes, MaxUnpackedBytes = 64L << 20, MaxBlocks = 3 * MostRows };

    /// <summary>Rows of a sheet; none where the file has no such sheet.</summary>
    public IReadOnlyList<DirectoryLine> this[string sheet] => _lines.GetValueOrDefault(sheet, []);

    /// <exception cref="UnreadableDocumentException">The file is no workbook that could be read.</exception>
    public static DirectorySheets Read(byte[] content, string fileName, CancellationToken ct)
    {
        var book = SheetReader.Read(content, fileName, Limits, ct);
        var read = new DirectorySheets();
        if (book.HasMacros) read.Notes.Add("文件里带有宏：宏没有运行，也没有读，只读了表格。");
        foreach (var sheet in book.Sheets)
        {
            var name = sheet.Name.Trim();
            if (Heads.ContainsKey(name) && !read._lines.ContainsKey(name)) read.Take(sheet, name);
            else if (name != Guide) read.Notes.Add($"工作表“{sheet.Name}”不是“单位”“统称”“人员”之一，没有读。");
        }

        if (read._lines.Count == 0)
            read.Problems.Add(new(fileName, null, null, "DS001", "文件里没有名为“单位”“统称”或“人员”的工作表。请先下载一份 Excel，在里面改；或把工作表改成这些名字。"));
        return read;
    }

    /// <summary>The day that is written so; false for what is no day.</summary>
    internal static bool TryDay(string written, out DateOnly? day)
    {
        day = null;
        if (written.Length == 0) return true;
        var plain = Separator().Replace(written.Replace("日", "", StringComparison.Ordinal), "-");
        if (!DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var parsed)) return false;
        day = parsed;
        return true;
    }

    private void Take(Sheet sheet, string name)
    {
        var must = Heads[name][0];
        var at = sheet.Lines.ToList().FindIndex(l => l.Cells.Values.Any(v => HeadOf(v, name) == must));
        if (at < 0)
        {
            _lines[name] = [];
            if (sheet.Lines.Count > 0) Problems.Add(new(name, null, null, "DS002", $"找不到表头：应有一行写着“{must}”。请照下载的 Excel 补上表头。"));
            return;
        }

        var columns = new Dictionary<int, string>();
        foreach (var (column, words) in sheet.Lines[at].Cells)
        {
            if (HeadOf(words, name) is not { } head) Notes.Add($"工作表“{name}”的“{words}”列不认识，没有读。");
            else if (columns.ContainsValue(head)) Problems.Add(new(name, sheet.Lines[at].Row, head, "DS003", $"有两列都是“{head}”，不知道以哪列为准。请删去一列。"));
            else columns[column] = head;
        }

        var heads = columns.Values.ToHashSet();
        var rows = sheet.Lines.Skip(at + 1).Where(l => l.Cells.Keys.Concat(l.Uncomputed).Any(columns.ContainsKey)).ToList();
        if (rows.Count > MostRows)
        {
            Problems.Add(new(name, rows[MostRows].Row, null, "DS004", $"超过{MostRows}行，没有读。请分成几个文件导入。"));
            rows = rows[..MostRows];
        }

        foreach (var row in rows)
        {
            foreach (var column in row.Uncomputed.Where(columns.ContainsKey))
                Problems.Add(new(name, row.Row, columns[column], "DS005", "这一格是公式，文件里没有算好的值。请在 Excel 里打开保存一次，或改成文字。"));
            foreach (var (column, words) in row.Cells.Where(c => columns.ContainsKey(c.Key) && Broken().IsMatch(c.Value)))
                Problems.Add(new(name, row.Row, columns[column], "DS006", $"这一格的公式出错了（{words}）。请改成文字。"));
        }

        _lines[name] = [.. rows.Select(r => new DirectoryLine(name, r.Row, r.Cells.Where(c => columns.ContainsKey(c.Key)).ToDictionary(c => columns[c.Key], c => c.Value), heads))];
    }

    private static string? HeadOf(string words, string sheet)
    {
        var plain = Blank().Replace(words, "").TrimEnd('*', '＊', '：', ':');
        if (Heads[sheet].Contains(plain)) return plain;
        return Others.TryGetValue(plain, out var head) && Heads[sheet].Contains(head) ? head : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("[年月/.]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)$")]
    private static partial Regex Broken();
}
