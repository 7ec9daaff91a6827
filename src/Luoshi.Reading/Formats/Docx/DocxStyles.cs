using System.Xml.Linq;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>What styles.xml says of a paragraph or a run, looked up along the chain of basedOn.</summary>
internal sealed class DocxStyles
{
    /// <summary>Word allows fewer than ten; a ring must end.</summary>
    private const int LongestChain = 32;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly XElement? _defaultRun;
    private readonly XElement? _defaultParagraph;
    private readonly string? _plainParagraph;

    public DocxStyles(XElement? styles)
    {
        if (styles is null) return;
        foreach (var style in styles.Children("style"))
        {
            if (style.Attr("styleId") is not { } id) continue;
            _styles.TryAdd(id, style);
            if (style.Attr("type") == "paragraph" && style.Attr("default") is "1" or "true") _plainParagraph ??= id;
        }

        var defaults = styles.Child("docDefaults");
        _defaultRun = defaults?.Child("rPrDefault")?.Child("rPr");
        _defaultParagraph = defaults?.Child("pPrDefault")?.Child("pPr");
    }

    /// <summary>The style's own numbering and where it is said: style, numId, level.</summary>
    public (string Style, int NumId, int? Level)? Numbering(string? style)
    {
        int? level = null;
        foreach (var at in Chain(style ?? _plainParagraph))
        {
            if (at.Child("pPr")?.Child("numPr") is not { } numbering) continue;
            level ??= numbering.Child("ilvl")?.Number();
            if (numbering.Child("numId")?.Number() is { } id) return (at.Attr("styleId")!, id, level);
        }

        return null;
    }

    /// <summary>A paragraph property, the nearest that says it.</summary>
    public XElement? Paragraph(string? style, string property)
    {
        foreach (var at in Chain(style ?? _plainParagraph))
            if (at.Child("pPr")?.Child(property) is { } found)
                return found;
        return _defaultParagraph?.Child(property);
    }

    /// <summary>A switch of a run by its character style, then by its paragraph's style.</summary>
    public bool Run(string? runStyle, string? paragraphStyle, string property)
    {
        foreach (var start in new[] { runStyle, paragraphStyle ?? _plainParagraph })
            foreach (var at in Chain(start))
                if (at.Child("rPr")?.Switch(property) is { } said)
                    return said;
        return _defaultRun?.Switch(property) ?? false;
    }

    /// <summary>Name as Word shows it, in lower case; built-in styles keep their English name in every language.</summary>
    public string NameOf(string? style) =>
        style is not null && _styles.TryGetValue(style, out var found) ? (found.Child("name")?.Val() ?? style).ToLowerInvariant() : (style ?? "").ToLowerInvariant();

    /// <summary>Outline level from 1; 0 for body text.</summary>
    public int HeadingLevel(string? style)
    {
        foreach (var at in Chain(style))
        {
            if (at.Child("pPr")?.Child("outlineLvl")?.Number() is { } outline) return outline is >= 0 and < 9 ? outline + 1 : 0;
            var name = (at.Child("name")?.Val() ?? "").ToLowerInvariant();
            if ((name.StartsWith("heading ", StringComparison.Ordinal) || name.StartsWith("标题 ", StringComparison.Ordinal))
                && int.TryParse(name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..], out var level) && level is >= 1 and <= 9)
                return level;
        }

        return 0;
    }

    private IEnumerable<XElement> Chain(string? style)
    {
        for (var i = 0; i < LongestChain && style is not null && _styles.TryGetValue(style, out var found); i++)
        {
            yield return found;
            style = found.Child("basedOn")?.Val();
        }
    }
}
