using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Words twice in a row, marks doubled, and a clause twice in one item.</summary>
internal static partial class RepeatedWords
{
    public const string Word = "AN040";
    public const string Mark = "AN042";
    public const string Sentence = "AN047";

    private const int LeastSentence = 10;

    public static IEnumerable<Finding> Check(CheckedPlan plan) => Words(plan).Concat(Sentences(plan));

    private static IEnumerable<Finding> Words(CheckedPlan plan)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var whole = new Lazy<string>(() => string.Join('\n', plan.AllWords().Select(w => w.Words.Text)));
        foreach (var (words, items) in plan.AllWords())
        {
            foreach (Match match in Twice().Matches(words.Text))
            {
                var word = match.Groups[1].Success ? match.Groups[1].Value : "的";
                if (IsIdiom(word, words.Text, match.Index) || (word.Length == 2 && !StandsAlone(word, whole.Value))) continue;
                var clause = Clause.Around(words.Text, match.Index, match.Length);
                if (!seen.Add(clause.Bare)) continue;
                yield return CheckedPlan.Mistake(Word, "repeated_word", items, words.Slice(clause.Start, clause.Length), $"“{word}”重复了一遍。", "text");
            }

            foreach (Match match in DoubledMark().Matches(words.Text))
            {
                var from = Math.Max(0, match.Index - 8);
                var quote = words.Slice(from, Math.Min(words.Length, match.Index + match.Length + 8) - from);
                yield return CheckedPlan.Mistake(Mark, "other", items, quote, $"标点“{match.Value}”多写了一个。", "text");
            }
        }
    }

    /// <summary>A whole clause that an item prints twice.</summary>
    private static IEnumerable<Finding> Sentences(CheckedPlan plan)
    {
        foreach (var item in plan.AllItems)
        {
            foreach (var same in Clause.Of(item.Text.Text).GroupBy(c => c.Bare, StringComparer.Ordinal).Where(g => g.Key.Length >= LeastSentence && g.Count() > 1))
            {
                var second = same.ElementAt(1);
                yield return CheckedPlan.Mistake(Sentence, "repeated_word", plan.NumbersOf(item), item.Text.Slice(second.Start, second.Length), $"“{second.Text}”在同一项里写了{same.Count()}次。", "text");
            }
        }
    }

    // 二〇二〇, 一项一项 and the like are said so; 目的的 is a noun with its particle.
    private static bool IsIdiom(string word, string text, int at) =>
        word == "的"
            ? at > 0 && text[at - 1] is '目' or '标'
            : word.Any(c => "〇○零一二两三四五六七八九十百千万".Contains(c, StringComparison.Ordinal)) || "研究讨论商量考虑学习锻炼打扫收拾宣传了解".Contains(word, StringComparison.Ordinal);

    // Two characters twice may be a figure of speech cut across (重点病|专病专防|): a word is one that is used elsewhere too.
    private static bool StandsAlone(string word, string whole)
    {
        for (var at = whole.IndexOf(word, StringComparison.Ordinal); at >= 0; at = whole.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var twice = string.CompareOrdinal(whole, at + 2, word, 0, 2) == 0 || (at >= 2 && string.CompareOrdinal(whole, at - 2, word, 0, 2) == 0);
            if (!twice) return true;
        }

        return false;
    }

    // White space that layout left between the two does not count.
    [GeneratedRegex(@"([\u3400-\u9FFF]{2,20}?)\s*\1|的的")]
    private static partial Regex Twice();

    [GeneratedRegex(@"([，。；：、])\s*\1|，。|。，|、，|，、|、。|。、|；。|。；")]
    private static partial Regex DoubledMark();
}
