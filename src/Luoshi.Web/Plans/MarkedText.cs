namespace Luoshi.Web.Plans;

/// <summary>A run of words all set off in the same way.</summary>
/// <param name="Fields">Names of the fields read from it, each with those it belongs to, blank between: leadUnits.0 text.</param>
public sealed record MarkedRun(string Text, MarkKinds Kind, string Fields, bool Bold, string? Title);

/// <summary>Cuts the words of a paragraph or cell where marks begin and end, however these overlap.</summary>
public static class MarkedText
{
    /// <summary>Runs in order that together are the whole text.</summary>
    /// <param name="marks">Marks of this paragraph or cell; what reaches outside the text is cut off.</param>
    /// <param name="boldPrefix">Characters at the start that are set bold.</param>
    public static IReadOnlyList<MarkedRun> Runs(string text, IReadOnlyList<DocumentMark> marks, int boldPrefix = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        if (text.Length == 0) return [];

        boldPrefix = Math.Clamp(boldPrefix, 0, text.Length);
        var within = marks
            .Select(m => (Mark: m, From: Math.Clamp(m.Place.Start, 0, text.Length), To: Math.Clamp(m.Place.End, 0, text.Length)))
            .Where(m => m.From < m.To)
            .ToList();
        var cuts = new SortedSet<int> { 0, boldPrefix, text.Length };
        foreach (var (_, from, to) in within)
        {
            cuts.Add(from);
            cuts.Add(to);
        }

        // Never between the two halves of one character.
        cuts.RemoveWhere(c => c > 0 && c < text.Length && char.IsLowSurrogate(text[c]) && char.IsHighSurrogate(text[c - 1]));

        var runs = new List<MarkedRun>();
        var at = 0;
        foreach (var cut in cuts.Skip(1))
        {
            var here = within.Where(m => m.From < cut && m.To > at).Select(m => m.Mark).ToList();
            var kind = here.Aggregate(MarkKinds.None, (all, m) => all | m.Kind);
            var fields = string.Join(' ', here.Select(m => m.Field).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal));
            var titles = string.Join('\n', here.Select(m => m.Title).Where(t => !string.IsNullOrEmpty(t)).Distinct(StringComparer.Ordinal));
            runs.Add(new(text[at..cut], kind, fields, at < boldPrefix, titles.Length == 0 ? null : titles));
            at = cut;
        }

        return runs;
    }
}
