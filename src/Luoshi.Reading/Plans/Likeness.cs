namespace Luoshi.Reading.Plans;

/// <summary>How like two texts are, by the pairs of neighbouring characters they share.</summary>
public static class Likeness
{
    /// <summary>Pairs of neighbouring characters, punctuation and white space passed over.</summary>
    public static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>();
        var last = '\0';
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            if (last != '\0') pairs.Add((last << 16) | c);
            last = c;
        }

        return pairs;
    }

    /// <summary>Shared pairs against all: 1 for the same words, 0 for none in common.</summary>
    public static double Of(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal)) return 1;
        var a = Pairs(left);
        var b = Pairs(right);
        if (a.Count + b.Count == 0) return 0;
        var shared = 0;
        foreach (var pair in a)
            if (b.Contains(pair)) shared++;
        return 2.0 * shared / (a.Count + b.Count);
    }
}
