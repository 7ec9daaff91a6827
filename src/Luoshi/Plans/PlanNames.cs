using Luoshi.Units;

namespace Luoshi.Plans;

/// <summary>Where a plan prints a name.</summary>
/// <param name="Field">leaders, leadLeaders, leadUnits or supportUnits.</param>
public sealed record NamePlace(Guid ItemId, int No, string NoPrinted, string Field);

/// <summary>A printed name of a unit, where it stands, and what it means.</summary>
/// <param name="Tie">What a person tied it to for this plan; null where the directory counts.</param>
public sealed record UnitName(string Printed, IReadOnlyList<NamePlace> Where, NameResolution Means, NameTie? Tie);

/// <summary>A printed name of a leader, where it stands, and who it is.</summary>
/// <param name="Tie">What a person tied it to for this plan; null where the directory counts.</param>
public sealed record PersonName(string Printed, IReadOnlyList<NamePlace> Where, PersonResolution Means, NameTie? Tie);

/// <summary>What the printed names of one item mean.</summary>
/// <param name="Unsettled">Names of units that do not stand for units yet, in the order they are printed.</param>
public sealed record ItemUnits(IReadOnlyList<NameResolution> Lead, IReadOnlyList<NameResolution> Support, IReadOnlyList<string> Unsettled);

/// <summary>Every name that a plan prints for units and leaders, and what each means: by the directory, and by what was tied for this plan.</summary>
public sealed class PlanNames
{
    private readonly UnitTree _tree;
    private readonly Unit? _home;
    private readonly PlanState _plan;
    private readonly Dictionary<string, NameResolution> _means = new(StringComparer.Ordinal);

    private PlanNames(PlanState plan, UnitTree tree)
    {
        _plan = plan;
        _tree = tree;

        // A county's plan means the county's own offices first.
        _home = plan.Facts.Issuer is { } issuer && tree.Resolve(issuer) is OneUnit { Unit: { Kind: not UnitKind.Office } unit } ? unit : tree.Home;
    }

    /// <summary>Names of units, unsettled first, then in the order they are printed.</summary>
    public required IReadOnlyList<UnitName> Units { get; init; }

    /// <summary>Names of leaders, unsettled first, then in the order they are printed.</summary>
    public required IReadOnlyList<PersonName> Persons { get; init; }

    /// <summary>The unit whose plan it is, as far as the directory knows it.</summary>
    public Unit? Home => _home;

    public int UnsettledUnits => Units.Count(u => !u.Means.IsSettled);

    public int UnsettledPersons => Persons.Count(p => !p.Means.IsSettled);

    /// <summary>How many names wait for a person to settle them.</summary>
    public int Unsettled => UnsettledUnits + UnsettledPersons;

    /// <param name="items">All items of the plan, in order.</param>
    public static PlanNames Of(PlanState plan, IReadOnlyList<ItemState> items, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(tree);
        var empty = new PlanNames(plan, tree) { Units = [], Persons = [] };
        return new(plan, tree)
        {
            Units = [.. Printed(items, "leadUnits", "supportUnits")
                .Select(n => new UnitName(n.Name, n.Where, empty.Resolve(n.Name), plan.UnitTies.GetValueOrDefault(n.Name)))
                .OrderBy(n => n.Means.IsSettled)],
            Persons = [.. Printed(items, "leadLeaders", "leaders")
                .Select(n => new PersonName(n.Name, n.Where, empty.ResolvePerson(n.Name), plan.PersonTies.GetValueOrDefault(n.Name)))
                .OrderBy(n => n.Means.IsSettled)],
        };
    }

    /// <summary>What a printed name of a unit means in this plan.</summary>
    public NameResolution Resolve(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        if (!_means.TryGetValue(printed, out var means)) _means[printed] = means = Tied(printed) ?? _tree.Resolve(printed, _home);
        return means;
    }

    /// <summary>Who a printed name of a leader is in this plan.</summary>
    public PersonResolution ResolvePerson(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        return _plan.PersonTies.GetValueOrDefault(printed) switch
        {
            { Subject: NameSubject.Nobody } => new NoPerson(printed),
            { SubjectId: { } id } when _tree.FindPerson(id) is { IsRetired: false } person => new OnePerson(printed, person),
            _ => _tree.ResolvePerson(printed, _home),
        };
    }

    /// <summary>What an item's printed names mean: the units that lead and support, or the names that are not settled yet.</summary>
    public ItemUnits OfItem(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        List<NameResolution> lead = [.. item.LeadUnits.Select(Resolve)], support = [.. item.SupportUnits.Select(Resolve)];
        return new(lead, support, [.. lead.Concat(support).Where(n => !n.IsSettled).Select(n => n.Printed).Distinct()]);
    }

    private NameResolution? Tied(string printed) => _plan.UnitTies.GetValueOrDefault(printed) switch
    {
        { Subject: NameSubject.Nobody } => new NobodyMeant(printed),
        { SubjectId: { } id } when _tree.Find(id) is { IsRetired: false } unit => new OneUnit(printed, unit, false),
        // Merged into another, which has its name as an alias since; one that is merely called the same (办公室) is not meant.
        { SubjectId: { } id } when _tree.Find(id) is { IsRetired: true } gone && _tree.Resolve(gone.Name, _home) is OneUnit { Unit: var into } && into.Aliases.Contains(gone.Name) => new OneUnit(printed, into, false),
        { SubjectId: { } id } when _tree.FindGroup(id) is { IsRetired: false } group => new WholeGroup(printed, group, _tree.UnitsOf(group)),
        _ => null,
    };

    private static IEnumerable<(string Name, List<NamePlace> Where)> Printed(IReadOnlyList<ItemState> items, params string[] fields) =>
        from item in items
        from field in fields
        from name in OwnerList.Of(item.Facts, field)
        group new NamePlace(item.Id, item.Facts.No, item.Facts.Numeral, field) by name into places
        select (places.Key, places.ToList());
}
