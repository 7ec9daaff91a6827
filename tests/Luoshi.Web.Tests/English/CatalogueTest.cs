using Luoshi.Web.English;
using Xunit;

namespace Luoshi.Web.Tests.English;

public sealed class CatalogueTest
{
    private static readonly Catalogue Small = new(
    [
        "# a remark",
        "首页 => Home",
        "滞后 => Behind",
        "第{0:n}项 => Item {0}",
        "第{0:n}项 {1:d} => Item {0} {1}",
        "共{0:n}项 => {0|item|items}",
        "共{0:n}项，其中{1:n}项滞后 => {0|item|items}, {1} of them behind",
        "{0:n}月{1:n}日 => {1} {0:month}",
        "{0:n}年{1:n}月{2:n}日 => {2} {1:month} {0}",
        "截至{0} => As of {0}",
        "{0:c}、{1:d} => {0}. {1}",
        "按{0:w}排 => Sort by {0}",
        "{0:d}签收。 => Signed for by {0}.",
        "没有{0:d}。 => No {0}.",
        "由 <0> 延到 <1>。 => From <0> to <1>.",
    ]);

    [Theory]
    [InlineData("首页", "Home")]
    [InlineData("  首页\n ", "Home")]
    [InlineData("第3项", "Item 3")]
    [InlineData("共1项", "1 item")]
    [InlineData("共12项", "12 items")]
    [InlineData("共9项，其中2项滞后", "9 items, 2 of them behind")]
    [InlineData("6月30日", "30 Jun")]
    [InlineData("截至2026年6月30日", "As of 30 Jun 2026")]
    [InlineData("十二、疾病预防", "12. 疾病预防")]
    [InlineData("二十、疾病预防", "20. 疾病预防")]
    [InlineData("按滞后排", "Sort by Behind")]
    [InlineData("柏山县卫健局签收。", "Signed for by 柏山县卫健局.")]
    [InlineData("第3项 首页改版", "Item 3 首页改版")]
    [InlineData("，", ", ")]
    public void Find_WordsOfARow_AreSaidInEnglish(string chinese, string english) => Assert.Equal(english, Small.Find(chinese));

    [Theory]
    [InlineData("按灯排")]
    [InlineData("第三项")]
    [InlineData("没有这一行")]
    [InlineData("Already English")]
    [InlineData("")]
    public void Find_WordsOfNoRow_AreNotGuessed(string chinese) => Assert.Null(Small.Find(chinese));

    [Fact]
    public void Find_SentencesListsAndGaps_ArePutTogetherFromTheirParts()
    {
        Assert.Equal("Signed for by 甲. No 乙.", Small.Find("甲签收。没有乙。"));
        Assert.Equal("Behind, Home", Small.Find("滞后、首页"));
        Assert.Equal("As of 1 Oct\u2003" + "3 items", Small.Find("截至10月1日　共3项"));
        Assert.Null(Small.Find("滞后、没有这一行"));
    }

    [Fact]
    public void Find_WordsOfPeopleInAHole_StayAsTheyAre() => Assert.Equal("Signed for by 首页.", Small.Find("首页签收。"));

    [Fact]
    public void Catalogue_WithARowThatSaysTwoThings_IsRefused() => Assert.Throws<FormatException>(() => new Catalogue(["甲 => a", "甲 => b"]));

    [Fact]
    public void Catalogue_WithARowWithoutEnglish_IsRefused() => Assert.Throws<FormatException>(() => new Catalogue(["只有中文"]));

    [Fact]
    public void OwnCatalogue_EnglishSide_HasNoChineseCharacter()
    {
        var folder = Path.Combine(Repository.Root, "src", "Luoshi.Web", "English");
        var rows = Directory.EnumerateFiles(folder, "*.txt").SelectMany(File.ReadLines).Where(r => r.Length > 0 && r[0] != '#').ToList();
        Assert.True(rows.Count > 500);
        Assert.DoesNotContain(rows, r => Catalogue.HasCharacters(r[(r.IndexOf(" => ", StringComparison.Ordinal) + 4)..]));
    }

    [Theory]
    [InlineData("滞后", "Behind")]
    [InlineData("预警", "At risk")]
    [InlineData("正常", "On track")]
    [InlineData("未到期", "Not yet due")]
    [InlineData("已销号", "Closed")]
    [InlineData("签收", "Sign for")]
    [InlineData("催办", "Urge")]
    [InlineData("批示", "Instruction")]
    [InlineData("台账", "Ledger")]
    public void OwnCatalogue_WordsOfTheGlossary_AreTheGlossarys(string chinese, string english) => Assert.Equal(english, Catalogue.Own.Find(chinese));
}
