using Xunit;
using static Luoshi.Reading.Tests.Formats.DocxFile;

namespace Luoshi.Reading.Tests.Formats;

public sealed class DocxTableTest
{
    [Fact]
    public void Cells_MergedAcrossAndDown_ReachOverTheGrid()
    {
        var table = Table(
            Tr(Tc("板块", "<w:vMerge w:val=\"restart\"/>"), Tc("合并", "<w:gridSpan w:val=\"2\"/>")) +
            Tr(Tc("", "<w:vMerge/>"), Tc("甲"), Tc("乙")) +
            Tr(Tc("", "<w:vMerge w:val=\"continue\"/>"), Tc("丙"), Tc("丁")) +
            Tr(Tc("另一"), Tc("戊"), Tc("己")));

        Assert.Equal(3, table.Columns);
        Assert.Equal(new TableCell(0, "板块", 1, 3), table.Rows[0].Cells[0]);
        Assert.Equal(new TableCell(1, "合并", 2), table.Rows[0].Cells[1]);
        Assert.Equal([new TableCell(1, "丙"), new TableCell(2, "丁")], table.Rows[2].Cells);
        Assert.Equal(new TableCell(0, "另一"), table.Rows[3].Cells[0]);
    }

    [Fact]
    public void Cell_ContinuingNothing_IsACellOfItsOwn()
    {
        var table = Table(Tr(Tc("甲"), Tc("乙")) + Tr(Tc("丙", "<w:vMerge/>"), Tc("丁")));
        Assert.Equal("丙", table.Rows[1].Cells[0].Text);
    }

    [Fact]
    public void Cells_MergedTheOldWay_AreOne()
    {
        var table = Table(Tr(Tc("长", "<w:hMerge w:val=\"restart\"/>"), Tc("", "<w:hMerge/>"), Tc("短")) + Tr(Tc("1"), Tc("2"), Tc("3")));
        Assert.Equal([new TableCell(0, "长", 2), new TableCell(2, "短")], table.Rows[0].Cells);
    }

    [Fact]
    public void Row_StartingLate_KeepsItsColumns()
    {
        var table = Table(Tr(Tc("1"), Tc("2"), Tc("3")) + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>" + Tc("中") + "</w:tr>");
        Assert.Equal(new TableCell(1, "中"), Assert.Single(table.Rows[1].Cells));
    }

    [Fact]
    public void Row_WithWidthsOnly_IsLaidOntoTheGrid()
    {
        static string W(string text, int width) => Tc(text, $"<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        var grid = "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>";
        var table = Table(grid + Tr(W("1", 1000), W("2", 3000), W("3", 2000)) + Tr(W("一", 4000), W("二", 2000)));
        Assert.Equal([new TableCell(0, "一", 2), new TableCell(2, "二")], table.Rows[1].Cells);
    }

    [Fact]
    public void Header_RowsAtTheTop_AreMarked()
    {
        var header = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + Tc("序号") + Tc("事项") + "</w:tr>";
        var table = Table(header + Tr(Tc("1"), Tc("甲")) + header);
        Assert.Equal([true, false, false], table.Rows.Select(r => r.IsHeader));
    }

    [Fact]
    public void Cell_Lines_StayApart()
    {
        var table = Table(Tr("<w:tc>" + P("甲科") + P("") + "<w:p><w:r><w:t>乙科</w:t><w:br/><w:t>丙科</w:t></w:r></w:p></w:tc>", Tc("x")));
        Assert.Equal("甲科\n乙科\n丙科", table.Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Cell_SetUpright_ReadsAsWords()
    {
        var table = Table(Tr("<w:tc>" + P("一、") + string.Concat("党建引领".Select(c => P(c.ToString()))) + "</w:tc>", Tc("x")));
        Assert.Equal("一、党建引领", table.Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Table_InACell_BecomesLinesOrABlockBehind()
    {
        var small = "<w:tbl>" + Tr(Tc("甲科"), Tc("乙科")) + "</w:tbl>";
        var large = "<w:tbl>" + string.Concat(Enumerable.Range(1, 3).Select(i => Tr(Tc($"{i}"), Tc("事项"), Tc("单位")))) + "</w:tbl>";
        var read = Read("<w:tbl>" + Tr("<w:tc>" + P("前文") + small + P("") + "</w:tc>", "<w:tc>" + large + P("") + "</w:tc>") + "</w:tbl>");

        Assert.Equal("前文\n甲科\n乙科", ((TableBlock)read.Blocks[0]).Rows[0].Cells[0].Text);
        Assert.Equal(3, ((TableBlock)read.Blocks[1]).Rows.Count);
    }

    [Fact]
    public void Frame_OfOneCell_IsWhatItFrames()
    {
        var read = Read("<w:tbl>" + Tr("<w:tc>" + P("标题") + "<w:tbl>" + Tr(Tc("1"), Tc("甲")) + "</w:tbl>" + P("") + "</w:tc>") + "</w:tbl>");
        Assert.Equal("标题", Assert.IsType<ParagraphBlock>(read.Blocks[0]).Text);
        Assert.Equal(2, Assert.IsType<TableBlock>(read.Blocks[1]).Columns);
    }

    [Fact]
    public void Row_DeletedOrHidden_IsLeftOut()
    {
        var read = Read("<w:tbl>" + Tr(Tc("1"), Tc("甲")) + "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + Tc("2") + Tc("乙") + "</w:tr>" +
                        "<w:tr><w:trPr><w:hidden/></w:trPr>" + Tc("3") + Tc("丙") + "</w:tr></w:tbl>");
        Assert.Single(((TableBlock)read.Blocks[0]).Rows);
        Assert.Equal(["FM104", "FM102"], read.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Changes_InACell_AreAccepted()
    {
        var gone = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>";
        var moved = "<w:p><w:pPr><w:rPr><w:moveFrom w:id=\"2\"/></w:rPr></w:pPr><w:moveFrom w:id=\"3\"><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>";
        var table = Table(Tr("<w:tc>" + gone + P("后半") + moved + P("末段") + "</w:tc>", Tc("x"), Tc("删去的格", "<w:cellDel w:id=\"4\"/>")));
        Assert.Equal(["前半后半\n末段", "x"], table.Rows[0].Cells.Select(c => c.Text));
    }

    [Fact]
    public void TextBox_InACell_BelongsToTheCell()
    {
        var box = "<w:p><w:r><w:t>格内</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + P("框内") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
        Assert.Equal("格内\n框内", Table(Tr("<w:tc>" + box + "</w:tc>", Tc("x"))).Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Rows_InContentControls_AreRead()
    {
        var table = Table("<w:sdt><w:sdtContent>" + Tr("<w:sdt><w:sdtContent>" + Tc("1") + "</w:sdtContent></w:sdt>", Tc("甲")) + "</w:sdtContent></w:sdt>");
        Assert.Equal(["1", "甲"], table.Rows[0].Cells.Select(c => c.Text));
    }

    [Fact]
    public void Page_OfARow_CountsABreakInEachCellOnce()
    {
        static string Broken(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t><w:lastRenderedPageBreak/><w:t>续</w:t></w:r></w:p></w:tc>";
        var table = Table(Tr(Tc("1"), Tc("甲")) + Tr(Broken("2"), Broken("乙")) + Tr(Tc("3"), Tc("丙")));
        Assert.Equal(1, table.Page);
        Assert.Equal([null, null, 2], table.Rows.Select(r => r.Page));
    }
}
