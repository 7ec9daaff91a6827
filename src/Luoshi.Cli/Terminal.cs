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

    /// <summary>One line that is written over as long work goes on; nothing where nobody watches.</summary>
    public static IProgress<T>? Progress<T>(Func<T, string> words) =>
        Console.IsErrorRedirected ? null : new Watched<T>(words);

    private sealed class Watched<T>(Func<T, string> words) : IProgress<T>
    {
        public void Report(T value) => Console.Error.Write($"\r{Fit(words(value), 70)}\r");
    }

    /// <summary>Cut or filled to exactly so many columns; what was cut ends in ….</summary>
    public static string Fit(string text, int columns)
    {
        var width = TextWidth.Of(text);
        if (width <= columns) return text + new string(' ', columns - width);

        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + TextWidth.Of(rune) > columns - 1) break;
            kept.Append(rune);
            used += TextWidth.Of(rune);
        }

        return kept.Append('…').Append(' ', columns - 1 - used).ToString();
    }
}
