using System.Globalization;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Sheets;
using S = Luoshi.ReportSheets.ReportSheet;

namespace Luoshi.ReportSheets;

/// <summary>下载填报表: what the unit of the one signed in has to report on, as a workbook to fill in offline.</summary>
public sealed class ReportSheetQuery(OwedQuery owed)
{
    /// <summary>Null for someone who reports for no unit.</summary>
    public async Task<byte[]?> AskAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.UnitId is null || !DutyRights.Reports(actor) ? null : ReportSheetWorkbook.Write(await owed.AskAsync(actor, today, ct));
    }
}

/// <summary>Writes the duties of a unit as a workbook: what is known on grey ground, what is to be filled in on white.</summary>
public static class ReportSheetWorkbook
{
    private const int ForColumn = 9;

    private static readonly SheetColumn[] DutyColumns =
    [
        new(S.Plan, 16), new(S.No, 6), new(S.Item, 22), new(S.Work, 44), new(S.Role, 6), new(S.Due, 12), new(S.Light, 20), new(S.Status, 16), new(S.Last, 34),
        new(S.For, 12) { IsOpen = true }, new(S.Percent, 10) { IsOpen = true, Whole = (0, 100) }, new(S.Text, 46) { IsOpen = true }, new(S.Difficulty, 28) { IsOpen = true }, new(S.Next, 28) { IsOpen = true },
        new(S.View, 12, [.. Enum.GetValues<UnitView>().Select(DutyWords.Of)]) { IsOpen = true }, new(S.Key, 12) { IsHidden = true },
    ];

    private static readonly SheetColumn[] FigureColumns =
        [new(S.Plan, 20), new(S.No, 8), new(S.Item, 34), new(S.Indicator, 40), new(S.Target, 16), new(S.LastValue, 14), new(S.Value, 16) { IsOpen = true }, new(S.Unit, 10), new(S.Key, 12) { IsHidden = true }];

    private static readonly (string About, string Words)[] Guide =
    [
        ("怎么填", $"在“{S.Duties}”里填白色的格：{S.Percent}（0到100的整数）和{S.Text}必填，其余选填；有指标的，在“{S.Figures}”里填{S.Value}。不报的行空着。"),
        ("怎么交", "存好后在“我的责任”页选“用 Excel 填报”。先看每行报不报、错在哪一格，确认后才报。同一份文件再交一次，不会报两次。"),
        (S.For, "空着就是最早一期没报的。要报别的一期，从下拉里选，或写成 2026-03-25。"),
        ("灰色的格", "只供查看，改了也不读。可以挪动列、排序、筛选，不要改表头和表名。"),
        ("隐藏的列", $"“{S.Key}”认得出是哪项责任，请不要改、不要删。"),
        ("公式", "填报的格里有公式的，取文件里算好的值。"),
        ("佐证材料", "不在表里交，请在责任的页面上传。"),
        ("过期的表", "下载以后在页面上又报过、退回过的责任，这份表里的那一行不再收；请重新下载。"),
    ];

    public static byte[] Write(OwedView owed)
    {
        ArgumentNullException.ThrowIfNull(owed);
        var (duties, figures, guide) = (new SheetRows(), new SheetRows(), new SheetRows());
        foreach (var (plan, item, duty) in owed.Duties.OrderByDescending(d => d.Plan.Facts.Year).ThenBy(d => d.Plan.Id).ThenBy(d => d.Item.Facts.No).ThenBy(d => d.Duty.Id))
        {
            var (facts, year, key) = (item.Facts, plan.Facts.Year, new ReportSheetKey(plan.Id, duty.Id, duty.Version));
            var light = LightRule.Of(plan, item, duty, owed.AsOf);
            SheetValue[] about = [Given(plan.Facts.Title), Given(facts.Numeral), Given(PlanWords.ShortTitle(facts))];
            var answerable = OwedQuery.Answerable(duty, owed.AsOf).Select(o => Day(o.Due)).ToList();
            if (answerable.Count > 0) duties.Choose(ForColumn, duties.Next, answerable);
            duties.Add(
            [
                .. about, Given(duty.Share ?? facts.Text), Given(DutyWords.Of(duty.Role)), Given(duty.Due is { } due ? Day(due) : PlanWords.WithoutDay(facts.Deadline)),
                Given($"{DutyWords.Of(light.Color)}：{light.Reason}"), Given(DutyWords.Of(duty.Status) + (duty is { Status: DutyStatus.Returned, ReturnedBecause: { } because } ? $"：{because}" : "")), Given(LastOf(duty, year)),
                Fill(), Fill(SheetLook.FillNumber), Fill(), Fill(), Fill(), Fill(SheetLook.FillNumber), Given(key.ToString()),
            ]);
            for (var i = 0; i < facts.Targets.Count; i++)
            {
                if (facts.Targets[i] is not { Kind: TargetKind.Target } target) continue;
                var last = duty.Values.TryGetValue(i, out var value) ? PlanWords.Figure(value) : "";
                figures.Add([.. about, Given(target.Indicator), Given(PlanWords.Number(target)), Given(last), Fill(SheetLook.FillNumber), Given(target.Unit), Given((key with { Target = i }).ToString())]);
            }
        }

        foreach (var (about, words) in Guide) guide.Add([new(about), new(words)]);
        return WorkbookWriter.ToBytes(new(S.Duties, DutyColumns, duties), new(S.Figures, FigureColumns, figures), new(S.Guide, [new("项目", 18), new("说明", 90)], guide));
    }

    private static string LastOf(DutyState duty, int year) =>
        duty.LastReportAt is { } at ? $"{PlanWords.Day(LedgerDay.Of(at), year)}报，{duty.Percent}%：{duty.LastReport}" : "还没有报过";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SheetValue Given(string words) => new(words, Look: SheetLook.Given);

    private static SheetValue Fill(uint look = SheetLook.Fill) => new("", Look: look);
}
