using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Luoshi.Web.English;

/// <summary>Puts a finished page into English: its words, its titles and labels; what people wrote stays as it is.</summary>
/// <remarks>What is data is marked in the pages with translate="no", as HTML says, and gets lang="zh-CN" here, so that it is read out in Chinese.</remarks>
public sealed class EnglishPage(Catalogue catalogue)
{
    private static readonly string[] Attributes = ["title", "aria-label", "placeholder", "alt", "label", "data-label"];

    /// <summary>Attributes that a script shows begin with this.</summary>
    private const string Said = "data-say-";

    /// <summary>Gives the English of an element where its Chinese has another English elsewhere.</summary>
    private const string OwnEnglish = "data-en";

    private static readonly HashSet<string> Untouched = ["SCRIPT", "STYLE", "TEXTAREA"];

    /// <summary>Elements that stand in the middle of a sentence.</summary>
    private static readonly HashSet<string> Inline = ["A", "B", "STRONG", "EM", "I", "S", "SMALL", "SPAN", "CODE", "KBD", "TIME", "MARK", "BR", "CITE", "U", "ABBR"];

    /// <param name="missing">Takes the words that the catalogue does not know; null where nobody asks.</param>
    public string Translate(string html, ICollection<string>? missing = null)
    {
        var document = new HtmlParser().ParseDocument(html);
        document.DocumentElement.SetAttribute("lang", "en");
        Walk(document.DocumentElement, translates: true, missing);
        using var writer = new StringWriter();
        document.ToHtml(writer, HtmlMarkupFormatter.Instance);
        return writer.ToString();
    }

    private void Walk(IElement element, bool translates, ICollection<string>? missing)
    {
        translates = element.GetAttribute("translate") switch
        {
            "no" => false,
            "yes" => true,
            _ => translates,
        };
        if (!translates)
        {
            if (element.GetAttribute("translate") == "no" && !element.HasAttribute("lang") && Catalogue.HasCharacters(element.TextContent)) element.SetAttribute("lang", "zh-CN");
        }
        else
        {
            if (element.GetAttribute("translate") == "yes") element.SetAttribute("lang", "en");
            foreach (var attribute in element.Attributes)
                if (IsSeen(element, attribute.Name) && Say(attribute.Value, missing) is { } english) attribute.Value = english;
        }

        if (Untouched.Contains(element.NodeName)) return;
        if (translates && element.GetAttribute(OwnEnglish) is { } own) element.TextContent = own;
        else if (translates && !Whole(element)) Words(element, missing);
        foreach (var child in element.Children) Walk(child, translates, missing);
    }

    private static bool IsSeen(IElement element, string attribute) =>
        Attributes.Contains(attribute) || attribute.StartsWith(Said, StringComparison.Ordinal)
        || (attribute == "value" && element is IHtmlInputElement { Type: "submit" or "button" or "reset" });

    /// <summary>A sentence that runs over elements, as one: the English may put them in another order.</summary>
    private bool Whole(IElement element)
    {
        var nodes = element.ChildNodes.Where(n => n is IText or IElement).ToList();
        if (!nodes.Exists(n => n is IText t && Catalogue.HasCharacters(t.Data)) || !nodes.Exists(n => n is IElement) || nodes.Exists(n => n is IElement e && !Inline.Contains(e.NodeName))) return false;
        var elements = nodes.OfType<IElement>().ToList();
        if (elements.Count > 9) return false;
        var words = string.Concat(nodes.Select(n => n is IElement e ? ((char)(Template.FirstElement + elements.IndexOf(e))).ToString() : n.TextContent));
        if (catalogue.Find(words) is not { } english) return false;
        if (elements.Where((_, i) => english.Count(c => c == Template.FirstElement + i) != 1).Any()) return false;

        foreach (var node in nodes) node.RemoveFromParent();
        var said = 0;
        for (var i = 0; i <= english.Length; i++)
        {
            var isElement = i < english.Length && english[i] is >= Template.FirstElement and < (char)(Template.FirstElement + 9);
            if (i < english.Length && !isElement) continue;
            if (i > said) element.AppendChild(element.Owner!.CreateTextNode(english[said..i]));
            if (isElement) element.AppendChild(elements[english[i] - Template.FirstElement]);
            said = i + 1;
        }

        return true;
    }

    private void Words(IElement element, ICollection<string>? missing)
    {
        foreach (var text in element.ChildNodes.OfType<IText>().ToList())
        {
            if (Say(text.Data, missing) is not { } english) continue;
            var before = text.Data.Length > 0 && char.IsWhiteSpace(text.Data[0]) || Joins(text.PreviousSibling, last: true, english[0]) ? " " : "";
            var after = text.Data.Length > 0 && char.IsWhiteSpace(text.Data[^1]) || Joins(text.NextSibling, last: false, english[^1]) ? " " : "";
            text.Data = before + english + after;
        }
    }

    /// <summary>Whether a space belongs between words and the element beside them: Chinese has none there.</summary>
    private static bool Joins(INode? beside, bool last, char edge)
    {
        if (beside is not IElement element || !Inline.Contains(element.NodeName) || element.TextContent.Length == 0) return false;
        var other = last ? element.TextContent[^1] : element.TextContent[0];
        if (char.IsWhiteSpace(other) || char.IsWhiteSpace(edge)) return false;
        return last ? char.IsLetterOrDigit(edge) || edge is '(' or '“' or '·' : char.IsLetterOrDigit(edge) || edge is '.' or ',' or ':' or ';' or ')' or '”' or '·' or '?';
    }

    private string? Say(string words, ICollection<string>? missing)
    {
        if (!words.Any(Catalogue.IsChinese)) return null;
        if (catalogue.Find(words) is { } english) return english;
        if (Catalogue.HasCharacters(words)) missing?.Add(words.Trim());
        return null;
    }
}
