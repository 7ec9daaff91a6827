using System.Text;

namespace Luoshi.Cli;

/// <summary>What is written to the terminal: always UTF-8, columns counted as the screen shows them.</summary>
internal static class Terminal
{
    /// <summary>Redirected or not, and whatever the locale says.</summary>
    public static void UseUtf8()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        try
        {
            Console.OutputEncoding = utf8;
        }
        catch (IOException)
        {
            // No console at all: the streams below still carry UTF-8.
        }

        Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = !Console.IsOutputRedirected });
        Console.SetError(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true });
    }

    /// <summary>Columns a text takes: a Chinese character takes two.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>Cut or filled to exactly so many columns; what was cut ends in ….</summary>
    public static string Fit(string text, int columns)
    {
        var width = Width(text);
        if (width <= columns) return text + new string(' ', columns - width);

        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Width(rune) > columns - 1) break;
            kept.Append(rune);
            used += Width(rune);
        }

        return kept.Append('…').Append(' ', columns - 1 - used).ToString();
    }

    // East Asian Wide and Fullwidth ranges of Unicode's EastAsianWidth.txt, as far as they occur in documents.
    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) => 2,
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
