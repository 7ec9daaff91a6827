namespace Luoshi.Units;

/// <summary>What a list of the directory is narrowed to.</summary>
/// <param name="Words">Part of a name, an alias, a person's name or post; null for all.</param>
public sealed record DirectoryFilter(string? Words = null, UnitKind? Kind = null)
{
    public bool IsNarrow => Words is not null || Kind is not null;

    internal bool Takes(params IEnumerable<string> texts) =>
        Words is not { } words || texts.Any(t => t.Contains(words, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A unit as a list shows it.</summary>
/// <param name="Depth">How many stand above it in the list; 0 in a list that is no tree.</param>
/// <param name="Path">Names of those above it; empty at the top.</param>
/// <param name="Below">Units in use below it.</param>
public sealed record UnitLine(Unit Unit, int Depth, string Path, int Below, int Persons);

/// <summary>The directory as its pages list it.</summary>
/// <param name="Units">Those in use, as a tree; what the filter takes as a plain list.</param>
/// <param name="Retired">Those no longer in use, by the day they ceased.</param>
/// <param name="Counts">How many of each kind are in use.</param>
public sealed record DirectoryList(
    DirectoryFilter Filter,
    IReadOnlyList<UnitLine> Units,
    IReadOnlyList<Unit> Retired,
    IReadOnlyDictionary<UnitKind, int> Counts,
    IReadOnlyList<(UnitGroup Group, IReadOnlyList<Unit> Units)> Groups,
    IReadOnlyList<Person> Persons,
    UnitTree Tree,
    UnitLabels Labels)
{
    /// <summary>Units in use in all.</summary>
    public int All => Counts.Values.Sum();
}

/// <summary>单位名录: units, collective names and persons as lists.</summary>
public sealed class UnitListQuery(UnitTreeQuery trees)
{
    public async Task<DirectoryList> AskAsync(DirectoryFilter filter, CancellationToken ct) => Of(await trees.LoadAsync(ct), filter);

    public static DirectoryList Of(UnitTree tree, DirectoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(filter);
        var labels = new UnitLabels(tree);
        List<Unit> working = [.. tree.Units.Where(u => !u.IsRetired)];
        return new(
            filter,
            [.. working.Where(u => (filter.Kind is null || u.Kind == filter.Kind) && filter.Takes(u.Names)).Select(u => new UnitLine(
                u,
                filter.IsNarrow ? 0 : tree.Depth(u.Id),
                string.Join(" / ", tree.Path(u.Id).SkipLast(1).Select(a => a.Name)),
                tree.Descendants(u.Id).Count(d => !d.IsRetired),
                tree.Staff(u.Id).Count(p => !p.IsRetired)))],
            [.. tree.Units.Where(u => u.IsRetired && filter.Takes(u.Names)).OrderByDescending(u => u.RetiredOn)],
            working.GroupBy(u => u.Kind).ToDictionary(g => g.Key, g => g.Count()),
            [.. tree.Groups.Where(g => filter.Takes(g.Names)).OrderBy(g => g.IsRetired).Select(g => (g, tree.UnitsOf(g)))],
            [.. tree.Persons.Where(p => filter.Takes(p.Name, p.Post, labels.Of(p.UnitId))).OrderBy(p => p.IsRetired)],
            tree,
            labels);
    }
}
