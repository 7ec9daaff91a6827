namespace Luoshi.Reading.Plans;

/// <summary>Settles the sections of items: those of a body stand for those a table repeats with slips.</summary>
internal static class NumberedSections
{
    /// <summary>Gives table rows the chapter of the body paragraph they came from, where table and body say the same.</summary>
    public static void TakeFromBody(IReadOnlyList<DraftItem> table, IReadOnlyList<DraftItem> body, IReadOnlyList<BodyTableLink> links)
    {
        var paragraphOf = new Dictionary<int, int>();
        foreach (var link in links)
            foreach (var row in link.Table) paragraphOf.TryAdd(row, link.Body);
        TracedText? last = null;
        for (var row = 0; row < table.Count; row++)
        {
            var own = table[row].Section;
            TracedText? chapter = null;
            if (paragraphOf.TryGetValue(row + 1, out var paragraph)) chapter = body[paragraph - 1].Section;
            // A row without a paragraph stays with the rows before it where its section is the same.
            chapter ??= last is not null && (own is null || row > 0) ? last : null;
            if (chapter is not null && (own is null || Likeness.Of(own.Text, chapter.Text) >= 0.4)) table[row].Section = chapter;
            last = chapter ?? last;
        }
    }

    /// <summary>Sections that hold items, each once, in order.</summary>
    public static IReadOnlyList<TracedText> Of(IReadOnlyList<DraftItem> items)
    {
        var sections = new List<TracedText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
            if (item.Section is { } section && seen.Add(section.Text)) sections.Add(section);
        return sections;
    }
}
