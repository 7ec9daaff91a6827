using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Names that the lines of a file show whole: what tells where a wrapped cell of a ruled table ends.</summary>
internal sealed class RuledNames
{
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);

    public RuledNames(IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines) Learn(line.Trimmed);
    }

    public IReadOnlySet<string> Persons => _persons;

    public IReadOnlySet<string> Units => _units;

    /// <summary>Persons that begin a line twice, and units that fill a cell between a person and a deadline, are known from then on.</summary>
    private void Learn(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return;
        var persons = words[0].TrimEnd('、');
        if (OrganWords.ArePersons(persons) && (words.Length > 1 || !_once.Add(persons)))
        {
            _persons.Add(persons);
            if (persons.Contains('、', StringComparison.Ordinal)) _persons.UnionWith(persons.Split('、'));
        }
        else if (persons.Contains('、', StringComparison.Ordinal) && OrganWords.ArePersons(persons))
        {
            _persons.Add(persons);
        }

        for (var i = 1; i + 1 < words.Length; i++)
            foreach (var unit in words[i].Split(['、', '，'], StringSplitOptions.RemoveEmptyEntries))
                if (OrganWords.IsCompleteUnit(unit) && unit.Length >= 3) _units.Add(unit);
    }
}
