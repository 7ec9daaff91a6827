using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Tests.Progress;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>The plan's own table with columns added, for tables as offices lay them out.</summary>
public sealed class LedgerGridTest
{
    private static readonly TableRow Heads = Row("序号", "任务", "牵头科室");

    [Fact]
    public void TitleInsideTheTable_StaysAbove_AndTheNewColumnsAreNamedBesideTheHead()
    {
        var grid = Grid([[Across("云溪市重点任务分工表"), Across("（2025年）"), Heads, Across("一、医改"), Row("1", "推进医共体建设", "医改科")]], (0, 4));
        Assert.Equal(3, grid.Heads);
        Assert.Equal(["云溪市重点任务分工表"], grid.Rows[0].Select(c => c.Text));
        Assert.False(grid.Rows[0][0].IsHead);
        Assert.Equal(6, grid.Rows[0][0].Across);
        Assert.Equal(["序号", "任务", "牵头科室", "进展", "灯", "完成情况"], grid.Rows[2].Select(c => c.Text));
        Assert.All(grid.Rows[2], c => Assert.True(c.IsHead));
        Assert.Equal(6, grid.Rows[3][0].Across);
        Assert.Equal(["1", "推进医共体建设", "医改科"], grid.Rows[4].Take(3).Select(c => c.Text));
        Assert.Equal(6, grid.Rows[4].Count);
    }

    [Fact]
    public void HeadOfTwoRows_IsSpannedByTheNewColumns()
    {
        var upper = new TableRow([new(0, "序号", 1, 2), new(1, "责任分工", 2, 1)]);
        var grid = Grid([[upper, new([new(1, "牵头"), new(2, "配合")]), Row("1", "医改科", "财务科")]], (0, 2));
        Assert.Equal(2, grid.Heads);
        Assert.Equal([(3, 2), (4, 2), (5, 2)], grid.Rows[0].Where(c => c.Column >= 3).Select(c => (c.Column, c.Down)));
        Assert.Equal(["牵头", "配合"], grid.Rows[1].Select(c => c.Text));
    }

    [Fact]
    public void TableThatGoesOn_LosesItsRepeatedHead_ButNoOtherRow()
    {
        var grid = Grid(
        [
            [Heads, Row("1", "推进医共体建设", "医改科")],
            [Heads, Row("", "每季度调度一次", ""), Row("2", "开展义诊", "医政科")],
            [Row("", "不少于12场", ""), Row("3", "改造病房", "规划科")],
        ], (0, 1), (1, 2), (2, 1));
        Assert.Equal(
            ["序号 任务 牵头科室", "1 推进医共体建设 医改科", " 每季度调度一次 ", "2 开展义诊 医政科", " 不少于12场 ", "3 改造病房 规划科"],
            grid.Rows.Select(r => string.Join(' ', r.Where(c => c.Column < 3).Select(c => c.Text))));
    }

    [Fact]
    public void TableWithoutHead_GetsOneForWhatIsAdded()
    {
        var grid = Grid([[Across("一、医改"), Row("1", "推进医共体建设", "医改科")]], (0, 1));
        Assert.Equal(1, grid.Heads);
        Assert.Equal(["", "", "", "进展", "灯", "完成情况"], grid.Rows[0].Select(c => c.Text));
        Assert.Equal(3, grid.Rows.Count);
    }

    [Fact]
    public void Workbook_MergesWhatReachesAcrossAndDown_AndHoldsMoreThan26Columns()
    {
        var wide = new TableRow([.. Enumerable.Range(0, 25).Select(i => new TableCell(i, $"栏{i}"))]);
        var block = new TableRow([new(0, "1"), new(1, "推进医共体建设", 2, 2), .. Enumerable.Range(3, 22).Select(i => new TableCell(i, ""))]);
        var below = new TableRow([new(0, ""), .. Enumerable.Range(3, 22).Select(i => new TableCell(i, ""))]);
        var xlsx = LedgerExport.Xlsx(Grid([[wide, block, below]], (0, 1)), new(2025, 6, 30));
        using var file = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var merged = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.MergeCell>().Select(m => m.Reference!.Value).ToList();
        Assert.Contains("B2:C3", merged);
        Assert.Contains("AA2:AA3", merged);
        Assert.Equal("完成情况", sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(c => c.CellReference == "AB1").InnerText);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file, TestContext.Current.CancellationToken));
    }

    private static TableRow Row(params string[] words) => new([.. words.Select((w, i) => new TableCell(i, w))]);

    private static TableRow Across(string words) => new([new(0, words, 3)]);

    private static LedgerGrid Grid(TableRow[][] tables, params (int Block, int Row)[] at)
    {
        var document = new SourceDocument("分工表.docx", "docx", [.. tables.Select(t => new TableBlock(t))], []);
        List<ItemState> items = [.. at.Select(a =>
        {
            var item = LitStates.Item("2025-12-31");
            return item with { Facts = item.Facts with { Places = new Dictionary<string, IReadOnlyList<Place>> { ["item"] = [new(a.Block, a.Row, 1, 0, 1)] } } };
        })];
        return LedgerGrid.Of(LitPlan.Of(new PlanLedger(LitStates.Plan(), items, []), new(2025, 6, 30)), items, document);
    }
}
