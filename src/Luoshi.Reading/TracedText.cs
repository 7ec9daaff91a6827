using System.Text;

namespace Luoshi.Reading;

/// <summary>Words of a document that remember, character by character, where they stand in it.</summary>
/// <remarks>
/// Stages cut, trim and join these instead of plain strings, so that every field of a reading carries its place
/// without book-keeping. Never changed once made; every character comes from the document.
/// </remarks>
public sealed class TracedText
{
    private readonly Place[] _segments;

    private TracedText(string text, Place[] segments)
    {
        Text = text;
        _segments = segments;
    }

    /// <summary>No words at all.</summary>
    public static TracedText Empty { get; } = new("", []);

    /// <summary>The words.</summary>
    public string Text { get; }

    public int Length => Text.Length;

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The places of the words, in order; neighbouring characters are one place.</summary>
    public IReadOnlyList<Place> Places => _segments;

    /// <summary>The whole text of a paragraph (row and column null) or of a table cell.</summary>
    public static TracedText Of(string text, int block, int? row = null, int? column = null) =>
        text.Length == 0 ? Empty : new(text, [new Place(block, row, column, 0, text.Length)]);

    /// <summary>Joins texts that may stand apart in the document.</summary>
    public static TracedText Concat(IEnumerable<TracedText> parts)
    {
        var text = new StringBuilder();
        var segments = new List<Place>();
        foreach (var part in parts)
        {
            text.Append(part.Text);
            foreach (var segment in part._segments) Add(segments, segment);
        }

        return text.Length == 0 ? Empty : new(text.ToString(), [.. segments]);
    }

    /// <summary>A run of the words, with its places.</summary>
    public TracedText Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Text.Length, nameof(length));
        if (length == 0) return Empty;
        if (start == 0 && length == Text.Length) return this;

        var segments = new List<Place>();
        var at = 0;
        foreach (var segment in _segments)
        {
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + segment.Length);
            if (from < to) Add(segments, segment with { Start = segment.Start + (from - at), Length = to - from });
            at += segment.Length;
            if (at >= start + length) break;
        }

        return new(Text.Substring(start, length), [.. segments]);
    }

    /// <summary>The words from <paramref name="start"/> to the end.</summary>
    public TracedText Slice(int start) => Slice(start, Text.Length - start);

    /// <summary>Without white space, and the given characters, at both ends.</summary>
    public TracedText Trim(string alsoThese = "")
    {
        int start = 0, end = Text.Length;
        while (start < end && Goes(Text[start])) start++;
        while (end > start && Goes(Text[end - 1])) end--;
        return Slice(start, end - start);

        bool Goes(char c) => char.IsWhiteSpace(c) || c == '\u200B' || c == '\uFEFF' || alsoThese.Contains(c, StringComparison.Ordinal);
    }

    /// <summary>Keeps the characters for which <paramref name="keep"/> (text, index) holds.</summary>
    public TracedText Where(Func<string, int, bool> keep)
    {
        var runs = new List<TracedText>();
        var from = -1;
        for (var i = 0; i <= Text.Length; i++)
        {
            var kept = i < Text.Length && keep(Text, i);
            if (kept && from < 0) from = i;
            if (!kept && from >= 0)
            {
                runs.Add(Slice(from, i - from));
                from = -1;
            }
        }

        return Concat(runs);
    }

    /// <summary>Cut at each of the given characters; empty parts are left out.</summary>
    public IReadOnlyList<TracedText> Split(string separators)
    {
        var parts = new List<TracedText>();
        var from = 0;
        for (var i = 0; i <= Text.Length; i++)
        {
            if (i < Text.Length && !separators.Contains(Text[i], StringComparison.Ordinal)) continue;
            var part = Slice(from, i - from).Trim();
            if (!part.IsEmpty) parts.Add(part);
            from = i + 1;
        }

        return parts;
    }

    public override string ToString() => Text;

    private static void Add(List<Place> segments, Place next)
    {
        if (segments.Count > 0)
        {
            var last = segments[^1];
            if (last.Block == next.Block && last.Row == next.Row && last.Column == next.Column && last.End == next.Start)
            {
                segments[^1] = last with { Length = last.Length + next.Length };
                return;
            }
        }

        segments.Add(next);
    }
}
