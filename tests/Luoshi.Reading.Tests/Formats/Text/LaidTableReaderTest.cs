using Luoshi.Reading.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Text;

/// <summary>Tables of which a converter kept where words stand on the line.</summary>
public sealed class LaidTableReaderTest
{
    [Fact]
    public void Read_CellsSetInTheMiddleOfTheirRows_GoTogether()
    {
        var reading = TextReading.Read(
            """
            雾江市2026年卫生健康重点任务表
                                                               责任分工
            序号    板块              工作任务                                        完成时限
                                                          牵头科室      配合单位
                        建设县域医共体3个，县域就诊率达到
             1                                             基层科      各县卫健局     11 月底前
                        90%以上。
                 基层服务
                        为65岁以上老年人免费体检2.4万人，                        各县卫健局、市第
             2          体检结果当场告知，异常结果三日内                   老龄科                 全年
                        随访。                                           一医院
             3   公共卫生   新建急救站点4个。                          医政科      市急救中心     9 月底前
            """);

        Assert.Equal(["建设县域医共体3个，县域就诊率达到90%以上。", "为65岁以上老年人免费体检2.4万人，体检结果当场告知，异常结果三日内随访。", "新建急救站点4个。"], reading.Items.Select(i => i.Text.Text));
        Assert.Equal(["各县卫健局", "市第一医院"], reading.Items[1].SupportUnits.Select(u => u.Text));
        Assert.Equal(["基层服务", "基层服务", "公共卫生"], reading.Items.Select(i => i.Section));
        Assert.Equal(new DateOnly(2026, 11, 30), reading.Items[0].Deadline.Due);
    }

    [Fact]
    public void Read_OneCellALineWithMergedHeaderAndMisprintedNumber_FindsItsRows()
    {
        var reading = TextReading.Read(string.Join('\n', (string[])
        [
            "雾江市2026年卫生健康重点任务表", "序号", "重点任务", "责任分工", "完成时限", "", "", "牵头科室", "配合单位", "",
            "1", "建设县域医共体3个。", "基层科", "各县卫健局", "11月底前",
            "2", "新建急救站点4个。", "医政科", "", "9月底前",
            "二、公共卫生",
            "7", "培训乡村医生60名。", "科教科", "各县卫健局", "全年",
            "4", "开展义诊8场。", "医政科", "市直各医院", "6月底前",
        ]));

        Assert.Equal(["1", "2", "7", "4"], reading.Items.Select(i => i.NoPrinted));
        Assert.Empty(reading.Items[1].SupportUnits);
        Assert.Equal("公共卫生", reading.Items[3].Section);
        Assert.Equal(["市直各医院"], reading.Items[3].SupportUnits.Select(u => u.Text));
    }

    [Fact]
    public void Read_ScatteredCells_AreADoubt()
    {
        var document = TextReading.Document("雾江市2026年重点任务表\n序号 工作任务 牵头科室 完成时限\n\n11月底前\n\n9月底前\n\n基层科\n\n医政科\n\n一、二、建设县域医共体。\n");

        Assert.Contains(document.Findings, f => f.Code is RuledTableReader.TableNotRead or RuledTableReader.CellsScattered);
    }
}
