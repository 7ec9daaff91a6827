using System.Text;

namespace Luoshi.Reading.Formats;

/// <summary>Puts the lines of a cell together: entries stay apart, words that only the layout broke are joined.</summary>
internal static class CellText
{
    /// <summary>Lines of one cell, one entry a line; a heading set one character a line becomes words again.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var kept = lines.Select(l => l.Trim().Trim('\u200B', '\uFEFF')).Where(l => l.Length > 0).ToList();
        if (kept.Count < 3) return string.Join('\n', kept);

        var text = new StringBuilder();
        for (var i = 0; i < kept.Count; i++)
        {
            if (text.Length > 0 && !(Upright(kept, i) && (Upright(kept, i - 1) || IsOrdinal(kept[i - 1])))) text.Append('\n');
            text.Append(kept[i]);
        }

        return text.ToString();
    }

    /// <summary>Whether no white space is wanted where two pieces of a line meet.</summary>
    public static bool MeetsClosely(char before, char after) => !(IsLatin(before) && IsLatin(after));

    /// <summary>Joins two pieces of one line that the layout broke.</summary>
    public static string Meet(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0) return before + after;
        return MeetsClosely(before[^1], after[0]) ? before + after : before + " " + after;
    }

    private static bool IsLatin(char c) => c < 0x250 && (char.IsLetterOrDigit(c) || c is ',' or '.' or ';' or ':' or ')' or '(');

    /// <summary>One of three or more single Chinese characters one below the other.</summary>
    private static bool Upright(List<string> lines, int at)
    {
        if (!One(at)) return false;
        int from = at, to = at;
        while (One(from - 1)) from--;
        while (One(to + 1)) to++;
        return to - from >= 2;

        bool One(int i) => i >= 0 && i < lines.Count && lines[i].Length == 1 && (lines[i][0] is >= '\u4E00' and <= '\u9FFF' or '、' or '，' or '（' or '）');
    }

    private static bool IsOrdinal(string line) =>
        line.Length is 2 or 3 && (line[^1] is '、' or '.' or '．') && line[..^1].All(c => "一二三四五六七八九十0123456789".Contains(c, StringComparison.Ordinal));
}
