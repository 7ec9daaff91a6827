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
    public const string NoticeLeftOut = "RD006";

    /// <summary>Most demands a covering notice makes before the plan it issues.</summary>
    private const int MostDemands = 6;

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
        var groups = new GroupCount();
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Marker is { } marker && Levels.Contains(marker.Style))
            {
                var level = found.TryGetValue(marker.Style, out var known) ? known : found[marker.Style] = new Level();
                level.Count++;
                // A heading's own responsibilities are handed down to what stands under it.
                if (IsSentence(paragraph) && ResponsibilityNotes.TakeOff(paragraph.Text).Notes.Count > 0) owned[marker.Style] = owned.GetValueOrDefault(marker.Style) + 1;
                groups.Open(marker.Style);
                if (IsSentence(paragraph)) level.Sentences++;
                if (before?.Marker is { } above && Rank(above.Style) < Rank(marker.Style) && !IsSentence(before) && found.TryGetValue(above.Style, out var parent)) parent.Headings++;
                open = marker.Style;
                before = paragraph;
            }
            else if (paragraph.Kind is ParagraphKind.Responsibility)
            {
                if (open is { } style)
                {
                    owned[style] = owned.GetValueOrDefault(style) + 1;
                    groups.Responsibility();
                }

                open = null;
            }
            else if (paragraph.Kind is ParagraphKind.Plain && before is not null && open is { } style && found.TryGetValue(style, out var level))
            {
                level.Bodies++;
                open = open is MarkerStyle.ChineseComma ? null : open;
            }
        }

        if (found.Count == 0) return null;
        // Where responsibilities are named, items are what they are named for: a paragraph, or a group of numbered measures.
        if (groups.Settled() is { } group) return group;
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

    /// <summary>Counts groups of several numbered paragraphs with one responsibility after the last.</summary>
    private sealed class GroupCount
    {
        private readonly Dictionary<MarkerStyle, (int Groups, int Single)> _count = [];
        private MarkerStyle? _group;
        private int _children;
        private int _notes;

        public void Open(MarkerStyle style)
        {
            if (_group is { } group && Rank(style) > Rank(group))
            {
                _children++;
                return;
            }

            Close();
            _group = style is MarkerStyle.ChineseComma ? null : style;
        }

        public void Responsibility() => _notes++;

        /// <summary>The style of the groups, if most have one responsibility over all their paragraphs.</summary>
        public MarkerStyle? Settled()
        {
            Close();
            foreach (var (style, (groups, single)) in _count)
                if (groups >= 2 && single * 5 >= groups * 3) return style;
            return null;
        }

        private void Close()
        {
            if (_group is { } group && (_children > 1 || _notes > 0))
            {
                var (groups, single) = _count.GetValueOrDefault(group);
                _count[group] = (groups + 1, single + (_children > 1 && _notes == 1 ? 1 : 0));
            }

            (_group, _children, _notes) = (null, 0, 0);
        }
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
        private readonly List<List<ResponsibilityNote>> _given = [];
        private readonly List<int> _papers = [];
        private readonly List<ResponsibilityNote> _chapterNotes = [];
        private readonly List<ResponsibilityNote> _groupNotes = [];
        private TracedText? _chapter;
        private TracedText? _group;
        private DraftItem? _open;
        private bool _closed;
        private int _paper;

        public void Take(OutlineParagraph paragraph)
        {
            switch (paragraph.Kind)
            {
                case ParagraphKind.Responsibility:
                    TakeResponsibility(paragraph);
                    return;
                case ParagraphKind.End when paragraph.Text.Text.EndsWith('日'):
                    // A dated signature: what follows is another paper, the plan a notice issues.
                    _paper++;
                    _closed = true;
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
                var (chapter, given) = TakeOff(paragraph);
                _chapter = SectionWords.Bare(chapter);
                _group = null;
                _open = null;
                _chapterNotes.Clear();
                _groupNotes.Clear();
                _chapterNotes.AddRange(given);
                return;
            }

            if (paragraph.Marker is { } over && Rank(over.Style) >= 0 && Rank(over.Style) < Rank(style))
            {
                var (lead, given) = TakeOff(paragraph);
                _group = SectionWords.Bare(LeadOf(lead));
                _open = null;
                _groupNotes.Clear();
                _groupNotes.AddRange(given);
                return;
            }

            if (_open is null || _closed)
            {
                if ((_items.Count == 0 && SectionWords.StatesGoal(paragraph.Text.Text)) || (_chapter is not null && SectionWords.NamesGoal(_chapter.Text))) _goals.Add(paragraph.Text);
                return;
            }

            // Responsibilities close an item: what follows them without a number speaks of all items.
            if (_open.Notes.Count > 0 && paragraph.Marker is null && EndsSentence(_parts[^1].Parts[^1].Text))
            {
                _closed = true;
                return;
            }

            GoOn(paragraph);
        }

        private static bool EndsSentence(string text) => text.Length > 50 || text.EndsWith('。');

        public ParagraphItemWords Finish()
        {
            foreach (var (item, parts) in _parts) SetText(item, parts);
            for (var i = 0; i < _items.Count; i++)
            {
                // What a heading names holds for its items, save the roles they name themselves.
                var own = _items[i].Notes.Select(n => n.Role).ToHashSet();
                _items[i].Notes.AddRange(_given[i].Where(n => !own.Contains(n.Role)));
            }

            // With one chapter over all items its groups are the sections a reader looks for.
            var work = _over.Where(o => !IsOther(o.Chapter)).ToList();
            var chapters = work.Where(o => o.Chapter is not null).Select(o => o.Chapter!.Text).Distinct(StringComparer.Ordinal).Count();
            var groups = work.Where(o => o.Group is not null).Select(o => o.Group!.Text).Distinct(StringComparer.Ordinal).Count();
            var byGroup = chapters <= 1 && groups > 1;
            var anyOwners = _items.Count(i => i.Notes.Count > 0) * 2 >= _items.Count;
            var notice = Notice();
            var kept = new List<DraftItem>();
            var left = new Dictionary<string, List<DraftItem>>(StringComparer.Ordinal);
            var works = false;
            for (var i = 0; i < _items.Count; i++) works |= !IsOther(_over[i].Chapter);
            for (var i = 0; i < _items.Count; i++)
            {
                var item = _items[i];
                var chapter = _over[i].Chapter;
                if (_papers[i] == notice)
                {
                    _findings.Add(new(NoticeLeftOut, FindingSeverity.Doubt, null, [], item.Places, item.Text.Text[..Math.Min(30, item.Text.Length)], "这一段是印发通知的要求，没有读成事项；如需落实，请补录。"));
                    continue;
                }

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

        /// <summary>The paper that is only the notice in front: few demands, no owners, and a longer paper after it; -1 for none.</summary>
        private int Notice()
        {
            if (_papers.Count == 0 || _papers[0] == _papers[^1]) return -1;
            var first = _items.Where((_, i) => _papers[i] == _papers[0]).ToList();
            return first.Count <= MostDemands && first.Count * 2 <= _items.Count - first.Count && first.TrueForAll(i => i.Notes.Count == 0) ? _papers[0] : -1;
        }

        /// <summary>A heading over paragraphs of its own is the title; the text is what stands under it.</summary>
        private static void SetText(DraftItem item, List<TracedText> parts)
        {
            var heading = parts.Count > 1 && parts[0].Length <= 50 && parts[0].Text.IndexOfAny(['。', '；', '：']) < 0;
            if (heading) item.Title = parts[0];
            item.Text = TracedText.Concat(heading ? parts.Skip(1) : parts);
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
            _given.Add([.. _groupNotes, .. _chapterNotes]);
            _papers.Add(_paper);
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
            var notes = ResponsibilityNotes.WholeBracket(paragraph.Raw);
            if (notes.Count == 0) notes = ResponsibilityNotes.Lines(ResponsibilityNotes.StartsWithLabel(paragraph.Raw.Text) ? paragraph.Raw : paragraph.Text);
            if (_open is null)
            {
                (_group is null ? _chapterNotes : _groupNotes).AddRange(notes);
                return;
            }

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
