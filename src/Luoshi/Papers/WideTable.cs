using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Papers;

/// <summary>A cell of a table over the whole sheet.</summary>
public sealed record WideCell(int Column, string Text, int Across, int Down, bool IsHead);

/// <summary>A table that lies across the sheet: its title, the day it holds for, and its rows, with merged cells.</summary>
/// <param name="Widths">How wide each column is, compared with the others.</param>
/// <param name="Heads">Rows repeated at the top of every page.</param>
public sealed record WideTable(string Title, string Note, IReadOnlyList<int> Widths, int Heads, IReadOnlyList<IReadOnlyList<WideCell>> Rows)
{
    private const double Margin = 18;

    public static byte[] Write(WideTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var width = PageFigures.Twips(PageFigures.PageHeight - (2 * Margin));
        var body = new Body();
        foreach (var line in TitleLines.Of(table.Title)) body.Append(Styled(PaperStyles.Title, line));
        body.Append(Styled(PaperStyles.TableText, table.Note));
        body.Append(table.Made(width));
        body.Append(new Paragraph());
        body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rId4" },
            new FooterReference { Type = HeaderFooterValues.Even, Id = "rId5" },
            new PageSize { Width = (uint)PageFigures.Twips(PageFigures.PageHeight), Height = (uint)PageFigures.Twips(PageFigures.PageWidth), Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = PageFigures.Twips(Margin), Bottom = PageFigures.Twips(Margin), Left = (uint)PageFigures.Twips(Margin), Right = (uint)PageFigures.Twips(Margin), Header = 500, Footer = 500, Gutter = 0 }));
        return OfficialDocx.Packed(body);
    }

    private Table Made(int width)
    {
        var all = Widths.Sum();
        var widths = Widths.Select(w => width * w / all).ToList();
        var made = new Table(
            new TableProperties(
                new TableWidth { Width = PaperStyles.Words(width), Type = TableWidthUnitValues.Dxa },
                PaperBody.Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = PaperStyles.Words(w) })));

        // A cell that reaches down leaves cells that go on in the rows below it.
        var goesOn = new (int Rows, int Across)[Widths.Count];
        for (var r = 0; r < Rows.Count; r++)
        {
            // A row that a page has room for is not torn.
            var properties = new TableRowProperties(new CantSplit());
            if (r < Heads) properties.Append(new TableHeader());
            var row = new TableRow(properties);
            for (var c = 0; c < Widths.Count;)
            {
                if (goesOn[c].Rows > 0)
                {
                    goesOn[c].Rows--;
                    row.Append(Cell(null, c, goesOn[c].Across, isContinued: true));
                    c += goesOn[c].Across;
                    continue;
                }

                var cell = Rows[r].FirstOrDefault(x => x.Column == c);
                var across = Math.Clamp(cell?.Across ?? 1, 1, Widths.Count - c);
                row.Append(Cell(cell, c, across, isContinued: false));
                if (cell?.Down > 1) goesOn[c] = (cell.Down - 1, across);
                c += across;
            }

            made.Append(row);
        }

        return made;

        TableCell Cell(WideCell? cell, int column, int across, bool isContinued)
        {
            var properties = new TableCellProperties { TableCellWidth = new TableCellWidth { Width = PaperStyles.Words(widths.Skip(column).Take(across).Sum()), Type = TableWidthUnitValues.Dxa } };
            if (across > 1) properties.GridSpan = new GridSpan { Val = across };
            if (isContinued) properties.VerticalMerge = new VerticalMerge();
            else if (cell?.Down > 1) properties.VerticalMerge = new VerticalMerge { Val = MergedCellValues.Restart };
            properties.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
            var style = cell is null ? PaperStyles.TableText : cell.IsHead ? PaperStyles.TableHead : across >= Widths.Count || cell.Text.Length <= 4 ? PaperStyles.TableCentred : PaperStyles.TableText;
            return new TableCell([properties, .. (cell?.Text ?? "").Split('\n').Select(l => Styled(style, l))]);
        }
    }

    private static Paragraph Styled(string style, string words) => PaperBody.Styled(style, words);
}
