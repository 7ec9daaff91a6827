using System.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A printed line of words.</summary>
internal sealed record PdfLine(string Text, int BoldPrefix, double Left, double Right, double Base, double Size)
{
    /// <summary>Places beyond which no page reaches.</summary>
    private const int MostPlaces = 2_000;

    public double Width => Right - Left;

    /// <summary>Its words at their places on the page, blanks between them as in a fixed font: a Chinese character takes two places.</summary>
    public string Laid { get; private init; } = Text;

    /// <summary>Characters into lines from top to bottom, each from left to right.</summary>
    public static List<PdfLine> Read(IEnumerable<Glyph> glyphs)
    {
        var lines = new List<List<Glyph>>();
        var all = glyphs.ToList();
        var place = all.Count == 0 ? 1 : Math.Max(1, all.GroupBy(g => Math.Round(g.Size, 1)).MaxBy(g => g.Count())!.Key / 2);
        foreach (var glyph in all.OrderByDescending(g => g.Base).ThenBy(g => g.Left))
        {
            // Figures raised or in another font stand a little off their neighbours' line.
            if (lines.Count > 0 && lines[^1][0].Base - glyph.Base < Math.Max(lines[^1][0].Size, glyph.Size) * 0.5) lines[^1].Add(glyph);
            else lines.Add([glyph]);
        }

        return [.. lines.Select(l => Line(l, place)).OfType<PdfLine>()];
    }

    private static PdfLine? Line(List<Glyph> glyphs, double place)
    {
        glyphs.Sort((a, b) => a.Left.CompareTo(b.Left));
        var shown = glyphs.Where(g => !char.IsWhiteSpace(g.Sign)).ToList();
        if (shown.Count == 0) return null;

        var text = new StringBuilder();
        var bold = 0;
        var allBold = true;
        Glyph? last = null;
        var blank = false;
        foreach (var glyph in glyphs)
        {
            if (char.IsWhiteSpace(glyph.Sign))
            {
                blank = true;
                continue;
            }

            if (last is { } before)
            {
                var gap = (glyph.Left - before.Right) / Math.Max(before.Size, glyph.Size);
                var latin = !CellText.MeetsClosely(before.Sign, glyph.Sign);
                // Justified text spreads Chinese characters; a real blank is wider than that, or stands between Latin words.
                if (latin ? blank || gap > 0.25 : gap > 0.8) text.Append(' ');
            }

            text.Append(glyph.Sign);
            allBold &= glyph.Bold;
            if (allBold) bold = text.Length;
            last = glyph;
            blank = false;
        }

        var size = shown.GroupBy(g => Math.Round(g.Size, 1)).MaxBy(g => g.Count())!.Key;
        return new PdfLine(text.ToString(), bold, shown[0].Left, shown[^1].Right, shown.Select(g => g.Base).Order().ElementAt(shown.Count / 2), size) { Laid = LaidOut(shown, place) };
    }

    private static string LaidOut(List<Glyph> shown, double place)
    {
        var text = new StringBuilder();
        var width = 0;
        Glyph? last = null;
        foreach (var glyph in shown)
        {
            var apart = last is not { } before || (glyph.Left - before.Right) / Math.Max(before.Size, glyph.Size) > 0.8;
            var at = Math.Clamp((int)Math.Round(glyph.Left / place), 0, MostPlaces);
            var blanks = apart ? Math.Max(last is null ? 0 : 1, at - width) : 0;
            text.Append(' ', blanks).Append(glyph.Sign);
            width += blanks + (glyph.Sign >= '\u2E80' ? 2 : 1);
            last = glyph;
        }

        return text.ToString();
    }
}
