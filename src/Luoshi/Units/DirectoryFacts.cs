using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>What happened to the directory, as facts: one record a kind of entry, with what was there before.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UnitAdded), "unit-added")]
[JsonDerivedType(typeof(UnitChanged), "unit-changed")]
[JsonDerivedType(typeof(UnitRemoved), "unit-removed")]
[JsonDerivedType(typeof(GroupDefined), "group-defined")]
[JsonDerivedType(typeof(GroupChanged), "group-changed")]
[JsonDerivedType(typeof(GroupRemoved), "group-removed")]
[JsonDerivedType(typeof(PersonAdded), "person-added")]
[JsonDerivedType(typeof(PersonChanged), "person-changed")]
[JsonDerivedType(typeof(PersonRemoved), "person-removed")]
public abstract record DirectoryFacts
{
    private static readonly Dictionary<Type, string> Kinds = typeof(DirectoryFacts)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The unit, collective name or person.</summary>
    public abstract Guid SubjectId { get; }

    /// <exception cref="JsonException">The text is no facts of a kind this program knows.</exception>
    public static DirectoryFacts Parse(string json)
    {
        try
        {
            return StateJson.Read<DirectoryFacts>(json);
        }
        catch (NotSupportedException e)
        {
            throw new JsonException("facts without a known kind", e);
        }
    }

    public string ToJson() => StateJson.Write(this);

    /// <summary>The name under which <see cref="DirectoryEntry.Kind"/> stores facts of this type.</summary>
    public string KindName() => Kinds[GetType()];
}

/// <summary>新增单位.</summary>
public sealed record UnitAdded(Unit Unit) : DirectoryFacts
{
    public override Guid SubjectId => Unit.Id;
}

/// <summary>更改单位: renamed, moved, of another kind, with other aliases, retired or in use again.</summary>
public sealed record UnitChanged(Unit From, Unit To) : DirectoryFacts
{
    public override Guid SubjectId => To.Id;
}

/// <summary>删除单位: it was entered by mistake and nothing ever referred to it.</summary>
public sealed record UnitRemoved(Unit Unit) : DirectoryFacts
{
    public override Guid SubjectId => Unit.Id;
}

/// <summary>新增统称.</summary>
public sealed record GroupDefined(UnitGroup Group) : DirectoryFacts
{
    public override Guid SubjectId => Group.Id;
}

/// <summary>更改统称: another name, or other units.</summary>
public sealed record GroupChanged(UnitGroup From, UnitGroup To) : DirectoryFacts
{
    public override Guid SubjectId => To.Id;
}

/// <summary>删除统称: it was entered by mistake and nothing ever referred to it.</summary>
public sealed record GroupRemoved(UnitGroup Group) : DirectoryFacts
{
    public override Guid SubjectId => Group.Id;
}

/// <summary>新增人员.</summary>
public sealed record PersonAdded(Person Person) : DirectoryFacts
{
    public override Guid SubjectId => Person.Id;
}

/// <summary>更改人员: another name, post or unit, gone or back.</summary>
public sealed record PersonChanged(Person From, Person To) : DirectoryFacts
{
    public override Guid SubjectId => To.Id;
}

/// <summary>删除人员: entered by mistake and nothing ever referred to it.</summary>
public sealed record PersonRemoved(Person Person) : DirectoryFacts
{
    public override Guid SubjectId => Person.Id;
}
