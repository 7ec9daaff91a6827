using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Web.Ledger;
using Xunit;

namespace Luoshi.Web.Tests.Ledger;

public sealed class QuotedTextTest
{
    private static ItemFacts Item(string text, params string[] quotes) => new()
    {
        No = 1,
        NoPrinted = "1",
        Text = text,
        Targets = [.. quotes.Select(q => new TargetFacts("指标", "=", 1, null, "个", null, TargetKind.Target, q, text.IndexOf(q, StringComparison.Ordinal)))],
    };

    [Theory]
    [InlineData("新建站点3个，改造5个。", "新建站点3个", "改造5个")]
    [InlineData("规范管理率分别提高到72%、70%。", "规范管理率分别提高到72%", "规范管理率分别提高到72%、70%")]
    [InlineData("全年演练。", "不在文中")]
    [InlineData("3个", "3个")]
    [InlineData("没有数。")]
    public void Runs_Together_AreTheTextToTheLetter(string text, params string[] quotes) =>
        Assert.Equal(text, string.Concat(QuotedText.Runs(Item(text, quotes)).Select(r => r.Words)));

    [Fact]
    public void Runs_Overlapping_MarkEachWordOnce()
    {
        var runs = QuotedText.Runs(Item("甲乙丙丁戊", "甲乙丙", "乙丙丁"));
        Assert.Equal("甲乙丙丁", string.Concat(runs.Where(r => r.Marked).Select(r => r.Words)));
        Assert.Equal(["甲", "乙丙", "丁", "戊"], runs.Select(r => r.Words));
    }

    [Fact]
    public void Runs_StartOutOfDate_FindsTheWordsElsewhere()
    {
        var item = Item("新增急救站点3个。", "急救站点3个") with { };
        item = item with { Targets = [item.Targets[0] with { Start = 6 }] };
        Assert.Equal("急救站点3个", Assert.Single(QuotedText.Runs(item), r => r.Marked).Words);
    }
}
