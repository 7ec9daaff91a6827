using System.Xml.Linq;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>Words of a paragraph as a reader sees them: runs joined, deleted and hidden text left out, the automatic number in front.</summary>
internal sealed class DocxParagraph
{
    /// <summary>Stands for a soft line break until the words on both sides are known.</summary>
    private const char SoftBreak = '\v';

    private readonly DocxContext _context;
    private readonly string? _style;
    private readonly List<(char Sign, bool Bold)> _signs = [];

    private DocxParagraph(XElement paragraph, DocxContext context)
    {
        _context = context;
        Properties = paragraph.Child("pPr");
        _style = Properties?.Child("pStyle")?.Val();
        Page = context.Page;
        MarkDeleted = Properties?.Child("rPr") is { } mark && (mark.Child("del") ?? mark.Child("moveFrom")) is not null;
        if (MarkDeleted) context.HasChanges = true;

        var before = context.PageCount;
        Walk(paragraph);
        if (_signs.Count == 0 && context.PageCount != before) Page = context.Page;
        context.Fields.EndOfParagraph();
        IsContents = context.Styles.NameOf(_style) is ['t', 'o', 'c', ' ', >= '1' and <= '9'];
        Label = MarkDeleted || IsContents ? "" : context.Numbering.Next(Properties, _style);
    }

    public XElement? Properties { get; }

    /// <summary>Page of its first words.</summary>
    public int? Page { get; private set; }

    /// <summary>Its end was deleted under tracked changes: its words belong to the next paragraph.</summary>
    public bool MarkDeleted { get; }

    /// <summary>A line of the table of contents: a heading printed twice.</summary>
    public bool IsContents { get; }

    public string Label { get; }

    /// <summary>Text boxes anchored here.</summary>
    public List<XElement> Boxes { get; } = [];

    public static DocxParagraph Read(XElement paragraph, DocxContext context) => new(paragraph, context);

    /// <summary>Takes the words of a paragraph whose end was deleted.</summary>
    public void Prepend(DocxParagraph before)
    {
        _signs.InsertRange(0, before._signs);
        Boxes.InsertRange(0, before.Boxes);
        if (before._signs.Count > 0) Page = before.Page;
    }

    /// <summary>As a block of the body; null where nothing is printed.</summary>
    public ParagraphBlock? ToBlock()
    {
        var signs = Trimmed(Joined());
        if (signs.Count == 0 || IsContents) return null;

        var bold = signs.TakeWhile(s => s.Bold).Count();
        while (bold > 0 && char.IsWhiteSpace(signs[bold - 1].Sign)) bold--;
        var text = Label + new string([.. signs.Select(s => s.Sign)]);
        var level = Properties?.Child("outlineLvl")?.Number() is { } outline ? (outline is >= 0 and < 9 ? outline + 1 : 0) : _context.Styles.HeadingLevel(_style);
        return new ParagraphBlock(text) { Page = Page, HeadingLevel = level, BoldPrefix = bold == 0 ? 0 : bold + Label.Length, Alignment = Alignment() };
    }

    /// <summary>As lines of a cell: soft breaks separate entries there.</summary>
    public IEnumerable<string> ToLines()
    {
        if (IsContents) return [];
        var lines = new string([.. _signs.Select(s => s.Sign)]).Split(SoftBreak);
        lines[0] = Label + lines[0].TrimStart();
        return lines;
    }

    private string Alignment() => (Properties?.Child("jc") ?? _context.Styles.Paragraph(_style, "jc"))?.Val() switch
    {
        "center" => "center",
        "right" or "end" => "right",
        _ => "left",
    };

    private void Walk(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Local)
            {
                case "r":
                    Run(element);
                    break;
                case "hyperlink" or "smartTag" or "customXml" or "sdtContent" or "fldSimple" or "dir" or "bdo" or "oMath" or "oMathPara":
                    Walk(element);
                    break;
                case "ins" or "moveTo":
                    _context.HasChanges = true;
                    Walk(element);
                    break;
                case "del" or "moveFrom":
                    _context.HasChanges = true;
                    break;
                case "sdt":
                    if (element.Child("sdtPr")?.Switch("showingPlcHdr") is not true && element.Child("sdtContent") is { } content) Walk(content);
                    break;
                case "AlternateContent":
                    if (Branch(element) is { } branch) Walk(branch);
                    break;
                case "f" when element.Child("num") is { } over && element.Child("den") is { } under:
                    Walk(over);
                    Add("/", false);
                    Walk(under);
                    break;
                // Parts of a formula: their words stand in its runs.
                case "e" or "num" or "den" or "sub" or "sup" or "sSup" or "sSub" or "d" or "rad" or "nary" or "func" or "fName" or "box" or "bar" or "acc" or "limLow" or "limUpp" or "lim":
                    Walk(element);
                    break;
            }
        }
    }

    private void Run(XElement run)
    {
        var properties = run.Child("rPr");
        var runStyle = properties?.Child("rStyle")?.Val();
        if (Is("vanish"))
        {
            if (run.Child("t") is not null) _context.HiddenRuns++;
            // A hidden run may still open or close a field.
            foreach (var element in run.Children("fldChar")) FieldSign(element, false, false);
            return;
        }

        Pieces(run, Is("b"), properties);

        bool Is(string property) => properties?.Switch(property) ?? _context.Styles.Run(runStyle, _style, property);
    }

    private void Pieces(XElement run, bool bold, XElement? properties)
    {
        foreach (var element in run.Elements())
        {
            switch (element.Local)
            {
                case "t":
                    Add(Words(element, properties), bold);
                    break;
                case "tab" or "ptab":
                    Add("\t", bold);
                    break;
                case "cr":
                    Add(SoftBreak.ToString(), bold);
                    break;
                case "br" when element.Attr("type") is not ("page" or "column"):
                    Add(SoftBreak.ToString(), bold);
                    break;
                case "noBreakHyphen":
                    Add("-", bold);
                    break;
                case "sym" when int.TryParse(element.Attr("char"), System.Globalization.NumberStyles.HexNumber, null, out var code):
                    Add(SymbolFont.Read(element.Attr("font"), code), bold);
                    break;
                case "lastRenderedPageBreak":
                    _context.PageCount++;
                    if (_signs.Count == 0) Page = _context.Page;
                    break;
                case "instrText":
                    _context.Fields.Instruction(element.Value);
                    break;
                case "fldChar":
                    FieldSign(element, bold, true);
                    break;
                case "ruby":
                    if (element.Child("rubyBase") is { } characters) Walk(characters);
                    break;
                case "AlternateContent":
                    if (Branch(element) is { } branch) Pieces(branch, bold, properties);
                    break;
                case "drawing" or "pict" or "object":
                    FindBoxes(element);
                    break;
            }
        }
    }

    private void FieldSign(XElement sign, bool bold, bool shown)
    {
        switch (sign.Attr("fldCharType"))
        {
            case "begin":
                _context.Fields.Begin();
                break;
            case "separate":
                _context.Fields.Separate();
                break;
            case "end":
                var drawn = _context.Fields.End();
                if (shown) Add(drawn, bold);
                break;
        }
    }

    private static string Words(XElement text, XElement? properties)
    {
        var words = text.Value;
        if (text.Attr("space") != "preserve") words = words.Trim(' ', '\t', '\r', '\n');
        words = words.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace("\u00AD", "", StringComparison.Ordinal);
        if (!words.Any(c => c is >= '\uE000' and <= '\uF8FF')) return words;

        var font = properties?.Child("rFonts")?.Attr("ascii");
        return string.Concat(words.Select(c => c is >= '\uF000' and <= '\uF0FF' ? SymbolFont.Read(font, c) : c.ToString()));
    }

    private void Add(string words, bool bold)
    {
        if (words.Length == 0 || !_context.Fields.Shown) return;
        foreach (var sign in words) _signs.Add((sign, bold));
    }

    /// <summary>The same content in two ways: the newer one, unless only the older has words.</summary>
    private static XElement? Branch(XElement alternate)
    {
        var choice = alternate.Child("Choice");
        return choice is not null && choice.Descendants().Any(d => d.Local is "t" or "sym") ? choice : alternate.Child("Fallback") ?? choice;
    }

    private void FindBoxes(XElement drawing)
    {
        foreach (var element in drawing.Elements())
        {
            if (element.Local == "txbxContent") Boxes.Add(element);
            else if (element.Local == "AlternateContent") FindBoxes(Branch(element) ?? element);
            else FindBoxes(element);
        }
    }

    /// <summary>Soft breaks taken out: nothing between Chinese, a blank between Latin words.</summary>
    private List<(char Sign, bool Bold)> Joined()
    {
        if (_signs.All(s => s.Sign != SoftBreak)) return _signs;
        var joined = new List<(char Sign, bool Bold)>();
        var broken = false;
        foreach (var sign in _signs)
        {
            if (sign.Sign == SoftBreak)
            {
                broken = true;
                while (joined.Count > 0 && char.IsWhiteSpace(joined[^1].Sign)) joined.RemoveAt(joined.Count - 1);
                continue;
            }

            if (broken && char.IsWhiteSpace(sign.Sign)) continue;
            if (broken && joined.Count > 0 && !CellText.MeetsClosely(joined[^1].Sign, sign.Sign)) joined.Add((' ', sign.Bold));
            broken = false;
            joined.Add(sign);
        }

        return joined;
    }

    private static List<(char Sign, bool Bold)> Trimmed(List<(char Sign, bool Bold)> signs)
    {
        int start = 0, end = signs.Count;
        while (start < end && Goes(signs[start].Sign)) start++;
        while (end > start && Goes(signs[end - 1].Sign)) end--;
        return signs.GetRange(start, end - start);

        static bool Goes(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';
    }
}
