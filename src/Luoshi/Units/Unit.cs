namespace Luoshi.Units;

/// <summary>What a unit is.</summary>
public enum UnitKind
{
    /// <summary>卫生健康委: the one that issues plans.</summary>
    Commission,

    /// <summary>科室: an office of a commission, a bureau or an institution.</summary>
    Office,

    /// <summary>县区: a county's bureau, with its institutions below it.</summary>
    County,

    /// <summary>医疗卫生机构: a hospital, a centre, a station.</summary>
    Institution,

    /// <summary>其他部门: a department of the government that is not of health.</summary>
    Department,

    /// <summary>其他: what is none of these.</summary>
    Other,
}

/// <summary>A unit of the directory: the commission, its offices, counties, institutions, as a tree.</summary>
/// <param name="ParentId">The unit it belongs to; null for the top.</param>
/// <param name="Aliases">Other names it is printed under.</param>
/// <param name="Order">Its place among those with the same parent.</param>
/// <param name="RetiredOn">停用: since that day it gets no new work; null while it works.</param>
public sealed record Unit(Guid Id, Guid? ParentId, string Name, UnitKind Kind, IReadOnlyList<string> Aliases, int Order = 0, DateOnly? RetiredOn = null)
{
    public bool IsRetired => RetiredOn is not null;

    /// <summary>Its name and its aliases.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);
}

/// <summary>A person of the directory with a post; not an account.</summary>
/// <param name="RetiredOn">停用: since that day no longer there; null while in post.</param>
public sealed record Person(Guid Id, string Name, string Post, Guid? UnitId, DateOnly? RetiredOn = null)
{
    public bool IsRetired => RetiredOn is not null;
}

/// <summary>Units that a group takes in by what they are, so that a new one belongs to it by itself.</summary>
/// <param name="Kind">Only units of this kind; null for all.</param>
/// <param name="UnderId">Only units below this one; null for the whole directory.</param>
/// <param name="Direct">Only units directly below it, not those further down.</param>
/// <param name="NameHas">Only units whose name has these words (人民医院); null for all.</param>
public sealed record GroupRule(UnitKind? Kind, Guid? UnderId, bool Direct = false, string? NameHas = null);

/// <summary>统称: a collective name that stands for several units.</summary>
/// <param name="Aliases">Other names it is printed under.</param>
/// <param name="Members">Units named one by one.</param>
/// <param name="Excluded">Units that a rule would take in and that do not belong.</param>
/// <param name="RetiredOn">停用: since that day it stands for nothing; null while in use.</param>
public sealed record UnitGroup(
    Guid Id,
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<GroupRule> Rules,
    IReadOnlyList<Guid> Members,
    IReadOnlyList<Guid> Excluded,
    DateOnly? RetiredOn = null)
{
    public bool IsRetired => RetiredOn is not null;

    /// <summary>Its name and its aliases.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);
}
