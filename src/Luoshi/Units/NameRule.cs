namespace Luoshi.Units;

/// <summary>What names in the directory must be like.</summary>
public static class NameRule
{
    /// <summary>There is no name.</summary>
    public sealed record Missing() : Refusal("DR010", "名称不能空着。请填写名称。");

    /// <summary>It cannot be a name.</summary>
    public sealed record NotAName(string Name) : Refusal("DR011", $"“{Shown(Name)}”不能作名称：不超过{UnitLimits.Name}个字，不含换行，至少有一个字。请改短或改正。");

    /// <summary>Someone else bears it.</summary>
    public sealed record Taken(string Name, string By) : Refusal("DR012", $"“{Shown(Name)}”已是“{By}”的名称或别名，同名会分不清。请换一个名称，或直接用那一个。");

    /// <summary>Too many aliases.</summary>
    public sealed record TooManyAliases() : Refusal("DR013", $"别名太多：至多{UnitLimits.Aliases}个，合计不超过{UnitLimits.AllAliases}个字。请删去不用的。");

    private const int Shortened = 30;

    /// <summary>The name without what surrounds it.</summary>
    public static string Clean(string? name) => (name ?? "").Trim();

    /// <summary>Aliases without blanks, without the name itself, each once.</summary>
    public static IReadOnlyList<string> CleanAliases(string name, IEnumerable<string>? aliases) =>
        [.. (aliases ?? []).Select(Clean).Where(a => a.Length > 0 && a != name).Distinct(StringComparer.Ordinal)];

    /// <summary>Why these cannot be names as such; null where they can.</summary>
    internal static Refusal? Refuse(string name, IReadOnlyList<string> aliases)
    {
        if (name.Length == 0) return new Missing();
        if (aliases.Prepend(name).FirstOrDefault(n => n.Length > UnitLimits.Name || n.Any(char.IsControl) || NameForm.Plain(n).Length == 0) is { } bad) return new NotAName(bad);
        return aliases.Count > UnitLimits.Aliases || StoredNames.Write(aliases).Length > UnitLimits.AllAliases ? new TooManyAliases() : null;
    }

    internal static string Shown(string name) => name.Length <= Shortened ? name : name[..Shortened] + "…";
}
