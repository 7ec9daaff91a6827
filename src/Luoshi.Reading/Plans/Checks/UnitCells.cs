namespace Luoshi.Reading.Plans.Checks;

/// <summary>An owner cell that ends in a mark, as if a unit were missing.</summary>
internal static class UnitCells
{
    public const string Code = "AN046";

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var item in plan.Reading.Items)
        {
            foreach (var (names, field) in new[] { (item.Leaders, "leaders"), (item.LeadUnits, "lead_units"), (item.SupportUnits, "support_units") })
            {
                if (names.Count == 0 || names[^1].Places.Count == 0) continue;
                var last = names[^1].Places[^1];
                var rest = Behind(plan.Document, last);
                if (rest.Length == 0 || rest.Trim() is not ("、" or "，" or "," or "；" or "和" or "及")) continue;
                var mark = rest.Trim();
                yield return new Finding(
                    Code, FindingSeverity.Mistake, "other", [item.No], names[^1].Places, names[^1].Text + mark, $"第{item.No}项责任栏以“{mark}”结尾，可能漏了单位。") { Field = field };
            }
        }
    }

    private static string Behind(SourceDocument document, Place place)
    {
        if (place.Block < 0 || place.Block >= document.Blocks.Count) return "";
        var text = document.Blocks[place.Block] switch
        {
            ParagraphBlock paragraph => paragraph.Text,
            TableBlock table when place.Row is { } row && row >= 0 && row < table.Rows.Count => table.Rows[row].Cells.FirstOrDefault(c => c.Column == place.Column)?.Text ?? "",
            _ => "",
        };
        return place.End <= text.Length ? text[place.End..] : "";
    }
}
