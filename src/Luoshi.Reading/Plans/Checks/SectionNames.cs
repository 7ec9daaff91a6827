namespace Luoshi.Reading.Plans.Checks;

/// <summary>The name of a section printed differently in body and table, and column headings that change from page to page.</summary>
internal static class SectionNames
{
    public const string Section = "AN075";
    public const string Column = "AN076";

    private const double Alike = 0.5;

    public static IEnumerable<Finding> Check(CheckedPlan plan) => Sections(plan).Concat(Columns(plan));

    /// <summary>Cells of the table that are nearly, but not quite, the section's name as the body prints it.</summary>
    private static IEnumerable<Finding> Sections(CheckedPlan plan)
    {
        if (plan.Reading.BodyItems.Count == 0) yield break;
        foreach (var table in plan.Reading.Items.Where(i => i.Text.Places is [{ Row: not null }, ..]).GroupBy(i => i.Text.Places[0].Block))
        {
            if (table.Key < 0 || table.Key >= plan.Document.Blocks.Count || plan.Document.Blocks[table.Key] is not TableBlock block) continue;
            var found = new List<(TracedText Cell, string Section, List<int> Items)>();
            foreach (var item in table)
            {
                if (item.Section is not { } section) continue;
                var place = item.Text.Places[0];
                var cell = block.Rows[place.Row!.Value].Cells
                    .FirstOrDefault(c => c.Column < place.Column && IsLike(BareText.Of(c.Text), BareText.Of(section)));
                if (cell is not null) found.Add((TracedText.Of(cell.Text, place.Block, place.Row, cell.Column), section, [item.No]));
                else if (found.Count > 0 && found[^1].Section == section) found[^1].Items.Add(item.No);
            }

            foreach (var (cell, section, items) in found)
            {
                if (BareText.Of(cell.Text) == BareText.Of(section)) continue;
                var printed = string.Concat(cell.Text.Where(c => !char.IsWhiteSpace(c)));
                yield return new Finding(
                    Section, FindingSeverity.Mistake, "body_table_mismatch", items, cell.Places, printed, $"表中{CheckedPlan.Named(items)}的板块名称“{printed}”与正文标题“{section}”不一致。") { Field = "section" };
            }
        }
    }

    private static bool IsLike(string cell, string section) =>
        cell.Length >= 4 && cell.Any(BareText.IsHan) && Likeness.Of(cell, section) >= Alike;

    /// <summary>A heading row repeated on each page, with one heading different from the others.</summary>
    private static IEnumerable<Finding> Columns(CheckedPlan plan)
    {
        var headings = Headings(plan.Document).ToList();
        foreach (var column in headings.GroupBy(h => h.Column).OrderBy(g => g.Key))
        {
            var names = column.GroupBy(h => BareText.Of(h.Cell.Text), StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
            if (names.Count < 2) continue;
            foreach (var rare in names.Skip(1))
            {
                if (rare.Key.Length < 3 || Likeness.Of(rare.Key, names[0].Key) < Alike) continue;
                var cell = rare.First().Cell;
                yield return CheckedPlan.Mistake(
                    Column, "other", [], cell, $"表头“{cell.Text.Trim()}”在其他页写作“{names[0].First().Cell.Text.Trim()}”，前后不一致。");
            }
        }
    }

    private static IEnumerable<(int Column, TracedText Cell)> Headings(SourceDocument document)
    {
        for (var b = 0; b < document.Blocks.Count; b++)
        {
            if (document.Blocks[b] is not TableBlock table) continue;
            for (var r = 0; r < table.Rows.Count; r++)
            {
                var cells = table.Rows[r].Cells;
                if (cells.Count < 3 || BareText.Of(cells[0].Text) != "序号") continue;
                foreach (var cell in cells.Skip(1)) yield return (cell.Column, TracedText.Of(cell.Text, b, r, cell.Column));
            }
        }
    }
}
