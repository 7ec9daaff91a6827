using Luoshi.Reading.Plans;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class CadenceReaderTest
{
    [Theory]
    [InlineData("实行一季度一督查一通报。", "一季度一督查一通报")]
    [InlineData("坚持周调度、月推进、季通报，确保通过。", "周调度、月推进、季通报")]
    [InlineData("实行月总结、季调度，推行首问负责。", "月总结、季调度")]
    [InlineData("领导带队，每季度赴上级主管部门汇报工作，争取支持。", "每季度赴上级主管部门汇报工作")]
    public void Read_Rhythm_IsVerbatim(string text, string rhythm) =>
        Assert.Equal([rhythm], CadenceReader.Read([TracedText.Of(text, 0)]).Select(c => c.Text));

    [Theory]
    [InlineData("每年开展第三方审计1次。")]
    [InlineData("每周至少开设1次健康课。")]
    [InlineData("医改进度明显加快。")]
    public void Read_NoSupervision_IsNone(string text) => Assert.Empty(CadenceReader.Read([TracedText.Of(text, 0)]));
}
