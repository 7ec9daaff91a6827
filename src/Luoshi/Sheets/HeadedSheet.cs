using System.Globalization;
using System.Text.RegularExpressions;
using Luoshi.Reading;

namespace Luoshi.Sheets;

/// <summary>Something wrong in a workbook, with its place and its remedy in words.</summary>
/// <param name="Row">Number of the row; null where it is about the sheet.</param>
/// <param name="Column">Head of the column; null where it is about the row.</param>
/// <param name="Code">The permanent code of what is wrong.</param>
public sealed record SheetProblem(string Sheet, int? Row, string? Column, string Code, string Message)
{
    /// <summary>Name of the cell, B7; null where it is about more than one.</summary>
    public string? Cell { get; init; }

    /// <summary>单位 第5行 类别.</summary>
    public string Place => $"{Sheet}{(Row is { } row ? $" 第{row}行" : "")}{(Column is { } column ? $" {column}" : "")}";
}

/// <summary>The heads of a sheet's columns.</summary>
/// <param name="Heads">The first of them shows which row the heads are in.</param>
/// <param name="Others">What people write above a column instead.</param>
public sealed record SheetHeads(IReadOnlyList<string> Heads, IReadOnlyDictionary<string, string> Others, int MostRows);

/// <summary>A row of a sheet: words by the head of their column, wherever the column stands.</summary>
/// <param name="columns">Numbers of the columns by their heads, from 1.</param>
public sealed class HeadedLine(string sheet, int row, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, int> columns)
{
    public string Sheet => sheet;

    public int Row => row;

    /// <summary>The words under a head; empty for none.</summary>
    public string this[string head] => words.GetValueOrDefault(head, "").Trim();

    /// <summary>Whether the sheet has the column at all: one that was left out changes nothing.</summary>
    public bool Has(string head) => columns.ContainsKey(head);

    public SheetProblem Problem(string? column, string code, string message) =>
        new(sheet, row, column, code, message) { Cell = column is not null && columns.TryGetValue(column, out var number) ? $"{HeadedSheet.Letters(number)}{row}" : null };
}

/// <summary>Reads a sheet that people filled in by the heads of its columns, in whatever order they stand.</summary>
public static partial class HeadedSheet
{
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="notes">What is passed over is added here.</param>
    public static IReadOnlyList<HeadedLine> Read(Sheet sheet, string name, SheetHeads heads, ICollection<SheetProblem> problems, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(notes);
        var must = heads.Heads[0];
        var at = sheet.Lines.ToList().FindIndex(l => l.Cells.Values.Any(v => HeadOf(v, heads) == must));
        if (at < 0)
        {
            if (sheet.Lines.Count > 0) problems.Add(new(name, null, null, "DS002", $"找不到表头：应有一行写着“{must}”。请照下载的 Excel 补上表头。"));
            return [];
        }

        var columns = new Dictionary<int, string>();
        foreach (var (column, words) in sheet.Lines[at].Cells)
        {
            if (HeadOf(words, heads) is not { } head) notes.Add($"工作表“{name}”的“{words}”列不认识，没有读。");
            else if (columns.ContainsValue(head)) problems.Add(new(name, sheet.Lines[at].Row, head, "DS003", $"有两列都是“{head}”，不知道以哪列为准。请删去一列。"));
            else columns[column] = head;
        }

        var numbers = columns.ToDictionary(c => c.Value, c => c.Key);
        var lines = sheet.Lines.Skip(at + 1).Where(l => l.Cells.Keys.Concat(l.Uncomputed).Any(columns.ContainsKey)).ToList();
        if (lines.Count > heads.MostRows)
        {
            problems.Add(new(name, lines[heads.MostRows].Row, null, "DS004", $"超过{heads.MostRows}行，没有读。请分成几个文件导入。"));
            lines = lines[..heads.MostRows];
        }

        var read = new List<HeadedLine>(lines.Count);
        foreach (var line in lines)
        {
            var headed = new HeadedLine(name, line.Row, line.Cells.Where(c => columns.ContainsKey(c.Key)).ToDictionary(c => columns[c.Key], c => c.Value), numbers);
            foreach (var column in line.Uncomputed.Where(columns.ContainsKey))
                problems.Add(headed.Problem(columns[column], "DS005", "这一格是公式，文件里没有算好的值。请在 Excel 里打开保存一次，或改成文字。"));
            foreach (var (column, words) in line.Cells.Where(c => columns.ContainsKey(c.Key) && Broken().IsMatch(c.Value)))
                problems.Add(headed.Problem(columns[column], "DS006", $"这一格的公式出错了（{words}）。请改成文字。"));
            read.Add(headed);
        }

        return read;
    }

    /// <summary>The day that is written so, as a date or in words; false for what is no day.</summary>
    public static bool TryDay(string written, out DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(written);
        day = null;
        if (written.Length == 0) return true;
        var plain = Separator().Replace(written.Replace("日", "", StringComparison.Ordinal), "-");
        if (!DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var parsed)) return false;
        day = parsed;
        return true;
    }

    /// <summary>A, B … Z, AA: what Excel calls a column.</summary>
    internal static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private static string? HeadOf(string words, SheetHeads heads)
    {
        var plain = Blank().Replace(words, "").TrimEnd('*', '＊', '：', ':');
        if (heads.Heads.Contains(plain)) return plain;
        return heads.Others.TryGetValue(plain, out var head) && heads.Heads.Contains(head) ? head : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("[年月/.]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)$")]
    private static partial Regex Broken();
}
