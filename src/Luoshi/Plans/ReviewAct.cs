using Luoshi.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>One act of a reviewer on a draft, as it can be taken back: one entry, or the fields of one correction together.</summary>
/// <param name="Entries">At least one, in order.</param>
public sealed record ReviewAct(IReadOnlyList<ReadEntry> Entries)
{
    public ReadEntry Main => Entries[0];

    public long First => Entries[0].Entry.Sequence;

    public long Last => Entries[^1].Entry.Sequence;

    /// <summary>The last act of the actor that still counts; null for none.</summary>
    /// <param name="acts">Entries of the draft since it was read, in order.</param>
    public static ReviewAct? LastOf(IEnumerable<Entry> acts, Actor actor)
    {
        var counting = Counting(acts);
        var at = counting.FindLastIndex(e => IsBy(e.Entry, actor) && CanGo(e.Facts));
        if (at < 0) return null;

        var act = new List<ReadEntry> { counting[at] };
        for (var i = at - 1; i >= 0 && Together(counting[i], act[0]); i--) act.Insert(0, counting[i]);
        return new(act);
    }

    /// <summary>Someone else's later entry about the same item, field or finding; null for none.</summary>
    public ReadEntry? BuiltUpon(IEnumerable<Entry> acts)
    {
        var mine = Entries.SelectMany(Touched).ToHashSet();
        return Counting(acts).Find(e => e.Entry.Sequence > Last && Touched(e).Any(mine.Contains));
    }

    /// <summary>Whether the entry was taken back.</summary>
    public static bool WasTakenBack(IEnumerable<Entry> acts, long sequence) =>
        acts.Select(ReadEntry.Of).Any(e => e.Facts is Undone u && u.First <= sequence && sequence <= u.Last);

    /// <summary>What was done to a draft since it was read.</summary>
    internal static IQueryable<Entry> EntriesOf(DbSet<Entry> entries, Guid planId) =>
        entries.AsNoTracking().Where(e => e.PlanId == planId && e.Kind != "plan-read" && e.Kind != "item-read").OrderBy(e => e.Sequence);

    private static List<ReadEntry> Counting(IEnumerable<Entry> acts)
    {
        var read = acts.Select(ReadEntry.Of).ToList();
        var gone = read.Select(e => e.Facts).OfType<Undone>().ToList();
        return [.. read.Where(e => e.Facts is not Undone && !gone.Exists(u => u.First <= e.Entry.Sequence && e.Entry.Sequence <= u.Last))];
    }

    private static bool CanGo(EntryFacts facts) => facts is Corrected or Checked or FindingSettled or ItemsArranged;

    private static bool IsBy(Entry entry, Actor actor) =>
        actor.AccountId is { } account ? entry.AccountId == account : entry.AccountId is null && entry.ActorName == actor.Name;

    // One press of 保存 writes an entry a field, and one a doubt that went with it.
    private static bool Together(ReadEntry before, ReadEntry next)
    {
        Entry a = before.Entry, b = next.Entry;
        if (a.Sequence + 1 != b.Sequence || a.At != b.At || a.AccountId != b.AccountId || a.ActorName != b.ActorName) return false;
        return before.Facts switch
        {
            Corrected => next.Facts is FindingSettled { How: SettleFinding.Corrected } || (next.Facts is Corrected && a.ItemId == b.ItemId),
            FindingSettled { How: SettleFinding.Corrected } => next.Facts is FindingSettled { How: SettleFinding.Corrected },
            _ => false,
        };
    }

    private static IEnumerable<object> Touched(ReadEntry read)
    {
        if (read.Entry.ItemId is { } item) yield return item;
        switch (read.Facts)
        {
            case ItemSplit split:
                yield return split.NewItem;
                break;
            case ItemsMerged merged:
                yield return merged.Gone;
                break;
            case OwnerMoved { ToItem: { } to }:
                yield return to;
                break;
            case FindingSettled settled:
                yield return settled.Finding;
                break;
            case Corrected corrected when read.Entry.ItemId is null:
                yield return corrected.Field;
                break;
        }
    }
}
