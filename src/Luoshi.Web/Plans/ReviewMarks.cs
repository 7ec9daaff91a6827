using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Web.Plans;

/// <summary>What is set off in the document while an item is checked.</summary>
public static class ReviewMarks
{
    // Whole texts are tied to their words but not underlined: under every line nothing would stand out.
    private static readonly HashSet<string> Quiet = ["item", "text", "measures"];

    /// <summary>The item's fields, every open doubt and every mistake of the document.</summary>
    /// <param name="item">Null for the plan's heading.</param>
    /// <param name="current">The doubt under treatment; null for none.</param>
    public static IReadOnlyList<DocumentMark> Of(PlanState plan, ItemState? item, ReviewFinding? current)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var marks = new List<DocumentMark>();
        foreach (var (field, places) in item is null ? plan.Facts.Places : item.Facts.Places)
        {
            if (field == "item") continue;
            var kind = Quiet.Contains(field.Split('.')[0]) ? MarkKinds.None : MarkKinds.Read;
            marks.AddRange(places.Select(p => new DocumentMark(p, kind, field)));
        }

        foreach (var finding in ReviewFindings.All(plan))
        {
            var kind = finding.Finding.Severity == FindingSeverity.Mistake ? MarkKinds.Wrong
                : finding.Position == current?.Position ? MarkKinds.CurrentDoubt
                : finding.IsOpenDoubt ? MarkKinds.Unsure
                : MarkKinds.None;
            if (kind == MarkKinds.None) continue;
            marks.AddRange(finding.Finding.Where.Select(p => new DocumentMark(p, kind) { Title = finding.Finding.Message }));
        }

        return marks;
    }

    /// <summary>Paragraphs and rows of the item.</summary>
    public static IReadOnlyList<Place> Here(ItemState? item)
    {
        if (item is null) return [];
        if (item.Facts.Places.TryGetValue("item", out var places)) return places;
        return item.Facts.Places.TryGetValue("text", out var text) ? text : [];
    }

    /// <summary>Where to look first: the doubt, else the item, else the first field of the heading.</summary>
    public static Place? First(PlanState plan, ItemState? item)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (item is null) return plan.Facts.Places.Values.SelectMany(p => p).OrderBy(p => p.Block).Select(p => (Place?)p).FirstOrDefault();
        return Here(item).Concat(item.Facts.Places.Values.SelectMany(p => p)).Select(p => (Place?)p).FirstOrDefault();
    }

    /// <summary>Name of the paragraph or row in the page, for the address.</summary>
    public static string Anchor(Place? place) => place is not { } p ? "" : p.Row is { } row ? $"#b{p.Block}r{row}" : $"#b{p.Block}";
}
