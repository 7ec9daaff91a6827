namespace Luoshi.Reading.Plans.Checks;

/// <summary>A document and its reading, with what several checks look up in them.</summary>
internal sealed class CheckedPlan
{
    private readonly Dictionary<(int Block, int? Row), SortedSet<int>> _itemsAt = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _rowsOfBody;
    private readonly HashSet<ReadItem> _body;

    public CheckedPlan(SourceDocument document, PlanReading reading)
    {
        Document = document;
        Reading = reading;
        _rowsOfBody = reading.BodyTableLinks.GroupBy(l => l.Body).ToDictionary(g => g.Key, g => (IReadOnlyList<int>)[.. g.SelectMany(l => l.Table).Distinct()]);
        _body = new HashSet<ReadItem>(reading.BodyItems, ReferenceEqualityComparer.Instance);
        foreach (var item in reading.Items.Concat(reading.BodyItems))
        {
            foreach (var place in item.Places.Concat(item.Text.Places))
            {
                if (!_itemsAt.TryGetValue((place.Block, place.Row), out var there)) _itemsAt[(place.Block, place.Row)] = there = [];
                there.UnionWith(NumbersOf(item));
            }
        }
    }

    public SourceDocument Document { get; }

    public PlanReading Reading { get; }

    /// <summary>Items and body paragraphs in turn.</summary>
    public IEnumerable<ReadItem> AllItems => Reading.Items.Concat(Reading.BodyItems);

    /// <summary>The item's own number; of a body paragraph, the numbers of its table rows.</summary>
    public IReadOnlyList<int> NumbersOf(ReadItem item) =>
        !_body.Contains(item) ? [item.No] : _rowsOfBody.TryGetValue(item.No, out var rows) ? rows : [];

    /// <summary>Whether an item or a body paragraph stands in this paragraph or row.</summary>
    public bool HasItem(int block, int? row) => _itemsAt.ContainsKey((block, row));

    /// <summary>The item's words with its title in front, once.</summary>
    public static TracedText WordsOf(ReadItem item) =>
        item.Title is not { IsEmpty: false } title || BareText.Of(item.Text.Text).StartsWith(BareText.Of(title.Text), StringComparison.Ordinal)
            ? item.Text
            : TracedText.Concat([title, item.Text]);

    /// <summary>Every run of words to be looked through once: items, body paragraphs, then what is outside them.</summary>
    public IEnumerable<(TracedText Words, IReadOnlyList<int> Items)> AllWords()
    {
        foreach (var item in AllItems)
        {
            var numbers = NumbersOf(item);
            if (item.Title is { IsEmpty: false } title && !ReferenceEquals(WordsOf(item), item.Text)) yield return (title, numbers);
            yield return (item.Text, numbers);
        }

        for (var b = 0; b < Document.Blocks.Count; b++)
        {
            if (Document.Blocks[b] is ParagraphBlock paragraph)
            {
                if (!HasItem(b, null)) yield return (TracedText.Of(paragraph.Text, b), []);
                continue;
            }

            var table = (TableBlock)Document.Blocks[b];
            for (var r = 0; r < table.Rows.Count; r++)
            {
                if (HasItem(b, r)) continue;
                foreach (var cell in table.Rows[r].Cells) yield return (TracedText.Of(cell.Text, b, r, cell.Column), []);
            }
        }
    }

    /// <summary>A mistake of the document.</summary>
    public static Finding Mistake(string code, string kind, IReadOnlyList<int> items, TracedText quote, string message, string? field = null) =>
        new(code, FindingSeverity.Mistake, kind, items, quote.Places, quote.Text, message) { Field = field };

    /// <summary>A mistake where nothing is printed: the places are the item's own.</summary>
    public static Finding Missing(string code, string kind, ReadItem item, string message, string field) =>
        new(code, FindingSeverity.Mistake, kind, [item.No], item.Places.Count > 0 ? item.Places : item.Text.Places, "", message) { Field = field };

    /// <summary>Words to be named in a message: the quote beside it has them in full.</summary>
    public static string Short(string words) => words.Length <= 36 ? words : $"{words[..24]}……{words[^10..]}";

    /// <summary>"第3项", "第3、5项", "第3、5、7等12项".</summary>
    public static string Named(IReadOnlyList<int> items) =>
        items.Count == 0 ? "" : items.Count <= 6 ? $"第{string.Join('、', items)}项" : $"第{string.Join('、', items.Take(3))}等{items.Count}项";
}
