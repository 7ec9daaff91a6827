using System.Xml.Linq;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>A table onto its grid: cells merged across and down, header rows, rows that change tracking deleted.</summary>
internal static class DocxTable
{
    private sealed class Cell(int column, int span, string text)
    {
        public int Column { get; set; } = column;
        public int Span { get; set; } = span;
        public int RowSpan { get; set; } = 1;
        public string Text { get; } = text;
        public string? Merge { get; init; }
        public double? Width { get; init; }
    }

    /// <summary>The table as a block, behind it the tables it holds in its cells; a frame of one cell is what it frames.</summary>
    public static List<Block> Read(XElement table, DocxContext context, int depth)
    {
        context.Step(depth);
        var rows = DocxBody.Parts(table, "tr").ToList();
        if (rows.Count == 1 && DocxBody.Parts(rows[0], "tc").ToList() is [var frame])
        {
            var framed = new List<Block>();
            DocxBody.Read(frame, framed, context, depth + 1);
            return framed;
        }

        var after = new List<Block>();
        var grid = table.Child("tblGrid")?.Children("gridCol").Select(c => Size(c, "w")).ToList() ?? [];
        var open = new Dictionary<int, Cell>();
        var read = new List<(List<Cell> Cells, bool IsHeader, int? Page)>();
        int? first = null;
        var onlyHeaders = true;
        foreach (var row in rows)
        {
            context.Step(depth);
            var properties = row.Child("trPr");
            if (properties?.Child("del") is not null)
            {
                context.HasChanges = true;
                continue;
            }

            if (properties?.Switch("hidden") is true)
            {
                context.HiddenRows++;
                continue;
            }

            var (cells, page) = Cells(row, properties, context, depth, after);
            Fit(cells, grid, properties);
            Merge(cells, open);
            first ??= page;
            onlyHeaders &= properties?.Switch("tblHeader") is true;
            read.Add((cells, onlyHeaders, page));
        }

        if (read.Count == 0) return after;
        var block = new TableBlock([.. read.Select(r => new TableRow([.. r.Cells.Where(c => c.RowSpan > 0).Select(c => new TableCell(c.Column, c.Text, c.Span, c.RowSpan))])
        {
            IsHeader = r.IsHeader,
            Page = r.Page == first ? null : r.Page,
        })]) { Page = first };
        return [block, .. after];
    }

    private static (List<Cell> Cells, int? Page) Cells(XElement row, XElement? properties, DocxContext context, int depth, List<Block> after)
    {
        var cells = new List<Cell>();
        var column = Math.Clamp(properties?.Child("gridBefore")?.Number() ?? 0, 0, 1000);
        var (startPage, lastPage) = (context.PageCount, context.PageCount);
        int? page = null;
        foreach (var element in DocxBody.Parts(row, "tc"))
        {
            var said = element.Child("tcPr");
            if (said?.Child("cellDel") is not null)
            {
                context.HasChanges = true;
                continue;
            }

            // Cells of a row stand side by side: a page break in each is one break of the row.
            context.PageCount = startPage;
            var (text, textPage) = Text(element, context, depth, after);
            lastPage = Math.Max(lastPage, context.PageCount);
            if (text.Length > 0 && textPage is not null) page = page is null ? textPage : Math.Min(page.Value, textPage.Value);

            var span = Math.Clamp(said?.Child("gridSpan")?.Number() ?? 1, 1, 1000);
            if (cells.Count > 0 && said?.Child("hMerge") is { } across && (across.Val() ?? "continue") == "continue")
            {
                cells[^1].Span += span;
            }
            else
            {
                cells.Add(new Cell(column, span, text)
                {
                    Merge = said?.Child("vMerge") is { } down ? down.Val() ?? "continue" : null,
                    Width = said?.Child("tcW") is { } width && width.Attr("type") is "dxa" ? Size(width, "w") : null,
                });
            }

            column += span;
        }

        context.PageCount = lastPage;
        return (cells, page ?? context.Page);
    }

    /// <summary>Some writers leave out the spans and give only widths: such a row is laid onto the grid by its widths.</summary>
    private static void Fit(List<Cell> cells, List<double> grid, XElement? properties)
    {
        if (cells.Count == 0 || cells.Count >= grid.Count || cells.Any(c => c.Span > 1 || c.Width is null or <= 0)) return;
        if ((properties?.Child("gridAfter") ?? properties?.Child("gridBefore")) is not null) return;

        var scale = grid.Sum() / cells.Sum(c => c.Width!.Value);
        if (scale is < 0.9 or > 1.1 or double.NaN) return;
        var edges = new double[grid.Count + 1];
        for (var i = 0; i < grid.Count; i++) edges[i + 1] = edges[i] + grid[i];

        double at = 0;
        var starts = new List<int>();
        foreach (var cell in cells)
        {
            starts.Add(Enumerable.Range(0, grid.Count).MinBy(e => Math.Abs(edges[e] - at)));
            at += cell.Width!.Value * scale;
        }

        for (var i = 1; i < starts.Count; i++)
            if (starts[i] <= starts[i - 1])
                return;
        for (var i = 0; i < cells.Count; i++)
        {
            cells[i].Column = starts[i];
            cells[i].Span = (i + 1 < cells.Count ? starts[i + 1] : grid.Count) - starts[i];
        }
    }

    /// <summary>Finds the cell each merged one continues; it then reaches one row further and the merged one is gone.</summary>
    private static void Merge(List<Cell> cells, Dictionary<int, Cell> open)
    {
        var reached = new HashSet<int>();
        foreach (var cell in cells)
        {
            if (cell.Merge == "continue" && open.TryGetValue(cell.Column, out var above))
            {
                above.RowSpan++;
                cell.RowSpan = 0;
                reached.Add(cell.Column);
            }
            else if (cell.Merge is not null)
            {
                open[cell.Column] = cell;
                reached.Add(cell.Column);
            }
        }

        foreach (var column in open.Keys.Except(reached).ToList()) open.Remove(column);
    }

    /// <summary>Words of a cell; a table inside it becomes lines, a large one a block of its own behind this table.</summary>
    private static (string Text, int? Page) Text(XElement cell, DocxContext context, int depth, List<Block> after)
    {
        var lines = new List<string>();
        int? page = null;
        DocxParagraph? carried = null;
        foreach (var part in DocxBody.Parts(cell, "p", "tbl"))
        {
            if (part.Local == "p")
            {
                context.Step(depth);
                var paragraph = DocxParagraph.Read(part, context);
                if (carried is not null) paragraph.Prepend(carried);
                carried = paragraph.MarkDeleted ? paragraph : null;
                if (carried is null) Add(paragraph);
                continue;
            }

            foreach (var block in Read(part, context, depth + 1))
            {
                if (block is TableBlock { Rows.Count: >= 3, Columns: >= 3 }) after.Add(block);
                else if (block is TableBlock small) lines.AddRange(small.Rows.SelectMany(r => r.Cells).Select(c => c.Text));
                else if (block is ParagraphBlock words) lines.Add(words.Text);
            }
        }

        if (carried is not null) Add(carried);
        return (CellText.Join(lines), page);

        void Add(DocxParagraph paragraph)
        {
            var words = paragraph.ToLines().ToList();
            if (page is null && words.Any(w => !string.IsNullOrWhiteSpace(w))) page = paragraph.Page;
            lines.AddRange(words);
            foreach (var box in paragraph.Boxes)
            {
                var inside = new List<Block>();
                DocxBody.ReadBox(box, inside, context, depth + 1);
                lines.AddRange(inside.OfType<ParagraphBlock>().Select(b => b.Text));
                after.AddRange(inside.OfType<TableBlock>());
            }
        }
    }

    private static double Size(XElement element, string name) => double.TryParse(element.Attr(name), out var size) ? size : 0;
}
