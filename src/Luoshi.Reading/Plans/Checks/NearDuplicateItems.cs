namespace Luoshi.Reading.Plans.Checks;

/// <summary>Two items that set nearly the same work: one within the other, a sentence in both, or the same subject for the same owners.</summary>
internal static class NearDuplicateItems
{
    public const string Contained = "AN002";
    public const string SameSentence = "AN003";
    public const string SameSubject = "AN004";

    private const string Kind = "near_duplicate_task";
    private const int RunLength = 4;

    // A run of characters that stands in more items than this is a turn of phrase;
    // the bound also keeps the number of pairs in proportion to the number of items.
    private const int MostItemsOfARun = 6;
    private const int MostItemsOfASubject = 3;
    private const double ContainedShare = 0.6;
    private const int LeastRuns = 8;
    private const int LeastSentence = 10;
    private const int LeastSubject = 7;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var texts = plan.Reading.Items.Select(ItemText.Of).ToArray();
        var itemsOfRun = ItemsOfRun(texts);
        foreach (var ((first, second), shared) in SharedRuns(itemsOfRun).OrderBy(p => p.Key))
        {
            var (one, other) = (texts[first], texts[second]);
            if (one.Bare == other.Bare) continue;
            var finding = Within(one, other, shared) ?? Sentence(one, other) ?? Subject(one, other, itemsOfRun);
            if (finding is not null) yield return finding;
        }
    }

    private static Finding Raise(string code, ItemText one, ItemText other, TracedText quote, string why) =>
        CheckedPlan.Mistake(code, Kind, [one.Item.No, other.Item.No], quote, $"第{one.Item.No}项与第{other.Item.No}项{why}，请核对是否重复安排。");

    /// <summary>Most of the shorter text stands in the other.</summary>
    private static Finding? Within(ItemText one, ItemText other, int rareShared)
    {
        // Rare runs alone are too few to tell, but where there is hardly any the rest need not be counted.
        var smaller = Math.Min(one.Runs.Count, other.Runs.Count);
        if (smaller < LeastRuns || rareShared < LeastRuns / 2) return null;
        if (one.Runs.Count(other.Runs.Contains) < smaller * ContainedShare) return null;
        var longest = one.Clauses.MaxBy(c => other.Bare.Contains(c.Bare, StringComparison.Ordinal) ? c.Clause.Length : 0).Clause;
        return Raise(Contained, one, other, one.Words.Slice(longest.Start, longest.Length), "内容大部分相同");
    }

    /// <summary>A clause printed in both; one that sets numbers is left to the check of targets.</summary>
    private static Finding? Sentence(ItemText one, ItemText other)
    {
        foreach (var (clause, bare) in one.Clauses)
        {
            if (bare.Length < LeastSentence || bare.Any(char.IsDigit) || !other.ClauseTexts.Contains(bare)) continue;
            return Raise(SameSentence, one, other, one.Words.Slice(clause.Start, clause.Length), $"都写有“{clause.Text}”");
        }

        return null;
    }

    /// <summary>A rare run of words in the leading clause of both, set for the same leaders and lead units.</summary>
    private static Finding? Subject(ItemText one, ItemText other, Dictionary<ulong, List<int>> itemsOfRun)
    {
        if (one.Clauses.Count == 0 || other.Clauses.Count == 0 || one.Item.LeadUnits.Count == 0) return null;
        if (!Same(one.Item.LeadUnits, other.Item.LeadUnits) || !Same(one.Item.Leaders, other.Item.Leaders)) return null;
        var common = BareText.LongestCommonRun(one.Clauses[0].Bare, other.Clauses[0].Bare);
        if (common.Length < LeastSubject) return null;
        if (BareText.Runs(common, RunLength).Any(r => !itemsOfRun.TryGetValue(r, out var at) || at.Count > MostItemsOfASubject)) return null;
        var start = one.Words.Text.IndexOf(common, StringComparison.Ordinal);
        var first = one.Clauses[0].Clause;
        var subject = start >= 0 ? one.Words.Slice(start, common.Length) : one.Words.Slice(first.Start, first.Length);
        return Raise(SameSubject, one, other, subject, $"都是“{subject.Text}”，责任单位也相同");
    }

    private static bool Same(IReadOnlyList<TracedText> names, IReadOnlyList<TracedText> others) =>
        names.Count == others.Count && names.All(n => others.Any(o => o.Text == n.Text));

    private static Dictionary<ulong, List<int>> ItemsOfRun(ItemText[] texts)
    {
        var items = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < texts.Length; i++)
        {
            foreach (var run in texts[i].Runs)
            {
                if (!items.TryGetValue(run, out var list)) items[run] = list = new List<int>(1);
                if (list.Count <= MostItemsOfARun) list.Add(i);
            }
        }

        return items;
    }

    /// <summary>Pairs of items that share rare runs, and how many.</summary>
    private static Dictionary<(int First, int Second), int> SharedRuns(Dictionary<ulong, List<int>> itemsOfRun)
    {
        var pairs = new Dictionary<(int, int), int>();
        foreach (var items in itemsOfRun.Values)
        {
            if (items.Count is < 2 or > MostItemsOfARun) continue;
            for (var i = 0; i < items.Count; i++)
            {
                for (var j = i + 1; j < items.Count; j++)
                {
                    pairs.TryGetValue((items[i], items[j]), out var shared);
                    pairs[(items[i], items[j])] = shared + 1;
                }
            }
        }

        return pairs;
    }

    private sealed record ItemText(ReadItem Item, TracedText Words, string Bare, HashSet<ulong> Runs, List<(Clause Clause, string Bare)> Clauses, HashSet<string> ClauseTexts)
    {
        public static ItemText Of(ReadItem item)
        {
            var words = CheckedPlan.WordsOf(item);
            var bare = BareText.Of(words.Text);
            var clauses = Clause.Of(words.Text).Select(c => (c, c.Bare)).ToList();
            return new(item, words, bare, BareText.Runs(bare, RunLength), clauses, clauses.Select(c => c.Bare).ToHashSet(StringComparer.Ordinal));
        }
    }
}
