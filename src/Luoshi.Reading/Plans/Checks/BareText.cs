using System.Text;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Words without white space and marks, for comparing: what is left are letters, Chinese characters and digits.</summary>
internal static class BareText
{
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

    /// <summary>All runs of so many characters, each once.</summary>
    public static HashSet<string> Runs(string bare, int length)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + length <= bare.Length; i++) runs.Add(bare.Substring(i, length));
        return runs;
    }

    /// <summary>The longest run of characters that both have.</summary>
    /// <remarks>Cost is the product of the lengths: for clauses, not for whole documents.</remarks>
    public static string LongestCommonRun(string one, string other)
    {
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

    /// <summary>How many characters must be put in, taken out or exchanged to make one of the other.</summary>
    public static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>Likeness of two short texts, 0 to 1.</summary>
    public static double Likeness(string one, string other)
    {
        var longest = Math.Max(one.Length, other.Length);
        return longest == 0 ? 1 : 1 - ((double)Distance(one, other) / longest);
    }
}
