using Luoshi.Reading.Wording;
using Xunit;

namespace Luoshi.Reading.Tests.Wording;

public class TargetReaderTest
{
    private const int PlanYear = 2024;

    [Theory]
    [MemberData(nameof(InventedSentences.Targets), MemberType = typeof(InventedSentences))]
    public void Read_InventedSentence_NamesIndicatorComparisonAndNumber(string text, string expected)
    {
        var words = TargetReader.Read(TracedText.Of(text, 0), PlanYear);

        Assert.Equal(expected, string.Join(" | ", words.Targets.Select(Written)));
    }

    [Theory]
    [MemberData(nameof(InventedSentences.Dates), MemberType = typeof(InventedSentences))]
    public void Read_InventedSentence_FindsTheDaysResultsAreDue(string text, string expected)
    {
        var words = TargetReader.Read(TracedText.Of(text, 0), PlanYear);

        Assert.Equal(expected, string.Join(" | ", words.Dates.Select(d => $"{d.Due:yyyy-MM-dd}")));
    }

    [Theory]
    [MemberData(nameof(InventedSentences.Targets), MemberType = typeof(InventedSentences))]
    public void Read_AnySentence_QuotesVerbatimFromItsStart(string text, string expected)
    {
        _ = expected;
        var words = TargetReader.Read(TracedText.Of(text, 7), PlanYear);

        Assert.All(words.Targets, t => Assert.Equal(t.Quote.Text, text.Substring(t.Start, t.Quote.Length)));
        Assert.All(words.Targets, t => Assert.Equal(7, Assert.Single(t.Quote.Places).Block));
        Assert.All(words.Dates, d => Assert.Equal(d.Quote.Text, text.Substring(d.Start, d.Quote.Length)));
    }

    [Theory]
    [InlineData("推进“五大中心”“两个允许”和“1357”路径，落实“三个一批”。")]
    [InlineData("三级医院和二级以上医疗机构均设老年医学科，支持两癌筛查。")]
    [InlineData("开展三年攻坚行动，做好0-3岁婴幼儿照护、120急救和12345热线工作。")]
    [InlineData("学习党的二十届三中全会和省委十二届五次全会精神。")]
    [InlineData("依据《传染病防治法》第三十条、云山卫发〔2024〕8号文件，建设5G网络，监测PM2.5。")]
    [InlineData("打造一批重点专科，培养一支队伍，统一项目名称，逐一整改。")]
    [InlineData("三松县、九桥镇、六棠村继续推进医共体建设。")]
    [InlineData("1.加强宣传。2.强化培训。（三）严格考核。")]
    public void Read_NumbersInsideNames_AreNoTargets(string text) =>
        Assert.DoesNotContain(TargetReader.Read(TracedText.Of(text, 0), PlanYear).Targets, t => t.Kind == TargetKind.Target);

    [Theory]
    [InlineData("较2022年底下降5%。")]
    [InlineData("贯彻2023年印发的《云山市十年规划（2021-2030年）》。")]
    [InlineData("开展2024年度卫生监督抽查，每季度末报送，举办10月10日世界精神卫生日活动。")]
    public void Read_DatesThatNameOrLookBack_AreNoResults(string text) =>
        Assert.Empty(TargetReader.Read(TracedText.Of(text, 0), PlanYear).Dates);

    [Fact]
    public void Read_SpacesInsideTheWords_StayInTheQuote()
    {
        var target = Assert.Single(TargetReader.Read(TracedText.Of("力争县域就诊率达到 90% 以上。", 0), PlanYear).Targets);

        Assert.Equal("县域就诊率达到 90% 以上", target.Quote.Text);
        Assert.Equal((">=", 90m, "%"), (target.Op, target.Value, target.Unit));
    }

    [Fact]
    public void Read_FormulaLeftByAConverter_IsAComparison()
    {
        var target = Assert.Single(TargetReader.Read(TracedText.Of(@"责任险覆盖率 $\geq 95\%$ 。", 0), PlanYear).Targets);

        Assert.Equal(("责任险覆盖率", ">=", 95m, "%"), (target.Indicator, target.Op, target.Value, target.Unit));
    }

    [Theory]
    [InlineData("县域内就诊率达到90%左右。", TargetReader.OpenDirection)]
    [InlineData("报告率、及时率、准确率分别达到95%和90%。", TargetReader.UnevenList)]
    [InlineData("较2022年底减少30%。", TargetReader.NoIndicator)]
    [InlineData("6月初完成方案制定。", TargetReader.UnsureDate)]
    public void Read_WordsThatLeaveItOpen_RaiseADoubt(string text, string code)
    {
        var finding = Assert.Single(TargetReader.Read(TracedText.Of(text, 0), PlanYear).Findings);

        Assert.Equal((code, FindingSeverity.Doubt), (finding.Code, finding.Severity));
        Assert.NotEmpty(finding.Where);
    }

    [Theory]
    [InlineData("")]
    [InlineData("　 \n")]
    [InlineData("。，；、（（（")]
    [InlineData("“”《》))((%%%‰//")]
    [InlineData("至少、、以上、90")]
    [InlineData("99999999999999999999999999999999999个")]
    [InlineData("亿亿亿亿亿亿个 9亿亿名 百分之百分之一 1/0 0/0")]
    [InlineData("0月0日前完成，13月40日，20991年")]
    public void Read_BrokenWords_DoesNotFail(string text) =>
        Assert.NotNull(TargetReader.Read(TracedText.Of(text, 0), PlanYear));

    [Fact]
    public void Read_OneSentenceOfManyThousandNumbers_EndsSoon()
    {
        var text = string.Concat(Enumerable.Repeat("（覆盖率达到90%、新建3个站点", 2_000));
        var started = System.Diagnostics.Stopwatch.StartNew();

        TargetReader.Read(TracedText.Of(text, 0), PlanYear);

        Assert.True(started.Elapsed < TimeSpan.FromSeconds(15), $"{started.Elapsed}");
    }

    private static string Written(ReadTarget t) =>
        $"{(t.Kind == TargetKind.Scope ? "~" : "")}{t.Indicator} {t.Op} {t.Value}{(t.ValueTo is { } to ? $"..{to}" : "")}{t.Unit}{(t.By is { } by ? $" @{by:yyyy-MM-dd}" : "")}";
}
