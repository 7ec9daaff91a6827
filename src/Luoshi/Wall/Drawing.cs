namespace Luoshi.Wall;

/// <summary>Which colour a shape or a word has; paper and screen give each its own.</summary>
public enum Ink
{
    /// <summary>What is read.</summary>
    Main,

    /// <summary>Labels, names in passing.</summary>
    Second,

    /// <summary>Hints.</summary>
    Third,

    /// <summary>The sheet itself.</summary>
    Paper,

    /// <summary>Table heads.</summary>
    Band,

    /// <summary>Between rows.</summary>
    Line,

    /// <summary>Between groups.</summary>
    StrongLine,

    /// <summary>Today.</summary>
    Accent,

    Ok,
    Warn,
    WarnWord,
    Late,

    /// <summary>Behind a row that is late.</summary>
    LateWash,

    Closed,
    Future,

    /// <summary>A planned span.</summary>
    Bar,

    BarFill,
    BarWarn,
    BarClosed,
}

/// <summary>Where words are held: at their left end, their middle or their right end.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>One thing drawn on a sheet, in millimetres from its upper left corner.</summary>
public abstract record Shape;

/// <summary>A rectangle, filled or only outlined.</summary>
/// <param name="Stroke">Width of the outline; 0 for a filled one.</param>
public sealed record Box(double X, double Y, double Width, double Height, Ink Ink, double Stroke = 0) : Shape;

/// <summary>A straight line.</summary>
/// <param name="Dash">Length of dashes and gaps; 0 for an unbroken one.</param>
public sealed record Stroke(double X1, double Y1, double X2, double Y2, Ink Ink, double Width, double Dash = 0) : Shape;

/// <summary>A closed shape by its corners, filled with one ink and outlined with another.</summary>
public sealed record Polygon(IReadOnlyList<(double X, double Y)> Corners, Ink? Fill, Ink? Outline = null, double Width = 0) : Shape;

/// <summary>A circle, filled or only outlined.</summary>
public sealed record Disc(double X, double Y, double Radius, Ink? Fill, Ink? Outline = null, double Width = 0) : Shape;

/// <summary>Words in one line.</summary>
/// <param name="Y">Of the line they stand on.</param>
/// <param name="Size">Height of the letters' square.</param>
public sealed record Words(double X, double Y, string Text, double Size, Ink Ink, bool Bold = false, Anchor Anchor = Anchor.Start) : Shape;

/// <summary>A sheet with all that is drawn on it, the first thing undermost.</summary>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
public sealed record Sheet(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>How wide words are without asking a font: a Chinese letter is a square, others about half of one.</summary>
public static class WordWidth
{
    /// <summary>Width of the words in squares of their size.</summary>
    public static double Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes()) width += TextWidth.Of(rune) > 1 || rune.Value is '“' or '”' or '‘' or '’' or '…' or '—' or '·' ? 1 : .57;
        return width;
    }

    /// <summary>The words in lines no wider than so many squares; a line never begins with a mark that closes.</summary>
    public static IReadOnlyList<string> Lines(string text, double most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        var line = "";
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.ToString();
            if (line.Length > 0 && Of(line + letter) > most && !"，、。；：”’）》〉」".Contains(letter, StringComparison.Ordinal))
            {
                lines.Add(line);
                line = "";
            }

            line += letter;
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
