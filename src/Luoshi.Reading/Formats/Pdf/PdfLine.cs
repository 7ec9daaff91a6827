using System.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A printed line of words.</summary>
internal sealed record PdfLine(string Text, int BoldPrefix, double Left, double Right, double Base, double Size)
{
    public double Width => Right - Left;

    /// <summary>Characters into lines from top to bottom, each from left to right.</summary>
    public static List<PdfLine> Read(IEnumerable<Glyph> glyphs)
    {
        var lines = new List<List<Glyph>>();
        foreach (var glyph in glyphs.OrderByDescending(g => g.Base).ThenBy(g => g.Left))
        {
            // Figures raised or in another font stand a little off their neighbours' line.
            if (lines.Count > 0 && lines[^1][0].Base - glyph.Base < Math.Max(lines[^1][0].Size, glyph.Size) * 0.5) lines[^1].Add(glyph);
            else lines.Add([glyph]);
        }

        return [.. lines.Select(Line).OfType<PdfLine>()];
    }

    private static PdfLine? Line(List<Glyph> glyphs)
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
        return new PdfLine(text.ToString(), bold, shown[0].Left, shown[^1].Right, shown.Select(g => g.Base).Order().ElementAt(shown.Count / 2), size);
    }
}
