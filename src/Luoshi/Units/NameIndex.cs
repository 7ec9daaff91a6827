using Luoshi.Reading.Plans;

namespace Luoshi.Units;

/// <summary>Finds units and persons by printed names: the very name first, then other spellings, then what is alike.</summary>
internal sealed class NameIndex
{
    /// <summary>Less alike than this is no guess worth reading.</summary>
    private const double LeastLikeness = 0.4;

    private const int MostGuesses = 5;

    /// <summary>Names written together are not longer than this, and not from more parts.</summary>
    private const int LongestJoined = 80;

    private readonly UnitTree _tree;
    private readonly string? _place;
    private readonly Unit? _home;
    private readonly Dictionary<string, List<Unit>> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Unit>> _short = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Unit>> _bare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _persons = new(StringComparer.Ordinal);
    private readonly List<(string Plain, string Short, Unit Unit)> _names = [];

    /// <param name="home">The unit whose plans print the names.</param>
    public NameIndex(UnitTree tree, Unit? home)
    {
        _tree = tree;
        _home = home;
        _place = _home is null ? null : NameForm.PlaceOf(_home.Name);
        foreach (var unit in tree.Units)
        {
            foreach (var name in unit.Names) Add(unit, name);
        }

        foreach (var group in tree.Groups.Where(g => !g.IsRetired))
        {
            foreach (var name in group.Names) _groups.TryAdd(NameForm.Short(name, _place), group);
        }

        foreach (var person in tree.Persons.Where(p => !p.IsRetired)) Put(_persons, NameForm.Person(person.Name), person);
    }

    public NameResolution Unit(string printed)
    {
        var known = Known(printed);
        if (known is not null) return known;
        var plain = NameForm.Plain(printed);
        var shortForm = NameForm.Short(printed, _place);
        var retired = _plain.GetValueOrDefault(plain)?.Find(u => u.IsRetired);
        return new UnknownUnit(printed, Guesses(plain, shortForm), Joined(plain, part => Known(part) is { IsSettled: true }), retired);
    }

    public PersonResolution Person(string printed)
    {
        var name = NameForm.Person(printed);
        if (_persons.TryGetValue(name, out var found))
        {
            // A plan's leaders are those of its own commission, whoever else shares the name.
            List<Person> near = [.. found.Where(p => p.UnitId is not null && p.UnitId == _home?.Id)];
            return found.Count == 1 ? new OnePerson(printed, found[0]) : near.Count == 1 ? new OnePerson(printed, near[0]) : new SeveralPersons(printed, found);
        }

        List<Person> alike = [.. _persons.Where(p => IsSlip(name, p.Key)).SelectMany(p => p.Value).Take(MostGuesses)];
        return new UnknownPerson(printed, alike, Joined(name, _persons.ContainsKey));
    }

    /// <summary>Units that bear the very name, or another spelling of it; retired ones are left out.</summary>
    public IReadOnlyList<Unit> Bearing(string name) => Working(_short, NameForm.Short(name, _place));

    public bool Same(IEnumerable<string> names, string name) => names.Any(n => NameForm.Short(n, _place) == NameForm.Short(name, _place));

    public UnitGroup? Group(string name) => _groups.GetValueOrDefault(NameForm.Short(name, _place));

    private NameResolution? Known(string printed)
    {
        var plain = NameForm.Plain(printed);
        if (plain.Length == 0) return null;
        if (Among(printed, Working(_plain, plain), false) is { } exact) return exact;
        var shortForm = NameForm.Short(printed, _place);
        if (_groups.TryGetValue(shortForm, out var group)) return new WholeGroup(printed, group, _tree.UnitsOf(group));
        if (Among(printed, Working(_short, shortForm), true) is { } spelled) return spelled;

        // Without its rank a name is only meant of the plan's own level: 财政局 is not a county's.
        List<Unit> near = [.. Working(_bare, NameForm.WithoutRank(shortForm)).Where(u => Distance(u) <= 1)];
        return Among(printed, near, true);
    }

    // Of several that bear the name the nearest to home is meant: the commission's own 办公室 before a county's.
    private NameResolution? Among(string printed, List<Unit> units, bool bySpelling)
    {
        if (units.Count == 0) return null;
        var nearest = units.Min(Distance);
        List<Unit> best = [.. units.Where(u => Distance(u) == nearest)];
        return best.Count == 1 && nearest <= 1 ? new OneUnit(printed, best[0], bySpelling)
            : units.Count == 1 ? new OneUnit(printed, units[0], bySpelling)
            : new SeveralUnits(printed, units);
    }

    private int Distance(Unit unit) => unit.Id == _home?.Id ? 0 : unit.ParentId == _home?.Id ? 1 : 2;

    private List<UnitGuess> Guesses(string plain, string shortForm)
    {
        var best = new Dictionary<Guid, UnitGuess>();
        foreach (var (name, shortName, unit) in _names)
        {
            if (unit.IsRetired) continue;
            var like = Math.Max(LikenessOf(plain, name), LikenessOf(shortForm, shortName));
            if (like < LeastLikeness || (best.TryGetValue(unit.Id, out var before) && before.Likeness >= like)) continue;
            best[unit.Id] = new(unit, like);
        }

        return [.. best.Values.OrderByDescending(g => g.Likeness).ThenBy(g => Distance(g.Unit)).ThenBy(g => _tree.Position(g.Unit.Id)).Take(MostGuesses)];
    }

    // A short name keeps characters of the full one in their order: 信息中心 of 卫生健康信息中心.
    private static double LikenessOf(string printed, string name)
    {
        var like = Likeness.Of(printed, name);
        var (small, large) = printed.Length <= name.Length ? (printed, name) : (name, printed);
        if (small.Length < 2) return like;
        var at = 0;
        foreach (var c in large)
        {
            if (at < small.Length && small[at] == c) at++;
        }

        return at == small.Length && large[^1] == small[^1] ? Math.Max(like, 0.5 + (0.4 * small.Length / large.Length)) : like;
    }

    // Fewest parts first: a known name that happens to be the beginning of another is not cut off.
    private static List<string> Joined(string text, Func<string, bool> isKnown)
    {
        if (text.Length is < 4 or > LongestJoined) return [];
        var best = new List<string>?[text.Length + 1];
        best[0] = [];
        for (var end = 2; end <= text.Length; end++)
        {
            for (var start = 0; start <= end - 2; start++)
            {
                if (best[start] is not { } before || (best[end] is { } there && there.Count <= before.Count + 1)) continue;
                var part = NameForm.Plain(text[start..end]);
                if (part.Length >= 2 && isKnown(part)) best[end] = [.. before, part];
            }
        }

        return best[^1] is { Count: > 1 } parts ? parts : [];
    }

    private static bool IsSlip(string printed, string name)
    {
        if (printed.Length == name.Length) return printed.Zip(name).Count(p => p.First != p.Second) == 1;
        var (small, large) = printed.Length < name.Length ? (printed, name) : (name, printed);
        return small.Length >= 2 && large.Length - small.Length == 1 && Enumerable.Range(0, large.Length).Any(i => large.Remove(i, 1) == small);
    }

    private void Add(Unit unit, string name)
    {
        var plain = NameForm.Plain(name);
        var shortForm = NameForm.Short(name, _place);
        Put(_plain, plain, unit);
        Put(_short, shortForm, unit);
        Put(_bare, NameForm.WithoutRank(shortForm), unit);
        _names.Add((plain, shortForm, unit));

        // 市卫健委疾控科 is the commission's 疾控科.
        if (unit.Kind != UnitKind.Office || unit.ParentId is not { } parentId || _tree.Find(parentId) is not { } parent) return;
        foreach (var above in parent.Names) Put(_short, NameForm.Short(NameForm.Short(above, _place) + shortForm, _place), unit);
    }

    private static List<Unit> Working(Dictionary<string, List<Unit>> index, string name) =>
        index.TryGetValue(name, out var units) ? [.. units.Where(u => !u.IsRetired)] : [];

    private static void Put<T>(Dictionary<string, List<T>> index, string name, T what)
    {
        if (name.Length == 0) return;
        if (!index.TryGetValue(name, out var list)) index[name] = list = [];
        if (!list.Contains(what)) list.Add(what);
    }
}
