using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Takes a table's cell of persons, units or a deadline to an item.</summary>
internal static partial class OwnerCell
{
    public static void Take(DraftItem item, ColumnRole role, TracedText cell)
    {
        var words = cell.Trim();
        if (words.IsEmpty || words.Text is "-" or "—" or "/" or "／" or "无") return;
        if (role is ColumnRole.Deadline)
        {
            var printed = CleanText.Of(words);
            if (!item.Notes.Any(note => note.Role == role && note.Value.Text == printed.Text)) item.Notes.Add(new(role, printed));
        }
        else if (ResponsibilityNotes.StartsWithLabel(words.Text))
        {
            item.Notes.AddRange(ResponsibilityNotes.Lines(words));
        }
        else if (role is ColumnRole.Lead or ColumnRole.Support && Mixed().IsMatch(words.Text) && ResponsibilityNotes.Clauses(words, role) is { Count: > 1 } clauses)
        {
            item.Notes.AddRange(clauses);
        }
        else
        {
            item.Notes.Add(new(role, words));
        }
    }

    [GeneratedRegex(@"牵头.*[，,；;\n].*(配合|协助|参与|协同)|^[^，；]*牵头(负责)?[，,；;].")]
    private static partial Regex Mixed();
}
