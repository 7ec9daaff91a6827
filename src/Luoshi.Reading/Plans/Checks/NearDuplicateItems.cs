namespace Luoshi.Reading.Plans.Checks;

/// <summary>Two items that set nearly the same work: one within the other, a sentence in both, or the same subject for the same owners.</summary>
internal static class NearDuplicateItems
{
    public const string Contained = "AN002";
    public const string SameSentence = "AN003";
    public const string SameSubject = "AN004";

    private const string Kind = "near_duplicate_task";
    private const int RunLength = 4;

    // A run of characters that stands in more items than this is a turn of phrase, not a subject;
    // the bound also keeps the number of pairs in proportion to the number of items.
    private const int MostItemsOfARun = 3;
    private const double ContainedShare = 0.6;
    private const int LeastRuns = 8;
    private const int LeastSentence = 10;
    private const int LeastSubject = 7;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var items = plan.Reading.Items;
        var bare = items.Select(i => BareText.Of(CheckedPlan.WordsOf(i).Text)).ToArray();
        var runs = bare.Select(b => BareText.Runs(b, RunLength)).ToArray();
        var itemsOfRun = ItemsOfRun(runs);
        foreach (var (one, other) in Pairs(itemsOfRun))
        {
            if (bare[one] == bare[other]) continue;
            if (Compare(items[one], items[other], runs[one], runs[other], itemsOfRun) is { } finding) yield return finding;
        }
    }

    private static Finding? Compare(ReadItem one, ReadItem other, HashSet<string> runs, HashSet<string> otherRuns, Dictionary<string, List<int>> itemsOfRun)
    {
        var smaller = Math.Min(runs.Count, otherRuns.Count);
        var shared = runs.Count(otherRuns.Contains);
        if (smaller >= LeastRuns && shared >= smaller * ContainedShare)
        {
            return Raise(Contained, one, other, LongestShared(one, other), "内容大部分相同");
        }

        if (SharedSentence(one, other) is { } sentence) return Raise(SameSentence, one, other, sentence, $"都写有“{sentence.Text}”");
        if (SharedSubject(one, other, itemsOfRun) is { } subject) return Raise(SameSubject, one, other, subject, $"都是“{subject.Text}”，责任单位也相同");
        return null;
    }

    private static Finding Raise(string code, ReadItem one, ReadItem other, TracedText quote, string why) =>
        CheckedPlan.Mistake(code, Kind, [one.No, other.No], quote, $"第{one.No}项与第{other.No}项{why}，请核对是否重复安排。");

    private static TracedText LongestShared(ReadItem one, ReadItem other)
    {
        var words = CheckedPlan.WordsOf(one);
        var otherBare = BareText.Of(CheckedPlan.WordsOf(other).Text);
        var longest = Clause.Of(words.Text).MaxBy(c => otherBare.Contains(c.Bare, StringComparison.Ordinal) ? c.Length : 0);
        return words.Slice(longest.Start, longest.Length);
    }

    /// <summary>A clause printed in both; one that sets numbers is left to the check of targets.</summary>
    private static TracedText? SharedSentence(ReadItem one, ReadItem other)
    {
        var words = CheckedPlan.WordsOf(one);
        var clauses = Clause.Of(CheckedPlan.WordsOf(other).Text).Select(c => c.Bare).ToHashSet(StringComparer.Ordinal);
        foreach (var clause in Clause.Of(words.Text))
        {
            var bare = clause.Bare;
            if (bare.Length >= LeastSentence && !bare.Any(char.IsDigit) && clauses.Contains(bare)) return words.Slice(clause.Start, clause.Length);
        }

        return null;
    }

    /// <summary>A rare run of words in the leading clause of both, set for the same leaders and lead units.</summary>
    private static TracedText? SharedSubject(ReadItem one, ReadItem other, Dictionary<string, List<int>> itemsOfRun)
    {
        if (one.LeadUnits.Count == 0 || !Same(one.LeadUnits, other.LeadUnits) || !Same(one.Leaders, other.Leaders)) return null;
        var words = CheckedPlan.WordsOf(one);
        var first = Clause.Of(words.Text).FirstOrDefault();
        var otherFirst = Clause.Of(CheckedPlan.WordsOf(other).Text).FirstOrDefault();
        if (first.Text is null || otherFirst.Text is null) return null;

        var common = BareText.LongestCommonRun(first.Bare, otherFirst.Bare);
        if (common.Length < LeastSubject) return null;
        if (BareText.Runs(common, RunLength).Any(r => !itemsOfRun.TryGetValue(r, out var at) || at.Count > MostItemsOfARun)) return null;
        var start = words.Text.IndexOf(common, StringComparison.Ordinal);
        return start >= 0 ? words.Slice(start, common.Length) : words.Slice(first.Start, first.Length);
    }

    private static bool Same(IReadOnlyList<TracedText> names, IReadOnlyList<TracedText> others) =>
        names.Count == others.Count && names.All(n => others.Any(o => o.Text == n.Text));

    private static Dictionary<string, List<int>> ItemsOfRun(HashSet<string>[] runs)
    {
        var items = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < runs.Length; i++)
        {
            foreach (var run in runs[i])
            {
                if (!items.TryGetValue(run, out var list)) items[run] = list = [];
                if (list.Count <= MostItemsOfARun) list.Add(i);
            }
        }

        return items;
    }

    private static SortedSet<(int One, int Other)> Pairs(Dictionary<string, List<int>> itemsOfRun)
    {
        var pairs = new SortedSet<(int, int)>();
        foreach (var items in itemsOfRun.Values)
        {
            if (items.Count is < 2 or > MostItemsOfARun) continue;
            for (var i = 0; i < items.Count; i++)
            {
                for (var j = i + 1; j < items.Count; j++) pairs.Add((items[i], items[j]));
            }
        }

        return pairs;
    }
}
