using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>The four fields of an item that name its owners, and how a name goes from one to another with its place.</summary>
public static class OwnerList
{
    /// <summary>Names of the fields, leaders first.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["leaders", "leadLeaders", "leadUnits", "supportUnits"];

    /// <summary>The names in a field.</summary>
    public static IReadOnlyList<string> Of(ItemFacts item, string field)
    {
        ArgumentNullException.ThrowIfNull(item);
        return field switch
        {
            "leaders" => item.Leaders,
            "leadLeaders" => item.LeadLeaders,
            "leadUnits" => item.LeadUnits,
            "supportUnits" => item.SupportUnits,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of owners"),
        };
    }

    /// <summary>The names of a field with their places, in order.</summary>
    internal static List<(string Name, IReadOnlyList<Place> Places)> Placed(ItemFacts item, string field) =>
        [.. Of(item, field).Select((name, i) => (name, item.Places.GetValueOrDefault($"{field}.{i}", [])))];

    /// <summary>The item with other names in a field; their places come along.</summary>
    internal static ItemFacts With(ItemFacts item, string field, IReadOnlyList<(string Name, IReadOnlyList<Place> Places)> names)
    {
        var places = PlacedList.Replace(item.Places, field, [.. names.Select(n => n.Places)]);
        List<string> list = [.. names.Select(n => n.Name)];
        return field switch
        {
            "leaders" => item with { Leaders = list, Places = places },
            "leadLeaders" => item with { LeadLeaders = list, Places = places },
            "leadUnits" => item with { LeadUnits = list, Places = places },
            _ => item with { SupportUnits = list, Places = places },
        };
    }

    /// <summary>Takes a name out of one field and puts it at the end of another, of the same item where no other is given.</summary>
    internal static (ItemFacts From, ItemFacts? To) Move(ItemFacts from, ItemFacts? to, string name, string fromField, string toField)
    {
        var left = Placed(from, fromField);
        var at = left.FindIndex(n => n.Name == name);
        var moved = left[at];
        left.RemoveAt(at);
        var without = With(from, fromField, left);
        var target = to ?? without;
        var names = Placed(target, toField);
        if (names.All(n => n.Name != name)) names.Add(moved);
        var with = With(target, toField, names);
        return to is null ? (with, null) : (without, with);
    }
}

/// <summary>Places of a field that is a list, kept under leadUnits.0, leadUnits.1 …</summary>
internal static class PlacedList
{
    /// <summary>The places with those of one list put in anew; entries without a place leave their number free.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Place>> Replace(
        IReadOnlyDictionary<string, IReadOnlyList<Place>> places, string field, IReadOnlyList<IReadOnlyList<Place>> entries)
    {
        var replaced = places.Where(p => !p.Key.StartsWith(field + ".", StringComparison.Ordinal)).ToDictionary(p => p.Key, p => p.Value);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Count > 0) replaced[$"{field}.{i}"] = entries[i];
        }

        return replaced;
    }
}
