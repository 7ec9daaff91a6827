using System.Text.Json;
using Luoshi.Reading.Plans;

namespace Luoshi.Plans;

/// <summary>A field whose words are not the same in two versions.</summary>
/// <param name="Field">Name as in <see cref="PlanField"/>.</param>
public sealed record ChangedField(string Field, JsonElement From, JsonElement To);

/// <summary>An item that is in both versions, with the fields in which they differ.</summary>
public sealed record ChangedItem(ItemState From, ItemState To, IReadOnlyList<ChangedField> Fields);

/// <summary>What a new version of a plan changes: item by item, whatever number an item has now.</summary>
/// <param name="Heading">Fields of the plan's heading that differ.</param>
/// <param name="Same">How many items say the same, be it under another number.</param>
public sealed record PlanComparison(
    IReadOnlyList<ChangedField> Heading,
    IReadOnlyList<ItemState> Added,
    IReadOnlyList<ItemState> Removed,
    IReadOnlyList<ChangedItem> Changed,
    int Same)
{
    /// <summary>Items less alike than this are two items, not one that changed.</summary>
    private const double Alike = 0.5;

    /// <summary>A pair of letters that stands in more items than this says nothing about which item it is.</summary>
    private const int MostShared = 200;

    /// <summary>How many likely items each item is held against.</summary>
    private const int MostTried = 12;

    // Numbers move when one item comes in between; that is no change of the item.
    private static readonly HashSet<string> NotCompared = ["noPrinted", "sectionNo"];

    /// <summary>Compares two plans: each item of one is paired with the item of the other that it is most like.</summary>
    public static PlanComparison Between(PlanFacts from, IReadOnlyList<ItemState> before, PlanFacts to, IReadOnlyList<ItemState> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pairs = Pair(before, after);
        var changed = new List<ChangedItem>();
        foreach (var (old, now) in pairs.OrderBy(p => after[p.Value].Facts.No))
        {
            var fields = Fields(PlanField.OfItem.Values, before[old].Facts, after[now].Facts);
            if (fields.Count > 0) changed.Add(new(before[old], after[now], fields));
        }

        var found = pairs.Values.ToHashSet();
        return new(
            Fields(PlanField.OfPlan.Values, from, to),
            [.. after.Where((_, i) => !found.Contains(i))],
            [.. before.Where((_, i) => !pairs.ContainsKey(i))],
            changed,
            pairs.Count - changed.Count);
    }

    private static List<ChangedField> Fields(IEnumerable<PlanField> fields, object from, object to) =>
        [.. fields.Where(f => !NotCompared.Contains(f.Name))
            .Select(f => new ChangedField(f.Name, f.ValueIn(from), f.ValueIn(to)))
            .Where(c => Said(c.From) != Said(c.To))];

    /// <summary>What a value says, without where its words stand.</summary>
    private static string Said(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return string.Concat(value.EnumerateObject().Where(p => p.Name is not ("start" or "quote")).Select(p => $"{p.Name}={Said(p.Value)};"));
            case JsonValueKind.Array:
                return string.Concat(value.EnumerateArray().Select(v => Said(v) + "|"));
            case JsonValueKind.String:
                // A line break is the layout's, not the plan's.
                return string.Concat(TextWidth.Half(value.GetString()!).Where(c => !char.IsWhiteSpace(c)));
            default:
                return value.ToString();
        }
    }

    private static Dictionary<int, int> Pair(IReadOnlyList<ItemState> before, IReadOnlyList<ItemState> after)
    {
        var pairs = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        var byWords = after.Select((item, i) => (Words: Words(item), i)).GroupBy(x => x.Words).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(x => x.i)));
        for (var old = 0; old < before.Count; old++)
        {
            if (byWords.TryGetValue(Words(before[old]), out var same) && same.TryDequeue(out var now) && taken.Add(now)) pairs[old] = now;
        }

        var candidates = Candidates(before, after, pairs, taken);
        foreach (var (old, now, _) in candidates.OrderByDescending(c => c.Likeness).ThenBy(c => Math.Abs(c.Old - c.New)))
        {
            if (!pairs.ContainsKey(old) && taken.Add(now)) pairs[old] = now;
        }

        return pairs;
    }

    private static List<(int Old, int New, double Likeness)> Candidates(IReadOnlyList<ItemState> before, IReadOnlyList<ItemState> after, Dictionary<int, int> pairs, HashSet<int> taken)
    {
        var sets = new Dictionary<int, HashSet<int>>();
        var where = new Dictionary<int, List<int>>();
        for (var now = 0; now < after.Count; now++)
        {
            if (taken.Contains(now)) continue;
            sets[now] = Likeness.Pairs(Words(after[now]));
            foreach (var pair in sets[now])
            {
                if (!where.TryGetValue(pair, out var items)) where[pair] = items = [];
                items.Add(now);
            }
        }

        var candidates = new List<(int, int, double)>();
        for (var old = 0; old < before.Count; old++)
        {
            if (pairs.ContainsKey(old)) continue;
            var own = Likeness.Pairs(Words(before[old]));
            var telling = own.Select(p => where.GetValueOrDefault(p)).OfType<List<int>>().Where(l => l.Count <= MostShared).SelectMany(l => l);
            var tried = telling.CountBy(i => i).OrderByDescending(c => c.Value).Take(MostTried).Select(c => c.Key).ToHashSet();
            if (sets.ContainsKey(old)) tried.Add(old);
            foreach (var now in tried)
            {
                var likeness = 2.0 * own.Count(sets[now].Contains) / Math.Max(1, own.Count + sets[now].Count);
                if (likeness >= Alike) candidates.Add((old, now, likeness));
            }
        }

        return candidates;
    }

    private static string Words(ItemState item) => item.Facts.Title is { Length: > 0 } title && !item.Facts.Text.Contains(title, StringComparison.Ordinal)
        ? title + item.Facts.Text
        : item.Facts.Text;
}
