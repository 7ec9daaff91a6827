using Luoshi.Reading.Formats.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>Tables of a pdf that draws no lines around its cells: told by headers under which the words of each column stand.</summary>
internal sealed class PdfUnruledTable
{
    private readonly List<TextLine> _lines = [];
    private readonly List<TextLine> _left = [];

    /// <param name="lines">The lines of all pages in order, each with its page.</param>
    public PdfUnruledTable(IEnumerable<(PdfLine Line, int Page)> lines)
    {
        foreach (var (line, page) in lines)
        {
            var laid = line.Laid;
            var shown = laid.TrimStart(' ');
            _lines.Add(new(shown, _lines.Count + 1, page, false) { Indent = laid.Length - shown.Length });
        }
    }

    /// <summary>The table whose header stands at a line; null where none does.</summary>
    public RuledTable? Read(int at, CancellationToken ct)
    {
        if (LaidTableReader.Read(_lines, at, ct) is { } table) return table with { Table = table.Table with { Locator = null } };
        _left.Add(_lines[at]);
        return null;
    }

    /// <summary>A header left among the lines of which no table was made: what stands under it ran together.</summary>
    public Finding? Lost()
    {
        var lost = LostHeader.Find(_left);
        if (lost is null && Enumerable.Range(0, _left.Count).FirstOrDefault(i => LaidColumns.Find(_left, i, 2) is not null, -1) is >= 0 and var at) lost = _left[at];
        return lost is not { } line ? null : FormatFinding.Of(
            RuledTableReader.TableNotRead,
            $"pdf 第 {line.Page} 页“{line.Trimmed}”像是任务表的表头，但表格没有画线，各栏分不开，没有读成表格，读出的事项可能有缺漏、错位。请改用原来的 docx 或 xlsx 文件导入，或逐项对照原文。",
            line.Trimmed);
    }
}
