namespace Luoshi.Reading.Plans.Checks;

/// <summary>Two items that set nearly the same work: one within the other, a sentence or campaign in both, or the same subject for the same owners.</summary>
internal static class NearDuplicateItems
{
    public const string Contained = "AN002";
    public const string SameSentence = "AN003";
    public const string SameSubject = "AN004";
    public const string SameCampaign = "AN005";

    private const string Kind = "near_duplicate_task";

    // A run of characters that stands in more items than this is a turn of phrase;
    // the bound also keeps the number of pairs in proportion to the number of items.
    private const int MostItemsOfARun = 6;
    private const int MostItemsOfASubject = 3;
    private const double ContainedShare = 0.6;
    private const int LeastRuns = 8;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var texts = plan.Reading.Items.Select(ItemText.Of).ToArray();
        var itemsOfRun = ItemsOfRun(texts);
        foreach (var ((first, second), shared) in SharedRuns(itemsOfRun).OrderBy(p => p.Key))
        {
            var (one, other) = (texts[first], texts[second]);
            if (one.Bare != other.Bare && Compare(one, other, shared, IsRare) is { } finding) yield return finding;
        }

        bool IsRare(string words) => BareText.Runs(words, ItemText.RunLength).All(r => itemsOfRun.TryGetValue(r, out var at) && at.Count <= MostItemsOfASubject);
    }

    private static Finding? Compare(ItemText one, ItemText other, int rareShared, Func<string, bool> isRare)
    {
        if (Within(one, other, rareShared) is { } part) return Raise(Contained, one, other, part, "内容大部分相同");
        if ((SharedClause.Whole(one, other) ?? SharedClause.Shortened(one, other)) is { } sentence) return Raise(SameSentence, one, other, sentence, $"都安排了“{CheckedPlan.Short(sentence.Text)}”");
        if (SharedClause.Subject(one, other, isRare) is { } subject) return Raise(SameSubject, one, other, subject, $"都是“{subject.Text}”，责任单位也相同");
        if (SharedClause.Campaign(one, other, isRare) is { } campaign) return Raise(SameCampaign, one, other, campaign, $"都安排了“{campaign.Text}”");
        return null;
    }

    private static Finding Raise(string code, ItemText one, ItemText other, TracedText quote, string why) =>
        CheckedPlan.Mistake(code, Kind, [one.Item.No, other.Item.No], quote, $"第{one.Item.No}项与第{other.Item.No}项{why}，请核对是否重复安排。");

    /// <summary>The longest clause of both, where most of the shorter text stands in the other.</summary>
    private static TracedText? Within(ItemText one, ItemText other, int rareShared)
    {
        // Rare runs alone are too few to tell, but where there is hardly any the rest need not be counted.
        var smaller = Math.Min(one.Runs.Count, other.Runs.Count);
        if (smaller < LeastRuns || rareShared < LeastRuns / 2) return null;
        if (one.Runs.Count(other.Runs.Contains) < smaller * ContainedShare) return null;
        var longest = one.Clauses.MaxBy(c => other.Bare.Contains(c.Bare, StringComparison.Ordinal) ? c.Clause.Length : 0).Clause;
        return one.Words.Slice(longest.Start, longest.Length);
    }

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
}
