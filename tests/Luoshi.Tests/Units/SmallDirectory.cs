using Luoshi.Units;

namespace Luoshi.Tests.Units;

/// <summary>A directory of an invented city, made by hand.</summary>
internal sealed class SmallDirectory
{
    private readonly List<Unit> _units = [];
    private readonly List<UnitGroup> _groups = [];
    private readonly List<Person> _persons = [];

    public SmallDirectory()
    {
        Commission = Add("岚桥市卫生健康委员会", UnitKind.Commission, null, "市卫健委");
        Office = Add("办公室", UnitKind.Office, Commission);
        Disease = Add("疾病预防控制科", UnitKind.Office, Commission);
        Finance = Add("财务科", UnitKind.Office, Commission);
        Hospital = Add("市第一人民医院", UnitKind.Institution, Commission);
        Bureau = Add("市财政局", UnitKind.Department, Commission);
        North = Add("北屿县卫健局", UnitKind.County, Commission);
        NorthOffice = Add("办公室", UnitKind.Office, North);
        NorthPlanning = Add("规划股", UnitKind.Office, North);
        NorthHospital = Add("北屿县人民医院", UnitKind.Institution, North);
        South = Add("南屿县卫健局", UnitKind.County, Commission);
        SouthPlanning = Add("规划股", UnitKind.Office, South);
        SouthHospital = Add("南屿县人民医院", UnitKind.Institution, South);
        SouthFinance = Add("财政局", UnitKind.Department, South);
    }

    public Unit Commission { get; }

    public Unit Office { get; }

    public Unit Disease { get; }

    public Unit Finance { get; }

    public Unit Hospital { get; }

    public Unit Bureau { get; }

    public Unit North { get; }

    public Unit NorthOffice { get; }

    public Unit NorthPlanning { get; }

    public Unit NorthHospital { get; }

    public Unit South { get; }

    public Unit SouthPlanning { get; }

    public Unit SouthHospital { get; }

    public Unit SouthFinance { get; }

    public UnitTree Tree => UnitTree.Of(_units.Count, _units, _groups, _persons);

    /// <summary>What fills an empty directory with it.</summary>
    public IReadOnlyList<DirectoryChange> Changes =>
    [
        .. _units.Select(u => new DirectoryChange(new UnitAdded(u))),
        .. _groups.Select(g => new DirectoryChange(new GroupDefined(g))),
        .. _persons.Select(p => new DirectoryChange(new PersonAdded(p))),
    ];

    public Unit Add(string name, UnitKind kind, Unit? parent, params string[] aliases)
    {
        var unit = new Unit(Guid.CreateVersion7(), parent?.Id, name, kind, aliases, _units.Count);
        _units.Add(unit);
        return unit;
    }

    public UnitGroup AddGroup(string name, IReadOnlyList<GroupRule> rules, IReadOnlyList<Unit>? members = null, IReadOnlyList<Unit>? excluded = null, params string[] aliases)
    {
        var group = new UnitGroup(Guid.CreateVersion7(), name, aliases, rules, [.. (members ?? []).Select(u => u.Id)], [.. (excluded ?? []).Select(u => u.Id)]);
        _groups.Add(group);
        return group;
    }

    public Person AddPerson(string name, Unit unit, string post = "副主任")
    {
        var person = new Person(Guid.CreateVersion7(), name, post, unit.Id);
        _persons.Add(person);
        return person;
    }

    /// <summary>Puts another state of a unit in its place.</summary>
    public Unit Change(Unit unit)
    {
        _units[_units.FindIndex(u => u.Id == unit.Id)] = unit;
        return unit;
    }
}
