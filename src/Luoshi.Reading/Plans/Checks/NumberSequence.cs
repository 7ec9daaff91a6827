using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Numbers of items, sections and measures that break the order: misprinted, printed twice, or skipped.</summary>
internal static partial class NumberSequence
{
    public const string Misprinted = "AN010";
    public const string Twice = "AN011";
    public const string Skipped = "AN012";
    public const string OfSection = "AN013";
    public const string OfMeasure = "AN014";

    private const string Kind = "misprinted_number";
    private const int Several = 3;

    public static IEnumerable<Finding> Check(CheckedPlan plan) =>
        Items(plan, plan.Reading.Items).Concat(Items(plan, plan.Reading.BodyItems)).Concat(Sections(plan)).Concat(plan.AllItems.SelectMany(i => Measures(plan, i)));

    private static IEnumerable<Finding> Items(CheckedPlan plan, IReadOnlyList<ReadItem> items)
    {
        var printed = items.Select(i => Numbering.Alone(i.NoPrinted)).ToList();
        foreach (var (index, slip, expected) in NumberOrder.Slips(printed))
        {
            var item = items[index];
            var first = Clause.Of(CheckedPlan.WordsOf(item).Text).FirstOrDefault();
            var code = slip switch { NumberSlip.Twice => Twice, NumberSlip.Skipped => Skipped, _ => Misprinted };
            yield return new Finding(
                code, FindingSeverity.Mistake, Kind, plan.NumbersOf(item), item.Places.Count > 0 ? item.Places : item.Text.Places, item.NoPrinted + first.Text, Said(slip, item.NoPrinted, expected)) { Field = "no_printed" };
        }
    }

    /// <summary>Ordinals in front of section names (一、三、).</summary>
    private static IEnumerable<Finding> Sections(CheckedPlan plan)
    {
        var sections = plan.Reading.Sections.Where(s => s.Places.Count > 0).Select(s => (Name: s, Marker: Numbering.Read(Before(plan.Document, s.Places[0])))).ToList();
        if (sections.Count < Several || sections.Any(s => s.Marker is null || s.Marker.Value.Style != sections[0].Marker!.Value.Style)) yield break;
        foreach (var (index, slip, expected) in NumberOrder.Slips([.. sections.Select(s => (int?)s.Marker!.Value.Value)]))
        {
            var (name, marker) = sections[index];
            var printed = Before(plan.Document, name.Places[0]).Substring(marker!.Value.Start, marker.Value.PrintedLength);
            var items = plan.Reading.Items.Where(i => i.Section == name.Text).Select(i => i.No).ToList();
            yield return new Finding(OfSection, FindingSeverity.Mistake, Kind, items, name.Places, printed + name.Text, $"板块“{name.Text}”{Said(slip, printed, expected)}") { Field = "section" };
        }
    }

    /// <summary>Numbers inside an item's text (1.…；2.…) and 一是……二是…….</summary>
    private static IEnumerable<Finding> Measures(CheckedPlan plan, ReadItem item)
    {
        foreach (var style in new[] { Dotted(), Bracketed(), First() })
        {
            var marks = style.Matches(item.Text.Text);
            if (marks.Count < Several) continue;
            var numbers = marks.Select(m => Numbering.Alone(m.Groups["n"].Value)).ToList();
            if (numbers[0] != 1) continue;
            foreach (var (index, slip, expected) in NumberOrder.Slips(numbers))
            {
                var mark = marks[index].Groups["mark"];
                var clause = Clause.Around(item.Text.Text, mark.Index, mark.Length);
                yield return CheckedPlan.Mistake(
                    OfMeasure, Kind, plan.NumbersOf(item), item.Text.Slice(mark.Index, clause.End - mark.Index), $"措施{Said(slip, mark.Value, expected)}", "measures");
            }
        }
    }

    private static string Said(NumberSlip slip, string printed, int expected) => slip switch
    {
        NumberSlip.Twice => $"编号“{printed}”连续出现两次。",
        NumberSlip.Skipped => $"编号跳到“{printed}”，缺{expected}，请核对是否漏项。",
        _ => $"编号印为“{printed}”，按前后顺序应为{expected}。",
    };

    /// <summary>The words of the paragraph or cell in front of a place, and a little behind: a number alone is not known as one.</summary>
    private static string Before(SourceDocument document, Place place)
    {
        if (place.Row is not null || place.Block < 0 || place.Block >= document.Blocks.Count || document.Blocks[place.Block] is not ParagraphBlock paragraph) return "";
        return place.End <= paragraph.Text.Length ? paragraph.Text[..place.End] : "";
    }

    [GeneratedRegex(@"(?:^|[；。;：\n])\s*(?<mark>(?<n>\d{1,2})[.．、])(?!\d)")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?:^|[；。;：\n])\s*(?<mark>[（(](?<n>\d{1,2}|[一二三四五六七八九十]{1,3})[）)])")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:^|[；。;：，\n])\s*(?<mark>(?<n>[一二三四五六七八九十]{1,2})是)")]
    private static partial Regex First();
}
