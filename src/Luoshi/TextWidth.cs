using System.Text;

namespace Luoshi;

/// <summary>How many columns words take where every letter is as wide as the next: a Chinese character takes two.</summary>
public static class TextWidth
{
    /// <summary>How far the full-width forms of ASCII (（１Ａ) stand behind it.</summary>
    private const int FullWidth = '！' - '!';

    /// <summary>１ as 1, （ as (: a full-width form as the character it is a form of.</summary>
    public static char Half(char c) => c is >= '！' and <= '～' ? (char)(c - FullWidth) : c;

    public static string Half(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(c => Half(c) != c) ? string.Concat(text.Select(Half)) : text;
    }

    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    // East Asian Wide and Fullwidth ranges of Unicode's EastAsianWidth.txt, as far as they occur in documents.
    public static int Of(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) => 2,
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
