namespace Luoshi.Reading.Plans;

/// <summary>What the numbered paragraphs of a document hold.</summary>
/// <param name="Items">Items in order.</param>
/// <param name="Goals">Paragraphs that state goals of the plan as a whole.</param>
/// <param name="Findings">Doubts.</param>
internal sealed record ParagraphItemWords(IReadOnlyList<DraftItem> Items, IReadOnlyList<TracedText> Goals, IReadOnlyList<Finding> Findings);

/// <summary>Reads items out of numbered paragraphs, each with the responsibilities set after it.</summary>
internal static class ParagraphItemReader
{
    public const string SafeguardLeftOut = "RD003";

    private static readonly MarkerStyle[] Levels = [MarkerStyle.ChineseComma, MarkerStyle.ChineseParen, MarkerStyle.ArabicDot, MarkerStyle.ArabicParen, MarkerStyle.ArabicHalfParen];

    public static ParagraphItemWords Read(IReadOnlyList<OutlineParagraph> paragraphs, CancellationToken ct)
    {
        if (ItemStyle(paragraphs) is not { } style) return new([], [.. paragraphs.Where(p => SectionWords.StatesGoal(p.Text.Text)).Select(p => p.Text)], []);
        var walk = new Walk(style);
        foreach (var paragraph in paragraphs)
        {
            ct.ThrowIfCancellationRequested();
            walk.Take(paragraph);
        }

        return walk.Finish();
    }

    /// <summary>The style of number that items carry; null where no paragraph is numbered.</summary>
    private static MarkerStyle? ItemStyle(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var found = new Dictionary<MarkerStyle, Level>();
        OutlineParagraph? before = null;
        var owned = new Dictionary<MarkerStyle, int>();
        MarkerStyle? open = null;
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Marker is { } marker && Levels.Contains(marker.Style))
            {
                var level = found.TryGetValue(marker.Style, out var known) ? known : found[marker.Style] = new Level();
                level.Count++;
                var own = ResponsibilityNotes.TakeOff(paragraph.Text);
                if (own.Notes.Count > 0) owned[marker.Style] = owned.GetValueOrDefault(marker.Style) + 1;
                if (IsSentence(paragraph)) level.Sentences++;
                if (before?.Marker is { } above && Rank(above.Style) < Rank(marker.Style) && !IsSentence(before) && found.TryGetValue(above.Style, out var parent)) parent.Headings++;
                open = marker.Style;
                before = paragraph;
            }
            else if (paragraph.Kind is ParagraphKind.Responsibility)
            {
                if (open is { } style) owned[style] = owned.GetValueOrDefault(style) + 1;
                open = null;
            }
            else if (paragraph.Kind is ParagraphKind.Plain && before is not null && open is { } style && found.TryGetValue(style, out var level))
            {
                level.Bodies++;
                open = open is MarkerStyle.ChineseComma ? null : open;
            }
        }

        if (found.Count == 0) return null;
        // Where responsibilities are named, items are what they are named for.
        var best = owned.OrderByDescending(o => o.Value).FirstOrDefault();
        if (best.Value >= 2 && best.Value * 2 >= found[best.Key].Count) return best.Key;

        foreach (var style in Levels)
        {
            if (!found.TryGetValue(style, out var level)) continue;
            var deeper = Levels.Where(s => Rank(s) > Rank(style) && found.ContainsKey(s)).ToList();
            if (deeper.Count == 0) return style;
            // Mostly headings over numbered paragraphs: the items are below.
            if (style is MarkerStyle.ChineseComma || level.Headings * 2 >= level.Count) continue;
            return style;
        }

        return found.Keys.MaxBy(Rank);
    }

    private static int Rank(MarkerStyle style) => Array.IndexOf(Levels, style);

    private static bool IsSentence(OutlineParagraph paragraph)
    {
        var text = paragraph.Text.Text.TrimEnd();
        return text.Length > 60 || text.Contains('。', StringComparison.Ordinal) && text.IndexOf('。', StringComparison.Ordinal) < text.Length - 1 || text.EndsWith('。') && text.Length > 25;
    }

    private sealed class Level
    {
        public int Count { get; set; }

        public int Sentences { get; set; }

        public int Headings { get; set; }

        public int Bodies { get; set; }
    }

    /// <summary>Goes through the paragraphs once, keeping the open chapter, group and item.</summary>
    private sealed class Walk(MarkerStyle style)
    {
        private readonly List<DraftItem> _items = [];
        private readonly List<(TracedText? Chapter, TracedText? Group)> _over = [];
        private readonly List<TracedText> _goals = [];
        private readonly List<Finding> _findings = [];
        private readonly List<(DraftItem Item, List<TracedText> Parts)> _parts = [];
        private TracedText? _chapter;
        private TracedText? _group;
        private DraftItem? _open;
        private bool _closed;

        public void Take(OutlineParagraph paragraph)
        {
            switch (paragraph.Kind)
            {
                case ParagraphKind.Responsibility:
                    TakeResponsibility(paragraph);
                    return;
                case ParagraphKind.End:
                case ParagraphKind.Note:
                case ParagraphKind.Glossary:
                    _closed = true;
                    return;
            }

            if (paragraph.Marker is { } marker && marker.Style == style && !IsBareHeading(paragraph))
            {
                Open(paragraph, marker);
                return;
            }

            if (IsChapter(paragraph))
            {
                _chapter = SectionWords.Bare(paragraph.Text);
                _group = null;
                _open = null;
                return;
            }

            if (paragraph.Marker is { } over && Rank(over.Style) >= 0 && Rank(over.Style) < Rank(style))
            {
                // A paragraph of a higher level that says a whole task itself, with no items under it, is kept as one when it names owners.
                _group = SectionWords.Bare(LeadOf(paragraph.Text));
                _open = null;
                return;
            }

            if (_open is null || _closed)
            {
                if ((_items.Count == 0 && SectionWords.StatesGoal(paragraph.Text.Text)) || (_chapter is not null && SectionWords.NamesGoal(_chapter.Text))) _goals.Add(paragraph.Text);
                return;
            }

            GoOn(paragraph);
        }

        public ParagraphItemWords Finish()
        {
            foreach (var (item, parts) in _parts) item.Text = parts.Count == 1 ? parts[0] : TracedText.Concat(parts);
            // With one chapter over all items its groups are the sections a reader looks for.
            var chapters = _over.Where(o => o.Chapter is not null).Select(o => o.Chapter!.Text).Distinct(StringComparer.Ordinal).Count();
            var groups = _over.Where(o => o.Group is not null).Select(o => o.Group!.Text).Distinct(StringComparer.Ordinal).Count();
            var byGroup = chapters <= 1 && groups > 1;
            var anyOwners = _items.Count(i => i.Notes.Count > 0) * 2 >= _items.Count;
            var kept = new List<DraftItem>();
            var left = new Dictionary<string, List<DraftItem>>(StringComparer.Ordinal);
            var works = false;
            for (var i = 0; i < _items.Count; i++) works |= !IsOther(_over[i].Chapter);
            for (var i = 0; i < _items.Count; i++)
            {
                var item = _items[i];
                var chapter = _over[i].Chapter;
                item.Section = byGroup ? _over[i].Group ?? chapter : chapter ?? _over[i].Group;
                var noWork = chapter is not null && (SectionWords.HoldsNoWork(chapter.Text) || (SectionWords.IsSafeguard(chapter.Text) && item.Notes.Count == 0));
                if (works && noWork && (item.Notes.Count == 0 || !anyOwners))
                {
                    if (!left.TryGetValue(chapter!.Text, out var list)) left[chapter.Text] = list = [];
                    list.Add(item);
                    if (SectionWords.NamesGoal(chapter.Text) || SectionWords.StatesGoal(item.Text.Text)) _goals.Add(item.Text);
                    continue;
                }

                kept.Add(item);
            }

            foreach (var (chapter, items) in left)
            {
                _findings.Add(new(SafeguardLeftOut, FindingSeverity.Doubt, null, [], [.. items.SelectMany(i => i.Places)], chapter, $"“{chapter}”下的{items.Count}段看作说明，没有读成事项；如需落实，请补录。"));
            }

            return new(kept, _goals, _findings);

            static bool IsOther(TracedText? chapter) => chapter is not null && (SectionWords.HoldsNoWork(chapter.Text) || SectionWords.IsSafeguard(chapter.Text));
        }

        private void Open(OutlineParagraph paragraph, Marker marker)
        {
            var (text, notes) = TakeOff(paragraph);
            if (marker.End > text.Length) return;
            var body = text.Slice(marker.End).Trim("*");
            _open = new DraftItem
            {
                NoPrinted = paragraph.Text.Text.Substring(marker.Start, marker.PrintedLength),
                Text = body,
                Bold = Math.Max(0, paragraph.Bold - marker.End),
            };
            _open.Notes.AddRange(notes);
            _open.Places.AddRange(paragraph.Text.Places);
            _items.Add(_open);
            _over.Add((_chapter, _group));
            _parts.Add((_open, [body]));
            _closed = false;
        }

        /// <summary>A paragraph without a number, or with one of a lower level, under an open item.</summary>
        private void GoOn(OutlineParagraph paragraph)
        {
            var (text, notes) = TakeOff(paragraph);
            var parts = _parts[^1].Parts;
            if (paragraph.Marker is { } lower && Rank(lower.Style) > Rank(style) && lower.End < text.Length) _open!.Measures.Add(text.Slice(lower.End));
            parts.Add(text);
            _open!.Notes.AddRange(notes);
            _open.Places.AddRange(paragraph.Text.Places);
        }

        private void TakeResponsibility(OutlineParagraph paragraph)
        {
            if (_open is null) return;
            var notes = ResponsibilityNotes.WholeBracket(paragraph.Raw);
            if (notes.Count == 0) notes = ResponsibilityNotes.Lines(ResponsibilityNotes.StartsWithLabel(paragraph.Raw.Text) ? paragraph.Raw : paragraph.Text);
            _open.Notes.AddRange(notes);
            _open.Places.AddRange(paragraph.Text.Places);
            _closed = true;
        }

        /// <summary>A chapter: 一、 over items of a lower level, or a heading marked as one by the format.</summary>
        private bool IsChapter(OutlineParagraph paragraph)
        {
            if (paragraph.Marker is { } marker)
                return style is not MarkerStyle.ChineseComma && marker.Style is MarkerStyle.ChineseComma or MarkerStyle.Chapter && paragraph.Text.Length < 120 || marker.Style is MarkerStyle.Chapter;
            return paragraph.HeadingLevel is > 1 and < 4 && paragraph.Text.Length < 60;
        }

        /// <summary>A heading of the items' own style over a whole list of theirs: rare, and no item.</summary>
        private static bool IsBareHeading(OutlineParagraph paragraph) => paragraph.Text.Length <= (paragraph.Marker?.End ?? 0);

        /// <summary>The responsibilities come off as set, for white space parts them; the words are then cleaned.</summary>
        private static (TracedText Text, IReadOnlyList<ResponsibilityNote> Notes) TakeOff(OutlineParagraph paragraph)
        {
            var (text, notes) = ResponsibilityNotes.TakeOff(paragraph.Raw);
            return (notes.Count == 0 ? paragraph.Text : CleanText.Of(text), notes);
        }

        private static TracedText LeadOf(TracedText text)
        {
            var stop = text.Text.IndexOf('。', StringComparison.Ordinal);
            return stop > 0 ? text.Slice(0, stop) : text;
        }
    }
}
