using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class GlossaryReaderTest
{
    [Fact]
    public void Read_TermsAfterTheHeading_AreNoItems()
    {
        var reading = TextReading.Read(
            """
            2024年全县卫生健康工作要点

            一、医疗服务

            1. 加强急救体系建设。建成“四便捷”服务模式，实现急救站30个。

            2. 加强专科建设。新增临床重点专科2个，培育特色专科3个。

            名词解释和说明

            (1) “四便捷”：预约挂号更加便捷。

            (2) 两个允许：允许突破工资调控水平。
            """);

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal(["“四便捷”", "两个允许"], reading.Glossary.Select(g => g.Term.Text));
        Assert.Equal("预约挂号更加便捷。", reading.Glossary[0].Text.Text);
    }
}
