using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Bulletins;

/// <summary>隐名: an item's words as everyone may read them, with persons never named and units only where their names were released.</summary>
public sealed class NamesLeftOut
{
    public const string Unit = "有关单位", Person = "有关负责同志";

    /// <summary>A name that short may be part of any word; the owners of the item itself are known to be meant.</summary>
    private const int ShortestOfDirectory = 3, ShortestOfItem = 2;

    private readonly UnitTree _tree;
    private readonly bool _showsUnits;
    private readonly List<(string Name, string Instead)> _known;

    public NamesLeftOut(UnitTree tree, bool showsUnits)
    {
        ArgumentNullException.ThrowIfNull(tree);
        (_tree, _showsUnits) = (tree, showsUnits);
        _known =
        [
            .. showsUnits ? [] : tree.Units.SelectMany(u => u.Names).Where(n => n.Length >= ShortestOfDirectory).Select(n => (n, Unit)),
            .. tree.Persons.Select(p => p.Name).Where(n => n.Length >= ShortestOfDirectory).Select(n => (n, Person)),
        ];
    }

    /// <summary>The words with each name replaced by what it stands for; names that stand for a kind (各县区) name nobody and stay.</summary>
    public string In(string words, ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(item);
        var units = _showsUnits ? [] : item.LeadUnits.Concat(item.SupportUnits).Where(n => n.Length >= ShortestOfItem && _tree.Resolve(n) is not (WholeGroup or NobodyMeant)).Select(n => (n, Unit));
        var persons = item.LeadLeaders.Concat(item.Leaders).Where(n => n.Length >= ShortestOfItem).Select(n => (n, Person));
        foreach (var (name, instead) in _known.Concat(units).Concat(persons).Distinct().OrderByDescending(n => n.Item1.Length))
            words = words.Replace(name, instead, StringComparison.Ordinal);
        return words;
    }
}
