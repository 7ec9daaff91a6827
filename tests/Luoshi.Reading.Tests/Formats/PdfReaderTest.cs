using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

public sealed class PdfReaderTest
{
    private const double Line = 14;

    /// <summary>Draws on A4 pages in a font that every reader has; words are Latin for that reason.</summary>
    private sealed class Sheets : IDisposable
    {
        private readonly PdfDocumentBuilder _file = new();
        private readonly PdfDocumentBuilder.AddedFont _font;
        private PdfPageBuilder _page;

        public Sheets()
        {
            _font = _file.AddStandard14Font(Standard14Font.Helvetica);
            _page = _file.AddPage(PageSize.A4);
        }

        public Sheets Next()
        {
            _page = _file.AddPage(PageSize.A4);
            return this;
        }

        public Sheets Say(string words, double left, double bottom, double size = 10)
        {
            _page.AddText(words, size, new PdfPoint(left, bottom), _font);
            return this;
        }

        public Sheets Across(double at, double from, double to)
        {
            _page.DrawLine(new PdfPoint(from, at), new PdfPoint(to, at));
            return this;
        }

        public Sheets Down(double at, double from, double to)
        {
            _page.DrawLine(new PdfPoint(at, from), new PdfPoint(at, to));
            return this;
        }

        /// <summary>A grid of cells from the top, one line of words each.</summary>
        public Sheets Grid(double top, double[] columns, params string[][] rows)
        {
            const double height = 24;
            for (var row = 0; row <= rows.Length; row++) Across(top - row * height, columns[0], columns[^1]);
            foreach (var column in columns) Down(column, top - rows.Length * height, top);
            for (var row = 0; row < rows.Length; row++)
                for (var cell = 0; cell < rows[row].Length; cell++)
                    if (rows[row][cell].Length > 0)
                        Say(rows[row][cell], columns[cell] + 4, top - row * height - 16);
            return this;
        }

        public void Dispose() => _file.Dispose();

        public SourceDocument Read() => DocxFile.Open(_file.Build(), "plan.pdf");
    }

    private static readonly double[] Columns = [60, 100, 300, 400];

    [Fact]
    public void Table_OverPages_IsOneWithoutItsRepeatedHeading()
    {
        string[] heading = ["No", "Work", "Unit"];
        using var sheets = new Sheets();
        var read = sheets.Grid(700, Columns, heading, ["1", "alpha", "A"], ["2", "beta", "B"])
            .Next().Grid(760, Columns, heading, ["3", "gamma", "C"]).Read();
        var table = Assert.IsType<TableBlock>(Assert.Single(read.Blocks));
        Assert.Equal(["No", "1", "2", "3"], table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal([true, false, false, false], table.Rows.Select(r => r.IsHeader));
        Assert.Equal([null, null, null, 2], table.Rows.Select(r => r.Page));
    }

    [Fact]
    public void Row_BrokenByThePage_IsMadeWhole()
    {
        using var sheets = new Sheets();
        var read = sheets.Grid(700, Columns, ["No", "Work", "Unit"], ["1", "alpha", "A"], ["2", "beta goes", "B"])
            .Next().Grid(760, Columns, ["No", "Work", "Unit"], ["", "on", ""], ["3", "gamma", "C"]).Read();
        var table = Assert.IsType<TableBlock>(Assert.Single(read.Blocks));
        Assert.Equal(["Work", "alpha", "beta goes on", "gamma"], table.Rows.Select(r => r.Cells[1].Text));
    }

    [Fact]
    public void Number_TooLongForItsNarrowCell_IsMadeWhole()
    {
        using var sheets = new Sheets();
        var read = sheets.Grid(700, [60, 84, 300, 400], ["No", "Work", "Unit"], ["", "alpha", "A"], ["2", "beta", "B"]).Say("100", 64, 665).Say("8", 64, 655).Read();
        Assert.Equal("1008", Assert.IsType<TableBlock>(Assert.Single(read.Blocks)).Rows[1].Cells[0].Text);
    }

    [Fact]
    public void Number_BrokenByItsCellAndByThePage_IsMadeWhole()
    {
        double[] narrow = [60, 84, 300, 400];
        using var sheets = new Sheets();
        var read = sheets.Grid(700, narrow, ["No", "Work", "Unit"], ["", "alpha", "A"], ["100", "beta goes", "B"]).Say("100", 64, 665).Say("8", 64, 655)
            .Next().Grid(760, narrow, ["No", "Work", "Unit"], ["9", "on", ""], ["", "gamma", "C"]).Say("101", 64, 701).Say("0", 64, 691).Read();
        var table = Assert.IsType<TableBlock>(Assert.Single(read.Blocks));
        Assert.Equal(["No", "1008", "1009", "1010"], table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(["Work", "alpha", "beta goes on", "gamma"], table.Rows.Select(r => r.Cells[1].Text));
    }

    [Fact]
    public void Row_WhoseNumberThePageTears_IsMadeWhole()
    {
        using var sheets = new Sheets();
        var read = sheets.Grid(700, Columns, ["No", "Work", "Unit"], ["(1)", "alpha", "A"], ["(2", "beta goes", "B"])
            .Next().Grid(760, Columns, ["No", "Work", "Unit"], [")", "on", ""], ["(3)", "gamma", "C"]).Read();
        var table = Assert.IsType<TableBlock>(Assert.Single(read.Blocks));
        Assert.Equal(["Work", "alpha", "beta goes on", "gamma"], table.Rows.Select(r => r.Cells[1].Text));
    }

    [Fact]
    public void Table_WithANoteAtThePagesFoot_GoesOnBehindIt()
    {
        using var sheets = new Sheets();
        var read = sheets.Grid(200, Columns, ["No", "Work", "Unit"], ["1", "alpha", "A"], ["2", "beta", "B"]).Say("1 a note", 60, 60, 7)
            .Next().Grid(760, Columns, ["No", "Work", "Unit"], ["3", "gamma", "C"]).Read();
        Assert.Equal(["No", "1", "2", "3"], Assert.IsType<TableBlock>(read.Blocks[0]).Rows.Select(r => r.Cells[0].Text));
        Assert.IsType<ParagraphBlock>(Assert.Single(read.Blocks.Skip(1)));
    }

    [Fact]
    public void Cells_MergedDownAndAcross_ReachOverTheGrid()
    {
        // The first column is one cell over two rows; the last row is one cell over two columns.
        using var sheets = new Sheets();
        var read = sheets
            .Across(700, 60, 400).Across(676, 100, 400).Across(652, 60, 400).Across(628, 60, 400)
            .Down(60, 628, 700).Down(100, 628, 700).Down(300, 652, 700).Down(400, 628, 700)
            .Say("S", 70, 676).Say("a", 110, 685).Say("b", 310, 685).Say("c", 110, 660).Say("d", 310, 660).Say("x", 70, 635).Say("wide", 110, 635).Read();
        var table = Assert.IsType<TableBlock>(Assert.Single(read.Blocks));
        Assert.Equal([new TableCell(0, "S", 1, 2), new TableCell(1, "a"), new TableCell(2, "b")], table.Rows[0].Cells);
        Assert.Equal([new TableCell(1, "c"), new TableCell(2, "d")], table.Rows[1].Cells);
        Assert.Equal([new TableCell(0, "x"), new TableCell(1, "wide", 2)], table.Rows[2].Cells);
    }

    [Fact]
    public void Tables_OfOtherColumns_StayApart()
    {
        using var sheets = new Sheets();
        var read = sheets.Grid(700, Columns, ["1", "a", "b"], ["2", "c", "d"]).Next().Grid(760, [60, 200, 500], ["x", "y"], ["z", "w"]).Read();
        Assert.Equal([3, 2], read.Blocks.Cast<TableBlock>().Select(t => t.Columns));
    }

    [Fact]
    public void Furniture_NumbersAndRunningTitles_AreLeftOut()
    {
        using var sheets = new Sheets();
        for (var page = 1; page <= 4; page++)
        {
            if (page > 1) sheets.Next();
            sheets.Say("Annual plan", 250, 810).Say($"- {page} -", 290, 30).Say($"paragraph {(char)('a' + page)}.", 60, 700);
        }

        Assert.Equal(["paragraph b.", "paragraph c.", "paragraph d.", "paragraph e."], sheets.Read().Blocks.Cast<ParagraphBlock>().Select(b => b.Text));
    }

    [Fact]
    public void LastLine_AlikeOnSomePages_IsNoFurniture()
    {
        using var sheets = new Sheets();
        for (var page = 1; page <= 10; page++)
        {
            if (page > 1) sheets.Next();
            sheets.Say($"text {(char)('a' + page)}.", 60, 700).Say(page % 4 == 0 ? "Owner: Smith" : $"Owner: {(char)('A' + page)}x", 60, 60);
        }

        Assert.Equal(2, sheets.Read().Blocks.Cast<ParagraphBlock>().Count(b => b.Text == "Owner: Smith"));
    }

    [Fact]
    public void Paragraph_OverLinesAndPages_IsOne()
    {
        var full = string.Join(' ', Enumerable.Repeat("supervision", 8));
        using var sheets = new Sheets();
        var read = sheets.Say(full, 80, 700).Say(full, 60, 700 - Line).Say("ends here.", 60, 700 - 2 * Line).Say(full, 80, 700 - 3 * Line)
            .Next().Say("over the page.", 60, 760).Read();
        Assert.Equal([$"{full} {full} ends here.", $"{full} over the page."], read.Blocks.Cast<ParagraphBlock>().Select(b => b.Text));
        Assert.All(read.Blocks, b => Assert.Equal(1, b.Page));
    }

    [Fact]
    public void Page_WithoutText_IsRefused()
    {
        using var sheets = new Sheets();
        Assert.Equal("FM011", Assert.Throws<UnreadableDocumentException>(sheets.Read).Code);
    }

    [Fact]
    public void Pdf_CutOrTooLong_IsRefused()
    {
        Assert.Equal("FM012", Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open("%PDF-1.7\nxx"u8.ToArray(), "坏.pdf")).Code);
        using var file = new PdfDocumentBuilder();
        for (var i = 0; i < 3; i++) file.AddPage(PageSize.A4);
        Assert.Equal("FM015", Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(file.Build(), "长.pdf", new ReadingOptions { MaxPages = 2 })).Code);
    }
}
