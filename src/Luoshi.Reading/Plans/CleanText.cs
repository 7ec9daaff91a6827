namespace Luoshi.Reading.Plans;

/// <summary>Takes out what page layout put in: line breaks and white space inside Chinese text.</summary>
internal static class CleanText
{
    /// <summary>The words without layout; between two Latin words one space stays.</summary>
    public static TracedText Of(TracedText text)
    {
        var value = text.Text;
        for (var i = 0; i < value.Length; i++)
            if (Goes(value[i])) return text.Where(Stays).Trim();
        return text;
    }

    private static bool Stays(string text, int at)
    {
        if (!Goes(text[at])) return true;
        if (text[at] is '\u200B' or '\uFEFF') return false;
        if (at > 0 && Goes(text[at - 1])) return false;
        var before = at > 0 ? text[at - 1] : '\0';
        var next = at + 1;
        while (next < text.Length && Goes(text[next])) next++;
        return char.IsAsciiLetter(before) && next < text.Length && char.IsAsciiLetter(text[next]);
    }

    private static bool Goes(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u00AD';
}
