using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class BodyTableLinkerTest
{
    [Fact]
    public void Read_BodyAndTable_AreLinkedAndTheBodysChaptersStand()
    {
        var builder = new DocumentBuilder().Paragraph("2024年全县卫生健康工作要点")
            .Paragraph("一、深入推进医药卫生体制改革")
            .Paragraph("1.完善分级诊疗机制。组织县级专家轮流坐诊乡镇，开通转诊绿色窗口，方便村民就近看病。年内下派专家100人次，建成专科联盟3个。")
            .Paragraph("2.健全药品供应保障。建立村卫生室药品周转库，按周盘点缺药目录，推行药师驻点指导。")
            .Paragraph("二、切实加强公共卫生服务")
            .Paragraph("3.做好免疫规划工作。加强预防接种门诊建设，适龄儿童免疫规划疫苗接种率达到95%以上。");
        builder.Table(
            "序号 | 项目 | 工作任务 | 牵头股室 | 完成期限",
            "1 | 推进医药卫生改革 | 组织县级专家轮流坐诊乡镇，开通转诊绿色窗口，方便村民就近看病。 | 医改股 | 12月底前",
            "2 | ^ | 年内下派专家100人次，建成专科联盟3个。 | 医政股 | 12月底前",
            "3 | ^ | 建立村卫生室药品周转库，按周盘点缺药目录，推行药师驻点指导。 | 药政股 | 12月底前",
            "4 | 加强公共卫生服务 | 加强预防接种门诊建设，适龄儿童免疫规划疫苗接种率达到95%以上。 | 疾控股 | 12月底前");
        var reading = builder.Read();

        Assert.Equal(4, reading.Items.Count);
        Assert.Equal(3, reading.BodyItems.Count);
        Assert.Equal(["1:1,2", "2:3", "3:4"], reading.BodyTableLinks.Select(l => $"{l.Body}:{string.Join(',', l.Table)}"));
        Assert.Equal(["深入推进医药卫生体制改革", "切实加强公共卫生服务"], reading.Sections.Select(s => s.Text));
    }
}
