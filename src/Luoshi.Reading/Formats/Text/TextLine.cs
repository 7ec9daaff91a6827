namespace Luoshi.Reading.Formats.Text;

/// <summary>One line of a text file that is not blank.</summary>
/// <param name="Text">Its characters, white space at both ends taken off except tabs.</param>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Page">Page from 1 where form feeds divide the file; else null.</param>
/// <param name="BlankBefore">Whether a blank line, or the file's beginning, stands before it.</param>
internal readonly record struct TextLine(string Text, int Number, int? Page, bool BlankBefore)
{
    /// <summary>Blanks taken off in front of it.</summary>
    public int Indent { get; init; }

    public bool HasTab => Text.Contains('\t', StringComparison.Ordinal);

    public string Trimmed => Text.Trim();

    /// <summary>Cuts a text into its lines; blank ones are only noted.</summary>
    public static List<TextLine> Cut(string text)
    {
        var lines = new List<TextLine>();
        var paged = text.Contains('\f', StringComparison.Ordinal);
        var page = 1;
        var number = 0;
        var blank = true;
        var at = 0;
        while (at <= text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r', '\u2028');
            var raw = end < 0 ? text[at..] : text.Substring(at, end);
            number++;
            var parts = raw.Split('\f');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0) page++;
                var shown = parts[i].Trim(' ', '\u3000', '\uFEFF', '\u200B', '\u00A0');
                if (string.IsNullOrWhiteSpace(shown))
                {
                    blank = true;
                    continue;
                }

                lines.Add(new(shown, number, paged ? page : null, blank) { Indent = parts[i].IndexOf(shown[0], StringComparison.Ordinal) });
                blank = false;
            }

            if (end < 0) break;
            at += end + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
        }

        return lines;
    }
}
