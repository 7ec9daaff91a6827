using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Ledger;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class LedgerPageQueryTest
{
    private static readonly DateOnly Day = new(2025, 6, 15);

    private static ItemState Item(int no, int section = 1, DateOnly? due = null, string leader = "林晓", string support = "青岚县卫生健康局", DateOnly? firstDue = null, DateOnly? closed = null) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        Facts = SamplePlan.Item(no) with { SectionNo = section, Section = $"第{section}块", Leaders = [leader], SupportUnits = [support] },
        Due = due,
        FirstDue = firstDue,
        ClosedOn = closed,
        Version = 1,
    };

    private static LitPlan Plan(params ItemState[] items) => LitPlan.Of(new PlanLedger(
        new PlanState { Id = Guid.Empty, Status = PlanStatus.InForce, Facts = SamplePlan.Facts, DocumentId = Guid.Empty, FileName = "要点.txt", ReadAt = SamplePlan.Start, ReadBy = "林晓", Version = 1 },
        items, []), Day);

    private static int[] Numbers(LedgerView page) => [.. page.Groups.SelectMany(g => g.Items).Select(i => i.Facts.No)];

    [Fact]
    public void Decide_NoFilter_GroupsBySectionInPrintedOrder()
    {
        var page = LedgerPageQuery.Decide(Plan(Item(3, section: 2), Item(1), Item(2, section: 2)), new LedgerFilter());
        Assert.Equal([1, 2, 3], Numbers(page));
        Assert.Equal([1, 2], page.Groups.Select(g => g.No));
        Assert.Equal([1, 2], page.Groups.Select(g => g.Total));
    }

    [Fact]
    public void Decide_Filters_AllMustHold()
    {
        var plan = Plan(Item(1, leader: "林晓"), Item(2, leader: "周舟"), Item(3, leader: "周舟", support: "石桥区卫生健康局"), Item(4, section: 2, leader: "周舟"));
        Assert.Equal([2, 3, 4], Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Leader = "周舟" })));
        Assert.Equal([3], Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Leader = "周舟", SupportUnit = "石桥区卫生健康局" })));
        Assert.Equal([4], Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Section = 2 })));
        Assert.Empty(Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { LeadUnit = "没有的科" })));
    }

    [Theory]
    [InlineData("机构5家", 3)]
    [InlineData("石桥区", 2)]
    [InlineData("机构 石桥区", 2)]
    [InlineData("机构5家 石桥区", 0)]
    [InlineData("  ", 0, 1, 2, 3)]
    public void Decide_Text_EveryWordMustOccur(string words, int found, params int[] all)
    {
        var plan = Plan(Item(1), Item(2, support: "石桥区卫生健康局"), Item(3));
        int[] expected = all.Length > 0 ? all : found == 0 ? [] : [found];
        Assert.Equal(expected, Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Text = words })));
    }

    [Fact]
    public void Decide_Light_NarrowsTheListButNotTheCounts()
    {
        var plan = Plan(Item(1, due: Day.AddDays(-3)), Item(2, due: Day.AddDays(-1)), Item(3, due: Day.AddDays(-9), closed: Day.AddDays(-10)));
        var page = LedgerPageQuery.Decide(plan, new LedgerFilter { Light = LightColor.Red });
        Assert.Equal([1, 2], Numbers(page));
        Assert.Equal(2, page.Total);
        Assert.Equal(3, page.OfAllLights);
        Assert.Equal(1, page.Lights[LightColor.Done]);
    }

    [Fact]
    public void Decide_SortByDue_PutsWhatHasNoDayLast()
    {
        var plan = Plan(Item(1), Item(2, due: Day.AddDays(9)), Item(3, due: Day.AddDays(1)), Item(4, due: Day.AddDays(9)));
        var page = LedgerPageQuery.Decide(plan, new LedgerFilter { Sort = LedgerSort.Due });
        Assert.Equal([3, 2, 4, 1], Numbers(page));
        Assert.Single(page.Groups);
    }

    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(3, 20, 3)]
    [InlineData(99, 20, 3)]
    [InlineData(-5, 50, 1)]
    public void Decide_Pages_HoldEveryItemOnce(int asked, int shown, int answered)
    {
        var plan = Plan([.. Enumerable.Range(1, 120).Select(n => Item(n))]);
        var page = LedgerPageQuery.Decide(plan, new LedgerFilter { Page = asked });
        Assert.Equal(shown, Numbers(page).Length);
        Assert.Equal(answered, page.Filter.Page);
        Assert.Equal(120, page.Total);
        var all = Enumerable.Range(1, page.Pages).SelectMany(p => Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Page = p })));
        Assert.Equal(Enumerable.Range(1, 120), all);
    }

    [Theory]
    [InlineData("soon", 3)]
    [InlineData("late", 2)]
    [InlineData("extended", 4)]
    [InlineData("standing", 1)]
    [InlineData("2025-06-14", 2, 5)]
    [InlineData("nonsense", 1, 2, 3, 4, 5)]
    public void Decide_Due_AsAsked(string key, params int[] expected)
    {
        var plan = Plan(
            Item(1),
            Item(2, due: Day.AddDays(-1)),
            Item(3, due: Day.AddDays(30)),
            Item(4, due: Day.AddDays(31), firstDue: Day.AddDays(-1)),
            Item(5, due: Day.AddDays(-1), closed: Day.AddDays(-2)));
        Assert.Equal(expected, Numbers(LedgerPageQuery.Decide(plan, new LedgerFilter { Due = DueFilter.Parse(key) })));
    }
}
