namespace Luoshi.Units;

/// <summary>A unit that a name may mean.</summary>
/// <param name="Likeness">1 for the same words, 0 for none in common.</param>
public sealed record UnitGuess(Unit Unit, double Likeness);

/// <summary>What a printed name of a unit means by the directory.</summary>
/// <param name="Printed">As the document prints it.</param>
public abstract record NameResolution(string Printed)
{
    /// <summary>Whether the name stands for units without doubt.</summary>
    public bool IsSettled => this is OneUnit or NobodyMeant || (this is WholeGroup group && group.Units.Count > 0);

    /// <summary>The units it stands for, in the order of the tree; none while it is not settled.</summary>
    public IReadOnlyList<Unit> Settled => this switch
    {
        OneUnit one => [one.Unit],
        WholeGroup group => group.Units,
        _ => [],
    };
}

/// <summary>Exactly one unit.</summary>
/// <param name="BySpelling">Not under the very name or an alias, but another spelling of one (卫健委 for 卫生健康委员会).</param>
public sealed record OneUnit(string Printed, Unit Unit, bool BySpelling) : NameResolution(Printed);

/// <summary>统称: all units of a group; where those are none, the name is not settled.</summary>
public sealed record WholeGroup(string Printed, UnitGroup Group, IReadOnlyList<Unit> Units) : NameResolution(Printed);

/// <summary>不指单位: a person said that the words name no unit of the directory, so nobody gets a duty by them.</summary>
public sealed record NobodyMeant(string Printed) : NameResolution(Printed);

/// <summary>Several units bear the name.</summary>
public sealed record SeveralUnits(string Printed, IReadOnlyList<Unit> Units) : NameResolution(Printed);

/// <summary>No unit bears the name.</summary>
/// <param name="Guesses">Those whose names are like it, best first.</param>
/// <param name="Parts">Names that it seems to be written together from, each of them known; none where it is not.</param>
/// <param name="Retired">A unit no longer in use that bore the name.</param>
public sealed record UnknownUnit(string Printed, IReadOnlyList<UnitGuess> Guesses, IReadOnlyList<string> Parts, Unit? Retired) : NameResolution(Printed);

/// <summary>What a printed name of a person means by the directory.</summary>
/// <param name="Printed">As the document prints it.</param>
public abstract record PersonResolution(string Printed)
{
    /// <summary>Whether the name stands for one person without doubt, or for nobody by a person's word.</summary>
    public bool IsSettled => this is OnePerson or NoPerson;
}

/// <summary>Exactly one person.</summary>
public sealed record OnePerson(string Printed, Person Person) : PersonResolution(Printed);

/// <summary>不指人员: a person said that the words name nobody of the directory.</summary>
public sealed record NoPerson(string Printed) : PersonResolution(Printed);

/// <summary>Several persons share the name.</summary>
public sealed record SeveralPersons(string Printed, IReadOnlyList<Person> Persons) : PersonResolution(Printed);

/// <summary>Nobody bears the name.</summary>
/// <param name="Guesses">Those whose names differ in one character.</param>
/// <param name="Parts">Names that it seems to be written together from; none where it is not.</param>
public sealed record UnknownPerson(string Printed, IReadOnlyList<Person> Guesses, IReadOnlyList<string> Parts) : PersonResolution(Printed);
