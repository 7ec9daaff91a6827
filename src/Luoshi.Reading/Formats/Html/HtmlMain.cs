using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Luoshi.Reading.Formats.Html;

/// <summary>Finds the article among what surrounds it: menus, headers, links, scripts.</summary>
internal static partial class HtmlMain
{
    private const string Furniture =
        "script, style, noscript, template, nav, footer, aside, select, button, input, textarea, iframe, object, svg, canvas, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo]";

    /// <summary>Share of a part's words that one child must hold for the rest to be surroundings.</summary>
    private const double MostWords = 0.85;

    /// <summary>What is named a side column and holds more than this part of the page's words is looked at all the same.</summary>
    private const int LeastArticle = 4;

    private static readonly string[] Wrappers = ["body", "div", "section", "article", "main", "form", "center", "font", "span"];

    public static IElement Read(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll(Furniture).ToList()) element.Remove();
        foreach (var element in page.QuerySelectorAll("header").Where(h => h.Closest("article, main") is null).ToList()) element.Remove();
        foreach (var element in page.QuerySelectorAll("[style]").Where(IsHidden).ToList()) element.Remove();
        foreach (var element in page.QuerySelectorAll("div, ul, section, dl").Where(e => e.QuerySelector("a") is not null && Words(e) == 0).ToList()) element.Remove();

        var all = page.Body is { } body ? Words(body) : 0;
        foreach (var element in page.QuerySelectorAll("div, ul, section, dl, table, p").Where(IsBesideByName).ToList())
            if (Words(element) * LeastArticle <= all) element.Remove();

        var at = (IElement?)page.Body ?? page.DocumentElement;
        while (true)
        {
            var whole = Words(at);
            var child = at.Children.FirstOrDefault(c => Wrappers.Contains(c.LocalName) && whole > 0 && Words(c) >= whole * MostWords);

            // Paragraphs beside it belong to the article: what is left behind may only be wrappers.
            if (child is null || at.Children.Any(c => c != child && Words(c) > 0 && !Wrappers.Contains(c.LocalName))) return at;
            at = child;
        }
    }

    /// <summary>The heading in front of the article, where it stands outside it.</summary>
    public static IElement? Heading(IHtmlDocument page, IElement main)
    {
        if (main.QuerySelector("h1, h2") is not null) return null;
        return page.QuerySelectorAll("h1, h2, h3, [class*=title], [id*=title]")
            .Where(e => !main.Contains(e) && (e.CompareDocumentPosition(main) & DocumentPositions.Following) != 0)
            .FirstOrDefault(e => e.TextContent.Trim().Length is >= 4 and <= 100 && e.QuerySelector("a") is null);
    }

    private static int Words(IElement element) =>
        element.TextContent.Count(c => !char.IsWhiteSpace(c)) - element.QuerySelectorAll("a").Sum(a => a.TextContent.Count(c => !char.IsWhiteSpace(c)));

    /// <summary>Side columns, page feet, links to the pages before and after, by the names pages give them.</summary>
    private static bool IsBesideByName(IElement element) => BesideName().IsMatch(element.ClassName + " " + element.Id);

    [GeneratedRegex(@"(?:^|[\s_-])(?:side|sidebar|foot|footer|pager|pagination|prev-?next|related|relate|share|copyright|breadcrumb)(?:[\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex BesideName();

    private static bool IsHidden(IElement element)
    {
        var style = element.GetAttribute("style")!.Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
