namespace Luoshi.Reading.Plans.Checks;

/// <summary>A stretch of words between two marks, with where it stands in its text.</summary>
internal readonly record struct Clause(int Start, int Length, string Text)
{
    /// <summary>Marks that end a sentence.</summary>
    public const string Sentence = "。；;！？\n";

    /// <summary>Marks that end a clause.</summary>
    public const string Any = "，,。；;：:！？\n";

    /// <summary>Marks that end a clause or an entry of a list.</summary>
    public const string Entry = Any + "、";

    // Text without any mark is no reason to quote a page of it.
    private const int MostAround = 120;

    public int End => Start + Length;

    public string Bare => BareText.Of(Text);

    public static IEnumerable<Clause> Of(string text, string marks = Any)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsMark(text, i, marks)) continue;
            int start = from, end = i;
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end > start) yield return new(start, end - start, text[start..end]);
            from = i + 1;
        }
    }

    /// <summary>The stretch between marks that holds a character.</summary>
    public static Clause Around(string text, int at, int length, string marks = Entry)
    {
        int start = at, end = at + length, first = Math.Max(0, at - MostAround), last = Math.Min(text.Length, end + MostAround);
        while (start > first && !IsMark(text, start - 1, marks)) start--;
        while (end < last && !IsMark(text, end, marks)) end++;
        while (start < at && char.IsWhiteSpace(text[start])) start++;
        while (end > at + length && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end - start, text[start..end]);
    }

    // A comma or colon between digits (1,200 or 8:30) ends nothing.
    private static bool IsMark(string text, int i, string marks) =>
        marks.Contains(text[i], StringComparison.Ordinal)
        && !(text[i] is ',' or ':' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]));
}
