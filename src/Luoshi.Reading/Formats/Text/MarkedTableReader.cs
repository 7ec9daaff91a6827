using AngleSharp.Html.Parser;
using Luoshi.Reading.Formats.Html;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A table that stands in a text as the markup of a web page, as converters of pdf to Markdown write it.</summary>
internal static class MarkedTableReader
{
    private const string Begin = "<table", End = "</table>";

    /// <summary>More than any table, far less than would take the parser's memory.</summary>
    private const int MostCharacters = 4 << 20;

    /// <summary>The tables from a line on, and the line behind them; null where none begins or it never ends.</summary>
    public static (IReadOnlyList<TableBlock> Tables, int Next)? Read(IReadOnlyList<TextLine> lines, int at)
    {
        if (!lines[at].Text.Contains(Begin, StringComparison.OrdinalIgnoreCase)) return null;
        var next = at;
        var length = 0;
        while (next < lines.Count && (length += lines[next].Text.Length) < MostCharacters && !lines[next].Text.Contains(End, StringComparison.OrdinalIgnoreCase)) next++;
        if (next >= lines.Count || length >= MostCharacters) return null;

        var markup = string.Join('\n', Enumerable.Range(at, next - at + 1).Select(i => lines[i].Text));
        if (markup.Split('<').Length > MostCharacters / 64 || HtmlWords.Depth(markup) > ReadingOptions.Default.MaxDepth) return null;
        using var page = new HtmlParser().ParseDocument(markup);
        List<TableBlock> tables = [.. page.QuerySelectorAll("table").Where(t => !HtmlTable.IsLayout(t)).Select(HtmlTable.Read).OfType<TableBlock>()
            .Select(t => t with { Page = lines[at].Page, Locator = $"第{lines[at].Number}行" })];
        return tables.Count == 0 ? null : (tables, next + 1);
    }
}
