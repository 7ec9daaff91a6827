using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Papers;

/// <summary>The parts of an official paper as paragraphs, in the order of the standard.</summary>
internal static class PaperBody
{
    private static readonly int TypeWidth = PageFigures.Twips(PageFigures.TypeWidth);

    public static Body Of(OfficialPaper paper)
    {
        var body = new Body();
        body.Append(Head(paper));
        body.Append(TitleLines.Of(paper.Title).Select(l => Styled(PaperStyles.Title, l)));
        body.Append(Empty(PageFigures.LinesAboveAddressee));
        if (paper.Addressee is { Length: > 0 } addressee) body.Append(Styled(PaperStyles.Addressee, addressee + "："));
        body.Append(paper.Body.SelectMany(Block));
        body.Append(Notes(paper.Annexes));
        body.Append(Signature(paper));
        for (var i = 0; i < paper.Annexes.Count; i++) body.Append(Annex(paper.Annexes, i));
        body.Append(Imprint(paper));
        body.Append(Section());
        return body;
    }

    // Mark, number and red line.
    private static IEnumerable<OpenXmlElement> Head(OfficialPaper paper)
    {
        if (paper.Mark is not { Length: > 0 } mark) yield break;
        yield return Blank(PageFigures.Twips(PageFigures.MarkBelowTop));
        var size = Math.Min(PageFigures.MarkLargest, Math.Floor(TypeWidth / 20.0 / Math.Max(1, TextWidth.Of(mark) / 2.0)));
        var line = new Run(new RunProperties { FontSize = new FontSize { Val = PaperStyles.Words((int)(size * 2)) } }, Words(mark));
        yield return new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.Mark },
            SpacingBetweenLines = new() { Line = PaperStyles.Words((int)(size * 20)), LineRule = LineSpacingRuleValues.Exact },
        }, line);
        foreach (var empty in Empty(PageFigures.LinesAboveNumber)) yield return empty;
        yield return Number(paper);
        foreach (var empty in Empty(PageFigures.LinesAboveTitle)) yield return empty;
    }

    /// <summary>The number, centred; of an upward paper at the left, with the one who signed at the right. The red line is the paragraph's lower border.</summary>
    private static Paragraph Number(OfficialPaper paper)
    {
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.Number },
            // As high as its type, so that the line is measured from the words.
            SpacingBetweenLines = new() { Line = PaperStyles.Words((int)(PageFigures.Size3 * 20)), LineRule = LineSpacingRuleValues.Exact },
            ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = PageFigures.Eighths(PageFigures.RedLine), Space = (uint)Math.Round(PageFigures.RedLineBelowNumber / 25.4 * 72), Color = PageFigures.Red }),
        };
        if (paper.SignedBy is not { Length: > 0 } signer) return new Paragraph(properties, new Run(Words(paper.Number ?? "")));

        // The border reaches as far as the indents, so the words are set in by a tab instead.
        properties.Tabs = new Tabs(
            new TabStop { Val = TabStopValues.Left, Position = PageFigures.Character },
            new TabStop { Val = TabStopValues.Right, Position = TypeWidth - PageFigures.Character });
        properties.Justification = new Justification { Val = JustificationValues.Left };
        return new Paragraph(
            properties, new Run(new TabChar()), new Run(Words(paper.Number ?? "")), new Run(new TabChar()), new Run(Words("签发人：")),
            new Run(new RunProperties { RunFonts = PaperStyles.Fonts(PaperFont.Kai) }, Words(signer)));
    }

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block) => block switch
    {
        PaperParagraph paragraph => [Styled(paragraph.Level switch { PaperLevel.First => PaperStyles.First, PaperLevel.Second => PaperStyles.Second, PaperLevel.Third => PaperStyles.Third, _ => PaperStyles.Text }, paragraph.Text)],
        PaperTable table => [Table(table)],
        _ => [],
    };

    /// <summary>附件说明: 附件：1. …, the names in a column of their own.</summary>
    private static IEnumerable<OpenXmlElement> Notes(IReadOnlyList<PaperAnnex> annexes)
    {
        if (annexes.Count == 0) yield break;
        foreach (var empty in Empty(PageFigures.LinesBelowBody)) yield return empty;
        var (word, number) = (3 * PageFigures.Character, annexes.Count > 1 ? (int)(1.25 * PageFigures.Character) : 0);
        for (var i = 0; i < annexes.Count; i++)
        {
            var note = Styled(PaperStyles.Note, (i == 0 ? "附件：" : "") + (annexes.Count > 1 ? $"{i + 1}. " : "") + annexes[i].Title);
            note.ParagraphProperties!.Indentation = i == 0
                ? PaperStyles.Indent(left: (PageFigures.FirstLine * PageFigures.Character) + word + number, hanging: word + number)
                : PaperStyles.Indent(left: (PageFigures.FirstLine * PageFigures.Character) + word + number, hanging: number);

            // The list of annexes stays on one page.
            if (i < annexes.Count - 1) note.ParagraphProperties.KeepNext = new KeepNext();
            yield return note;
        }
    }

    private static IEnumerable<OpenXmlElement> Signature(OfficialPaper paper)
    {
        if (paper.Issuer is not { Length: > 0 } issuer) yield break;
        foreach (var empty in Empty(PageFigures.LinesBelowBody)) yield return empty;
        var date = paper.Date is { } day ? $"{day.Year}年{day.Month}月{day.Day}日" : "";
        var (issuerWidth, dateWidth) = (Width(issuer), Width(date));
        int issuerRight, dateRight;
        if (paper.Sealed)
        {
            dateRight = PageFigures.SealedDateFromRight * PageFigures.Character;
            issuerRight = Math.Max(0, dateRight + ((dateWidth - issuerWidth) / 2));
        }
        else
        {
            // The date begins further right than the name; where it is the longer of the two it keeps the distance from the edge instead.
            (issuerRight, var further) = (PageFigures.SignatureFromRight * PageFigures.Character, PageFigures.DateFurtherRight * PageFigures.Character);
            dateRight = issuerRight + issuerWidth - further - dateWidth;
            if (dateRight < PageFigures.SignatureFromRight * PageFigures.Character)
            {
                dateRight = PageFigures.SignatureFromRight * PageFigures.Character;
                issuerRight = Math.Max(0, dateRight + dateWidth + further - issuerWidth);
            }
        }

        yield return Signed(issuer, issuerRight, keep: true);
        if (date.Length == 0) yield break;
        var dated = Signed(date, dateRight, keep: false);
        if (!paper.Sealed && dateRight > PageFigures.SignatureFromRight * PageFigures.Character)
        {
            // Set from the left, where the name begins: digits are of another width in every font.
            dated.ParagraphProperties!.Indentation = PaperStyles.Indent(left: TypeWidth - issuerRight - issuerWidth + (PageFigures.DateFurtherRight * PageFigures.Character));
            dated.ParagraphProperties.Justification = new Justification { Val = JustificationValues.Left };
        }

        yield return dated;

        static Paragraph Signed(string words, int right, bool keep)
        {
            var line = Styled(PaperStyles.Signature, words);
            line.ParagraphProperties!.Indentation = PaperStyles.Indent(right: right);
            if (keep) line.ParagraphProperties.KeepNext = new KeepNext();
            return line;
        }
    }

    private static IEnumerable<OpenXmlElement> Annex(IReadOnlyList<PaperAnnex> annexes, int at)
    {
        var mark = Styled(PaperStyles.AnnexMark, annexes.Count > 1 ? $"附件{at + 1}" : "附件");
        mark.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        yield return mark;
        foreach (var empty in Empty(1)) yield return empty;
        foreach (var line in TitleLines.Of(annexes[at].Title)) yield return Styled(PaperStyles.Title, line);
        foreach (var empty in Empty(1)) yield return empty;
        foreach (var element in annexes[at].Blocks.SelectMany(Block)) yield return element;
    }

    /// <summary>版记: at the foot of the last page, a frame a line, since not every word processor keeps two paragraphs in one frame.</summary>
    private static IEnumerable<OpenXmlElement> Imprint(OfficialPaper paper)
    {
        if (paper.PrintedBy is { Length: > 0 } printedBy)
        {
            var (outer, inner) = (PageFigures.Eighths(PageFigures.ImprintOuter), PageFigures.Eighths(PageFigures.ImprintInner));
            var one = (int)PageFigures.Size4 * 20;
            if (paper.CopyTo is { Length: > 0 } copy)
            {
                var words = $"抄送：{copy.TrimEnd('。')}。";
                var lines = 1 + (TextWidth.Of(words) * one / 2 / (TypeWidth - (2 * one)));
                var above = Framed(words, null, outer, 0);
                above.ParagraphProperties!.FrameProperties!.VerticalPosition = VerticalAnchorValues.Page;
                above.ParagraphProperties.FrameProperties.Y = PaperStyles.Words(PageFigures.Twips(PageFigures.PageHeight - PageFigures.Bottom) - ((1 + lines) * PageFigures.LinePitch));
                yield return above;
                yield return Blank(20);
            }

            var below = Framed(printedBy, paper.PrintedOn is { } on ? $"{on.Year}年{on.Month}月{on.Day}日印发" : null, paper.CopyTo is { Length: > 0 } ? inner : outer, outer);
            below.ParagraphProperties!.FrameProperties!.VerticalPosition = VerticalAnchorValues.Margin;
            below.ParagraphProperties.FrameProperties.YAlign = VerticalAlignmentValues.Bottom;
            yield return below;
        }

        yield return Blank(20);

        static Paragraph Framed(string words, string? right, uint top, uint bottom)
        {
            var one = (int)PageFigures.Size4 * 20;
            var line = Styled(PaperStyles.Imprint, words);
            var properties = line.ParagraphProperties!;
            properties.FrameProperties = new FrameProperties { Width = PaperStyles.Words(TypeWidth), HorizontalPosition = HorizontalAnchorValues.Margin, XAlign = HorizontalAlignmentValues.Left, Wrap = TextWrappingValues.NotBeside };
            properties.ParagraphBorders = new ParagraphBorders { TopBorder = new TopBorder { Val = BorderValues.Single, Size = top, Space = 0, Color = "000000" } };
            if (bottom > 0) properties.ParagraphBorders.BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = bottom, Space = 0, Color = "000000" };
            properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Left, Position = one }, new TabStop { Val = TabStopValues.Right, Position = TypeWidth - one });
            line.InsertAfter(new Run(new TabChar()), properties);
            if (right is not null) line.Append(new Run(new TabChar()), new Run(Words(right)));
            return line;
        }
    }

    private static Table Table(PaperTable table)
    {
        var all = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => PaperStyles.Words(TypeWidth * c.Share / all)).ToList();
        var made = new Table(
            new TableProperties(
                new TableWidth { Width = PaperStyles.Words(TypeWidth), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = w })),
            new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((c, i) => Cell(c.Head, widths[i], PaperStyles.TableHead))]));
        made.Append(table.Rows.Select(row => new TableRow([
            new TableRowProperties(new CantSplit()),
            .. row.Select((words, i) => Cell(words, widths[i], table.Columns[i].Centred ? PaperStyles.TableCentred : PaperStyles.TableText))])));
        return made;

        static TableCell Cell(string words, string width, string style) => new(
        [
            new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            .. words.Split('\n').Select(l => Styled(style, l)),
        ]);
    }

    /// <summary>A table for a file whose styles are not ours: its type is said cell by cell.</summary>
    internal static Table PlainTable(PaperTable table)
    {
        var made = Table(table);
        foreach (var paragraph in made.Descendants<Paragraph>())
        {
            var style = paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value;
            paragraph.ParagraphProperties = new ParagraphProperties
            {
                SpacingBetweenLines = new() { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                Indentation = PaperStyles.Indent(),
                Justification = new Justification { Val = style == PaperStyles.TableText ? JustificationValues.Left : JustificationValues.Center },
            };
            var size = PaperStyles.Words((int)((style == PaperStyles.TableHead ? PageFigures.TableHead : PageFigures.TableText) * 2));
            foreach (var run in paragraph.Elements<Run>()) run.RunProperties = new RunProperties { FontSize = new FontSize { Val = size }, FontSizeComplexScript = new FontSizeComplexScript { Val = size } };
        }

        return made;
    }

    internal static TableBorders Borders()
    {
        var thin = PageFigures.Eighths(0.18);
        return new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = thin }, new LeftBorder { Val = BorderValues.Single, Size = thin },
            new BottomBorder { Val = BorderValues.Single, Size = thin }, new RightBorder { Val = BorderValues.Single, Size = thin },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = thin }, new InsideVerticalBorder { Val = BorderValues.Single, Size = thin });
    }

    private static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rId4" },
        new FooterReference { Type = HeaderFooterValues.Even, Id = "rId5" },
        new PageSize { Width = (uint)PageFigures.Twips(PageFigures.PageWidth), Height = (uint)PageFigures.Twips(PageFigures.PageHeight) },
        new PageMargin
        {
            Top = PageFigures.Twips(PageFigures.Top),
            Bottom = PageFigures.Twips(PageFigures.Bottom),
            Left = (uint)PageFigures.Twips(PageFigures.Left),
            Right = (uint)PageFigures.Twips(PageFigures.Right),
            Header = (uint)PageFigures.Twips(15),
            // The dash stands in the middle of its line.
            Footer = (uint)(PageFigures.Twips(PageFigures.Bottom - PageFigures.PageNumberBelow) - ((int)PageFigures.Size4 * 10)),
            Gutter = 0,
        },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = PageFigures.LinePitch });

    private static IEnumerable<Paragraph> Empty(int lines) => Enumerable.Range(0, lines).Select(_ => Styled(PaperStyles.Text, ""));

    private static Paragraph Blank(int height) => new(new ParagraphProperties
    {
        SpacingBetweenLines = new() { Line = PaperStyles.Words(height), LineRule = LineSpacingRuleValues.Exact },
    });

    internal static Paragraph Styled(string style, string words)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        if (words.Length > 0) paragraph.Append(new Run(Words(words)));
        return paragraph;
    }

    private static int Width(string words) => TextWidth.Of(words) * PageFigures.Character / 2;

    private static Text Words(string words) => new(Sound(words)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without characters that markup cannot hold.</summary>
    private static string Sound(string words) => words.All(System.Xml.XmlConvert.IsXmlChar) ? words
        : string.Concat(words.EnumerateRunes().Where(r => r.Value is (>= ' ' or '\t') and not (0xFFFE or 0xFFFF or 0xFFFD)).Select(r => r.ToString()));
}
