using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Luoshi.Reading.Formats.Html;

/// <summary>A web page, or what was pasted from one, to blocks: the article's paragraphs and tables.</summary>
internal sealed class HtmlReader
{
    private static readonly HashSet<string> BlockElements = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "center",
        "form", "fieldset", "figure", "figcaption", "address", "hr", "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th",
    };

    private readonly List<Block> _blocks = [];
    private readonly HtmlText _text = new();
    private readonly Dictionary<IElement, int> _counts = [];
    private readonly CancellationToken _ct;
    private string? _alignment;
    private int _level;

    private HtmlReader(CancellationToken ct) => _ct = ct;

    public static SourceDocument Read(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        var html = HtmlWords.Decode(bytes, file, out var doubt);
        HtmlWords.Limit(html, file, options);
        using var page = new HtmlParser().ParseDocument(html);
        var main = HtmlMain.Read(page);

        var reader = new HtmlReader(ct);
        if (HtmlMain.Heading(page, main) is { } heading) reader.Element(heading, false);
        reader.Flush();
        reader.Element(main, false);
        reader.Flush();
        if (reader._blocks.Count == 0) throw Unreadable.HasNoWords(file, "网页正文可能由脚本生成：请在浏览器中打开，复制正文到 Word 后另存为 docx。");
        return new SourceDocument(file, "html", reader._blocks, doubt is null ? [] : [doubt]);
    }

    private void Element(IElement element, bool bold)
    {
        _ct.ThrowIfCancellationRequested();
        var name = element.LocalName;
        if (name == "br")
        {
            Flush();
            return;
        }

        if (name == "table" && !HtmlTable.IsLayout(element))
        {
            Flush();
            if (HtmlTable.Read(element) is { } table) _blocks.Add(table);
            return;
        }

        // Phonetic aids stand above the words.
        if (name is "rt" or "rp" or "title" or "head") return;
        var isBlock = BlockElements.Contains(name);
        var (alignment, level) = (_alignment, _level);
        if (isBlock)
        {
            Flush();
            _alignment = HtmlText.Alignment(element) ?? _alignment;
            if (name is ['h', >= '1' and <= '6']) _level = name[1] - '0';
            if (name == "li" && HtmlText.Number(element, _counts) is { } number) _text.Add(number, bold);
        }

        var isBold = bold || name is "b" or "strong" or ['h', >= '1' and <= '6'] || HtmlText.IsBold(element);
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text) _text.Add(text.Data, isBold);
            else if (child is IElement inner) Element(inner, isBold);
        }

        if (!isBlock) return;
        Flush();
        (_alignment, _level) = (alignment, level);
    }

    /// <summary>Ends a paragraph: at a block's ends, and at a line break, by which pages of public bodies part theirs.</summary>
    private void Flush()
    {
        var (text, bold) = _text.Take();
        if (text.Length > 0) _blocks.Add(new ParagraphBlock(text) { BoldPrefix = bold, HeadingLevel = _level, Alignment = _alignment ?? "left" });
    }
}
