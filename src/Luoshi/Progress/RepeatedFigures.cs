using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>A figure that units are asked for in several items, with the days of the same month.</summary>
/// <param name="Indicator">As the first item prints it.</param>
/// <param name="Measure">Its unit of measure.</param>
/// <param name="Items">Items that ask for it, by number.</param>
/// <param name="Units">Names of the units that are asked.</param>
public sealed record RepeatedFigure(string Indicator, string Measure, IReadOnlyList<ItemState> Items, IReadOnlyList<string> Units);

/// <summary>重复要数: finds figures of the same name and unit of measure that one unit has to report in several places.</summary>
public static class RepeatedFigures
{
    /// <summary>Shorter names (改造, 培训人数) are said of many things: the same words are no sign of the same figure.</summary>
    private const int LeastName = 5;

    /// <summary>The figures that an item asks for with each report, each once.</summary>
    public static IEnumerable<(string Indicator, string Measure)> KeysOf(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Targets.Where(t => t.Kind == TargetKind.Target).Select(Key).Where(k => k.Indicator.Length >= LeastName).Distinct();
    }

    /// <summary>As the item prints the name of a figure of that key, and its unit of measure.</summary>
    public static (string Indicator, string Measure) Printed(ItemFacts item, (string Indicator, string Measure) key)
    {
        ArgumentNullException.ThrowIfNull(item);
        var target = item.Targets.First(t => t.Kind == TargetKind.Target && Key(t) == key);
        return (target.Indicator, target.Unit);
    }

    /// <param name="shares">Of each unit the items it has a share in, with the days on which it owes reports.</param>
    public static IReadOnlyList<RepeatedFigure> Of(IEnumerable<(string Unit, ItemState Item, IReadOnlyList<DateOnly> Owed)> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var ofUnits =
            from share in shares
            from key in KeysOf(share.Item.Facts)
            from month in share.Owed.Select(o => (o.Year, o.Month)).Distinct()
            group share.Item by (share.Unit, key, month) into asked
            where asked.DistinctBy(i => i.Id).Skip(1).Any()
            select (asked.Key.Unit, asked.Key.key, Items: asked.DistinctBy(i => i.Id));
        return
        [
            .. from figure in ofUnits.GroupBy(f => f.key)
               let items = figure.SelectMany(f => f.Items).DistinctBy(i => i.Id).OrderBy(i => i.Facts.No).ToList()
               let printed = Printed(items[0].Facts, figure.Key)
               let units = figure.Select(f => f.Unit).Distinct().Order(StringComparer.Ordinal).ToList()
               orderby units.Count descending, items[0].Facts.No
               select new RepeatedFigure(printed.Indicator, printed.Measure, items, units),
        ];
    }

    // As printed, but for width, blanks and the area it is said of: 全县接种率 asks for the figure that 接种率 does.
    private static (string Indicator, string Measure) Key(TargetFacts target)
    {
        var name = string.Concat(TextWidth.Half(target.Indicator).Where(c => !char.IsWhiteSpace(c)));
        if (name is ['全', '省' or '市' or '州' or '县' or '区' or '旗' or '盟', _, ..]) name = name[2..];
        return (name, TextWidth.Half(target.Unit));
    }
}
