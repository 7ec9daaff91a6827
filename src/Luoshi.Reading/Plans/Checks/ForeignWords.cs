using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Foreign words left in Chinese text (and, with), but not abbreviations, units, addresses or names.</summary>
internal static partial class ForeignWords
{
    public const string Code = "AN041";

    // Lower-case words that Chinese official text does use: units of measure, and names of the net.
    private static readonly HashSet<string> Known = new(
        "kg mg ug ml dl km cm mm nm um kw kwh hz mhz ghz db kpa mpa mmhg kcal kj mol mmol iu ppm ppb ph app apps wifi web www http https com cn net org gov edu html xml json pdf doc docx xls xlsx ppt txt jpg png email mail ip id ct dr mr mrna trna rna dna vs etc min max sec".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    // Joining words of English are never an abbreviation, however they are written.
    private static readonly HashSet<string> Joining = new(
        "and or with of the in to for on by at from as is are be not but into between under this that all its their which will shall".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var (words, items) in plan.AllWords())
        {
            foreach (Match match in Latin().Matches(words.Text))
            {
                if (!IsForeign(match.Value) || !StandsInChinese(words.Text, match)) continue;
                var clause = Clause.Around(words.Text, match.Index, match.Length);
                yield return CheckedPlan.Mistake(Code, "foreign_word", items, words.Slice(clause.Start, clause.Length), $"中文里夹着外文词“{match.Value}”。", "text");
            }
        }
    }

    private static bool IsForeign(string word)
    {
        if (word.All(char.IsAsciiLetterUpper)) return false;
        if (Joining.Contains(word)) return true;
        return word.All(char.IsAsciiLetterLower) && word.Length >= 3 && !Known.Contains(word) && word.AsSpan().IndexOfAny("aeiou") >= 0;
    }

    /// <summary>Between Chinese characters; a joining word also behind or before a Chinese mark.</summary>
    private static bool StandsInChinese(string text, Match match)
    {
        int before = match.Index - 1, after = match.Index + match.Length;
        while (before >= 0 && text[before] == ' ') before--;
        while (after < text.Length && text[after] == ' ') after++;
        if (before < 0 || after >= text.Length) return false;
        return Joining.Contains(match.Value)
            ? (BareText.IsHan(text[before]) || IsMark(text[before])) && (BareText.IsHan(text[after]) || IsMark(text[after]))
            : BareText.IsHan(text[before]) && BareText.IsHan(text[after]);
    }

    private static bool IsMark(char c) => "，、。；：“”（）《》".Contains(c, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![A-Za-z0-9@./\\_\-<&])[A-Za-z]{2,}(?![A-Za-z0-9@./\\_\->])")]
    private static partial Regex Latin();
}
