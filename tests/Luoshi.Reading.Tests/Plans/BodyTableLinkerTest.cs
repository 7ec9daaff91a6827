using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class BodyTableLinkerTest
{
    [Fact]
    public void Read_BodyAndTable_AreLinkedAndTheBodysChaptersStand()
    {
        var builder = new DocumentBuilder().Paragraph("2024年全县卫生健康工作要点")
            .Paragraph("一、深入推进医药卫生体制改革")
            .Paragraph("1.完善分级诊疗机制。推动优质医疗资源下沉，畅通双向转诊通道，让群众就近看病。年内下派专家100人次，建成专科联盟3个。")
            .Paragraph("2.健全药品供应保障。落实基本药物优先使用政策，加强短缺药品监测预警，推进总药师制度落实。")
            .Paragraph("二、切实加强公共卫生服务")
            .Paragraph("3.做好免疫规划工作。加强预防接种门诊建设，适龄儿童免疫规划疫苗接种率达到95%以上。");
        builder.Table(
            "序号 | 项目 | 工作任务 | 牵头股室 | 完成期限",
            "1 | 推进医药卫生改革 | 推动优质医疗资源下沉，畅通双向转诊通道，让群众就近看病。 | 医改股 | 12月底前",
            "2 | ^ | 年内下派专家100人次，建成专科联盟3个。 | 医政股 | 12月底前",
            "3 | ^ | 落实基本药物优先使用政策，加强短缺药品监测预警，推进总药师制度落实。 | 药政股 | 12月底前",
            "4 | 加强公共卫生服务 | 加强预防接种门诊建设，适龄儿童免疫规划疫苗接种率达到95%以上。 | 疾控股 | 12月底前");
        var reading = builder.Read();

        Assert.Equal(4, reading.Items.Count);
        Assert.Equal(3, reading.BodyItems.Count);
        Assert.Equal(["1:1,2", "2:3", "3:4"], reading.BodyTableLinks.Select(l => $"{l.Body}:{string.Join(',', l.Table)}"));
        Assert.Equal(["深入推进医药卫生体制改革", "切实加强公共卫生服务"], reading.Sections.Select(s => s.Text));
    }
}
