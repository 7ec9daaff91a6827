using System.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>Lines of a cell to its words: a line that was full was broken by the layout, a short one ends an entry.</summary>
internal static class PdfCellWords
{
    private const string NeverFirst = "，。、；：？！）》」』”’%‰…,.;:?!)]";
    private const string NeverLast = "（《「『“‘([";

    public static string Join(List<PdfLine> lines, double width)
    {
        var entries = new List<string>();
        var entry = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && !IsWrapped(lines[i - 1], lines[i], width))
            {
                entries.Add(entry.ToString());
                entry.Clear();
            }

            var joined = Meet(entry.ToString(), lines[i].Text);
            entry.Clear().Append(joined);
        }

        if (entry.Length > 0) entries.Add(entry.ToString());
        return CellText.Join(entries);
    }

    public static string Meet(string before, string after) => CellText.Meet(before, after);

    /// <summary>The next line's first characters that may not be parted would not have fitted behind this one.</summary>
    private static bool IsWrapped(PdfLine line, PdfLine next, double width)
    {
        if (NeverFirst.Contains(next.Text[0], StringComparison.Ordinal) || NeverLast.Contains(line.Text[^1], StringComparison.Ordinal)) return true;
        var needed = next.Size * Unbroken(next.Text);
        return line.Width + needed > width - line.Size * 0.25;
    }

    /// <summary>Widths, in characters, of what stays together at the start of a line.</summary>
    private static double Unbroken(string text)
    {
        double width = 0;
        var i = 0;
        while (i < text.Length && NeverLast.Contains(text[i], StringComparison.Ordinal))
        {
            width++;
            i++;
        }

        var start = i;
        while (i < text.Length && text[i] < 0x250 && !char.IsWhiteSpace(text[i]) && i - start < 30)
        {
            width += 0.5;
            i++;
        }

        if (i == start && i < text.Length)
        {
            width++;
            i++;
        }

        while (i < text.Length && NeverFirst.Contains(text[i], StringComparison.Ordinal))
        {
            width++;
            i++;
        }

        return width;
    }
}
