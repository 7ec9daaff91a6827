using System.Globalization;
using Luoshi.Reading;
using Luoshi.Sheets;

namespace Luoshi.ReportSheets;

/// <summary>What a row of a report sheet is about: the plan, the duty as it stood when the sheet was made, and of a figure its target.</summary>
/// <param name="Seen">The duty's version when the sheet was made.</param>
/// <param name="Target">Position of the target in the item; null for the duty itself.</param>
internal readonly record struct ReportSheetKey(Guid Plan, Guid Duty, long Seen, int? Target = null)
{
    public override string ToString() => $"{Plan:N}.{Duty:N}.{Seen}{(Target is { } target ? $".{target}" : "")}";

    public static ReportSheetKey? Parse(string written)
    {
        var parts = written.Split('.');
        if (parts.Length is not (3 or 4)) return null;
        if (!Guid.TryParseExact(parts[0], "N", out var plan) || !Guid.TryParseExact(parts[1], "N", out var duty) || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) return null;
        if (parts.Length == 3) return new(plan, duty, seen);
        return int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var target) ? new(plan, duty, seen, target) : null;
    }
}

/// <summary>填报表: the workbook in which a unit reports on its duties, its sheets, their heads, and what a file has under them.</summary>
public sealed class ReportSheet
{
    public const string Duties = "填报", Figures = "指标现值", Guide = "说明";

    public const string Text = "做了什么", Percent = "完成进度", Difficulty = "卡在哪里", Next = "下一步", View = "本单位看法", For = "报哪一期", Key = "编号（勿改）";

    public const string Plan = "计划", No = "序号", Item = "事项", Work = "要做的事", Role = "分工", Due = "时限", Light = "亮灯", Status = "状态", Last = "上次上报";

    public const string Value = "现值", Indicator = "指标", Unit = "单位", Target = "目标", LastValue = "上次报的";

    /// <summary>Most rows of one sheet.</summary>
    public const int MostRows = 5_000;

    /// <summary>Largest file in bytes.</summary>
    public const int MostBytes = 2 << 20;

    private static readonly Dictionary<string, string> Others = new()
    {
        ["完成进度（%）"] = Percent, ["完成进度%"] = Percent, ["进度"] = Percent, ["进展情况"] = Text, ["存在困难"] = Difficulty, ["下一步打算"] = Next, ["编号"] = Key,
    };

    private static readonly Dictionary<string, SheetHeads> Heads = new()
    {
        [Duties] = new([Text, Percent, Difficulty, Next, View, For, Key, Plan, No, Item, Work, Role, Due, Light, Status, Last], Others, MostRows),
        [Figures] = new([Value, Indicator, Unit, Target, LastValue, Plan, No, Item, Key], Others, MostRows),
    };

    private static readonly ReadingOptions Limits = new() { MaxFileBytes = MostBytes, MaxUnpackedBytes = 64L << 20, MaxBlocks = 3 * MostRows };

    private readonly Dictionary<string, IReadOnlyList<HeadedLine>> _lines = [];

    /// <summary>What is wrong whatever the duties are.</summary>
    public List<SheetProblem> Problems { get; } = [];

    /// <summary>What was passed over, and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Rows of a sheet; none where the file has no such sheet.</summary>
    public IReadOnlyList<HeadedLine> Lines(string sheet) => _lines.GetValueOrDefault(sheet, []);

    /// <summary>The keys of all rows that have a sound one.</summary>
    internal IEnumerable<ReportSheetKey> Keys => _lines.Values.SelectMany(l => l).Select(l => ReportSheetKey.Parse(l[Key])).OfType<ReportSheetKey>();

    /// <exception cref="UnreadableDocumentException">The file is no workbook that could be read.</exception>
    public static ReportSheet Read(byte[] content, string fileName, CancellationToken ct)
    {
        var book = SheetReader.Read(content, fileName, Limits, ct);
        var read = new ReportSheet();
        if (book.HasMacros) read.Notes.Add("文件里带有宏：宏没有运行，也没有读，只读了表格。");
        foreach (var sheet in book.Sheets)
        {
            var name = sheet.Name.Trim();
            if (Heads.TryGetValue(name, out var heads) && !read._lines.ContainsKey(name)) read._lines[name] = HeadedSheet.Read(sheet, name, heads, read.Problems, read.Notes);
            else if (name != Guide) read.Notes.Add($"工作表“{sheet.Name}”不是“{Duties}”或“{Figures}”，没有读。");
        }

        if (!read._lines.ContainsKey(Duties)) read.Problems.Add(new(fileName, null, null, "RS011", $"文件里没有名为“{Duties}”的工作表。请先下载填报表，在里面填；改了表名的，把名字改回来。"));
        foreach (var (name, lines) in read._lines)
            if (lines.Count > 0 && !lines[0].Has(Key)) read.Problems.Add(new(name, null, Key, "RS012", $"“{Key}”这一列没有了，认不出每行是哪项责任。请重新下载填报表，把填的内容贴进去。"));
        return read;
    }
}
