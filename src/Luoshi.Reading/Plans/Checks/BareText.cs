using System.Text;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Words without white space and marks, for comparing: what is left are letters, Chinese characters and digits.</summary>
internal static class BareText
{
    private const int MostCompared = 200;

    public static string Of(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) bare.Append(c);
        }

        return bare.ToString();
    }

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>All runs of so many characters (at most four), each once, as a number that holds their code units.</summary>
    public static HashSet<ulong> Runs(string bare, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 4);
        var runs = new HashSet<ulong>(Math.Max(0, bare.Length - length + 1));
        var mask = length == 4 ? ulong.MaxValue : (1UL << (16 * length)) - 1;
        ulong run = 0;
        for (var i = 0; i < bare.Length; i++)
        {
            run = ((run << 16) | bare[i]) & mask;
            if (i + 1 >= length) runs.Add(run);
        }

        return runs;
    }

    /// <summary>The longest run of characters that both have.</summary>
    /// <remarks>Cost is the product of the lengths: only so many characters of each are looked at.</remarks>
    public static string LongestCommonRun(string one, string other)
    {
        one = one[..Math.Min(one.Length, MostCompared)];
        other = other[..Math.Min(other.Length, MostCompared)];
        var lengths = new int[other.Length + 1];
        int best = 0, end = 0;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = other.Length; j >= 1; j--)
            {
                lengths[j] = one[i - 1] == other[j - 1] ? lengths[j - 1] + 1 : 0;
                if (lengths[j] > best) (best, end) = (lengths[j], i);
            }
        }

        return one.Substring(end - best, best);
    }
}
