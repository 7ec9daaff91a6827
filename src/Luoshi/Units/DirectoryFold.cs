using System.Text.Json;
using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>What an entry of the journal does to the directory; nothing else decides what stands in it.</summary>
internal sealed class DirectoryFold
{
    public long Version { get; private set; }

    public Dictionary<Guid, Unit> Units { get; } = [];

    public Dictionary<Guid, UnitGroup> Groups { get; } = [];

    public Dictionary<Guid, Person> Persons { get; } = [];

    public static DirectoryFold Of(UnitTree tree)
    {
        var fold = new DirectoryFold { Version = tree.Version };
        foreach (var unit in tree.Units) fold.Units.Add(unit.Id, unit);
        foreach (var group in tree.Groups) fold.Groups.Add(group.Id, group);
        foreach (var person in tree.Persons) fold.Persons.Add(person.Id, person);
        return fold;
    }

    public UnitTree ToTree() => UnitTree.Of(Version, Units.Values, Groups.Values, Persons.Values);

    /// <exception cref="LedgerFoldException">The entry cannot follow those before it.</exception>
    public void Add(DirectoryEntry entry)
    {
        DirectoryFacts facts;
        try
        {
            facts = DirectoryFacts.Parse(entry.Facts);
        }
        catch (JsonException e)
        {
            throw new LedgerFoldException(entry.Sequence, "记录的内容读不出来", e);
        }

        if (facts.KindName() != entry.Kind || facts.SubjectId != entry.SubjectId) throw new LedgerFoldException(entry.Sequence, "记录的种类与内容不符");
        Add(entry.Sequence, facts);
    }

    /// <exception cref="LedgerFoldException">The facts cannot follow those before them.</exception>
    public void Add(long sequence, DirectoryFacts facts)
    {
        switch (facts)
        {
            case UnitAdded added:
                Put(sequence, Units, added.Unit.Id, null, Placed(sequence, added.Unit), "单位");
                break;
            case UnitChanged changed:
                Put(sequence, Units, changed.To.Id, changed.From, Placed(sequence, changed.To), "单位");
                break;
            case UnitRemoved removed:
                if (Units.Values.Any(u => u.ParentId == removed.Unit.Id) || Persons.Values.Any(p => p.UnitId == removed.Unit.Id)) throw new LedgerFoldException(sequence, "单位下还有单位或人员");
                Remove(sequence, Units, removed.Unit.Id, "单位");
                break;
            case GroupDefined defined:
                Put(sequence, Groups, defined.Group.Id, null, defined.Group, "统称");
                break;
            case GroupChanged changed:
                Put(sequence, Groups, changed.To.Id, changed.From, changed.To, "统称");
                break;
            case GroupRemoved removed:
                Remove(sequence, Groups, removed.Group.Id, "统称");
                break;
            case PersonAdded added:
                Put(sequence, Persons, added.Person.Id, null, Placed(sequence, added.Person), "人员");
                break;
            case PersonChanged changed:
                Put(sequence, Persons, changed.To.Id, changed.From, Placed(sequence, changed.To), "人员");
                break;
            case PersonRemoved removed:
                Remove(sequence, Persons, removed.Person.Id, "人员");
                break;
        }

        Version = sequence;
    }

    private Unit Placed(long sequence, Unit unit) =>
        unit.ParentId is not { } parent || (parent != unit.Id && Units.ContainsKey(parent)) ? unit : throw new LedgerFoldException(sequence, "上级单位不在名录中");

    private Person Placed(long sequence, Person person) =>
        person.UnitId is not { } unit || Units.ContainsKey(unit) ? person : throw new LedgerFoldException(sequence, "所在单位不在名录中");

    // What was there before is said in the entry, so that a step left out shows here.
    private static void Put<T>(long sequence, Dictionary<Guid, T> all, Guid id, T? from, T to, string what)
        where T : class
    {
        var before = all.GetValueOrDefault(id);
        if (from is null && before is not null) throw new LedgerFoldException(sequence, $"{what}已在名录中");
        if (from is not null && (before is null || StateJson.Write(before) != StateJson.Write(from))) throw new LedgerFoldException(sequence, $"{what}原来的内容与记录所说不符");
        all[id] = to;
    }

    private static void Remove<T>(long sequence, Dictionary<Guid, T> all, Guid id, string what)
    {
        if (!all.Remove(id)) throw new LedgerFoldException(sequence, $"{what}不在名录中");
    }
}
