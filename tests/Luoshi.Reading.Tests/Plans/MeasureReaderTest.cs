using Luoshi.Reading.Plans;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class MeasureReaderTest
{
    [Theory]
    [InlineData("1.改造卫生院5所；2.新建卫生站8个。3.培训2.4万人次。", "改造卫生院5所|新建卫生站8个。|培训2.4万人次。")]
    [InlineData("（1）建机制；（2）促落实。", "建机制|促落实。")]
    [InlineData("加强专科建设。一是新增专科；二是推广日间手术。", "新增专科|推广日间手术。")]
    [InlineData("①建平台；②强队伍", "建平台|强队伍")]
    [InlineData("办好5.12护士节等活动，达到2.5个。", "")]
    [InlineData("实施第1.期工程。", "")]
    public void Read_NumberedText_GivesMeasuresWithoutNumbers(string text, string measures) =>
        Assert.Equal(measures, string.Join('|', MeasureReader.Read(TracedText.Of(text, 0)).Select(m => m.Text)));
}
