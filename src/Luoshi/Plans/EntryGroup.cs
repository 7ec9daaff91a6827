using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>Entries that were one act of one person at one moment: duties dispatched together, an item closed with its duties.</summary>
/// <param name="Entries">At least one, in the order they were written.</param>
public sealed record EntryGroup(IReadOnlyList<ReadEntry> Entries)
{
    public ReadEntry First => Entries[0];

    /// <summary>The item all are about; null when they are about several, or about the plan.</summary>
    public Guid? ItemId => Entries.All(e => e.Entry.ItemId == First.Entry.ItemId) ? First.Entry.ItemId : null;

    /// <summary>Entries as groups, newest first like the entries themselves.</summary>
    public static IReadOnlyList<EntryGroup> Of(IEnumerable<ReadEntry> newestFirst)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        var groups = new List<List<ReadEntry>>();
        foreach (var read in newestFirst)
        {
            if (groups is [.., var last] && Together(last[0], read)) last.Insert(0, read);
            else groups.Add([read]);
        }

        return [.. groups.Select(g => new EntryGroup(g))];
    }

    private static bool Together(ReadEntry one, ReadEntry other)
    {
        Entry a = one.Entry, b = other.Entry;
        var sameAct = a.Kind == b.Kind && a.At == b.At && a.ActorName == b.ActorName && a.PlanId == b.PlanId && a.Reason == b.Reason;
        return sameAct && one.Facts switch
        {
            Dispatched or Closed or Reopened or SignedFor or Accepted => a.ItemId == b.ItemId,
            ItemRead or Checked => true,
            Extended extended => a.ItemId == b.ItemId && other.Facts is Extended same && (extended.From, extended.To) == (same.From, same.To),
            Urged urged => a.ItemId == b.ItemId && urged == other.Facts,
            _ => false,
        };
    }
}
