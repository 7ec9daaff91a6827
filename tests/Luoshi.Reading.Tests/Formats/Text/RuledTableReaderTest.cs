using Luoshi.Reading.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Text;

public class RuledTableReaderTest
{
    private static string[] Words(IEnumerable<TracedText> texts) => [.. texts.Select(t => t.Text)];

    [Fact]
    public void Read_CellsWrappedWithoutLeaders_GoToTheirColumns()
    {
        var reading = TextReading.Read(
            """
            附件1

            雾江市2024年卫生健康重点任务推进表

            序号 重点任务 牵头科室 责任单位 完成时限
            1
            深化医改，推动紧密型医共体提质扩面，
            年内新增医共体 2个。
            医改科 各县区卫健局、市直
            各医院
            12月底前
            2 开展健康科普进社区活动 20 场。 健康教育科 市健康教育所 9月底前
            3
            加强院前急救体系建设，急救站点达到
            30个，平均反应时间缩短到 12分钟以内。
            医政科、应急
            办
            市急救中心 11月底前
            4 完善突发事件应急预案。 应急办 各县区卫健局 长期坚持
            5
            推进智慧医院建设，三级医院电子病历
            评级达到5级。
            规划财务科
            各三级医院
            2024年12月
            """);

        Assert.Equal(5, reading.Items.Count);
        Assert.Equal(["各县区卫健局", "市直各医院"], Words(reading.Items[0].SupportUnits));
        Assert.Equal(["医政科", "应急办"], Words(reading.Items[2].LeadUnits));
        Assert.Equal(["市急救中心"], Words(reading.Items[2].SupportUnits));
        Assert.True(reading.Items[3].Deadline.Standing);
        Assert.Equal("推进智慧医院建设，三级医院电子病历评级达到5级。", reading.Items[4].Text.Text);
        Assert.Equal(["各三级医院"], Words(reading.Items[4].SupportUnits));
    }

    [Fact]
    public void Read_OneCellALine_FindsRowsAndSections()
    {
        var reading = TextReading.Read(
            """
            序号

            工作任务

            责任领导

            责任科室

            完成时限

            一、党建工作

            1

            落实党委领导下的院长负责制，推进党支部标准化建设。

            周大海

            办公室

            全年

            2

            开展廉洁从业专项行动，组织警示教育4次。

            周大海、吴小江

            机关纪委

            每季度一次

            二、业务工作

            3

            推进重点专科建设，新增市级重点专科3个。

            郑立

            医政科

            12月底前
            """);

        Assert.Equal(["党建工作", "业务工作"], Words(reading.Sections));
        Assert.Equal(3, reading.Items.Count);
        Assert.Equal(["周大海", "吴小江"], Words(reading.Items[1].Leaders));
        Assert.Equal(["医政科"], Words(reading.Items[2].LeadUnits));
    }

    [Fact]
    public void Read_TaskAndMeasuresWithoutSeparator_IsADoubt()
    {
        var reading = TextReading.Read(
            """
            序号 重点任务 具体措施 牵头部门 配合部门 完成时限
            1 健康促进
            组织健康巡讲60场，覆盖全部社区，制作公益广告
            2部。
            区卫健局 区教育局、区民
            政局
            2024年12月
            2 健康环境 新建公厕26座，公厕达标率达到88%。 区住建局 区农业农村局 2024年11月
            """);

        Assert.Equal("健康促进", reading.Items[0].Title?.Text);
        Assert.Equal("组织健康巡讲60场，覆盖全部社区，制作公益广告2部。", reading.Items[0].Text.Text);
        Assert.Equal(["区教育局", "区民政局"], Words(reading.Items[0].SupportUnits));
        Assert.Contains(reading.Findings, f => f.Code == RuledTableReader.CellsUnsure && f.Items.Contains(1));
    }

    [Fact]
    public void Read_SectionTitleOneCharacterALineOverPages_IsOneSection()
    {
        var reading = TextReading.Read(
            """
            2024年全市卫生健康任务分工

            一、

            强

            基

            层

            序号 工作内容 分管领导 牵头科室 协办科室 完成时限

            1
            推进村卫生室标准化建设，改造村卫生室

            40个。

            周大海 基层科 财务科 12月底前

            2 开展乡村医生培训，培训不少于300人次。 周大海 基层科 9月底前

             一、

            强

            基

            层

            序号 工作内容 分管领导 牵头科室 协办科室 完成时限

            3

            做实家庭医生签约服务，重点人群签约率达到

            75%以上。

            周大海、郑立
            基层科、疾

            控科按职责

            分工分别牵

            头落实
            机关各科室

            配合落实
            长期坚持

            12

            二、

            优

            医

            疗

            序号 工作内容 分管领导 牵头科室 协办科室 完成时限

            4 加强质控中心建设，新增市级质控中心 2个。 郑立 医政科 12月底前
            """);

        Assert.Equal(["强基层", "优医疗"], Words(reading.Sections));
        Assert.Equal(["1", "2", "3", "4"], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal("推进村卫生室标准化建设，改造村卫生室40个。", reading.Items[0].Text.Text);
        Assert.Equal(["财务科"], Words(reading.Items[0].SupportUnits));
        Assert.Equal(["周大海", "郑立"], Words(reading.Items[2].Leaders));
        Assert.Equal(["基层科", "疾控科"], Words(reading.Items[2].LeadUnits));
        Assert.Equal(["机关各科室"], Words(reading.Items[2].SupportUnits));
        Assert.Equal("强基层", reading.Items[2].Section);
    }
}
