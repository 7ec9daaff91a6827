using Luoshi.Web.English;
using Xunit;

namespace Luoshi.Web.Tests.English;

public sealed class EnglishPageTest
{
    private static readonly EnglishPage Page = new(new(
    [
        "首页 => Home", "目标 => Target", "没有了。 => None left.", "等{0:n}条 => and others, {0} in all", "项有变化 => items changed",
        "由 <0> 延到 <1>。 => Moved to <1>, from <0>.", "第{0:n}项 => Item {0}", "{0:n}月{1:n}日 => {1} {0:month}",
    ]));

    [Fact]
    public void Translate_WordsTitlesAndLabels_AreEnglish()
    {
        var page = Page.Translate("<!DOCTYPE html><html lang=\"zh-CN\"><head><title>首页</title></head><body><p title=\"目标\">首页</p><input placeholder=\"首页\" value=\"目标\"><input type=\"submit\" value=\"首页\"></body></html>");
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<title>Home</title>", page, StringComparison.Ordinal);
        Assert.Contains("<p title=\"Target\">Home</p>", page, StringComparison.Ordinal);
        Assert.Contains("placeholder=\"Home\" value=\"目标\"", page, StringComparison.Ordinal);
        Assert.Contains("type=\"submit\" value=\"Home\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_WhatIsMarkedAsData_StaysAndIsMarkedChinese()
    {
        var page = Page.Translate("<p translate=\"no\" title=\"目标\">首页 <b translate=\"yes\">目标</b></p><textarea>首页</textarea>");
        Assert.Contains("<p translate=\"no\" title=\"目标\" lang=\"zh-CN\">首页 <b translate=\"yes\" lang=\"en\">Target</b></p>", page, StringComparison.Ordinal);
        Assert.Contains("<textarea>首页</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_AnElementWithItsOwnEnglish_SaysThat()
    {
        Assert.Contains("<a data-en=\"Targets\">Targets</a>", Page.Translate("<a data-en=\"Targets\">目标</a>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_ASentenceOverElements_MayTakeAnotherOrder()
    {
        var page = Page.Translate("<p>由 <s>6月1日</s> 延到 <b>7月1日</b>。</p>");
        Assert.Contains("<p>Moved to <b>1 Jul</b>, from <s>1 Jun</s>.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_WordsBesideAnElement_GetTheSpaceThatChineseLacks()
    {
        var page = Page.Translate("<p><b>3</b>项有变化</p><p>没有了。<a href=\"/\">首页</a></p>");
        Assert.Contains("<p><b>3</b> items changed</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>None left. <a href=\"/\">Home</a></p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_UnknownWords_StayAndAreTold()
    {
        List<string> missing = [];
        var page = Page.Translate("<p>没有这一行</p><p>首页</p>", missing);
        Assert.Contains("<p>没有这一行</p>", page, StringComparison.Ordinal);
        Assert.Equal(["没有这一行"], missing);
    }

    [Fact]
    public void Translate_Markup_IsNeverMadeOfWords()
    {
        var page = Page.Translate("<p>第3项</p><p translate=\"no\">&lt;b&gt;首页&lt;/b&gt;</p>");
        Assert.Contains("&lt;b&gt;首页&lt;/b&gt;", page, StringComparison.Ordinal);
    }
}
