namespace Luoshi.Reading.Plans.Checks;

/// <summary>What two items set in the same words although the items as a whole differ.</summary>
internal static class SharedClause
{
    private const int LeastSentence = 10;
    private const int LeastSubject = 7;
    private const int LeastCampaign = 8;
    private const int LongestVerb = 4;

    private static readonly string[] Campaigns = ["活动", "行动", "工程", "项目", "试点", "竞赛", "评审"];

    /// <summary>A clause printed in both; one that sets numbers is left to the check of targets.</summary>
    public static TracedText? Whole(ItemText one, ItemText other)
    {
        foreach (var (clause, bare) in one.Clauses)
        {
            if (bare.Length >= LeastSentence && !bare.Any(char.IsDigit) && other.ClauseTexts.Contains(bare)) return one.Words.Slice(clause.Start, clause.Length);
        }

        return null;
    }

    /// <summary>A clause that the other prints with a piece put in, for the same owners.</summary>
    public static TracedText? Shortened(ItemText one, ItemText other)
    {
        if (!one.SameOwners(other)) return null;
        foreach (var (clause, bare) in one.Clauses)
        {
            if (bare.Any(char.IsDigit)) continue;
            foreach (var (_, otherBare) in other.Clauses)
            {
                if (Math.Min(bare.Length, otherBare.Length) >= LeastSentence && HasPieceMore(bare, otherBare)) return one.Words.Slice(clause.Start, clause.Length);
            }
        }

        return null;
    }

    /// <summary>The same campaign (开展……活动) set in both, whatever the verb.</summary>
    public static TracedText? Campaign(ItemText one, ItemText other, Func<string, bool> isRare)
    {
        foreach (var (clause, bare) in one.Clauses)
        {
            if (bare.Length < LeastCampaign || !Campaigns.Any(c => bare.EndsWith(c, StringComparison.Ordinal))) continue;
            foreach (var (_, otherBare) in other.Clauses)
            {
                var same = 0;
                while (same < bare.Length && same < otherBare.Length && bare[^(same + 1)] == otherBare[^(same + 1)]) same++;
                if (same < LeastCampaign || bare.Length - same > LongestVerb || otherBare.Length - same > LongestVerb) continue;
                if (isRare(bare[^same..])) return one.Words.Slice(clause.Start, clause.Length);
            }
        }

        return null;
    }

    /// <summary>A rare run of words in the leading clause of both, set for the same owners.</summary>
    public static TracedText? Subject(ItemText one, ItemText other, Func<string, bool> isRare)
    {
        if (one.Clauses.Count == 0 || other.Clauses.Count == 0 || !one.SameOwners(other)) return null;
        var common = BareText.LongestCommonRun(one.Clauses[0].Bare, other.Clauses[0].Bare);
        if (common.Length < LeastSubject || !isRare(common)) return null;
        // 高血压患者规范管理率 and 精神障碍患者规范管理率 share the end of a rate's name only.
        if (common[^1] == '率' && one.Clauses[0].Bare.IndexOf(common, StringComparison.Ordinal) > 0 && other.Clauses[0].Bare.IndexOf(common, StringComparison.Ordinal) > 0) return null;
        var start = one.Words.Text.IndexOf(common, StringComparison.Ordinal);
        var first = one.Clauses[0].Clause;
        return start >= 0 ? one.Words.Slice(start, common.Length) : one.Words.Slice(first.Start, first.Length);
    }

    private static bool HasPieceMore(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        int head = 0, tail = 0;
        while (head < shorter.Length && shorter[head] == longer[head]) head++;
        while (tail < shorter.Length - head && shorter[^(tail + 1)] == longer[^(tail + 1)]) tail++;
        // Both ends must be more than a common verb or noun.
        return head + tail == shorter.Length && head >= 2 && tail >= LongestVerb;
    }
}
