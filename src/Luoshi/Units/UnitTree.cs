using System.Collections.Concurrent;

namespace Luoshi.Units;

/// <summary>The directory at one moment: units as a tree, collective names and persons; never changed once made.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<Guid, Unit> _units;
    private readonly Dictionary<Guid, UnitGroup> _groups;
    private readonly Dictionary<Guid, Person> _persons;
    private readonly ILookup<Guid, Unit> _children;
    private readonly ILookup<Guid, Person> _staff;

    // Where a unit stands in the order of the tree, and where the last one below it stands.
    private readonly Dictionary<Guid, (int First, int Last, int Depth)> _spans = [];
    private readonly ConcurrentDictionary<Guid, NameIndex> _names = [];

    // Pages ask of every item of every plan whom it means; the answer is the same as long as the directory is.
    private const int MostResolved = 20_000;
    private readonly ConcurrentDictionary<string, NameResolution> _resolved = new(StringComparer.Ordinal);

    private UnitTree(long version, IEnumerable<Unit> units, IEnumerable<UnitGroup> groups, IEnumerable<Person> persons)
    {
        Version = version;
        _units = units.ToDictionary(u => u.Id);
        _children = _units.Values.Where(u => u.ParentId is not null).OrderBy(u => u.Order).ThenBy(u => u.Name, StringComparer.Ordinal).ToLookup(u => u.ParentId!.Value);
        Units = InOrder();
        Groups = [.. groups.OrderBy(g => g.Name, StringComparer.Ordinal)];
        Persons = [.. persons.OrderBy(p => p.UnitId is { } unit ? Position(unit) : int.MaxValue).ThenBy(p => p.Id)];
        _groups = Groups.ToDictionary(g => g.Id);
        _persons = Persons.ToDictionary(p => p.Id);
        _staff = Persons.Where(p => p.UnitId is not null).ToLookup(p => p.UnitId!.Value);
        Home = Roots.FirstOrDefault(u => u is { Kind: UnitKind.Commission, IsRetired: false }) ?? Roots.FirstOrDefault(u => !u.IsRetired);
    }

    /// <summary>A directory with nothing in it.</summary>
    public static UnitTree Empty { get; } = new(0, [], [], []);

    /// <summary>How many changes the directory has seen.</summary>
    public long Version { get; }

    /// <summary>All units, each followed by those below it; retired ones too.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>All collective names; retired ones too.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; }

    /// <summary>All persons in the order of their units; retired ones too.</summary>
    public IReadOnlyList<Person> Persons { get; }

    /// <summary>Units with nothing above them.</summary>
    public IEnumerable<Unit> Roots => Units.Where(u => Depth(u.Id) == 0);

    /// <summary>The unit whose plans are kept here: the commission at the top; null in an empty directory.</summary>
    public Unit? Home { get; }

    public static UnitTree Of(long version, IEnumerable<Unit> units, IEnumerable<UnitGroup> groups, IEnumerable<Person> persons) =>
        new(version, units, groups, persons);

    /// <summary>The directory as it would stand after changes.</summary>
    /// <exception cref="Ledger.LedgerFoldException">A change cannot follow those before it.</exception>
    public UnitTree After(IEnumerable<DirectoryChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var fold = DirectoryFold.Of(this);
        foreach (var change in changes) fold.Add(fold.Version + 1, change.Facts);
        return fold.ToTree();
    }

    /// <summary>The same with one unit more, or another state of one.</summary>
    public UnitTree With(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Of(Version, Units.Where(u => u.Id != unit.Id).Append(unit), Groups, Persons);
    }

    /// <summary>The same with one collective name more, or another state of one.</summary>
    public UnitTree With(UnitGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Of(Version, Units, Groups.Where(g => g.Id != group.Id).Append(group), Persons);
    }

    /// <summary>The unit of that id; null for none.</summary>
    public Unit? Find(Guid id) => _units.GetValueOrDefault(id);

    /// <summary>The collective name of that id; null for none.</summary>
    public UnitGroup? FindGroup(Guid id) => _groups.GetValueOrDefault(id);

    /// <summary>The person of that id; null for none.</summary>
    public Person? FindPerson(Guid id) => _persons.GetValueOrDefault(id);

    /// <summary>The one unit in use that bears the name or an alias; null for none, or for several.</summary>
    public Unit? Find(string name) => Resolve(name) is OneUnit one ? one.Unit : null;

    /// <summary>Whether a unit is the other one, or anywhere below it.</summary>
    public bool IsWithin(Guid unit, Guid ancestor) =>
        _spans.TryGetValue(unit, out var inner) && _spans.TryGetValue(ancestor, out var outer) && outer.First <= inner.First && inner.First <= outer.Last;

    /// <summary>The unit and all below it, in order; none for an unknown one.</summary>
    public IReadOnlyList<Unit> Within(Guid unit) =>
        _spans.TryGetValue(unit, out var span) ? [.. Units.Skip(span.First).Take(span.Last - span.First + 1)] : [];

    /// <summary>All below the unit, in order, without itself.</summary>
    public IReadOnlyList<Unit> Descendants(Guid unit) => [.. Within(unit).Skip(1)];

    /// <summary>Units directly below.</summary>
    public IEnumerable<Unit> Children(Guid unit) => _children[unit].Where(c => Depth(c.Id) > 0);

    /// <summary>Persons of the unit itself.</summary>
    public IEnumerable<Person> Staff(Guid unit) => _staff[unit];

    /// <summary>The unit and those above it, from the top down; none for an unknown one.</summary>
    public IReadOnlyList<Unit> Path(Guid unit)
    {
        var path = new List<Unit>();
        for (var at = Find(unit); at is not null; at = Depth(at.Id) > 0 && at.ParentId is { } parent ? Find(parent) : null) path.Insert(0, at);
        return path;
    }

    /// <summary>Names from the top down: 泽宁市卫生健康委员会 / 汀源县卫健局 / 汀源县人民医院.</summary>
    public string PathName(Guid unit) => string.Join(" / ", Path(unit).Select(u => u.Name));

    /// <summary>How many stand above it: 0 at the top.</summary>
    public int Depth(Guid unit) => _spans.TryGetValue(unit, out var span) ? span.Depth : 0;

    /// <summary>Where the unit stands in the order of the tree; behind all for an unknown one.</summary>
    public int Position(Guid unit) => _spans.TryGetValue(unit, out var span) ? span.First : int.MaxValue;

    /// <summary>The units a collective name stands for now, in the order of the tree; none once it is retired.</summary>
    public IReadOnlyList<Unit> UnitsOf(UnitGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.IsRetired) return [];
        var members = group.Members.ToHashSet();
        var excluded = group.Excluded.ToHashSet();
        return [.. Units.Where(u => !u.IsRetired && !excluded.Contains(u.Id) && (members.Contains(u.Id) || group.Rules.Any(r => Takes(r, u))))];
    }

    /// <summary>What a printed name of a unit means.</summary>
    public NameResolution Resolve(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        if (_resolved.TryGetValue(printed, out var known)) return known;
        var found = Resolve(printed, null);
        if (_resolved.Count < MostResolved) _resolved.TryAdd(printed, found);
        return found;
    }

    /// <summary>What a printed name of a unit means.</summary>
    /// <param name="home">The unit whose plan prints it, so that its own offices come first; null for <see cref="Home"/>.</param>
    public NameResolution Resolve(string printed, Unit? home) => Names(home).Unit(printed);

    /// <summary>What a printed name of a person means.</summary>
    /// <param name="home">The unit whose plan prints it, so that its own leaders come first; null for <see cref="Home"/>.</param>
    public PersonResolution ResolvePerson(string printed, Unit? home = null) => Names(home).Person(printed);

    /// <summary>Units in use that bear the name, whatever its spelling.</summary>
    internal IReadOnlyList<Unit> Bearing(string name) => Names(null).Bearing(name);

    /// <summary>The collective name in use that bears the name, whatever its spelling.</summary>
    internal UnitGroup? GroupBearing(string name) => Names(null).Group(name);

    /// <summary>Whether one of the names is the given one, whatever its spelling.</summary>
    internal bool SameName(IEnumerable<string> names, string name) => Names(null).Same(names, name);

    private NameIndex Names(Unit? home) => _names.GetOrAdd((home ?? Home)?.Id ?? Guid.Empty, id => new(this, Find(id)));

    private bool Takes(GroupRule rule, Unit unit) =>
        (rule.Kind is null || rule.Kind == unit.Kind)
        && (rule.UnderId is not { } under || (rule.Direct ? unit.ParentId == under : unit.Id != under && IsWithin(unit.Id, under)))
        && (rule.NameHas is null || unit.Name.Contains(rule.NameHas, StringComparison.Ordinal));

    private List<Unit> InOrder()
    {
        var ordered = new List<Unit>(_units.Count);
        foreach (var root in _units.Values.Where(u => u.ParentId is not { } parent || !_units.ContainsKey(parent)).OrderBy(u => u.Order).ThenBy(u => u.Name, StringComparer.Ordinal)) Add(root, 0);

        // Rows changed behind the program's back may form a ring: each of it is shown at the top rather than nowhere.
        foreach (var lost in _units.Values.Where(u => !_spans.ContainsKey(u.Id)).ToList())
        {
            if (!_spans.ContainsKey(lost.Id)) Add(lost, 0);
        }

        return ordered;

        void Add(Unit unit, int depth)
        {
            var first = ordered.Count;
            _spans[unit.Id] = (first, first, depth);
            ordered.Add(unit);
            foreach (var child in _children[unit.Id])
            {
                if (!_spans.ContainsKey(child.Id)) Add(child, depth + 1);
            }

            _spans[unit.Id] = (first, ordered.Count - 1, depth);
        }
    }
}
