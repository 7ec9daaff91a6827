namespace Luoshi.Units;

/// <summary>How long the words of the directory may be, and how much it may hold.</summary>
public static class UnitLimits
{
    /// <summary>Characters of a unit's name, a collective name or an alias.</summary>
    public const int Name = 200;

    /// <summary>Aliases of one unit or collective name.</summary>
    public const int Aliases = 50;

    /// <summary>Characters of all aliases together, line breaks among them.</summary>
    public const int AllAliases = 4000;

    public const int PersonName = 100;

    public const int Post = 200;

    /// <summary>Levels of the tree: province, city, county, institution, its offices, and some to spare.</summary>
    public const int Depth = 10;
}
