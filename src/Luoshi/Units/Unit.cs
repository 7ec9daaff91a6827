namespace Luoshi.Units;

/// <summary>A unit of the directory: the commission, its offices, counties, institutions, as a tree.</summary>
public sealed class Unit
{
    public required Guid Id { get; init; }

    public Guid? ParentId { get; set; }

    public required string Name { get; set; }

    /// <summary>commission, office, county, institution.</summary>
    public required string Kind { get; set; }

    /// <summary>Other names it is printed under, one a line.</summary>
    public string Aliases { get; set; } = "";

    public int Order { get; set; }
}

/// <summary>A person of the directory with a post.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public string Post { get; set; } = "";

    public Guid? UnitId { get; set; }
}
