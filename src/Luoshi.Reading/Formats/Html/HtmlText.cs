using System.Text;
using AngleSharp.Dom;

namespace Luoshi.Reading.Formats.Html;

/// <summary>Words of a paragraph as a browser sets them: white space folded, none inside Chinese where only the source was broken.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private int _bold;
    private bool _allBold = true;
    private bool _blank;
    private bool _broken;

    public void Add(string words, bool bold)
    {
        foreach (var sign in words)
        {
            if (char.IsWhiteSpace(sign) || sign is '\u200B' or '\uFEFF')
            {
                _blank = true;
                _broken |= sign is '\n' or '\r' or '\u200B' or '\uFEFF';
                continue;
            }

            if (_blank && _text.Length > 0 && (!_broken || !CellText.MeetsClosely(_text[^1], sign))) _text.Append(' ');
            (_blank, _broken) = (false, false);
            _text.Append(sign);
            _allBold &= bold;
            if (_allBold) _bold = _text.Length;
        }
    }

    public (string Text, int Bold) Take()
    {
        var taken = (_text.ToString(), _bold);
        _text.Clear();
        (_bold, _allBold, _blank, _broken) = (0, true, false, false);
        return taken;
    }

    public static string? Alignment(IElement element)
    {
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var said = element.LocalName == "center" ? "center" : element.GetAttribute("align")?.ToLowerInvariant() ?? "";
        if (style.Contains("text-align:center", StringComparison.Ordinal) || said == "center") return "center";
        if (style.Contains("text-align:right", StringComparison.Ordinal) || said == "right") return "right";
        return style.Contains("text-align:", StringComparison.Ordinal) || said.Length > 0 ? "left" : null;
    }

    public static bool IsBold(IElement element)
    {
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("font-weight:bold", StringComparison.OrdinalIgnoreCase) || style.Contains("font-weight:7", StringComparison.Ordinal);
    }

    /// <summary>Number that a browser prints in front of an item of an ordered list.</summary>
    /// <param name="counts">The last number of each list so far; items are asked for in order.</param>
    public static string? Number(IElement item, Dictionary<IElement, int> counts)
    {
        if (item.ParentElement is not { LocalName: "ol" } list) return null;
        var next = counts.TryGetValue(list, out var last) ? last + 1 : int.TryParse(list.GetAttribute("start"), out var from) ? from : 1;
        var start = counts[list] = int.TryParse(item.GetAttribute("value"), out var value) ? value : next;

        var format = list.GetAttribute("type") switch { "a" => "lowerLetter", "A" => "upperLetter", "i" => "lowerRoman", "I" => "upperRoman", _ => "decimal" };
        return $"{Docx.NumberFormat.Write(start, format)}. ";
    }
}
