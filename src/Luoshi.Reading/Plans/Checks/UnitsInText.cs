using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>A unit that the item's words put in charge but that is not among its owners.</summary>
internal static partial class UnitsInText
{
    public const string Code = "AN054";

    private const int LeastName = 4;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var known = plan.Reading.Items.SelectMany(i => i.LeadUnits.Concat(i.SupportUnits)).Select(u => BareText.Of(u.Text))
            .Where(u => u.Length >= LeastName && !Collective().IsMatch(u)).Distinct(StringComparer.Ordinal).OrderByDescending(u => u.Length).ToList();
        foreach (var item in plan.Reading.Items)
        {
            var owners = item.LeadUnits.Concat(item.SupportUnits).Select(u => BareText.Of(u.Text)).ToList();
            // A collective name (各医疗卫生单位) may hold any unit.
            if (owners.Count == 0 || owners.Any(o => Collective().IsMatch(o))) continue;
            foreach (Match match in InCharge().Matches(item.Text.Text))
            {
                var before = item.Text.Text[..match.Index];
                var unit = known.FirstOrDefault(u => before.EndsWith(u, StringComparison.Ordinal));
                if (unit is null || owners.Any(o => o.Contains(unit, StringComparison.Ordinal) || unit.Contains(o, StringComparison.Ordinal))) continue;
                var quote = item.Text.Slice(match.Index - unit.Length, unit.Length + match.Length);
                yield return CheckedPlan.Mistake(Code, "other", [item.No], quote, $"文中写“{quote.Text}”，责任单位里却没有{unit}。", "lead_units");
            }
        }
    }

    [GeneratedRegex(@"各|相关|有关|所有|全体|成员单位|机关|委属|直属|直管|其他")]
    private static partial Regex Collective();

    [GeneratedRegex(@"(?:具体)?(?:牵头|负责)")]
    private static partial Regex InCharge();
}
