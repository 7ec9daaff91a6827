namespace Luoshi.Reading.Plans.Checks;

/// <summary>An item that only repeats the name of its section and sets no work of its own.</summary>
internal static class HeadingAsItem
{
    public const string Code = "AN080";

    private const int LeastHeading = 6;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var item in plan.Reading.Items)
        {
            if (item.Section is not { } section || item.Measures.Count > 0 || item.Targets.Count > 0) continue;
            var heading = BareText.Of(section);
            var clauses = Clause.Of(item.Text.Text).ToList();
            if (heading.Length < LeastHeading || clauses.Count is 0 or > 2) continue;
            if (clauses[0].Bare != heading || (clauses.Count == 2 && !clauses[1].Text.StartsWith('在'))) continue;
            yield return CheckedPlan.Mistake(Code, "other", [item.No], item.Text, $"第{item.No}项只重复了板块名称，没有具体任务。", "text");
        }
    }
}
