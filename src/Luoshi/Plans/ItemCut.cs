using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>A place in an item's text where a second item could begin.</summary>
/// <param name="At">First character of the second part.</param>
/// <param name="Words">How the second part begins.</param>
/// <param name="IsMeasure">A numbered measure begins there.</param>
public sealed record CutPlace(int At, string Words, bool IsMeasure);

/// <summary>Cuts an item's facts in two, and joins two to one; every word keeps its place in the document.</summary>
public static class ItemCut
{
    private const string SentenceEnds = "。；;！？!?\n";

    private const int WordsShown = 24;

    /// <summary>Where sentences and measures begin, the first left out.</summary>
    public static IReadOnlyList<CutPlace> Places(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = item.Text;
        var measures = Starts(text, item.Measures).Where(s => s >= 0).Select(s => MarkerStart(text, s)).ToHashSet();
        var starts = new SortedSet<int>(measures);
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (SentenceEnds.Contains(text[i], StringComparison.Ordinal) && !SentenceEnds.Contains(text[i + 1], StringComparison.Ordinal)) starts.Add(i + 1);
        }

        return [.. starts.Where(s => Fits(text, s)).Select(s => (At: s, Words: text[s..].TrimStart())).Select(s => new CutPlace(
            s.At, s.Words.Length > WordsShown ? s.Words[..WordsShown] + "…" : s.Words, measures.Contains(s.At)))];
    }

    /// <summary>Whether there are words on both sides.</summary>
    public static bool Fits(string text, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        return at > 0 && at < text.Length && !char.IsLowSurrogate(text[at]) && !string.IsNullOrWhiteSpace(text[..at]) && !string.IsNullOrWhiteSpace(text[at..]);
    }

    /// <summary>Two items out of one: words by where they stand; owners, deadline and section go to both.</summary>
    public static (ItemFacts First, ItemFacts Second) Split(ItemFacts item, int at)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = item.Text;
        var end = at;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        var from = at;
        while (char.IsWhiteSpace(text[from])) from++;

        var titled = item.Title is { Length: > 0 } title && text.Contains(title, StringComparison.Ordinal);
        var first = Part(item, 0, end, at, true);
        var second = Part(item, from, text.Length - from, at, false) with { No = item.No + 1, Title = titled ? null : item.Title };
        return (first, titled ? Without(second, "title") : second);

        static ItemFacts Without(ItemFacts facts, string field) => facts with { Places = facts.Places.Where(p => p.Key != field).ToDictionary() };
    }

    /// <summary>Findings of an item that are about the second part: their words all stand in it.</summary>
    public static IReadOnlyList<int> FindingsOfSecond(PlanState plan, ItemFacts item, ItemFacts second)
    {
        ArgumentNullException.ThrowIfNull(second);
        var places = second.Places.GetValueOrDefault("text", []);
        return [.. ReviewFindings.All(plan).Where(f => f.Finding.Items.Contains(item.No)).Where(f => f.Finding.Where.Count > 0
            ? f.Finding.Where.All(w => places.Any(p => Overlap(p, w)))
            : f.Finding.Quote.Length > 0 && second.Text.Contains(f.Finding.Quote, StringComparison.Ordinal)).Select(f => f.Position)];
    }

    /// <summary>One item out of two that follow each other: no word is lost, none is added.</summary>
    public static ItemFacts Merge(ItemFacts item, ItemFacts next)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(next);
        // A title column of the second would be lost otherwise.
        var title = next.Title is { Length: > 0 } t && t != item.Title && !next.Text.Contains(t, StringComparison.Ordinal) ? t : "";
        var shift = item.Text.Length + title.Length;
        var places = item.Places.ToDictionary(p => p.Key, p => p.Value);
        Add("item", next.Places.GetValueOrDefault("item", []));
        if (title.Length > 0) Add("text", next.Places.GetValueOrDefault("title", []));
        Add("text", next.Places.GetValueOrDefault("text", []));

        var whole = item with
        {
            Text = item.Text + title + next.Text,
            Measures = [.. item.Measures, .. next.Measures],
            Targets = [.. item.Targets, .. next.Targets.Select(x => x.Start < 0 ? x : x with { Start = x.Start + shift })],
            Dates = [.. item.Dates, .. next.Dates.Select(x => x.Start < 0 ? x : x with { Start = x.Start + shift })],
            Deadline = Merge(item.Deadline, next.Deadline),
            Places = places,
        };
        foreach (var (field, a, b) in new[] { ("measures", item.Measures.Count, next.Measures.Count), ("targets", item.Targets.Count, next.Targets.Count), ("dates", item.Dates.Count, next.Dates.Count) })
        {
            whole = whole with { Places = PlacedList.Replace(whole.Places, field, [.. Of(item, field, a), .. Of(next, field, b)]) };
        }

        foreach (var field in OwnerList.Fields)
        {
            var names = OwnerList.Placed(item, field);
            names.AddRange(OwnerList.Placed(next, field).Where(n => names.TrueForAll(m => m.Name != n.Name)));
            whole = OwnerList.With(whole, field, names);
        }

        return whole;

        void Add(string field, IReadOnlyList<Place> more)
        {
            if (more.Count > 0) places[field] = [.. places.GetValueOrDefault(field, []).Union(more)];
        }
    }

    private static DeadlineFacts Merge(DeadlineFacts one, DeadlineFacts other)
    {
        if (one == other || (other.Printed is null && other.Due is null) || (one.Printed == other.Printed && one.Due == other.Due)) return one;
        if (one.Printed is null && one.Due is null) return other;
        var printed = string.Join('；', new[] { one.Printed, other.Printed }.Where(p => !string.IsNullOrEmpty(p)).Distinct());
        var due = one.Due is { } a && other.Due is { } b ? (a > b ? a : b) : one.Due ?? other.Due;
        return new(printed.Length == 0 ? null : printed, due, due is null && (one.Standing || other.Standing), one.Cadence ?? other.Cadence, [.. one.Milestones, .. other.Milestones]);
    }

    private static ItemFacts Part(ItemFacts item, int start, int length, int at, bool isFirst)
    {
        var text = item.Text.Substring(start, length);
        var whole = item.Places.GetValueOrDefault("text", []);
        var own = Sliced(whole, item.Text.Length, start, length);
        var places = item.Places.ToDictionary(p => p.Key, p => p.Value);
        if (whole.Count > 0) places["text"] = own;
        if (places.TryGetValue("item", out var around)) places["item"] = [.. around.Where(p => !whole.Any(w => Overlap(w, p))), .. own];

        var measures = Mine(item.Measures, Starts(item.Text, item.Measures), at, isFirst);
        var targets = Mine(item.Targets, [.. item.Targets.Select(t => Start(item.Text, t.Start, t.Quote))], at, isFirst);
        var dates = Mine(item.Dates, [.. item.Dates.Select(d => Start(item.Text, d.Start, d.Quote))], at, isFirst);
        var part = item with
        {
            Text = text,
            Measures = [.. measures.Select(i => item.Measures[i])],
            Targets = [.. targets.Select(i => item.Targets[i]).Select(t => t.Start < 0 ? t : t with { Start = t.Start - start })],
            Dates = [.. dates.Select(i => item.Dates[i]).Select(d => d.Start < 0 ? d : d with { Start = d.Start - start })],
            Places = places,
        };
        foreach (var (field, mine) in new[] { ("measures", measures), ("targets", targets), ("dates", dates) })
        {
            part = part with { Places = PlacedList.Replace(part.Places, field, [.. mine.Select(i => item.Places.GetValueOrDefault($"{field}.{i}", []))]) };
        }

        return part;
    }

    // What stands nowhere in the text stays with the first part.
    private static List<int> Mine<T>(IReadOnlyList<T> entries, List<int> starts, int at, bool isFirst) =>
        [.. Enumerable.Range(0, entries.Count).Where(i => starts[i] < at == isFirst)];

    private static int Start(string text, int start, string quote) =>
        start >= 0 || quote.Length == 0 ? start : text.IndexOf(quote, StringComparison.Ordinal);

    private static List<int> Starts(string text, IReadOnlyList<string> measures)
    {
        var starts = new List<int>();
        var from = 0;
        foreach (var measure in measures)
        {
            var at = measure.Length == 0 ? -1 : text.IndexOf(measure, from, StringComparison.Ordinal);
            starts.Add(at);
            if (at >= 0) from = at + measure.Length;
        }

        return starts;
    }

    // A measure is kept without its number; the number goes along with it.
    private static int MarkerStart(string text, int start)
    {
        var from = start;
        while (from > 0 && start - from < 8 && !SentenceEnds.Contains(text[from - 1], StringComparison.Ordinal)) from--;
        return from == 0 || SentenceEnds.Contains(text[from - 1], StringComparison.Ordinal) ? from : start;
    }

    // Places of a run of the words; all of them where the text was corrected and no longer is what they hold.
    private static IReadOnlyList<Place> Sliced(IReadOnlyList<Place> places, int total, int start, int length)
    {
        if (places.Sum(p => p.Length) != total) return places;
        var sliced = new List<Place>();
        var at = 0;
        foreach (var place in places)
        {
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + place.Length);
            if (from < to) sliced.Add(place with { Start = place.Start + from - at, Length = to - from });
            at += place.Length;
        }

        return sliced;
    }

    private static IEnumerable<IReadOnlyList<Place>> Of(ItemFacts item, string field, int count) =>
        Enumerable.Range(0, count).Select(i => item.Places.GetValueOrDefault($"{field}.{i}", []));

    private static bool Overlap(Place a, Place b) => a.Block == b.Block && a.Row == b.Row && a.Column == b.Column && a.Start < b.End && b.Start < a.End;
}
