using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Luoshi.Reading.Formats.Xlsx;

/// <summary>What the sheets of a workbook refer to: shared words, formats, dates, names.</summary>
internal sealed partial class Workbook
{
    private readonly List<string> _words = [];
    private readonly List<Look> _looks = [];

    public Workbook(WorkbookPart part, string file)
    {
        File = file;
        Root = Markup.Load(part.GetStream(FileMode.Open, FileAccess.Read), Named(part), file);
        Since1904 = Root.Child("workbookPr")?.Attr("date1904") is "1" or "true";
        if (part.SharedStringTablePart is { } shared) ReadWords(shared);
        if (part.WorkbookStylesPart is { } styles) ReadLooks(styles);
    }

    public string File { get; }

    public XElement Root { get; }

    public bool Since1904 { get; }

    public static string Named(OpenXmlPart part) => part.Uri.OriginalString.TrimStart('/');

    /// <summary>Shared words by their number; empty for a number that is not there.</summary>
    public string Word(string? index) => int.TryParse(index, out var at) && at >= 0 && at < _words.Count ? _words[at] : "";

    public Look LookOf(string? style) => int.TryParse(style, out var at) && at >= 0 && at < _looks.Count ? _looks[at] : default;

    /// <summary>Rows that a sheet repeats on each printed page, from 1.</summary>
    public (int From, int To)? PrintTitles(int sheet)
    {
        var name = Root.Child("definedNames")?.Children("definedName")
            .FirstOrDefault(d => d.Attr("name") == "_xlnm.Print_Titles" && d.Number("localSheetId") == sheet);
        return name is not null && Rows().Match(name.Value) is { Success: true } rows
            ? (Digits.Int(rows.Groups[1].Value), Digits.Int(rows.Groups[2].Value))
            : null;
    }

    /// <summary>Words of a string item: its runs, without the reading aids above them.</summary>
    public static string WordsOf(XElement item)
    {
        var words = string.Concat(item.Elements().Select(e => e.Local switch
        {
            "t" => e.Value,
            "r" => e.Child("t")?.Value ?? "",
            _ => "",
        }));
        return words.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(words, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()) : words;
    }

    private void ReadWords(SharedStringTablePart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Markup.Settings);
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") _words.Add(WordsOf((XElement)XNode.ReadFrom(reader)));
            else reader.Read();
        }
    }

    private void ReadLooks(WorkbookStylesPart part)
    {
        var styles = Markup.Load(part.GetStream(FileMode.Open, FileAccess.Read), Named(part), File);
        var patterns = new Dictionary<int, string?>();
        foreach (var format in styles.Child("numFmts")?.Children("numFmt") ?? [])
            if (format.Number("numFmtId") is { } id)
                patterns[id] = format.Attr("formatCode");
        var bold = styles.Child("fonts")?.Children("font").Select(f => f.Switch("b") ?? false).ToList() ?? [];

        foreach (var look in styles.Child("cellXfs")?.Children("xf") ?? [])
        {
            var id = look.Number("numFmtId") ?? 0;
            var pattern = patterns.GetValueOrDefault(id) ?? CellFormat.Pattern(id);
            var font = look.Number("fontId") ?? 0;
            _looks.Add(new Look(
                pattern is "General" or "@" ? null : pattern,
                font >= 0 && font < bold.Count && bold[font],
                look.Child("alignment")?.Attr("horizontal") is "center" or "centerContinuous" or "distributed"));
        }
    }

    [GeneratedRegex(@"\$(\d{1,7}):\$(\d{1,7})$")]
    private static partial Regex Rows();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}

/// <summary>How a cell looks: number pattern, bold, centred.</summary>
internal readonly record struct Look(string? Pattern, bool Bold, bool Centered);
