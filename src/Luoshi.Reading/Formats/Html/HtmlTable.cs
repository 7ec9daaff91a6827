using AngleSharp.Dom;

namespace Luoshi.Reading.Formats.Html;

/// <summary>A table of a web page onto its grid (HTML standard, 4.9.12: forming a table).</summary>
internal static class HtmlTable
{
    private const int MostColumns = 256;

    /// <summary>Tables that only place things: one cell, one column, or little more than tables inside.</summary>
    public static bool IsLayout(IElement table)
    {
        var rows = Rows(table).ToList();
        if (table.QuerySelector("table") is not null) return rows.Count(r => Cells(r).Count(HasOwnWords) >= 3) < 3;
        return rows.Count == 0 || rows.TrueForAll(r => Cells(r).Count() <= 1);
    }

    public static TableBlock? Read(IElement table)
    {
        var rows = Rows(table).ToList();
        var read = new List<TableRow>();
        var open = new Dictionary<int, int>();
        var onlyHeaders = true;
        for (var at = 0; at < rows.Count; at++)
        {
            var cells = new List<TableCell>();
            var column = 0;
            foreach (var cell in Cells(rows[at]))
            {
                while (open.GetValueOrDefault(column) > 0) column++;
                if (column >= MostColumns) break;
                var across = Math.Min(Span(cell, "colspan"), MostColumns - column);
                var down = cell.GetAttribute("rowspan") == "0" ? rows.Count - at : Math.Min(Span(cell, "rowspan"), rows.Count - at);
                cells.Add(new TableCell(column, Text(cell), across, down));
                for (var c = column; c < column + across; c++) open[c] = Math.Max(open.GetValueOrDefault(c), down);
                column += across;
            }

            foreach (var c in open.Keys.ToList()) open[c] = Math.Max(0, open[c] - 1);
            var isHeader = rows[at].ParentElement?.LocalName == "thead" || (Cells(rows[at]).Any() && Cells(rows[at]).All(c => c.LocalName == "th"));
            onlyHeaders &= isHeader;
            read.Add(new TableRow(cells) { IsHeader = onlyHeaders });
        }

        return read.Exists(r => r.Cells.Any(c => c.Text.Length > 0)) ? new TableBlock(read) : null;
    }

    private static bool HasOwnWords(IElement cell) => cell.QuerySelector("table") is null && !string.IsNullOrWhiteSpace(cell.TextContent);

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(c => c.LocalName is "tbody" or "thead" or "tfoot" ? c.Children.Where(r => r.LocalName == "tr") : c.LocalName == "tr" ? [c] : []);

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(c => c.LocalName is "td" or "th");

    private static int Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), out var span) ? Math.Clamp(span, 1, 65534) : 1;

    /// <summary>Blocks and line breaks of a cell are its entries.</summary>
    private static string Text(IElement cell)
    {
        var lines = new List<string>();
        var text = new HtmlText();
        var counts = new Dictionary<IElement, int>();
        Walk(cell);
        lines.Add(text.Take().Text);
        return CellText.Join(lines);

        void Walk(IElement element)
        {
            foreach (var child in element.ChildNodes)
            {
                if (child is IText words) text.Add(words.Data, false);
                else if (child is IElement inner && inner.LocalName is not ("rt" or "rp"))
                {
                    var parts = inner.LocalName is "p" or "div" or "li" or "br" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "table" or "tr" or "td" or "th";
                    if (parts) lines.Add(text.Take().Text);
                    if (inner.LocalName == "li" && HtmlText.Number(inner, counts) is { } number) text.Add(number, false);
                    Walk(inner);
                    if (parts) lines.Add(text.Take().Text);
                }
            }
        }
    }
}
