using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class HeadingReaderTest
{
    private static PlanReading Read(params string[] front)
    {
        var builder = new DocumentBuilder();
        foreach (var line in front) builder.Paragraph(line);
        return builder.Table("序号 | 工作任务 | 牵头科室 | 完成时限", "1 | 推进青禾市医院建设，支持青禾市中医院发展。 | 医政科 | 12月底前", "2 | 建设青禾市急救中心。 | 应急办 | 9月底前").Read();
    }

    [Fact]
    public void Read_TitleOnTwoLines_IsJoined()
    {
        var plan = Read("青禾市2024年卫生健康", "重点任务分工方案").Plan;

        Assert.Equal("青禾市2024年卫生健康重点任务分工方案", plan.Title?.Text);
        Assert.Equal(2024, plan.Year);
    }

    [Fact]
    public void Read_RedHeadOnTwoLines_IsTheIssuer()
    {
        var plan = Read("中 共 青 禾 县", "卫 生 健 康 局 党 组 文 件", "青卫党组发〔2024〕8号", "关于2024年全县卫生健康工作要点的通知", "各单位：").Plan;

        Assert.Equal("中共青禾县卫生健康局党组", plan.Issuer?.Text);
        Assert.Equal("青禾县", plan.Jurisdiction?.Text);
        Assert.Equal("青卫党组发〔2024〕8号", plan.DocNumber?.Text);
    }

    [Fact]
    public void Read_NumberOfAnotherDocumentInASentence_IsNotTheDocuments()
    {
        var plan = Read("2024年重点任务清单", "根据《关于印发方案的通知》（省卫发〔2023〕7号）要求，制定本清单。").Plan;

        Assert.Null(plan.DocNumber);
    }

    [Fact]
    public void Read_NoIssuer_TakesThePlaceTheItemsName()
    {
        var plan = Read("附件", "2024年全市卫生健康重点任务分工方案").Plan;

        Assert.Null(plan.Issuer);
        Assert.Equal("青禾市", plan.Jurisdiction?.Text);
    }

    [Fact]
    public void Read_DateInChineseFigures_IsTheDayOfIssue()
    {
        var plan = Read("2024年重点任务清单", "青禾市卫生健康委员会", "二〇二四年三月十八日").Plan;

        Assert.Equal(new DateOnly(2024, 3, 18), plan.IssuedOn);
        Assert.Equal("青禾市卫生健康委员会", plan.Issuer?.Text);
    }
}
