namespace Luoshi.Units;

/// <summary>What a person in the directory must be like.</summary>
public static class PersonRule
{
    /// <summary>It cannot be a person's name.</summary>
    public sealed record NotAName() : Refusal("DR060", $"姓名不能空着，不超过{UnitLimits.PersonName}个字，不含换行。请改正。");

    /// <summary>The post is too long.</summary>
    public sealed record PostTooLong() : Refusal("DR061", $"职务不超过{UnitLimits.Post}个字，不含换行。请改短。");

    /// <summary>The unit is not there, or retired.</summary>
    public sealed record NoUnit() : Refusal("DR062", "所在单位不在名录中，或已停用。请重选单位。");

    /// <summary>The same person twice.</summary>
    public sealed record Twice(string Name, string Unit) : Refusal("DR063", $"{Unit}已有“{Name}”。确是两个人的，请在职务里写明区别。");

    /// <summary>Why the person cannot stand so; null where it can.</summary>
    public static Refusal? Refuse(UnitTree tree, Person person)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(person);
        if (person.Name.Length is 0 or > UnitLimits.PersonName || person.Name.Any(char.IsControl)) return new NotAName();
        if (person.Post.Length > UnitLimits.Post || person.Post.Any(char.IsControl)) return new PostTooLong();
        if (person.IsRetired) return null;
        if (person.UnitId is { } unitId && tree.Find(unitId) is not { IsRetired: false }) return new NoUnit();
        var twin = tree.Persons.FirstOrDefault(p => p.Id != person.Id && !p.IsRetired && p.UnitId == person.UnitId && p.Post == person.Post && NameForm.Person(p.Name) == NameForm.Person(person.Name));
        return twin is null ? null : new Twice(person.Name, twin.UnitId is { } unit ? tree.Find(unit)!.Name : "名录里");
    }
}
