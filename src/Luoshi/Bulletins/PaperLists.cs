using Luoshi.Plans;

namespace Luoshi.Bulletins;

/// <summary>The tables annexed to a bulletin: items, problems, units.</summary>
internal static class PaperLists
{
    public static IReadOnlyList<PaperList> Of(PlanTally tally) => [Items(tally), Problems(tally), Units(tally)];

    public static PaperList Items(PlanTally tally) => new(
        BulletinComposer.ItemsList, "任务落实情况一览表",
        [new("序号", 7, true), new("任务", 22), new("牵头单位", 14), new("完成时限", 13, true), new("进度", 7, true), new("灯", 8, true), new("原因", 16)],
        [.. tally.Items.Select(i => (IReadOnlyList<string>)[i.Facts.Numeral, PlanWords.ShortTitle(i.Facts), PlanTally.Leads(i), Due(i.State, tally.Plan.Facts.Year), Percent(i), PaperWords.Of(i.Light.Color), i.Light.Reason])],
        [.. tally.Items.Select(i => (Guid?)i.State.Id)]);

    public static PaperList Problems(PlanTally tally)
    {
        var (found, problems) = (tally.Found, tally.Problems);
        List<IReadOnlyList<string>> rows =
        [
            .. found.Select(f => (IReadOnlyList<string>)[f.State.Unit, f.Item is { } item ? Task(item) : "", $"{f.State.Title}（{FoundWords.Source(f)}）", f.State.Rectification?.Owner ?? "待定", f.State.Rectification is { } demanded ? PaperWords.Day(demanded.Due) : "待定", FoundWords.State(f.State, tally.AsOf)]),
            .. problems.Select(p => (IReadOnlyList<string>)[p.Unit, Task(p.Item), p.Light.Sentence, "本单位", PaperWords.Day(p.By), "待整改"]),
        ];
        return new(
            BulletinComposer.ProblemsList, "问题清单",
            [new("序号", 7, true), new("责任单位", 13), new("任务", 15), new("问题", 28), new("责任人", 10, true), new("整改期限", 14, true), new("状态", 11, true)],
            [.. rows.Select((r, i) => (IReadOnlyList<string>)[$"{i + 1}", .. r])],
            [.. found.Select(f => f.Item?.State.Id), .. problems.Select(p => (Guid?)p.Item.State.Id)],
            [.. found.Select(f => new PaperGround(f.Because, f.State.Id)), .. problems.Select(p => new PaperGround(p.Light.Because))]);
    }

    public static PaperList Units(PlanTally tally) => new(
        BulletinComposer.UnitsList, "各单位责任落实情况表",
        [new("单位", 20), new("责任", 6, true), new("已销号", 8, true), new("正常", 6, true), new("未到期", 8, true), new("预警", 6, true), new("滞后", 6, true), new("应报", 6, true), new("按期报", 8, true), new("未报", 6, true)],
        [
            .. tally.Units.Select(u => (IReadOnlyList<string>)
            [
                u.Unit, Say(u.Lights.Count), Say(u.Count(Progress.LightColor.Done)), Say(u.Count(Progress.LightColor.Green)), Say(u.Count(Progress.LightColor.NotYetDue)),
                Say(u.Count(Progress.LightColor.Yellow)), Say(u.Count(Progress.LightColor.Red)), Say(u.Reports.Asked), Say(u.Reports.OnTime), Say(u.Reports.Missing),
            ]),
        ]);

    private static string Task(Progress.LitItem item) => $"第{item.Facts.Numeral}项 {PlanWords.ShortTitle(item.Facts)}";

    private static string Say(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static string Due(ItemState item, int year) => item.Due is { } due ? PlanWords.Day(due, year) : PlanWords.WithoutDay(item.Facts.Deadline);

    /// <summary>The lead unit's own figure of how far it is; of several, the lowest.</summary>
    internal static string Percent(Progress.LitItem item)
    {
        var reported = item.Duties.Where(d => d.State is { Role: Ledger.DutyRole.Lead, Parent: null, LastReportAt: not null }).Select(d => d.State.Percent).ToList();
        return item.State.ClosedOn is not null ? "100%" : reported.Count == 0 ? "—" : $"{reported.Min()}%";
    }
}
