using Luoshi.Reading.Plans.Checks;
using Xunit;

namespace Luoshi.Reading.Tests.Plans.Checks;

public sealed class DuplicateItemsTest
{
    [Fact]
    public void Check_SameWordsTwice_NamesBothItems()
    {
        var found = new InventedPlan().Item("在三个镇建设健康小屋。").Item("修订采购章程。").Item("在三个镇，建设健康小屋").Check(DuplicateItems.Code);

        Assert.Equal([1, 3], Assert.Single(found).Items);
        Assert.Equal("duplicate_task", found[0].Kind);
        Assert.Equal(2, found[0].Where.Count);
    }

    [Fact]
    public void Check_OtherWords_RaisesNothing() =>
        Assert.Empty(new InventedPlan().Item("在三个镇建设健康小屋。").Item("在五个镇建设健康小屋。").Check(DuplicateItems.Code));
}

public sealed class NearDuplicateItemsTest
{
    private const string Long = "完善远程会诊平台，组织骨干医师定期下沉坐诊，建立病历质量抽查制度";

    [Fact]
    public void Check_OneWithinTheOther_IsRaised()
    {
        var found = new InventedPlan().Item(Long + "，并强化督导考核。").Item("修订采购章程。").Item(Long + "。").Check(NearDuplicateItems.Contained);

        Assert.Equal([1, 3], Assert.Single(found).Items);
        Assert.Equal("near_duplicate_task", found[0].Kind);
    }

    [Fact]
    public void Check_OneSentenceInBoth_IsRaised()
    {
        var found = new InventedPlan()
            .Item("依托全域影像协同诊断专网，为牧区铺设终端设备，培训操作人员并开展远程读片，降低误诊。")
            .Item("依托全域影像协同诊断专网，探索收费政策与利益分配办法，鼓励社会力量参与共建共享。")
            .Check(NearDuplicateItems.SameSentence);

        Assert.Equal([1, 2], Assert.Single(found).Items);
    }

    [Theory]
    [InlineData("医政科", 1)]
    [InlineData("财务科", 0)]
    public void Check_SameSubject_IsRaisedForTheSameOwnersOnly(string otherLead, int expected)
    {
        var found = new InventedPlan()
            .Item("做实流动巡回诊疗车服务，覆盖全部牧业村组和远郊安置点。", i => i with { LeadUnits = InventedPlan.Names("医政科") })
            .Item("拓展流动巡回诊疗车内涵，为行动不便老人送药上门。", i => i with { LeadUnits = InventedPlan.Names(otherLead) })
            .Check(NearDuplicateItems.SameSubject);

        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public void Check_EndOfARatesNameInBoth_IsNoSubject() =>
        Assert.Empty(new InventedPlan()
            .Item("牧区高血压患者规范管理率达到68%以上，按月随访。", i => i with { LeadUnits = InventedPlan.Names("医政科") })
            .Item("在册精神障碍患者规范管理率不低于92%，落实监护补贴。", i => i with { LeadUnits = InventedPlan.Names("医政科") })
            .Check(NearDuplicateItems.SameSubject));

    [Theory]
    [InlineData("医政科", 1)]
    [InlineData("财务科", 0)]
    public void Check_ClauseWithAPiecePutIn_IsRaisedForTheSameOwnersOnly(string otherLead, int expected)
    {
        var found = new InventedPlan()
            .Item("继续办好流动药房和牧区接生等妇幼惠民实事，按月通报。", i => i with { LeadUnits = InventedPlan.Names("医政科") })
            .Item("培训骨干医师，继续办好妇幼惠民实事，公开结果。", i => i with { LeadUnits = InventedPlan.Names(otherLead) })
            .Check(NearDuplicateItems.SameSentence);

        Assert.Equal(expected, found.Count);
    }

    [Theory]
    [InlineData("整修食堂，推进“杏林薪火进牧区”活动。", 1)]
    [InlineData("整修食堂，推进“光明使者进学校”活动。", 0)]
    public void Check_SameCampaign_IsRaisedWhateverTheVerb(string other, int expected)
    {
        var found = new InventedPlan().Item("培训骨干医师，积极开展“杏林薪火进牧区”活动。").Item(other).Check(NearDuplicateItems.SameCampaign);
        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public void Check_TurnsOfPhraseOfManyItems_RaisesNothing()
    {
        var plan = new InventedPlan();
        foreach (var what in new[] { "护士站改造", "药库搬迁", "血站扩容", "急救培训", "病案归档", "设备采购", "院感监测", "食堂整修" })
        {
            plan.Item($"坚持以人民健康为中心的发展思想，{what}要按图施工。", i => i with { LeadUnits = InventedPlan.Names("办公室") });
        }

        Assert.DoesNotContain(plan.Check(), f => f.Kind == "near_duplicate_task");
    }

    [Fact]
    public void Check_FourTimesTheItems_CostsAboutFourTimes()
    {
        // Memory asked for is counted and not time, which a busy machine makes up at will;
        // the time only has to show that nothing runs away.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (few, many) = (Random(500), Random(2000));
        few.Check();

        Assert.InRange((double)Memory(many) / Memory(few), 2, 7);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);

        static long Memory(InventedPlan plan)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            plan.Check();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static InventedPlan Random(int items)
    {
        var random = new Random(7);
        var plan = new InventedPlan();
        for (var i = 0; i < items; i++)
        {
            plan.Item(string.Concat(Enumerable.Range(0, 180).Select(k => k % 15 == 14 ? '，' : (char)('\u4E00' + random.Next(2500)))) + "。");
        }

        return plan;
    }
}

public sealed class NumberSequenceTest
{
    [Theory]
    [InlineData("1 2 3 4", "")]
    [InlineData("（一） （二） （三） （四）", "")]
    [InlineData("1 2 1 2 3", "")]
    [InlineData("9 10 1 12", "AN010")]
    [InlineData("46 47 8 49", "AN010")]
    [InlineData("1 2 3 3 4", "AN011")]
    [InlineData("1 2 4 5", "AN012")]
    [InlineData("(1) 甲 (3)", "")]
    public void Check_PrintedNumbers_RaisesTheOneOutOfOrder(string printed, string code)
    {
        var plan = new InventedPlan();
        foreach (var (number, i) in printed.Split(' ').Select((n, i) => (n, i))) plan.Item($"{"甲乙丙丁戊"[i]}事务要理顺。", item => item with { NoPrinted = number });

        var found = plan.Check().Where(f => f.Kind == "misprinted_number").Select(f => f.Code);
        Assert.Equal(code.Length == 0 ? [] : [code], found);
    }

    [Theory]
    [InlineData("一二三四", 0)]
    [InlineData("一二四五", 1)]
    [InlineData("一二二四", 1)]
    public void Check_SectionOrdinals_OutOfOrderAreRaised(string ordinals, int expected)
    {
        var blocks = ordinals.Select((o, i) => (Block)new ParagraphBlock($"{o}、{"甲乙丙丁"[i]}类事务")).ToList();
        var sections = blocks.Select((b, i) => TracedText.Of(((ParagraphBlock)b).Text, i).Slice(2)).ToList();
        var found = Luoshi.Reading.Plans.PlanChecker.Check(new SourceDocument("a.txt", "txt", blocks, []), new PlanReading { Plan = new ReadHeading(), Sections = sections });

        Assert.Equal(expected, found.Count(f => f.Code == NumberSequence.OfSection));
    }

    [Theory]
    [InlineData("1.新建血站；2.扩建药库；3.修订章程。", 0)]
    [InlineData("1.新建血站；2.扩建药库；4.修订章程。", 1)]
    [InlineData("一是新建血站；二是扩建药库；四是修订章程；五是培训医师。", 1)]
    [InlineData("（1）新建血站。（2）扩建药库。（2）修订章程。（3）培训医师。", 1)]
    [InlineData("新建血站3个；2.5万人受益；4.5万人知晓；6个镇覆盖。", 0)]
    public void Check_MeasureNumbers_OutOfOrderAreRaised(string text, int expected) =>
        Assert.Equal(expected, new InventedPlan().Item(text).Check(NumberSequence.OfMeasure).Count);

    [Fact]
    public void Check_BodyNumber_NamesTheTableRow()
    {
        var plan = new InventedPlan().Item("甲事务要理顺。").Item("乙事务要理顺。").Item("丙事务要理顺。").Item("丁事务要理顺。");
        foreach (var (text, i) in new[] { "甲事务要理顺。", "乙事务要理顺。", "丙事务要理顺。" }.Select((t, i) => (t, i)))
        {
            plan.Body(text, b => b with { NoPrinted = i == 1 ? "9." : $"{i + 1}." }).Link(i + 1, i + 2);
        }

        Assert.Equal([3], Assert.Single(plan.Check(NumberSequence.Misprinted)).Items);
    }
}

public sealed class HeadingAsItemTest
{
    [Theory]
    [InlineData("实施基层能力提升工程，在服务群众上实现新突破。", 1)]
    [InlineData("实施基层能力提升工程，新建卫生院两所。", 0)]
    public void Check_ItemThatRepeatsItsSection_IsRaised(string text, int expected) =>
        Assert.Equal(expected, new InventedPlan().Item(text, i => i with { Section = "实施基层能力提升工程" }).Check(HeadingAsItem.Code).Count);
}
