using System.Text;

namespace Luoshi.Search;

/// <summary>Words as pairs of neighbouring characters, which find any part of a Chinese sentence without knowing where its words end.</summary>
internal static class Grams
{
    /// <summary>Most parts of a question, and the longest of each, that are looked for.</summary>
    private const int MostParts = 6, LongestPart = 60;

    /// <summary>A lone dot between two stretches of letters: no pair, and no part of a question, runs across it.</summary>
    private const string Gap = " . ";

    /// <summary>区域医疗 as 区域 域医 医疗, the kind in front so that one kind can be asked for alone.</summary>
    public static string Of(SearchKind kind, string words)
    {
        var grams = new StringBuilder(words.Length * 3).Append(Of(kind));
        foreach (var part in Parts(words)) grams.Append(Gap).Append(Pairs(part));
        return grams.ToString();
    }

    /// <summary>A word longer than any pair.</summary>
    public static string Of(SearchKind kind) => kind switch { SearchKind.Plan => "kplan", SearchKind.Item => "kitem", _ => "kreport" };

    /// <summary>The parts of a question that can be looked for: two characters at least.</summary>
    public static IReadOnlyList<string> Asked(string? question) =>
        [.. Parts(question ?? "").Select(p => p.Length > LongestPart ? p[..LongestPart] : p).Distinct().Take(MostParts)];

    /// <summary>The pairs of a part in their order.</summary>
    public static string Pairs(string part) => string.Join(' ', Enumerable.Range(0, part.Length - 1).Select(i => part.Substring(i, 2)));

    /// <summary>As compared: small letters, half width; every character stays where it is.</summary>
    public static string Plain(string words) => string.Concat(words.Select(c => char.ToLowerInvariant(TextWidth.Half(c))));

    private static IEnumerable<string> Parts(string words)
    {
        var plain = Plain(words);
        for (var (start, at) = (0, 0); at <= plain.Length; at++)
        {
            if (at < plain.Length && char.IsLetterOrDigit(plain[at])) continue;
            if (at - start > 1) yield return plain[start..at];
            start = at + 1;
        }
    }
}
