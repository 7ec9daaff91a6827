namespace Luoshi.Reading.Plans.Checks;

/// <summary>The deadline cell at odds with the dates in the item's own words, and deadlines that are missing.</summary>
internal static class DeadlineAndText
{
    public const string TextLater = "AN024";
    public const string TextEarlier = "AN025";
    public const string NoDeadline = "AN026";
    public const string OnlyRhythm = "AN027";

    // Most items must carry something before its absence in one is a mistake.
    private const double Most = 0.8;
    private const int Several = 5;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var items = plan.Reading.Items;
        foreach (var item in items)
        {
            if (AtOdds(item, plan.Reading.Plan.Year) is { } finding) yield return finding;
        }

        var with = items.Count(i => i.Deadline.Printed is { IsEmpty: false });
        if (items.Count >= Several && with >= items.Count * Most)
        {
            foreach (var item in items.Where(i => i.Deadline.Printed is not { IsEmpty: false } && i.Dates.Count == 0))
            {
                yield return CheckedPlan.Missing(NoDeadline, "other", item, $"第{item.No}项没有完成时限。", "deadline");
            }
        }

        if (items.Count >= Several && items.All(i => i.Deadline is { Due: null, Standing: false, Cadence: not null, Milestones.Count: 0 }))
        {
            var printed = items[0].Deadline.Printed ?? TracedText.Empty;
            yield return CheckedPlan.Mistake(
                OnlyRhythm, "other", [], printed, $"全部{items.Count}项的完成时限都只写督查频次（{printed.Text}），没有写明完成日期。", "deadline");
        }
    }

    private static bool IsLoose(string words) =>
        (words.Contains("年内", StringComparison.Ordinal) || words.Contains("全年", StringComparison.Ordinal)) && !words.Contains('月', StringComparison.Ordinal) && !words.Contains("年底", StringComparison.Ordinal);

    private static Finding? AtOdds(ReadItem item, int? year)
    {
        if (item.Deadline is not { Due: { } due, Printed: { } printed } || item.Dates.Count == 0) return null;
        var last = item.Dates.MaxBy(d => d.Due)!;
        if (last.Due > due)
        {
            // 年内 and 全年 name no day that the cell could contradict.
            if (last.Due.Year == due.Year && IsLoose(last.Quote.Text)) return null;
            // A deadline before the plan's year is raised as such.
            if (due.Year < year) return null;

            return CheckedPlan.Mistake(
                TextLater, "other", [item.No], last.Quote, $"文中“{CheckedPlan.Short(last.Quote.Text)}”晚于完成时限“{printed.Text}”，两处不一致。", "deadline");
        }

        if (last.Due < due && !IsLoose(printed.Text) && item.Deadline.Milestones.All(m => m.Due != last.Due))
        {
            return CheckedPlan.Mistake(
                TextEarlier, "other", [item.No], last.Quote, $"文中“{CheckedPlan.Short(last.Quote.Text)}”早于完成时限“{printed.Text}”，时限栏没有写明。", "deadline");
        }

        return null;
    }
}
