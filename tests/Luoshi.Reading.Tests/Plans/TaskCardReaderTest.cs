using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

/// <summary>Tasks set as cards, labels beside their words.</summary>
public class TaskCardReaderTest
{
    [Fact]
    public void Read_ACardATask_TakesEachLabelsWords()
    {
        var reading = TextReading.Read("青榆市2026年卫生健康任务卡\n\n" + Made("1", "急救站点建设", "建成急救站点4个。", "医政科") + Made("2", "乡医培训", "培训乡村医生120名。", "基层科"));

        Assert.Equal(["急救站点建设", "乡医培训"], reading.Items.Select(i => i.Title?.Text));
        Assert.Equal(["建成急救站点4个。", "培训乡村医生120名。"], reading.Items.Select(i => i.Text.Text));
        Assert.Equal(["医政科", "基层科"], reading.Items.Select(i => Assert.Single(i.LeadUnits).Text));
        Assert.All(reading.Items, i => Assert.Equal("李明远", Assert.Single(i.Leaders).Text));
        Assert.All(reading.Items, i => Assert.Equal(new DateOnly(2026, 10, 31), i.Deadline.Due));
        Assert.All(reading.Items, i => Assert.NotEmpty(i.Places));
    }

    [Fact]
    public void Read_CardsUnderOneAnotherInOneTable_BeginWithTheFirstLabel()
    {
        var cards = (Made("1", "急救站点建设", "建成急救站点4个。", "医政科") + Made("2", "乡医培训", "培训乡村医生120名。", "基层科")).Replace("\n\n", "\n", StringComparison.Ordinal);

        Assert.Equal(2, TextReading.Read("青榆市2026年卫生健康任务卡\n\n" + cards).Items.Count);
    }

    [Fact]
    public void Read_TableWithHeaders_IsNoCard()
    {
        var reading = TextReading.Read("青榆市2026年任务清单\n序号\t工作任务\t牵头科室\t完成时限\n1\t建设站点4个。\t基层科\t10月底前\n2\t组织义诊12场。\t医政科\t12月底前\n");

        Assert.Equal(["建设站点4个。", "组织义诊12场。"], reading.Items.Select(i => i.Text.Text));
    }

    private static string Made(string number, string name, string goal, string lead) =>
        $"任务编号\t{number}\t任务名称\t{name}\n工作目标\t{goal}\n牵头科室\t{lead}\t配合单位\t市财政局\n责任领导\t李明远\t完成时限\t10月底前\n\n";
}
