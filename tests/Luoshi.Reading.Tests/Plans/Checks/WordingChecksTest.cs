using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class RepeatedWordsTest
{
    [Theory]
    [InlineData("加强基层党建基层党建工作。", RepeatedWords.Word)]
    [InlineData("推进血站血站改造，血站要扩容。", RepeatedWords.Word)]
    [InlineData("进一步进一步完善转诊流程。", RepeatedWords.Word)]
    [InlineData("严厉打击打击号贩子。", RepeatedWords.Word)]
    [InlineData("落实好好上级的的部署。", RepeatedWords.Word)]
    [InlineData("新建血站，，扩建药库。", RepeatedWords.Mark)]
    [InlineData("新建血站，。", RepeatedWords.Mark)]
    [InlineData("按季度通报基层诊疗量完成情况，新建血站；按季度通报基层诊疗量完成情况。", RepeatedWords.Sentence)]
    [InlineData("开展矿山、消防等领域隐患整治，减少各类事故发生，坚决开展危化品矿山、消防等领域隐患整治，减少各类事故发生；", RepeatedWords.Sentence)]
    [InlineData("落实《望川县流动巡回诊疗车管理暂行办法》，宣传《望川县流动巡回诊疗车管理暂行办法》。", null)]
    [InlineData("深化重点疾病专病专防，逐村逐户排查。", null)]
    [InlineData("到二〇二〇年，一项一项落实，以服务群众为目的的活动。", null)]
    public void Check_WordsTwice_AreRaised(string text, string? code) =>
        Assert.Equal(code is null ? [] : [code], new InventedPlan().Item(text).Check().Select(f => f.Code));

    [Fact]
    public void Check_TwiceOverAJoin_IsRaisedWithBothPlaces()
    {
        var plan = new InventedPlan().Paragraph("推进健康家园").Paragraph("健康家园建设。");
        plan.Item("推进健康家园健康家园建设。", i => i with { Text = TracedText.Concat([TracedText.Of("推进健康家园", 0), TracedText.Of("健康家园建设。", 1)]) });
        Assert.Equal([0, 1], plan.Check(RepeatedWords.Word).Single(f => f.Items.Count == 1).Where.Select(p => p.Block));
    }
}

public sealed class ForeignWordsTest
{
    [Theory]
    [InlineData("普及健康知识with技能。", 1)]
    [InlineData("完善防控 and 应急体系。", 1)]
    [InlineData("推行health管理模式。", 1)]
    [InlineData("加强宣传，and加强培训。", 1)]
    [InlineData("推进DRG付费和HPV接种，使用App和WiFi，剂量5mg以下。", 0)]
    [InlineData("登录www.example.cn查看，邮箱report@example.cn。", 0)]
    [InlineData("发展AI辅助诊断、mRNA疫苗和“互联网+”。", 0)]
    public void Check_ForeignWordInChinese_IsRaised(string text, int expected)
    {
        var found = new InventedPlan().Item(text).Check(ForeignWords.Code);

        Assert.Equal(expected, found.Count);
        Assert.All(found, f => Assert.Equal(("foreign_word", 1), (f.Kind, f.Items.Single())));
    }

    [Fact]
    public void Check_ForeignWordOutsideItems_IsRaisedWithoutItem() =>
        Assert.Empty(Assert.Single(new InventedPlan().Paragraph("贯彻省市 and 县委部署。").Item("新建血站。").Check(ForeignWords.Code)).Items);
}

public sealed class LeftoversTest
{
    [Theory]
    [InlineData("由XX科牵头新建血站。", Leftovers.Placeholder)]
    [InlineData("新建血站____个。", Leftovers.Placeholder)]
    [InlineData("新建血�站。", Leftovers.Placeholder)]
    [InlineData("疫苗接种率达到%以上。", Leftovers.LostNumber)]
    [InlineData("血站2月30日前建成。", Leftovers.NoSuchDay)]
    [InlineData("血站13月底前建成。", Leftovers.NoSuchDay)]
    [InlineData("血站2月29日前建成，疫苗接种率达到95%以上，XML报文互通。", null)]
    [InlineData("血站在2030年12月底至2031年3月底建成，24个月内投用。", null)]
    public void Check_WhatDraftingLeaves_IsRaised(string text, string? code) =>
        Assert.Equal(code is null ? [] : [code], new InventedPlan().Item(text).Check().Select(f => f.Code));
}

public sealed class WholenessTest
{
    [Theory]
    [InlineData("深化“放管服改革。", Wholeness.Unbalanced)]
    [InlineData("深化放管服”改革。", Wholeness.Unbalanced)]
    [InlineData("落实《精神卫生法，加强救治。", Wholeness.Unbalanced)]
    [InlineData("扩建药库（含冷库),新建血站。", null)]
    [InlineData("1)扩建药库；2)新建血站。", null)]
    [InlineData("深化“放管服”改革（含“一网通办”）。", null)]
    public void Check_MarkWithoutItsHalf_IsRaised(string text, string? code) =>
        Assert.Equal(code is null ? [] : [code], new InventedPlan().Item(text).Check().Select(f => f.Code));

    [Theory]
    [InlineData("新建血站，扩建药库，", 1)]
    [InlineData("新建血站，扩建中心药库以及", 1)]
    [InlineData("新建血站，扩建药库", 1)]
    [InlineData("新建血站，扩建药库。", 0)]
    public void Check_TextCutOff_IsRaised(string text, int expected) =>
        Assert.Equal(expected, new InventedPlan().Usual(8).Item(text).Check(Wholeness.CutOff).Count);

    [Fact]
    public void Check_PlanThatPrintsNoStops_RaisesNothing()
    {
        var plan = new InventedPlan().Item("新建血站").Item("扩建药库").Item("修订章程").Item("培训医师").Item("巡诊牧区");
        Assert.Empty(plan.Check(Wholeness.CutOff));
    }

    [Theory]
    [InlineData("围绕收支结构、床位周转和群众口碑等考核指标。扩建药库。", 1)]
    [InlineData("围绕考核指标，扩建药库。", 0)]
    [InlineData("按照上级要求完成考核指标。", 0)]
    public void Check_SentenceWithoutPredicate_IsRaised(string text, int expected) =>
        Assert.Equal(expected, new InventedPlan().Item(text).Check(Wholeness.NoPredicate).Count);
}
