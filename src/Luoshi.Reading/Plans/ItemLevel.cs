namespace Luoshi.Reading.Plans;

/// <summary>Which paragraphs of a stretch open items: those numbered in one style, or unnumbered ones.</summary>
/// <param name="Style">The style of their numbers; null where they bear none.</param>
internal readonly record struct ItemLevel(MarkerStyle? Style)
{
    /// <summary>Shapes of numbers from the top of an outline to its bottom.</summary>
    private static readonly MarkerStyle[] Levels =
    [
        MarkerStyle.ChineseComma, MarkerStyle.Article, MarkerStyle.Named, MarkerStyle.ChineseParen, MarkerStyle.Ordinal,
        MarkerStyle.ArabicDot, MarkerStyle.ArabicParen, MarkerStyle.ArabicHalfParen, MarkerStyle.Circled, MarkerStyle.ChineseIs,
    ];

    /// <summary>Least paragraphs with owners of their own that make them items though they bear no number.</summary>
    private const int LeastUnnumbered = 3;

    /// <summary>Where a style stands in an outline, 0 at the top; chapters above all, -1.</summary>
    public static int Rank(MarkerStyle style) => Array.IndexOf(Levels, style);

    /// <summary>The level of items in a stretch of paragraphs; null where it has none.</summary>
    public static ItemLevel? Of(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var events = OwnerEvent.In(paragraphs);
        if (events.Count >= 2 && ByOwners(paragraphs, events) is { } owned) return owned;
        return ByShape(paragraphs) is { } style ? new ItemLevel(style) : null;
    }

    /// <summary>Whether a paragraph is more than a heading: it ends a sentence and goes on.</summary>
    public static bool IsSentence(OutlineParagraph paragraph)
    {
        var text = paragraph.Text.Text.TrimEnd();
        return text.Length > 60 || text.Contains('。', StringComparison.Ordinal) && text.IndexOf('。', StringComparison.Ordinal) < text.Length - 1 || text.EndsWith('。') && text.Length > 25;
    }

    /// <summary>Where responsibilities are named, items are what they are named for: each has one of its own.</summary>
    private static ItemLevel? ByOwners(IReadOnlyList<OutlineParagraph> paragraphs, IReadOnlyList<OwnerEvent> events)
    {
        (MarkerStyle Style, int Segments, int Owned)? best = null;
        foreach (var style in Levels)
        {
            var (segments, owned) = Owned(paragraphs, events, style);
            if (owned < 2 || owned * 2 < segments) continue;
            // The last of several measures seems to own what is said of their item: then fewer of its style own anything.
            if (best is { } above && (owned < above.Owned || owned == above.Owned && owned * above.Segments < above.Owned * segments)) continue;
            best = (style, segments, owned);
        }

        var bare = events.Count(e => paragraphs[e.Paragraph].Marker is null && paragraphs[e.Paragraph].Kind is ParagraphKind.Plain);
        if (bare >= LeastUnnumbered && bare * 5 >= events.Count * 4 && (best is null || best.Value.Owned * 2 < events.Count)) return new ItemLevel(null);
        return best is { } found ? new ItemLevel(found.Style) : null;
    }

    /// <summary>How many paragraphs of a style there are, and how many of them have just one responsibility, after all that stands under them.</summary>
    private static (int Segments, int Owned) Owned(IReadOnlyList<OutlineParagraph> paragraphs, IReadOnlyList<OwnerEvent> events, MarkerStyle style)
    {
        int segments = 0, owned = 0;
        var next = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i].Marker?.Style != style) continue;
            var end = i + 1;
            var lastChild = i;
            for (; end < paragraphs.Count && !EndsSegment(paragraphs[end], style); end++)
                if (paragraphs[end].Marker is not null) lastChild = end;
            segments++;
            while (next < events.Count && events[next].Paragraph < i) next++;
            var count = 0;
            var last = -1;
            for (var e = next; e < events.Count && events[e].Paragraph < end; e++)
            {
                count++;
                last = events[e].Paragraph;
            }

            if (count == 1 && last >= lastChild && (last > i || IsSentence(paragraphs[i]))) owned++;
        }

        return (segments, owned);
    }

    private static bool EndsSegment(OutlineParagraph paragraph, MarkerStyle style) =>
        paragraph.Marker is { } marker ? Rank(marker.Style) <= Rank(style) : paragraph.IsHeading;

    /// <summary>Without responsibilities: the highest numbers that do not merely stand over others.</summary>
    private static MarkerStyle? ByShape(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var found = new Dictionary<MarkerStyle, Level>();
        OutlineParagraph? before = null;
        foreach (var paragraph in paragraphs)
        {
            // 一是 and ① number what stands inside an item.
            if (paragraph.Marker is not { Style: not (MarkerStyle.Chapter or MarkerStyle.ChineseIs or MarkerStyle.Circled) } marker) continue;
            if (!found.TryGetValue(marker.Style, out var level)) found[marker.Style] = level = new Level();
            level.Count++;
            if (IsLong(paragraph)) level.Sentences++;
            if (before?.Marker is { } above && Rank(above.Style) < Rank(marker.Style) && !IsSentence(before)) found[above.Style].Headings++;
            before = paragraph;
        }

        foreach (var style in Levels)
        {
            if (!found.TryGetValue(style, out var level)) continue;
            if (!Levels.Any(s => Rank(s) > Rank(style) && found.ContainsKey(s))) return style;
            // Mostly headings over numbered paragraphs: the items are below.
            if (level.Headings * 2 >= level.Count || style is MarkerStyle.ChineseComma && level.Sentences * 2 < level.Count) continue;
            return style;
        }

        return found.Count == 0 ? null : found.Keys.MaxBy(Rank);
    }

    /// <summary>More than one sentence, or one too long for a heading.</summary>
    private static bool IsLong(OutlineParagraph paragraph)
    {
        var text = paragraph.Text.Text;
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        return stop >= 0 && stop < text.Length - 1 || text.Length > 80;
    }

    private sealed class Level
    {
        public int Count { get; set; }

        public int Sentences { get; set; }

        public int Headings { get; set; }
    }
}
