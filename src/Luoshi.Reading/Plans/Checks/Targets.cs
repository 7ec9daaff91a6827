using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Targets set twice, or at odds with each other.</summary>
internal static partial class Targets
{
    public const string Twice = "AN060";
    public const string AtOdds = "AN061";

    private const string Kind = "overlapping_target";

    // Shorter names (覆盖率, 规范管理率) do not say whose rate they are.
    private const int LeastName = 6;

    // Short, and yet only one thing everywhere.
    private static readonly HashSet<string> WellKnown = new(["药占比", "耗占比", "平均住院日", "剖宫产率", "人均预期寿命"], StringComparer.Ordinal);

    public static IEnumerable<Finding> Check(CheckedPlan plan) => SetTwice(plan).Concat(Conflicts(plan));

    private static IEnumerable<Finding> SetTwice(CheckedPlan plan)
    {
        var copies = DuplicateItems.Groups(plan).SelectMany(g => g.Select(i => (i.No, First: g[0].No))).ToDictionary(p => p.No, p => p.First);
        var pairs = new SortedDictionary<(int One, int Other), List<ReadTarget>>();
        foreach (var same in OfItems(plan).Where(t => SaysWhose(t.Target)).GroupBy(t => Key(t.Target)).Where(g => g.Count() > 1))
        {
            var (item, target) = same.First();
            foreach (var (otherItem, other) in same.Skip(1))
            {
                // Rows that are copies as a whole are raised as such; words of a quote differ where the number is another one.
                if (copies.TryGetValue(item.No, out var a) && copies.TryGetValue(otherItem.No, out var b) && a == b) continue;
                if (item.No == otherItem.No && target.Start == other.Start) continue;
                if (!pairs.TryGetValue((item.No, otherItem.No), out var targets)) pairs[(item.No, otherItem.No)] = targets = [];
                targets.Add(target);
            }
        }

        foreach (var ((one, other), targets) in pairs)
        {
            var names = string.Join('、', targets.Select(t => t.Indicator).Distinct().Take(3));
            var where = one == other ? $"第{one}项内" : $"第{one}项与第{other}项";
            var quotes = targets.Select(t => t.Quote).DistinctBy(q => q.Text).ToList();
            yield return new Finding(
                Twice,
                FindingSeverity.Mistake,
                Kind,
                one == other ? [one] : [one, other],
                [.. quotes.SelectMany(q => q.Places)],
                string.Join('；', quotes.Select(q => q.Text)),
                $"{where}重复设定了同一目标（{names}），汇总时会重复计算。") { Field = "targets" };
        }
    }

    private static IEnumerable<Finding> Conflicts(CheckedPlan plan)
    {
        var rates = OfItems(plan).Select(t => (Item: (int?)t.Item.No, t.Target))
            .Concat(plan.Reading.PlanTargets.Where(t => t.Kind == TargetKind.Target).Select(t => (Item: (int?)null, Target: t)))
            .Where(t => t.Target.Unit is "%" or "‰" or "/10万" && SaysWhose(t.Target))
            .GroupBy(t => (Name(t.Target), t.Target.Unit, t.Target.By, IsChange(t.Target.Op)));
        foreach (var same in rates)
        {
            var one = same.First();
            var other = same.FirstOrDefault(t => (t.Target.Value, t.Target.ValueTo) != (one.Target.Value, one.Target.ValueTo));
            if (other.Target is null) continue;
            var items = new[] { one.Item, other.Item }.OfType<int>().Distinct().ToList();
            yield return new Finding(
                AtOdds,
                FindingSeverity.Mistake,
                Kind,
                items,
                [.. one.Target.Quote.Places, .. other.Target.Quote.Places],
                $"{one.Target.Quote.Text}；{other.Target.Quote.Text}",
                $"{CheckedPlan.Named(items)}对“{one.Target.Indicator}”的要求不一致：一处{Number(one.Target)}，一处{Number(other.Target)}。") { Field = "targets" };
        }
    }

    private static IEnumerable<(ReadItem Item, ReadTarget Target)> OfItems(CheckedPlan plan) =>
        plan.Reading.Items.SelectMany(i => i.Targets.Where(t => t.Kind == TargetKind.Target).Select(t => (i, t)));

    private static (string, string, decimal, decimal?, string, DateOnly?) Key(ReadTarget target) =>
        (Name(target), target.Op, target.Value, target.ValueTo, target.Unit, target.By);

    private static bool SaysWhose(ReadTarget target) => Name(target) is var name && (name.Length >= LeastName || WellKnown.Contains(name));

    // 全省居民健康素养水平 in one place is 居民健康素养水平 in the other.
    private static string Name(ReadTarget target) => WholeArea().Replace(BareText.Of(target.Indicator), "");

    [GeneratedRegex("^全[国省市县区州盟旗](?=.{4})")]
    private static partial Regex WholeArea();

    // A rise by 5 and a level of 90 are not at odds.
    private static bool IsChange(string op) => op.StartsWith('+') || op.StartsWith('-');

    private static string Number(ReadTarget target) => $"{target.Value:0.####}{(target.ValueTo is { } to ? $"-{to:0.####}" : "")}{target.Unit}";
}
