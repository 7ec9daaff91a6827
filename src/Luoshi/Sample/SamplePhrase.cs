using System.Globalization;
using System.Text.RegularExpressions;

namespace Luoshi.Sample;

/// <summary>Fills a report's pattern with the places and figures of one unit; the same unit, item and round always give the same words.</summary>
/// <remarks>{t} and {t2}: two of a county's townships; {s:520}: its share of a figure of the whole city; {n:2-5}, {f:0.4-2.6}: a figure of its own.</remarks>
internal static partial class SamplePhrase
{
    public static string Fill(string pattern, string unit, IReadOnlyList<string> towns, int item, int round)
    {
        var slot = 0;
        return Slot().Replace(pattern, match =>
        {
            var key = $"{unit}/{item}/{round}/{slot++}";
            return match.Groups["kind"].Value switch
            {
                "t" => towns[Number(0, towns.Count - 1, $"{unit}/{item}/{round}")],
                "t2" => towns[(Number(0, towns.Count - 1, $"{unit}/{item}/{round}") + 1) % towns.Count],
                "s" => Share(decimal.Parse(match.Groups["low"].Value), unit),
                "n" => Number(int.Parse(match.Groups["low"].Value), int.Parse(match.Groups["high"].Value), key).ToString(),
                _ => (Number(Tenths(match.Groups["low"].Value), Tenths(match.Groups["high"].Value), key) / 10m).ToString("0.0", CultureInfo.InvariantCulture),
            };
        });
    }

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, drawn by the key alone.</summary>
    public static int Number(int low, int high, string key)
    {
        // FNV-1a with a final mix: string.GetHashCode differs from run to run.
        var hash = 2166136261u;
        foreach (var c in key) hash = unchecked((hash ^ c) * 16777619u);
        hash ^= hash >> 15;
        hash = unchecked(hash * 2246822519u);
        hash ^= hash >> 13;
        return low + (int)(hash % (uint)(high - low + 1));
    }

    private static int Tenths(string figure) => (int)(decimal.Parse(figure, CultureInfo.InvariantCulture) * 10);

    private static string Share(decimal whole, string unit)
    {
        var share = Math.Max(1, Math.Round(whole * Weight(unit)));
        return share >= 10_000 ? $"{share / 10_000m:0.00}万" : share.ToString("0");
    }

    // By population; a county has its figures in the same proportion everywhere.
    private static decimal Weight(string unit) => unit[..2] switch
    {
        "东浦" => 0.19m,
        "西渡" => 0.16m,
        "柏山" => 0.18m,
        "高埠" => 0.20m,
        "云峰" => 0.14m,
        "汀源" => 0.13m,
        _ => 0.1m,
    };

    [GeneratedRegex(@"\{(?<kind>t2|t|s|n|f)(?::(?<low>[\d.]+)(?:-(?<high>[\d.]+))?)?\}")]
    private static partial Regex Slot();
}
