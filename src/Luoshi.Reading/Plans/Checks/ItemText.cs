namespace Luoshi.Reading.Plans.Checks;

/// <summary>An item's words made ready for comparing with other items.</summary>
/// <param name="Runs">All runs of <see cref="RunLength"/> characters of the bare words.</param>
internal sealed record ItemText(ReadItem Item, TracedText Words, string Bare, HashSet<ulong> Runs, IReadOnlyList<(Clause Clause, string Bare)> Clauses, HashSet<string> ClauseTexts)
{
    public const int RunLength = 4;

    public static ItemText Of(ReadItem item)
    {
        var words = CheckedPlan.WordsOf(item);
        var bare = BareText.Of(words.Text);
        var clauses = Clause.Of(words.Text).Select(c => (c, c.Bare)).ToList();
        return new(item, words, bare, BareText.Runs(bare, RunLength), clauses, clauses.Select(c => c.Bare).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether leaders and lead units are the same, and there are any.</summary>
    public bool SameOwners(ItemText other) =>
        Item.LeadUnits.Count > 0 && Same(Item.LeadUnits, other.Item.LeadUnits) && Same(Item.Leaders, other.Item.Leaders);

    private static bool Same(IReadOnlyList<TracedText> names, IReadOnlyList<TracedText> others) =>
        names.Count == others.Count && names.All(n => others.Any(o => o.Text == n.Text));
}
