using Luoshi.Plans;
using Luoshi.Reading;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class PlanWordsTest
{
    [Theory]
    [InlineData("家庭医生签约", "重点人群签约率达到82%以上。", "家庭医生签约")]
    [InlineData(null, "管好慢性病人群。规范管理率提高到72%。", "管好慢性病人群")]
    [InlineData(null, "实施健康素养促进行动，持续开展健康知识进万家活动，全年不少于二百场次。", "实施健康素养促进行动")]
    [InlineData(null, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十一二三四五…")]
    public void ShortTitle_OfAnItem_FitsATable(string? title, string text, string expected)
    {
        var words = PlanWords.ShortTitle(new ItemFacts { No = 1, NoPrinted = "1", Title = title, Text = text });
        Assert.Equal(expected, words);
        Assert.True(words.Length <= PlanWords.LongestTitle);
    }

    [Theory]
    [InlineData(">=", 72, null, "%", "≥72%")]
    [InlineData("<=", 12.50, null, "分钟", "≤12.5分钟")]
    [InlineData("<", 3, null, "‰", "<3‰")]
    [InlineData("=", 96, null, "个", "96个")]
    [InlineData("range", 1, 2, "个", "1至2个")]
    [InlineData("+>=", 2, null, "个百分点", "提高≥2个百分点")]
    [InlineData("->=", 5, null, "%", "下降≥5%")]
    public void Number_OfATarget_SaysItsComparison(string op, double value, int? to, string unit, string expected) =>
        Assert.Equal(expected, PlanWords.Number(new TargetFacts("指标", op, (decimal)value, to, unit, null, TargetKind.Target, "", -1)));

    [Fact]
    public void Day_OfAnotherYear_SaysTheYear()
    {
        Assert.Equal("12月31日", PlanWords.Day(new DateOnly(2026, 12, 31), 2026));
        Assert.Equal("2027年6月30日", PlanWords.Day(new DateOnly(2027, 6, 30), 2026));
    }

    [Theory]
    [InlineData(0, "零")]
    [InlineData(7, "七")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(35, "三十五")]
    [InlineData(100, "100")]
    public void Ordinal_OfASection_IsChinese(int number, string expected) => Assert.Equal(expected, PlanWords.Ordinal(number));
}
