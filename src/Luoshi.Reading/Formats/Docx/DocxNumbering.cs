using System.Text;
using System.Xml.Linq;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>Counts automatic numbers as Word does and prints them (ECMA-376 part 1, 17.9).</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, XElement> _abstracts = [];
    private readonly Dictionary<int, XElement> _numbers = [];
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int Number, int Level)> _restarted = [];
    private readonly DocxStyles _styles;

    public DocxNumbering(XElement? numbering, DocxStyles styles)
    {
        _styles = styles;
        if (numbering is null) return;
        foreach (var found in numbering.Children("abstractNum"))
            if (found.Number("abstractNumId") is { } id)
                _abstracts.TryAdd(id, found);
        foreach (var found in numbering.Children("num"))
            if (found.Number("numId") is { } id)
                _numbers.TryAdd(id, found);
    }

    /// <summary>The number printed in front of the next paragraph, white space behind it where the text would run into it; empty for none.</summary>
    public string Next(XElement? properties, string? style)
    {
        var own = properties?.Child("numPr");
        var styled = _styles.Numbering(style);
        var numId = own?.Child("numId")?.Number() ?? styled?.NumId;
        if (numId is null or 0 || !_numbers.TryGetValue(numId.Value, out var number)) return "";
        if (AbstractOf(number, 0) is not { } found) return "";

        var level = own?.Child("ilvl")?.Number() ?? (own?.Child("numId") is null ? styled?.Level ?? LevelOf(found.Abstract, styled?.Style) : null) ?? 0;
        return level is < 0 or >= Levels ? "" : Count(numId.Value, number, found.Id, found.Abstract, level);
    }

    private string Count(int numId, XElement number, int id, XElement plan, int level)
    {
        if (!_counts.TryGetValue(id, out var counts)) _counts[id] = counts = new int?[Levels];

        var start = number.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level)?.Child("startOverride")?.Number();
        if (start is not null && _restarted.Add((numId, level))) counts[level] = start;
        else counts[level] = counts[level] is { } last ? last + 1 : start ?? StartOf(number, plan, level);

        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            var restart = LevelElement(number, plan, deeper)?.Child("lvlRestart")?.Number();
            if (restart is null || (restart != 0 && level < restart)) counts[deeper] = null;
        }

        return Print(number, plan, level, counts);
    }

    private static string Print(XElement number, XElement plan, int level, int?[] counts)
    {
        var said = LevelElement(number, plan, level);
        if (said is null || FormatOf(said).Name == "bullet") return "";

        var pattern = said.Child("lvlText")?.Val() ?? "";
        var allDecimal = said.Switch("isLgl") ?? false;
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                var format = LevelElement(number, plan, at) is { } element ? FormatOf(element) : ("decimal", null);
                text.Append(NumberFormat.Write(counts[at] ?? StartOf(number, plan, at), allDecimal ? "decimal" : format.Name, format.Custom));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        var label = text.ToString().Trim();
        if (label.Length == 0 || said.Child("suff")?.Val() == "nothing") return label;
        return "、）。．：》】〕⒈".Contains(label[^1], StringComparison.Ordinal) || label[^1] is >= '①' and <= '⒛' ? label : label + " ";
    }

    /// <summary>The format, and the pattern where it is a custom one; Word writes that inside a choice with a plain fallback.</summary>
    private static (string Name, string? Custom) FormatOf(XElement level)
    {
        var all = level.Descendants().Where(d => d.Name.LocalName == "numFmt").ToList();
        var found = all.FirstOrDefault(f => f.Val() == "custom") ?? all.FirstOrDefault();
        return (found?.Val() ?? "decimal", found?.Attr("format"));
    }

    private static int StartOf(XElement number, XElement plan, int level) => LevelElement(number, plan, level)?.Child("start")?.Number() ?? 0;

    private static XElement? LevelElement(XElement number, XElement plan, int level) =>
        number.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level)?.Child("lvl")
        ?? plan.Children("lvl").FirstOrDefault(l => l.Number("ilvl") == level);

    private static int? LevelOf(XElement plan, string? style) =>
        style is null ? null : plan.Children("lvl").FirstOrDefault(l => l.Child("pStyle")?.Val() == style)?.Number("ilvl");

    /// <summary>A list may be kept under a style: abstract numbering to style to number to abstract numbering.</summary>
    private (int Id, XElement Abstract)? AbstractOf(XElement number, int hops)
    {
        if (number.Child("abstractNumId")?.Number() is not { } id || !_abstracts.TryGetValue(id, out var found)) return null;
        if (hops < 4 && found.Child("numStyleLink")?.Val() is { } link && _styles.Numbering(link) is { } styled
            && _numbers.TryGetValue(styled.NumId, out var other) && other != number)
            return AbstractOf(other, hops + 1) ?? (id, found);
        return (id, found);
    }
}
