using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Comparisons that cannot be: a rate above 100%, 至少 and 以上 for the same number, a range that runs backwards.</summary>
internal static partial class Comparisons
{
    public const string OverHundred = "AN062";
    public const string SaidTwice = "AN063";
    public const string Backwards = "AN066";
    public const string RiseUnclear = "AN067";

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var item in plan.AllItems)
        {
            var text = item.Text;
            foreach (Match match in HundredAndMore().Matches(text.Text))
            {
                var clause = Clause.Around(text.Text, match.Index, match.Length, Clause.Any);
                if (!IsShare(text.Text[clause.Start..match.Index])) continue;
                yield return Raise(plan, item, OverHundred, clause, $"比率最多100%，“{match.Value}”不可能。");
            }

            foreach (Match match in RiseByAll().Matches(text.Text))
            {
                yield return Raise(plan, item, RiseUnclear, Clause.Around(text.Text, match.Index, match.Length, Clause.Any), $"“{match.Value}”是翻一番还是达到100%，没有说清。");
            }

            if (LeastAndMore().Match(text.Text) is { Success: true } twice)
            {
                yield return Raise(plan, item, SaidTwice, Clause.Around(text.Text, twice.Index, twice.Length), $"“{twice.Groups[1].Value}”和“{twice.Groups[2].Value}”意思重复。");
            }

            foreach (Match match in Range().Matches(text.Text))
            {
                if (Digits.Decimal(match.Groups["from"].Value) <= Digits.Decimal(match.Groups["to"].Value)) continue;
                yield return Raise(plan, item, Backwards, Clause.Around(text.Text, match.Index, match.Length), $"“{match.Value}”前大后小，请核对。");
            }
        }
    }

    private static Finding Raise(CheckedPlan plan, ReadItem item, string code, Clause clause, string message) =>
        CheckedPlan.Mistake(code, "other", plan.NumbersOf(item), item.Text.Slice(clause.Start, clause.Length), message, "targets");

    // Growth (增长100%以上, 较上年提高) has no upper bound; a share, or a level reached (提高到), has.
    private static bool IsShare(string before) =>
        ShareName().IsMatch(before) && !Growth().IsMatch(before);

    [GeneratedRegex(@"(?:≥|>|＞|\\geq?|超过|大于|高于|不低于|不少于)\s*100(?:\.0+)?\s*\\?[%％](?!\s*[-—~～至])|(?<![\d.])100(?:\.0+)?\s*[%％]\s*(?:及其?)?以上|(?<![\d.])1(?:0[1-9]|[1-9]\d)(?:\.\d+)?\s*[%％](?:以上)?")]
    private static partial Regex HundredAndMore();

    [GeneratedRegex(@"(?:比例|占比|覆盖率|比重)(?:要|力争|再|均)?(?:提高|提升|上升|增加)\s*100\s*[%％]")]
    private static partial Regex RiseByAll();

    [GeneratedRegex(@"率|比例|占比|覆盖|比重")]
    private static partial Regex ShareName();

    [GeneratedRegex(@"(?:增长|增加|增幅|增速|翻番|完成率|使用率|负荷|利用率|同比|较上年|比上年|收益率|(?:提高|提升|上升)(?!到|至|达))[^，。；]*$")]
    private static partial Regex Growth();

    [GeneratedRegex(@"(至少|不少于|不低于|最少|超过|大于)[^，,。；;、：:]{0,12}?\d+(?:\.\d+)?\s*(?:个|名|人|家|所|项|次|场|期|例|张|台|人次|万人|场次|%|％|‰)?(及?以上)(?!学历|职称|医院|医疗|公立)")]
    private static partial Regex LeastAndMore();

    [GeneratedRegex(@"(?<![\d.\-—/])(?<from>\d+(?:\.\d+)?)\s*[%％‰个名家所次项]?\s*[-—–~～]\s*(?<to>\d+(?:\.\d+)?)\s*(?:[%％‰]|个|名|家|所|次|项|种|期|场)(?![\-—/])")]
    private static partial Regex Range();
}
