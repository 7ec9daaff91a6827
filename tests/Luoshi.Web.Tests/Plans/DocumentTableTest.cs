using Luoshi.Reading;
using Luoshi.Web.Plans;
using Xunit;

namespace Luoshi.Web.Tests.Plans;

public sealed class DocumentTableTest
{
    // Section cells merged down over three rows, then a full-width row, then a row with a gap.
    private static readonly TableBlock Table = new(
    [
        new([new(0, "板块"), new(1, "事项"), new(2, "单位")]) { IsHeader = true },
        new([new(0, "一", 1, 3), new(1, "甲"), new(2, "子")]),
        new([new(1, "乙"), new(2, "丑")]),
        new([new(1, "丙"), new(2, "寅")]),
        new([new(0, "全宽", 3)]),
        new([new(0, "四"), new(2, "卯")]),
    ]);

    [Fact]
    public void Rows_Whole_EveryRowFillsTheGrid()
    {
        var rows = DocumentTable.Rows(Table, 0, 6);
        Assert.Equal([3, 3, 2, 2, 1, 3], rows.Select(r => r.Cells.Count));
        Assert.True(rows[0].IsHeader);
        Assert.True(rows[4].IsSection);
        Assert.Equal(-1, rows[5].Cells[1].Row);
    }

    [Fact]
    public void Rows_WindowBeginsInsideAMergedCell_ItIsShownWithWhatIsLeftOfIt()
    {
        var rows = DocumentTable.Rows(Table, 2, 4);
        Assert.Equal([0, 2, 3], rows.Select(r => r.Row));
        Assert.Equal(new ShownCell(1, 0, "一", 1, 2), rows[1].Cells[0]);
        Assert.Equal(2, rows[2].Cells.Count);
    }

    [Fact]
    public void Rows_WindowEndsInsideAMergedCell_ItIsCutThere() => Assert.Equal(1, DocumentTable.Rows(Table, 0, 2)[1].Cells[0].RowSpan);

    [Theory]
    [InlineData(0, 99, 99)]
    [InlineData(2, 5, -1)]
    [InlineData(-4, 1, 1)]
    public void Rows_SpansThatCannotBe_StayInTheGrid(int column, int across, int down)
    {
        var table = new TableBlock([new([new(column, "x", across, down), new(1, "y")]), new([new(0, "z"), new(2, "w")])]);
        foreach (var row in DocumentTable.Rows(table, 0, 2)) Assert.True(row.Cells.Sum(c => c.ColumnSpan) <= table.Columns);
    }

    [Fact]
    public void Widths_NamesGetRoomForTheirLetters()
    {
        var table = new TableBlock([.. Enumerable.Range(0, 20).Select(_ => new TableRow([new(0, "12"), new(1, new string('字', 120)), new(2, "程立群"), new(3, "12月底前")]))]);
        var widths = DocumentTable.Widths(table);
        Assert.Equal(100, widths.Sum(), 0);
        Assert.InRange(widths[2], 8.5, 14);
        Assert.True(widths[1] > 50);
    }

    [Fact]
    public void Lines_Window_HoldsTheLineAskedFor()
    {
        var document = new SourceDocument("a", "docx", [new ParagraphBlock("题"), Table, new ParagraphBlock("尾")], []);
        var lines = new DocumentLines(document);
        Assert.Equal(8, lines.Count);
        Assert.Equal(4, lines.LineOf(new(1, 3, 0, 0, 1)));
        Assert.Equal((2, 6), lines.Window(4, 4));
        Assert.Equal([(1, 1, 5)], lines.Blocks(2, 6));
        Assert.Equal(0, lines.LineOf(new(99, null, null, 0, 0)));
    }
}
