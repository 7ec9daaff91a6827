using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

public sealed class XlsxReaderTest
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private sealed record Sheet(string Name, string Content, string State = "visible");

    private static byte[] Make(string shared, string styles, params Sheet[] sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var list = new StringBuilder();
            foreach (var sheet in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, $"<worksheet {Main}>{sheet.Content}</worksheet>");
                list.Append($"<sheet name=\"{sheet.Name}\" sheetId=\"{list.Length + 1}\" state=\"{sheet.State}\" r:id=\"{book.GetIdOfPart(part)}\"/>");
            }

            Write(book, $"<workbook {Main}><sheets>{list}</sheets><definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">表!$1:$1</definedName></definedNames></workbook>");
            Write(book.AddNewPart<SharedStringTablePart>(), $"<sst {Main}>{shared}</sst>");
            Write(book.AddNewPart<WorkbookStylesPart>(), $"<styleSheet {Main}>{styles}</styleSheet>");
        }

        return file.ToArray();

        static void Write(OpenXmlPart part, string xml)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            part.FeedData(content);
        }
    }

    private static SourceDocument Read(params Sheet[] sheets) => DocxFile.Open(Make("", "", sheets), "台账.xlsx");

    private static TableBlock Table(string content) => Assert.Single(Read(new Sheet("表", content)).Blocks.OfType<TableBlock>());

    private static string Row(int row, params string[] words) => $"<row r=\"{row}\">{string.Concat(words.Select((w, i) => w.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{row}\" t=\"inlineStr\"><is><t>{w}</t></is></c>"))}</row>";

    private static string Data(params string[] rows) => $"<sheetData>{string.Concat(rows)}</sheetData>";

    private static string Merges(params string[] areas) => $"<mergeCells>{string.Concat(areas.Select(a => $"<mergeCell ref=\"{a}\"/>"))}</mergeCells>";

    [Fact]
    public void Sheet_TitleTableNote_AreParagraphsAndATable()
    {
        var read = Read(new Sheet("责任清单", Data(
            Row(1, "重点工作责任清单"), Row(2, "填报单位：某局", "", "", "日期：6月"), Row(3, "序号", "事项", "单位", "时限"), Row(4, "1", "甲", "乙", "丙"), Row(5, "注：每季通报。")) + Merges("A1:D1", "A5:D5")));
        Assert.Equal(["重点工作责任清单", "填报单位：某局", "日期：6月", "注：每季通报。"], read.Blocks.OfType<ParagraphBlock>().Select(b => b.Text));
        var table = Assert.Single(read.Blocks.OfType<TableBlock>());
        Assert.Equal(("责任清单", 2, 4), (table.Locator, table.Rows.Count, table.Columns));
        Assert.IsType<ParagraphBlock>(read.Blocks[^1]);
    }

    [Fact]
    public void Cells_MergedOverLayoutColumns_FallOntoTheTablesOwn()
    {
        var table = Table(Data(Row(1, "板块", "", "序号", "事项"), Row(2, "党建", "", "1", "甲"), Row(3, "", "", "2", "乙")) + Merges("A1:B1", "A2:B3", "D1:K1", "D2:K2", "D3:K3"));
        Assert.Equal(3, table.Columns);
        Assert.Equal(new TableCell(0, "党建", 1, 2), table.Rows[1].Cells[0]);
        Assert.Equal([new TableCell(1, "2"), new TableCell(2, "乙")], table.Rows[2].Cells);
    }

    [Fact]
    public void Header_TwoRowsDeep_KeepsItsSpans()
    {
        var table = Table(Data(Row(1, "序号", "事项", "责任", ""), Row(2, "", "", "领导", "科室"), Row(3, "1", "甲", "乙", "丙")) + Merges("A1:A2", "B1:B2", "C1:D1"));
        Assert.Equal([new TableCell(0, "序号", 1, 2), new TableCell(1, "事项", 1, 2), new TableCell(2, "责任", 2)], table.Rows[0].Cells);
        Assert.True(table.Rows[0].IsHeader);
        Assert.False(table.Rows[2].IsHeader);
    }

    [Theory]
    [InlineData("45107", "yyyy\"年\"m\"月\"d\"日\"", "2023年6月30日")]
    [InlineData("45107", "yyyy/m/d;@", "2023年6月30日")]
    [InlineData("45107", "[$-804]yyyy\"年\"m\"月\";@", "2023年6月")]
    [InlineData("45107", "m\"月\"d\"日\"", "6月30日")]
    [InlineData("45107.5", "yyyy-mm-dd hh:mm", "2023年6月30日 12:00")]
    [InlineData("0.95", "0%", "95%")]
    [InlineData("0.9876", "0.0%", "98.8%")]
    [InlineData("12", "0\"个\"", "12个")]
    [InlineData("12.30", "0.00", "12.30")]
    [InlineData("66", "General", "66")]
    [InlineData("0.30000000000000004", "General", "0.3")]
    [InlineData("1234567", "#,##0", "1234567")]
    [InlineData("7", "000", "007")]
    [InlineData("12", "[DBNum1][$-804]General", "十二")]
    public void Number_Pattern_AsTheCellShowsIt(string stored, string pattern, string expected)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{pattern.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
        var data = Data(Row(1, "甲", "乙", "丙"), $"<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>{stored}</v></c><c r=\"C2\"><v>2</v></c></row>");
        var read = DocxFile.Open(Make("", styles, new Sheet("表", data)), "台账.xlsx");
        Assert.Equal(expected, ((TableBlock)read.Blocks[0]).Rows[1].Cells[1].Text);
    }

    [Theory]
    [InlineData(14, "2023年6月30日")]
    [InlineData(31, "2023年6月30日")]
    [InlineData(57, "2023年6月")]
    [InlineData(58, "6月30日")]
    public void Date_BuiltInPattern_IsRead(int id, string expected)
    {
        var data = Data(Row(1, "甲", "乙", "丙"), "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45107</v></c><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>1</v></c></row>");
        var read = DocxFile.Open(Make("", $"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{id}\"/></cellXfs>", new Sheet("表", data)), "台账.xlsx");
        Assert.Equal(expected, ((TableBlock)read.Blocks[0]).Rows[1].Cells[0].Text);
    }

    [Fact]
    public void Words_SharedRichAndFormula_AreRead()
    {
        var data = Data(Row(1, "甲", "乙", "丙"), "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"str\"><f>A1&amp;B1</f><v>算得</v></c></row>");
        var shared = "<si><t>甲科&#10;乙科</t></si><si><r><t>粗</t></r><r><t>细</t></r><rPh sb=\"0\" eb=\"1\"><t>cu</t></rPh></si>";
        var read = DocxFile.Open(Make(shared, "", new Sheet("表", data)), "台账.xlsx");
        Assert.Equal(["甲科\n乙科", "粗细", "算得"], ((TableBlock)read.Blocks[0]).Rows[1].Cells.Select(c => c.Text));
    }

    [Fact]
    public void Hidden_RowsColumnsSheets_AreLeftOutAndSaid()
    {
        var content = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" + Data(Row(1, "序号", "密", "事项", "单位"), Row(2, "1", "x", "甲", "乙"), Row(3, "2", "x", "丙", "丁").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal), Row(4, "3", "x", "戊", "己"));
        var read = Read(new Sheet("表", content), new Sheet("旧表", Data(Row(1, "a", "b", "c")), "hidden"));
        var table = (TableBlock)Assert.Single(read.Blocks);
        Assert.Equal(["序号", "1", "3"], table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(3, table.Columns);
        Assert.Equal(["FM102", "FM102", "FM102"], read.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Merge_StartingInAHiddenRow_ShowsInTheNext()
    {
        var content = Data(Row(1, "板块", "序号", "事项"), Row(2, "党建", "1", "甲").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal), Row(3, "", "2", "乙"), Row(4, "", "3", "丙")) + Merges("A2:A4");
        Assert.Equal(new TableCell(0, "党建", 1, 2), Table(content).Rows[1].Cells[0]);
    }

    [Fact]
    public void Sheets_All_AreRead()
    {
        var read = Read(new Sheet("一", Data(Row(1, "a", "b", "c"))), new Sheet("空", Data()), new Sheet("二", Data(Row(1, "d", "e", "f"))));
        Assert.Equal(["一", "二"], read.Blocks.Select(b => b.Locator));
    }

    [Fact]
    public void Sheet_TenThousandColumns_IsCutAndSaid()
    {
        var wide = string.Concat(Enumerable.Range(0, 10_000).Select(i => "<c t=\"inlineStr\"><is><t>x</t></is></c>"));
        var read = Read(new Sheet("宽", Data($"<row>{wide}</row>")));
        Assert.InRange(((TableBlock)read.Blocks[0]).Columns, 1, 256);
        Assert.Equal("FM103", Assert.Single(read.Findings).Code);
    }

    [Fact]
    public void Sheet_EmptyFormattedRows_CostNothing()
    {
        var empty = string.Concat(Enumerable.Range(2, 20_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" s=\"0\"/><c r=\"B{i}\" s=\"0\"/></row>"));
        Assert.Single(Table(Data(Row(1, "a", "b", "c"), empty) + Merges("A1:A1048576", "B1:XFD1")).Rows);
    }

    [Fact]
    public void Sheet_TooManyRows_IsRefused()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => Row(i, "a", "b", "c")));
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(Make("", "", new Sheet("表", Data(rows))), "长.xlsx", new ReadingOptions { MaxBlocks = 50 }));
        Assert.Equal("FM013", refused.Code);
    }

    [Fact]
    public void Sheet_Nothing_IsRefused()
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => Read(new Sheet("空", Data())));
        Assert.Equal("FM017", refused.Code);
    }
}
