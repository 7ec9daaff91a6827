namespace Luoshi.Reading.Plans;

/// <summary>Goes through the paragraphs of a plan once, keeping the headings over them and the open item.</summary>
/// <param name="paragraphs">All paragraphs of the document.</param>
/// <param name="levels">For each, the level of items in force there.</param>
internal sealed class ParagraphWalk(IReadOnlyList<OutlineParagraph> paragraphs, IReadOnlyList<ItemLevel?> levels)
{
    /// <summary>Most demands a covering notice makes before the plan it issues.</summary>
    private const int MostDemands = 6;

    /// <summary>Places in the outline of headings without a number: over 一、 and right under it.</summary>
    private const int OverChapters = -1;
    private const int Chapter = -2;

    private readonly List<WalkedItem> _items = [];
    private readonly List<Heading> _headings = [];
    private readonly List<TracedText> _goals = [];
    private readonly List<Finding> _findings = [];
    private readonly bool[] _owned = LeadToOwners(paragraphs);
    private WalkedItem? _open;
    private bool _closed;
    private bool _ended;
    private int _paper;
    private Annex _annex;

    /// <summary>What an annex holds as far as its title says.</summary>
    private enum Annex
    {
        None,

        /// <summary>The list of annexes under the text.</summary>
        List,

        /// <summary>Indicators with their figures.</summary>
        Indicators,

        /// <summary>Names, forms, terms: no work.</summary>
        Other,
    }

    public void Take(int index)
    {
        var paragraph = paragraphs[index];
        switch (paragraph.Kind)
        {
            case ParagraphKind.Responsibility:
                TakeResponsibility(paragraph);
                return;
            case ParagraphKind.End:
                End(paragraph);
                return;
            case ParagraphKind.Note:
            case ParagraphKind.Glossary:
                _closed = _ended = true;
                return;
        }

        if (_annex is not Annex.None && TakeAnnex(paragraph)) return;
        var level = levels[index];
        if (Opens(index, level))
        {
            Open(paragraph);
            return;
        }

        if (HeadingRank(paragraph, level) is { } rank)
        {
            Head(paragraph, rank);
            return;
        }

        if (_open is null || _ended || _closed && paragraph.Marker is null && !_owned[index])
        {
            if (_items.Count == 0 && SectionWords.StatesGoal(paragraph.Text.Text) || _headings.Exists(h => SectionWords.NamesGoal(h.Name.Text) || SectionWords.HoldsNoWork(h.Name.Text))) _goals.Add(paragraph.Text);
            else if (_open is null && IsWholeChapter(index, level)) OpenChapter(paragraph);
            return;
        }

        // Responsibilities close an item: what follows them without a number speaks of all items.
        if (_open.Draft.Notes.Count > 0 && paragraph.Marker is null && !_owned[index] && EndsSentence(_open.Parts[^1].Text))
        {
            _closed = true;
            return;
        }

        GoOn(paragraph);
    }

    public ParagraphItemWords Finish()
    {
        foreach (var item in _items)
        {
            SetText(item);
            // What a heading names holds for its items, save the roles they name themselves.
            var own = item.Draft.Notes.Select(n => n.Role).ToHashSet();
            item.Draft.Notes.AddRange(item.Headings.Reverse().SelectMany(h => h.Notes).Where(n => !own.Contains(n.Role)));
        }

        var section = SectionRank();
        var anyOwners = _items.Count(i => i.Draft.Notes.Count > 0) * 2 >= _items.Count;
        var notice = Notice();
        var kept = new List<DraftItem>();
        var left = new Dictionary<string, List<DraftItem>>(StringComparer.Ordinal);
        var works = _items.Exists(i => !i.Headings.Any(IsOther));
        foreach (var item in _items)
        {
            var draft = item.Draft;
            if (item.Paper == notice)
            {
                _findings.Add(new(ParagraphItemReader.NoticeLeftOut, FindingSeverity.Doubt, null, [], draft.Places, draft.Text.Text[..Math.Min(30, draft.Text.Length)], "这一段是印发通知的要求，没有读成事项；如需落实，请补录。"));
                continue;
            }

            draft.Section = (item.Headings.FirstOrDefault(h => h.Rank == section) ?? (item.Headings.Count > 0 ? item.Headings[0] : null))?.Name;
            var other = item.Headings.FirstOrDefault(h => SectionWords.HoldsNoWork(h.Name.Text) || SectionWords.IsSafeguard(h.Name.Text) && draft.Notes.Count == 0);
            if (works && other is not null && (draft.Notes.Count == 0 || !anyOwners))
            {
                if (!left.TryGetValue(other.Name.Text, out var list)) left[other.Name.Text] = list = [];
                list.Add(draft);
                if (item.Headings.Any(h => SectionWords.NamesGoal(h.Name.Text)) || SectionWords.HoldsNoWork(other.Name.Text)) _goals.Add(draft.Text);
                continue;
            }

            if (SectionWords.IsClosing(draft.Text.Text))
            {
                _findings.Add(new(ParagraphItemReader.SafeguardLeftOut, FindingSeverity.Doubt, null, [], draft.Places, draft.Text.Text, "这一条只说明施行和解释，没有读成事项。"));
                continue;
            }

            kept.Add(draft);
        }

        foreach (var (chapter, items) in left)
        {
            _findings.Add(new(ParagraphItemReader.SafeguardLeftOut, FindingSeverity.Doubt, null, [], [.. items.SelectMany(i => i.Places)], chapter, $"“{chapter}”下的{items.Count}段看作说明，没有读成事项；如需落实，请补录。"));
        }

        return new(kept, _goals, _findings);
    }

    public static TracedText LeadOf(TracedText text)
    {
        var stop = text.Text.IndexOf('。', StringComparison.Ordinal);
        return stop > 0 ? text.Slice(0, stop) : text;
    }

    private static bool IsOther(Heading heading) => SectionWords.HoldsNoWork(heading.Name.Text) || SectionWords.IsSafeguard(heading.Name.Text);

    /// <summary>The highest headings of which there are several over items; else the highest there is.</summary>
    private int SectionRank()
    {
        var work = _items.Where(i => !i.Headings.Any(IsOther)).SelectMany(i => i.Headings).GroupBy(h => h.Rank).OrderBy(g => g.Key).ToList();
        return (work.Find(g => g.Select(h => h.Name.Text).Distinct(StringComparer.Ordinal).Count() > 1) ?? work.FirstOrDefault())?.Key ?? 0;
    }

    /// <summary>The paper that is only the notice in front: few demands, no owners, and a longer paper after it; -1 for none.</summary>
    private int Notice()
    {
        if (_items.Count == 0 || _items[0].Paper == _items[^1].Paper) return -1;
        var first = _items.Where(i => i.Paper == _items[0].Paper).ToList();
        return first.Count <= MostDemands && first.Count * 2 <= _items.Count - first.Count && first.TrueForAll(i => i.Draft.Notes.Count == 0) ? _items[0].Paper : -1;
    }

    private bool Opens(int index, ItemLevel? level)
    {
        var paragraph = paragraphs[index];
        if (level is not { } items) return false;
        // A number with nothing behind it is set over a whole list: rare, and no item.
        if (items.Style is { } style) return paragraph.Marker?.Style == style && paragraph.Text.Length > paragraph.Marker.Value.End;
        return paragraph.Marker is null && !paragraph.IsHeading && _owned[index] && (_open is null || _closed);
    }

    /// <summary>Where a heading stands in the outline; null for a paragraph that is none.</summary>
    private int? HeadingRank(OutlineParagraph paragraph, ItemLevel? level)
    {
        if (paragraph.IsHeading) return paragraph.HeadingLevel == 2 || !_headings.Exists(h => h.Rank == 0) ? OverChapters : 1;
        if (paragraph.Marker is not { } marker) return null;
        if (marker.Style is MarkerStyle.Chapter) return paragraph.Text.Length < 120 ? Chapter : null;
        var rank = ItemLevel.Rank(marker.Style) * 2;
        if (level is not { } items) return marker.Style is MarkerStyle.ChineseComma || _open is null ? rank : null;
        if (items.Style is { } style) return rank < ItemLevel.Rank(style) * 2 ? rank : null;
        return ItemLevel.IsSentence(paragraph) && marker.Style is not MarkerStyle.ChineseComma ? null : rank;
    }

    private void Head(OutlineParagraph paragraph, int rank)
    {
        var (text, given) = paragraph.WithoutOwners;
        var over = _headings.FindIndex(h => h.Rank >= rank);
        if (over >= 0) _headings.RemoveRange(over, _headings.Count - over);
        var name = SectionWords.Bare(rank <= 0 ? text : LeadOf(text));
        _headings.Add(new(rank, name, paragraph) { Notes = [.. given] });
        _open = null;
        _closed = _ended = false;
        // （二）工作目标。到2025年…: the goal stands behind its own heading.
        if (text.Length > name.Length + 12 && _headings.Exists(h => SectionWords.HoldsNoWork(h.Name.Text) || SectionWords.NamesGoal(h.Name.Text))) _goals.Add(text);
    }

    private void Open(OutlineParagraph paragraph)
    {
        var (text, notes) = paragraph.WithoutOwners;
        var marker = paragraph.Marker;
        if (marker?.End > text.Length) return;
        var body = marker is { } number ? text.Slice(number.End).Trim("*") : text;
        Open(paragraph, marker is { } printed ? paragraph.Text.Text.Substring(printed.Start, printed.PrintedLength) : "", body, Math.Max(0, paragraph.Bold - (marker?.End ?? 0)));
        _open!.IsCard = marker?.Style is MarkerStyle.Named;
        _open.Draft.Notes.AddRange(notes);
        if (marker is null && notes.Count > 0) _closed = true;
    }

    private void Open(OutlineParagraph paragraph, string printed, TracedText body, int bold)
    {
        _open = new(new DraftItem { NoPrinted = printed, Text = body, Bold = bold }, _paper, [.. _headings]);
        _open.Parts.Add(body);
        _open.Draft.Places.AddRange(paragraph.Text.Places);
        _items.Add(_open);
        _closed = _ended = false;
    }

    /// <summary>A chapter that holds no numbered paragraphs, only what is to be done: it is an item itself.</summary>
    private bool IsWholeChapter(int index, ItemLevel? level)
    {
        if (level is not null || _headings is not [{ Rank: 0 or OverChapters } chapter] || chapter.Paragraph.Marker is null) return false;
        return _items.Count > 0 && !IsOther(chapter) && !SectionWords.IsTalk(chapter.Name.Text) && (_owned[index] || chapter.Notes.Count > 0 || _items.TrueForAll(i => i.Draft.Notes.Count == 0));
    }

    private void OpenChapter(OutlineParagraph paragraph)
    {
        var heading = _headings[^1].Paragraph;
        var marker = heading.Marker!.Value;
        Open(heading, heading.Text.Text.Substring(marker.Start, marker.PrintedLength), _headings[^1].Name, 0);
        GoOn(paragraph);
    }

    /// <summary>A paragraph without a number, or with one of a lower level, under an open item.</summary>
    private void GoOn(OutlineParagraph paragraph)
    {
        var (text, notes) = paragraph.WithoutOwners;
        var draft = _open!.Draft;
        if (paragraph.Marker is { } lower && lower.End < text.Length && (_open.MeasureRank < 0 || ItemLevel.Rank(lower.Style) <= _open.MeasureRank))
        {
            _open.MeasureRank = ItemLevel.Rank(lower.Style);
            draft.Measures.Add(text.Slice(lower.End));
        }
        else if (draft.Measures.Count > 0)
        {
            draft.Measures[^1] = TracedText.Concat([draft.Measures[^1], text]);
        }

        // On a card (任务一：…) a label in front is the head of its row: 工作内容：.
        if (_open.IsCard && text.Text.IndexOfAny(['：', ':']) is > 1 and < 12 and var colon && HeaderWords.IsWork(HeaderWords.Match(text.Text[..colon]))) text = text.Slice(colon + 1);
        else if (_open.IsCard && paragraph.Raw.Text.IndexOfAny(['　', '\t']) is > 1 and < 9 and var gap && HeaderWords.IsWork(HeaderWords.Match(paragraph.Raw.Text[..gap])) && gap < text.Length) text = text.Slice(gap);
        _open.Parts.Add(text);
        draft.Notes.AddRange(notes);
        draft.Places.AddRange(paragraph.Text.Places);
        if (notes.Count > 0 && draft.NoPrinted.Length == 0) _closed = true;
    }

    private void TakeResponsibility(OutlineParagraph paragraph)
    {
        var notes = ResponsibilityNotes.WholeBracket(paragraph.Raw);
        if (notes.Count == 0) notes = ResponsibilityNotes.Lines(ResponsibilityNotes.StartsWithLabel(paragraph.Raw.Text) ? paragraph.Raw : paragraph.Text);
        if (_open is null)
        {
            if (_headings.Count > 0) _headings[^1].Notes.AddRange(notes);
            return;
        }

        _open.Draft.Notes.AddRange(notes);
        _open.Draft.Places.AddRange(paragraph.Text.Places);
        _closed = true;
    }

    private void End(OutlineParagraph paragraph)
    {
        _closed = _ended = true;
        // A dated signature: what follows is another paper, the plan a notice issues.
        if (paragraph.Text.Text.EndsWith('日')) _paper++;
        _annex = !paragraph.Text.Text.StartsWith('附') ? Annex.None
            : _items.Count == 0 ? Annex.List
            : SectionWords.NamesIndicators(paragraph.Text.Text) ? Annex.Indicators
            : SectionWords.NamesForms(paragraph.Text.Text) ? Annex.Other
            : Annex.List;
    }

    /// <summary>Whether a paragraph belongs to the list of annexes or to an annex that holds no items.</summary>
    private bool TakeAnnex(OutlineParagraph paragraph)
    {
        var title = paragraph.Text.Length < 50 && paragraph.Text.Text.IndexOfAny(['。', '；', '，']) < 0;
        if (_annex is Annex.List)
        {
            if (paragraph.Marker is null || !title) _annex = _items.Count == 0 || !title ? Annex.None : SectionWords.NamesIndicators(paragraph.Text.Text) ? Annex.Indicators : SectionWords.NamesForms(paragraph.Text.Text) ? Annex.Other : Annex.None;
            return _annex is not Annex.None;
        }

        if (_annex is Annex.Indicators && !title || paragraph.Marker is not null && _annex is Annex.Indicators) _goals.Add(paragraph.Text);
        return true;
    }

    /// <summary>A heading over paragraphs of its own is the title; the text is what stands under it.</summary>
    private static void SetText(WalkedItem item)
    {
        var parts = item.Parts;
        var heading = parts.Count > 1 && parts[0].Length <= 50 && parts[0].Text.IndexOfAny(['。', '；', '：']) < 0;
        if (heading) item.Draft.Title = parts[0];
        item.Draft.Text = TracedText.Concat(heading ? parts.Skip(1) : parts);
    }

    private static bool EndsSentence(string text) => text.Length > 50 || text.EndsWith('。');

    /// <summary>Which unnumbered paragraphs have a responsibility of their own, at their end or after the unnumbered ones that follow.</summary>
    private static bool[] LeadToOwners(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var lead = new bool[paragraphs.Count];
        var reached = false;
        for (var i = paragraphs.Count - 1; i >= 0; i--)
        {
            var paragraph = paragraphs[i];
            reached = paragraph.Kind is ParagraphKind.Responsibility
                || paragraph.Kind is ParagraphKind.Plain && !paragraph.IsHeading && paragraph.Marker is null && (reached || paragraph.HasOwners);
            lead[i] = reached;
        }

        return lead;
    }

    /// <summary>A heading over items, with the responsibilities it names for them.</summary>
    private sealed record Heading(int Rank, TracedText Name, OutlineParagraph Paragraph)
    {
        public List<ResponsibilityNote> Notes { get; init; } = [];
    }

    private sealed record WalkedItem(DraftItem Draft, int Paper, IReadOnlyList<Heading> Headings)
    {
        public List<TracedText> Parts { get; } = [];

        /// <summary>Place in the outline of its first sub-measures; -1 before there are any.</summary>
        public int MeasureRank { get; set; } = -1;

        public bool IsCard { get; set; }
    }
}
