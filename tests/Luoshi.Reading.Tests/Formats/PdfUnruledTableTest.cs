using Luoshi.Reading.Formats.Pdf;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

/// <summary>A pdf whose table has no lines: what cannot be told apart is said to be lost. (The table that can is weipu-2025.unruled.pdf.)</summary>
public class PdfUnruledTableTest
{
    [Theory]
    [InlineData(true, "序号 工作任务 牵头科室 完成时限", "1 建设站点4个。 基层科 10月底前", "2 组织义诊12场。 医政科 12月底前")]
    [InlineData(false, "一、强化基层", "1.建设站点4个。（牵头科室：基层科；完成时限：10月底前）", "2.组织义诊12场。（牵头科室：医政科；完成时限：12月底前）")]
    public void Lost_HeaderWithoutItsColumns_IsADoubtThatNamesItsPage(bool lost, params string[] lines)
    {
        var table = new PdfUnruledTable(lines.Select((text, i) => (new PdfLine(text, 0, 60, 60 + (12 * text.Length), 700 - (20 * i), 12), 3)));

        for (var i = 0; i < lines.Length; i++) Assert.Null(table.Read(i, TestContext.Current.CancellationToken));
        var finding = table.Lost();
        Assert.Equal(lost ? "TX007" : null, finding?.Code);
        if (lost) Assert.Contains("第 3 页", finding!.Message, StringComparison.Ordinal);
    }
}
