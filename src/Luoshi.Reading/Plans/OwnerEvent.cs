namespace Luoshi.Reading.Plans;

/// <summary>One statement of who answers: a bracket at a paragraph's end, or the lines after a paragraph.</summary>
/// <param name="Paragraph">Index of the paragraph it closes.</param>
internal readonly record struct OwnerEvent(int Paragraph)
{
    /// <summary>All of them in order; lines in a row, also behind a bracket, are one.</summary>
    public static IReadOnlyList<OwnerEvent> In(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var events = new List<OwnerEvent>();
        var before = -1;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            if (paragraph.Kind is ParagraphKind.Responsibility)
            {
                if (before >= 0 && (events.Count == 0 || events[^1].Paragraph < before)) events.Add(new(before));
                continue;
            }

            before = i;
            if (paragraph.HasOwners) events.Add(new(i));
        }

        return events;
    }
}
