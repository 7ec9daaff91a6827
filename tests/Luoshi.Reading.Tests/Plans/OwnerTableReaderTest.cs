using Xunit;

namespace Luoshi.Reading.Tests.Plans;

/// <summary>Tables that list only the numbers of paragraphs and who answers for them.</summary>
public class OwnerTableReaderTest
{
    private static string[] Words(IEnumerable<TracedText> texts) => [.. texts.Select(t => t.Text)];

    private static DocumentBuilder Body(params string[] paragraphs)
    {
        var builder = new DocumentBuilder().Paragraph("2026年全县卫生健康工作要点");
        foreach (var paragraph in paragraphs) builder.Paragraph(paragraph);
        return builder;
    }

    private static DocumentBuilder FiveParagraphs() => Body(
        "一、强基层", "1.建设站点4个。", "2.培训乡医30人次。", "二、防疾病", "3.接种率达到95%以上。", "4.开展义诊12场。", "5.建成卒中中心1个。");

    [Fact]
    public void Read_NumbersInATable_GiveTheParagraphsTheirOwners()
    {
        var reading = FiveParagraphs().Table(
            "对应条目 | 挂点领导 | 主办股室 | 会办单位 | 办结期限",
            "1 | 李明远 | 基层股 | 各乡镇卫生院 | 6月底前",
            "2、4 | ^ | 医政股、人事股按职责分工负责 | | 长期坚持",
            "第3项 | 张 弛 | 疾控股 | 县疾控中心 | 11月底前",
            "5 | ^ | 医政股 | 县医院 | 年底前").Read();

        Assert.Equal(5, reading.Items.Count);
        Assert.Equal(["李明远", "李明远", "张弛", "李明远", "张弛"], reading.Items.SelectMany(i => Words(i.Leaders)));
        Assert.Equal(["医政股", "人事股"], Words(reading.Items[3].LeadUnits));
        Assert.Equal(["县疾控中心"], Words(reading.Items[2].SupportUnits));
        Assert.Equal(new DateOnly(2026, 6, 30), reading.Items[0].Deadline.Due);
        Assert.True(reading.Items[1].Deadline.Standing);
    }

    [Theory]
    [InlineData("1—3")]
    [InlineData("1至3")]
    [InlineData("1-2，3")]
    [InlineData("一、二、三")]
    public void Read_SpanOfNumbers_GivesEach(string numbers)
    {
        var reading = FiveParagraphs().Table("条目 | 牵头科室 | 完成时限", $"{numbers} | 基层科 | 6月底前", "4、5 | 医政科 | 9月底前").Read();

        Assert.Equal(["基层科", "基层科", "基层科", "医政科", "医政科"], reading.Items.SelectMany(i => Words(i.LeadUnits)));
    }

    [Fact]
    public void Read_ParagraphWithOwnersOfItsOwn_KeepsThem()
    {
        var reading = Body("一、强基层", "1.建设站点4个。（牵头科室：基层科）", "2.培训乡医30人次。", "3.开展义诊12场。")
            .Table("条目 | 牵头科室 | 完成时限", "1、2 | 人事科 | 6月底前", "3 | 医政科 | 9月底前").Read();

        Assert.Equal(["基层科", "人事科", "医政科"], reading.Items.SelectMany(i => Words(i.LeadUnits)));
        Assert.Equal(new DateOnly(2026, 6, 30), reading.Items[0].Deadline.Due);
    }

    [Fact]
    public void Read_NumberThatNoParagraphHas_IsDoubted()
    {
        var reading = FiveParagraphs().Table("条目 | 牵头科室 | 完成时限", "1—5 | 基层科 | 6月底前", "7 | 医政科 | 9月底前").Read();

        Assert.Contains(reading.Findings, f => f is { Code: "RD026", Quote: "7" });
    }

    [Fact]
    public void Read_NumbersThatBeginAnewInEachChapter_AreNotJoinedButDoubted()
    {
        var reading = Body("一、强基层", "1.建设站点4个。", "2.培训乡医30人次。", "二、防疾病", "1.接种率达到95%以上。", "2.开展义诊12场。")
            .Table("条目 | 牵头科室 | 完成时限", "1 | 基层科 | 6月底前", "2 | 医政科 | 9月底前").Read();

        Assert.All(reading.Items, i => Assert.Empty(i.LeadUnits));
        Assert.Contains(reading.Findings, f => f is { Code: "RD027", Items: [] });
    }
}
