namespace Luoshi.Units;

/// <summary>The shortest words that tell each unit of a directory apart: its name, with those above it where several share the name.</summary>
public sealed class UnitLabels
{
    private readonly UnitTree _tree;
    private readonly Dictionary<Guid, string> _labels = [];
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    public UnitLabels(UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        _tree = tree;
        var names = tree.Units.ToLookup(u => u.Name, StringComparer.Ordinal);
        foreach (var unit in tree.Units)
        {
            var path = tree.PathName(unit.Id);
            if (names[unit.Name].Skip(1).Any()) _shared.Add(unit.Name);
            _labels[unit.Id] = _shared.Contains(unit.Name) ? path : unit.Name;
            _units[path] = unit;
        }

        foreach (var unit in tree.Units.Where(u => !_shared.Contains(u.Name))) _units[unit.Name] = unit;
    }

    /// <summary>Labels of the units in use, in the order of the tree.</summary>
    public IEnumerable<string> InUse => _tree.Units.Where(u => !u.IsRetired).Select(u => _labels[u.Id]);

    /// <summary>How the unit is written; empty for an unknown one.</summary>
    public string Of(Guid? unit) => unit is { } id ? _labels.GetValueOrDefault(id, "") : "";

    /// <summary>The unit that is written so: by its label, its path, or any name that means one unit only; null for none or several.</summary>
    public Unit? Find(string? written)
    {
        var words = Spaced(written ?? "");
        return words.Length == 0 || _shared.Contains(words) ? null : _units.GetValueOrDefault(words) ?? _tree.Find(words);
    }

    /// <summary>Whether several units bear the name, so that those above it must be written too.</summary>
    public bool IsShared(string? written) => _shared.Contains(Spaced(written ?? ""));

    // 甲/乙 is as good as 甲 / 乙.
    private static string Spaced(string written) =>
        string.Join(" / ", written.Split('/', '／').Select(p => p.Trim()).Where(p => p.Length > 0));
}
