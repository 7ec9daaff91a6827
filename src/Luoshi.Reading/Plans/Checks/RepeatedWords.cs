using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Words twice in a row, marks doubled, and a clause twice in one item.</summary>
internal static partial class RepeatedWords
{
    public const string Word = "AN040";
    public const string Mark = "AN042";
    public const string Sentence = "AN047";

    private const int LeastSentence = 10;
    private const int LongestWord = 20;
    private const int LongRun = 18;

    public static IEnumerable<Finding> Check(CheckedPlan plan) => Words(plan).Concat(Sentences(plan));

    private static IEnumerable<Finding> Words(CheckedPlan plan)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var whole = new Lazy<string>(() => string.Join('\n', plan.AllWords().Select(w => w.Words.Text)));
        var alone = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (words, items) in plan.AllWords())
        {
            foreach (var (start, end, word) in Twice(words.Text))
            {
                if (word != "进一步" && IsIdiom(word, words.Text, start) || (word.Length == 2 && !IsCommon().IsMatch(word) && !IsWord(word))) continue;
                // A cell that begins as the one before it ends, as a task's name and its text do, repeats nothing.
                if (words.Slice(start, 1).Places is [{ } one] && words.Slice(end - 1, 1).Places is [{ } other] && (one.Block, one.Row, one.Column) != (other.Block, other.Row, other.Column) && one.Column is not null) continue;
                var clause = Clause.Around(words.Text, start, end - start);
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

        // Asked once a word: the answer costs a walk through the whole document.
        bool IsWord(string word) => alone.TryGetValue(word, out var known) ? known : alone[word] = StandsAlone(word, whole.Value);
    }

    /// <summary>A clause, or a longer run of words over its marks, that an item prints twice.</summary>
    private static IEnumerable<Finding> Sentences(CheckedPlan plan)
    {
        foreach (var item in plan.AllItems)
        {
            var text = item.Text.Text;
            var clause = Clause.Of(text).GroupBy(c => c.Bare, StringComparer.Ordinal).Where(g => g.Key.Length >= LeastSentence && g.Count() > 1).Select(g => (Clause?)g.ElementAt(1)).FirstOrDefault();
            if ((clause ?? LongRunTwice(text)) is not { } second) continue;
            yield return CheckedPlan.Mistake(Sentence, "repeated_word", plan.NumbersOf(item), item.Text.Slice(second.Start, second.Length), $"“{CheckedPlan.Short(second.Text)}”在同一项里重复出现。", "text");
        }
    }

    /// <summary>The second of two equal runs of many characters; names in 《》 may be repeated.</summary>
    private static Clause? LongRunTwice(string text)
    {
        var first = new Dictionary<int, int>();
        for (var i = 0; i + LongRun <= text.Length; i++)
        {
            var run = text.AsSpan(i, LongRun);
            var hash = string.GetHashCode(run, StringComparison.Ordinal);
            if (first.TryAdd(hash, i)) continue;
            var at = first[hash];
            if (!text.AsSpan(at, LongRun).SequenceEqual(run)) continue;

            if (at + LongRun > i || text.LastIndexOf('《', i) > text.LastIndexOf('》', i)) continue;
            var length = LongRun;
            while (i + length < text.Length && at + length < i && text[at + length] == text[i + length]) length++;
            return new Clause(i, length, text.Substring(i, length));
        }

        return null;
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

    /// <summary>Words of 2 to 20 characters, or the particle 的, with the same again behind them; white space between does not count.</summary>
    private static IEnumerable<(int Start, int End, string Word)> Twice(string text)
    {
        var at = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) at.Add(i);
        }

        for (var i = 0; i + 1 < at.Count; i++)
        {
            var length = LengthTwice(text, at, i);
            if (length == 0) continue;
            var word = string.Concat(at.GetRange(i, length).Select(k => text[k]));
            yield return (at[i], at[i + (2 * length) - 1] + 1, word);
            i += (2 * length) - 1;
        }
    }

    private static int LengthTwice(string text, List<int> at, int from)
    {
        if (text[at[from]] == '的' && text[at[from + 1]] == '的') return 1;
        for (var length = 1; length <= LongestWord && from + (2 * length) <= at.Count; length++)
        {
            if (!BareText.IsHan(text[at[from + length - 1]])) return 0;
            if (length == 1) continue;
            var same = 0;
            while (same < length && text[at[from + same]] == text[at[from + length + same]]) same++;
            if (same == length) return length;
        }

        return 0;
    }

    /// <summary>Words that are words wherever they stand.</summary>
    [GeneratedRegex("^(不断|持续|继续|积极|全面|进一步|开展|推进|推动|加强|加快|实施|落实|完善|健全|建立|建设|管理|服务|提升|提高|优化|强化|深化|组织|实现|确保|做好|打击|整治|治理|排查|检查|指导|督导|监督|监测|培训|保障|支持|促进|加大|拓展|规范|巩固|扩大|统筹|引导|鼓励|严格|定期|扎实|深入|稳步|模式|机制|制度|体系|能力|水平|工作|医院|机构|健康|卫生)$")]
    private static partial Regex IsCommon();

    [GeneratedRegex(@"([，。；：、])\s*\1|，。|。，|、，|，、|、。|。、|；。|。；")]
    private static partial Regex DoubledMark();
}
