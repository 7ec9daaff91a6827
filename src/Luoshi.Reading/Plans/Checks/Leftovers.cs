using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>What drafting and converting leave behind: places still to be filled in, unreadable characters, a number lost before its sign, a day that no calendar has.</summary>
internal static partial class Leftovers
{
    public const string Placeholder = "AN068";
    public const string LostNumber = "AN069";
    public const string NoSuchDay = "AN028";

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var (words, items) in plan.AllWords())
        {
            foreach (Match match in ToFillIn().Matches(words.Text)) yield return Raise(Placeholder, items, words, match, $"“{match.Value}”像是没有填写或无法显示的内容。");
            foreach (Match match in SignAlone().Matches(words.Text)) yield return Raise(LostNumber, items, words, match, $"“{match.Value}”前缺少数字。");
            foreach (Match match in Day().Matches(words.Text))
            {
                if (!Exists(match)) yield return Raise(NoSuchDay, items, words, match, $"没有“{match.Value}”这个日期。");
            }
        }
    }

    private static Finding Raise(string code, IReadOnlyList<int> items, TracedText words, Match match, string message)
    {
        var clause = Clause.Around(words.Text, match.Index, match.Length);
        return CheckedPlan.Mistake(code, "other", items, words.Slice(clause.Start, clause.Length), message, "text");
    }

    private static bool Exists(Match match)
    {
        var month = Digits.Int(match.Groups["m"].Value);
        if (month is < 1 or > 12) return false;
        if (!match.Groups["d"].Success) return true;
        // 29 February is possible where no year is printed.
        var year = match.Groups["y"].Success ? Digits.Int(match.Groups["y"].Value) : 2024;
        var day = Digits.Int(match.Groups["d"].Value);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    [GeneratedRegex(@"[×✕]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|(?<=\p{IsCJKUnifiedIdeographs})[_＿]{2,}|[□�]|[?？]{3,}|\uFFFD")]
    private static partial Regex ToFillIn();

    [GeneratedRegex(@"(?:达到|提高到|提升到|提升至|提高至|下降到|降到|控制在|不低于|不高于|不少于|达)\s*[%％‰]")]
    private static partial Regex SignAlone();

    [GeneratedRegex(@"(?:(?<y>20\d\d)\s*年\s*)?(?<![\d.\-—~～至/])(?<m>\d{1,2})\s*月(?:\s*(?<d>\d{1,2})\s*日|底|末|份|中旬|上旬|下旬|初)")]
    private static partial Regex Day();
}
