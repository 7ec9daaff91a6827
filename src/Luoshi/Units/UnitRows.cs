using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>The stored present state of a unit.</summary>
public sealed class UnitRow
{
    public required Guid Id { get; init; }
    public Guid? ParentId { get; set; }
    public required string Name { get; set; }
    public required UnitKind Kind { get; set; }

    /// <summary>One a line.</summary>
    public string Aliases { get; set; } = "";

    public int Order { get; set; }
    public DateOnly? RetiredOn { get; set; }

    internal static UnitRow Of(Unit unit)
    {
        var row = new UnitRow { Id = unit.Id, Name = unit.Name, Kind = unit.Kind };
        row.Set(unit);
        return row;
    }

    internal void Set(Unit unit)
    {
        ParentId = unit.ParentId;
        Name = unit.Name;
        Kind = unit.Kind;
        Aliases = StoredNames.Write(unit.Aliases);
        Order = unit.Order;
        RetiredOn = unit.RetiredOn;
    }

    internal Unit ToUnit() => new(Id, ParentId, Name, Kind, StoredNames.Read(Aliases), Order, RetiredOn);
}

/// <summary>The stored present state of a person.</summary>
public sealed class PersonRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public string Post { get; set; } = "";
    public Guid? UnitId { get; set; }
    public DateOnly? RetiredOn { get; set; }

    internal static PersonRow Of(Person person)
    {
        var row = new PersonRow { Id = person.Id, Name = person.Name };
        row.Set(person);
        return row;
    }

    internal void Set(Person person)
    {
        Name = person.Name;
        Post = person.Post;
        UnitId = person.UnitId;
        RetiredOn = person.RetiredOn;
    }

    internal Person ToPerson() => new(Id, Name, Post, UnitId, RetiredOn);
}

/// <summary>The stored present state of a collective name.</summary>
public sealed class UnitGroupRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>One a line.</summary>
    public string Aliases { get; set; } = "";

    /// <summary>Rules, members and exclusions as JSON.</summary>
    public required string Composition { get; set; }

    public DateOnly? RetiredOn { get; set; }

    internal static UnitGroupRow Of(UnitGroup group)
    {
        var row = new UnitGroupRow { Id = group.Id, Name = group.Name, Composition = "" };
        row.Set(group);
        return row;
    }

    internal void Set(UnitGroup group)
    {
        Name = group.Name;
        Aliases = StoredNames.Write(group.Aliases);
        Composition = StateJson.Write(new Composed(group.Rules, group.Members, group.Excluded));
        RetiredOn = group.RetiredOn;
    }

    internal UnitGroup ToGroup()
    {
        var set = StateJson.Read<Composed>(Composition);
        return new(Id, Name, StoredNames.Read(Aliases), set.Rules, set.Members, set.Excluded, RetiredOn);
    }

    private sealed record Composed(IReadOnlyList<GroupRule> Rules, IReadOnlyList<Guid> Members, IReadOnlyList<Guid> Excluded);
}

/// <summary>Names in one column, one a line.</summary>
internal static class StoredNames
{
    public static string Write(IEnumerable<string> names) => string.Join('\n', names);

    public static IReadOnlyList<string> Read(string column) => column.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
