using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

/// <summary>Whether columns that ran together are told, and only they.</summary>
public class TornTableTest
{
    [Theory]
    [InlineData("序号\n1\n2\n工作任务\n1.建设站点4个。\n2.组织义诊12场。\n牵头科室\n基层科\n医政科\n完成时限\n10月底前\n12月底前\n", true)]
    [InlineData("1.建设站点4个。（牵头科室：基层科；完成时限：10月底前）\n2.组织义诊12场。（牵头科室：医政科；完成时限：12月底前）\n", false)]
    [InlineData("1.建设站点4个。\n牵头科室：基层科\n完成时限：10月底前\n2.组织义诊12场。\n牵头科室：医政科\n完成时限：12月底前\n", false)]
    [InlineData("序号\t工作任务\t牵头科室\t完成时限\n1\t建设站点4个。\t基层科\t10月底前\n2\t组织义诊12场。\t医政科\t12月底前\n", false)]
    public void Read_HeadersWithoutTheirTable_AreADoubtOfTheDocument(string lines, bool lost)
    {
        var reading = TextReading.Read("青榆市2026年任务清单\n\n一、强化基层\n" + lines);

        Assert.Equal(lost, reading.Findings.Any(f => f.Items.Count == 0 && f.Code is "TX006" or "TX007"));
    }

    [Fact]
    public void Read_WordsOfOtherColumnsAmongOwners_AreDoubtedAtTheirItems()
    {
        var reading = TextReading.Read("青榆市2026年任务清单\n" +
            "序号\t工作任务\t责任领导\t牵头科室\t完成时限\n" +
            "1\t建设站点4个。\t岁\t基层科\t10月底前\n" +
            "2\t组织义诊12场。\t李明远\t医政科\t12月底前\n" +
            "3\t培训乡医30人。李明远基层科\t李明远\t45%\t12月底前\n" +
            "4\t，建成卒中中心1个。\t李明远\t医政科\t12月底前\n");

        Assert.Contains(reading.Findings, f => f is { Code: "RD023", Field: "leaders", Items: [1] });
        Assert.Contains(reading.Findings, f => f is { Code: "RD023", Field: "lead_units", Items: [3] });
        Assert.Contains(reading.Findings, f => f is { Code: "RD024", Items: [3] });
        Assert.Contains(reading.Findings, f => f is { Code: "RD025", Items: [4] });
        Assert.DoesNotContain(reading.Findings, f => f.Code is "RD023" or "RD024" or "RD025" && f.Items.Contains(2));
    }

    [Theory]
    [InlineData("序号\n工作任务\n牵头科室\n完成时限\n基层科\n医政科\n10月底前\n")]
    [InlineData("序号 工作任务 责任单位 完成时限")]
    public void Read_ScatteredTableWithoutItems_IsRefusedAsSuch(string text)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => TextReading.Read(text));

        Assert.Equal(PlanReader.TableLost, refusal.Code);
    }

    [Fact]
    public void Read_EmptyLabelBeforeAnother_IsReadOver()
    {
        var reading = TextReading.Read("青榆市2026年工作要点\n一、强化基层能力\n1.加强基层能力建设，建成站点3个。责任单位： 完成时限：6月底前\n2.加强管理。责任单位：基层科　完成时限：6月底前\n3.加强培训。责任单位：基层科　完成时限：6月底前\n");

        Assert.Equal("6月底前", reading.Items[0].Deadline.Printed?.Text);
        Assert.Empty(reading.Items[0].SupportUnits);
    }
}
