using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Papers;
using Luoshi.Tests.Progress;
using Luoshi.Tests.Sample;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>The briefing for one leader and the quarterly report upward, as composed and as printed.</summary>
public sealed class PapersForLeadersTest
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Briefing_OfEachLeaderOfTheSample_CountsTheOwnPortfolio_OnOnePage()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var tally = await TallyAsync(sample);
        var leaders = tally.Items.SelectMany(i => i.Facts.Leaders.Concat(i.Facts.LeadLeaders)).Distinct().ToList();
        Assert.True(leaders.Count > 2);
        (int Red, PaperText Text)? fullest = null;
        foreach (var leader in leaders)
        {
            var own = tally.Items.Where(i => i.Facts.Leaders.Contains(leader) || i.Facts.LeadLeaders.Contains(leader)).ToList();
            var text = BriefingComposer.Compose(tally, leader, i => i.Leaders.Contains(leader) || i.LeadLeaders.Contains(leader));
            Assert.Contains($"您分管的任务{own.Count}项", text.Sections[0].Lines[0].Text, StringComparison.Ordinal);
            var red = own.Where(i => i.Light.Color == LightColor.Red).ToList();
            var lines = text.Sections.Single(s => s.Key == BulletinComposer.Lags).Lines;
            var told = lines.Where(l => l.Level == PaperLevel.Third).ToList();
            var more = lines.Select(l => l.Text).FirstOrDefault(l => l.StartsWith("另有", StringComparison.Ordinal));
            Assert.Equal(red.Count, told.Count + (more is null ? 0 : int.Parse(more["另有".Length..more.IndexOf('项', StringComparison.Ordinal)])));
            Assert.All(told, l => Assert.Contains(red, i => i.State.Id == l.Item && l.Text.Contains($"第{i.Facts.Numeral}项", StringComparison.Ordinal) && i.Light.Because.SequenceEqual(l.Because!)));
            if (red.Count >= (fullest?.Red ?? 0)) fullest = (red.Count, text);
        }

        AssertOnePage(fullest!.Value.Text, tally.Plan.Id);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(40)]
    public void Briefing_OfLongNamesAndManyLaggards_StillFitsOnePage(int count)
    {
        var plan = LitStates.Plan();
        plan = plan with { Facts = plan.Facts with { Title = "云溪市卫生健康系统贯彻落实高质量发展要求全面推进健康云溪建设2025年度重点工作任务责任分工方案", Issuer = "云溪市卫生健康委员会" } };
        List<ItemState> items = [];
        List<DutyState> duties = [];
        for (var i = 1; i <= count; i++)
        {
            var item = LitStates.Item("2025-02-28");
            item = item with { Facts = item.Facts with { No = i, NoPrinted = $"{i}", LeadUnits = ["基层卫生健康与妇幼健康综合指导科"], Text = $"推进基层医疗卫生机构标准化建设第{i}批项目与县域医疗共同体紧密融合发展，确保如期投入使用。" } };
            items.Add(item);
            duties.AddRange(new[] { "基层卫生健康与妇幼健康综合指导科", "规划发展与信息化建设统计科", "疾病预防控制与卫生应急管理科" }.Select(u => item.Duty(unit: u).Owing("2025-01-31", "2025-02-28")));
        }

        var tally = new PlanTally(LitPlan.Of(new PlanLedger(plan, items, duties), new(2025, 6, 30)), null, new(2025, 4, 1), [], WorkCalendar.Statutory);
        Assert.Equal(count, tally.Of(LightColor.Red).Count);
        var text = BriefingComposer.Compose(tally, "欧阳若舟", _ => true);
        var told = text.Sections.Single(s => s.Key == BulletinComposer.Lags).Lines.Where(l => l.Level == PaperLevel.Third).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, l => Assert.EndsWith(tally.Items.Single(i => i.State.Id == l.Item).Light.Reason + "。", l.Text, StringComparison.Ordinal));
        AssertOnePage(text, plan.Id);
    }

    [Fact]
    public async Task Report_OfTheSample_GoesUpward_WithTheFiguresOfTheBulletin()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var tally = await TallyAsync(sample);
        var text = ReportComposer.Compose(tally);
        var bulletin = BulletinComposer.Compose(tally).Sections.Single(s => s.Key == BulletinComposer.Figures).Lines.Select(l => l.Text).ToList();
        var figures = text.Sections.Single(s => s.Key == BulletinComposer.Figures).Lines.Where(l => l.Level == PaperLevel.Text).Select(l => l.Text).ToList();
        Assert.NotEmpty(figures);
        Assert.Subset(bulletin.ToHashSet(), figures.ToHashSet());
        Assert.EndsWith("人民政府", text.Addressee!, StringComparison.Ordinal);
        Assert.Equal("特此报告。", text.Sections[^1].Lines.Single().Text);
        Assert.All(text.Sections.Single(s => s.Key == BulletinComposer.Lags).Lines.Where(l => l.Level == PaperLevel.Third), l => Assert.NotEmpty(l.Because!));
        Assert.Equal(tally.Items.Count, text.Annexes.Single().Rows.Count);

        using var printed = RenderedPaper.Of(PaperSheet.Docx(text, PaperState.Unwritten(tally.Plan.Id, new(PaperKind.Report, tally.From, AsOf), 0)));
        Assert.Contains(printed.Lines(1), l => l.Text.Contains("签发人", StringComparison.Ordinal));
        Assert.Contains(printed.Lines(1), l => l.Text.StartsWith(text.Addressee!, StringComparison.Ordinal));
    }

    private static void AssertOnePage(PaperText text, Guid plan)
    {
        // Longest with the day it was sent on.
        var state = PaperState.Unwritten(plan, new(PaperKind.Briefing, new(2026, 4, 1), AsOf), 0) with { SentOn = AsOf };
        using var printed = RenderedPaper.Of(PaperSheet.Docx(text, state));
        Assert.Equal(1, printed.Pages);
    }

    private static async Task<PlanTally> TallyAsync(SampleInDatabase sample)
    {
        await using var db = sample.Test.Open();
        var end = LedgerDay.EndOf(AsOf);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == sample.Plan && e.At < end).OrderBy(e => e.Sequence).ToListAsync(Ct);
        return PlanTallyQuery.Decide(entries, null, AsOf, new DateOnly(2026, 3, 31), WorkCalendar.Statutory)!.Tally;
    }
}
