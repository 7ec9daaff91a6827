namespace Luoshi.Reading.Plans.Checks;

/// <summary>Items nobody answers for.</summary>
internal static class Owners
{
    public const string NoUnit = "AN050";
    public const string NoLead = "AN051";
    public const string NoLeader = "AN052";
    public const string NamedTwice = "AN055";

    private const string Kind = "missing_owner";
    private const double Most = 0.8;
    private const int Several = 4;

    public static IEnumerable<Finding> Check(CheckedPlan plan) => Lacking(plan).Concat(plan.Reading.Items.SelectMany(Doubled));

    /// <summary>A unit that one item names twice, as lead and support or within a list.</summary>
    private static IEnumerable<Finding> Doubled(ReadItem item)
    {
        foreach (var same in item.LeadUnits.Concat(item.SupportUnits).GroupBy(u => BareText.Of(u.Text), StringComparer.Ordinal).Where(g => g.Key.Length > 1 && g.Count() > 1))
        {
            var second = same.ElementAt(1);
            yield return CheckedPlan.Mistake(NamedTwice, "other", [item.No], second, $"第{item.No}项的责任单位里“{second.Text}”出现了{same.Count()}次。", "support_units");
        }
    }

    private static IEnumerable<Finding> Lacking(CheckedPlan plan)
    {
        var items = plan.Reading.Items;
        if (items.Count < Several) yield break;
        var units = Mostly(items, i => i.LeadUnits.Count + i.SupportUnits.Count > 0, 0.5);
        var leads = Mostly(items, i => i.LeadUnits.Count > 0, Most);
        var leaders = Mostly(items, i => i.Leaders.Count > 0, Most);
        foreach (var item in items)
        {
            var noUnit = item.LeadUnits.Count + item.SupportUnits.Count == 0;
            if (units && noUnit) yield return CheckedPlan.Missing(NoUnit, Kind, item, $"第{item.No}项没有责任单位。", "lead_units");
            else if (leads && item.LeadUnits.Count == 0) yield return CheckedPlan.Missing(NoLead, Kind, item, $"第{item.No}项没有牵头单位。", "lead_units");
            if (leaders && item.Leaders.Count == 0) yield return CheckedPlan.Missing(NoLeader, Kind, item, $"第{item.No}项没有责任领导。", "leaders");
        }
    }

    private static bool Mostly(IReadOnlyList<ReadItem> items, Func<ReadItem, bool> has, double share) => items.Count(has) >= items.Count * share;
}
