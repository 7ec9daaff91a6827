namespace Luoshi.Reading.Plans;

/// <summary>A section of a task table and the items under it; its name may still grow over a page break.</summary>
internal sealed class TableSection
{
    public required TracedText Name { get; set; }

    public List<DraftItem> Items { get; } = [];

    /// <summary>It begins at the top of a page or under a header printed again: its name may have been cut.</summary>
    public bool IsAfterBreak { get; init; }

    /// <summary>Gives every item its section's final name.</summary>
    public static void Settle(IReadOnlyList<TableSection> sections)
    {
        for (var i = 0; i + 1 < sections.Count; i++)
        {
            if (!IsTorn(sections, i)) continue;
            var whole = TracedText.Concat([sections[i].Name, sections[i + 1].Name]);
            sections[i].Name = whole;
            sections[i + 1].Name = whole;
            i++;
        }

        foreach (var section in sections)
            foreach (var item in section.Items)
                item.Section = section.Name;
    }

    /// <summary>
    /// Whether a merged cell was torn in two by the layout: where most names begin alike and end alike, one that lacks
    /// the end is followed by one that lacks the beginning.
    /// </summary>
    private static bool IsTorn(IReadOnlyList<TableSection> sections, int at)
    {
        if (sections.Count < 3) return false;
        var start = Most(sections, name => name[..2]);
        var end = Most(sections, name => name[^2..]);
        if (sections[at + 1].IsAfterBreak && end is not null && !Ends(at, end) && IsRest(sections, at, end)) return true;
        return sections.Count > 3 && start is not null && end is not null &&
            Starts(at, start) && !Ends(at, end) && !Starts(at + 1, start) && Ends(at + 1, end);

        bool Starts(int i, string with) => sections[i].Name.Text.StartsWith(with, StringComparison.Ordinal);
        bool Ends(int i, string with) => sections[i].Name.Text.EndsWith(with, StringComparison.Ordinal);
    }

    /// <summary>Whether a name and the one on the next page make one as long as the others, with their ending.</summary>
    private static bool IsRest(IReadOnlyList<TableSection> sections, int at, string end)
    {
        var whole = sections[at].Name.Text + sections[at + 1].Name.Text;
        var others = sections.Where((s, i) => i != at && i != at + 1).Select(s => s.Name.Length).ToList();
        return whole.EndsWith(end, StringComparison.Ordinal) && sections[at + 1].Name.Length < others.Min() && whole.Length <= others.Max() + 4;
    }

    private static string? Most(IReadOnlyList<TableSection> sections, Func<string, string> part)
    {
        var most = sections.Where(s => s.Name.Length >= 3).GroupBy(s => part(s.Name.Text), StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
        return most is not null && most.Count() * 3 >= sections.Count * 2 ? most.Key : null;
    }
}
