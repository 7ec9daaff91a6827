using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>A character on a page; y grows upwards.</summary>
internal readonly record struct Glyph(char Sign, double Left, double Right, double Base, double Size, bool Bold)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>Middle of the character's height, roughly.</summary>
    public double Height => Base + Size * 0.35;
}

/// <summary>A straight line of a table: at one place across, from and to along.</summary>
internal readonly record struct Rule(double At, double From, double To);

/// <summary>What a page shows: characters, and lines across and down.</summary>
internal sealed class PdfMarks
{
    /// <summary>Thicker than this is an area, not a line (points).</summary>
    private const double ThickestLine = 3;

    private const double ShortestLine = 4;

    public required int Page { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    public List<Glyph> Glyphs { get; } = [];

    public List<Rule> Across { get; } = [];

    public List<Rule> Down { get; } = [];

    public bool HasPictures { get; private init; }

    public static PdfMarks Read(Page page)
    {
        // A page turned by its text only: its characters run upwards or downwards.
        var turned = page.Letters.Count(l => l.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate270) * 2 > page.Letters.Count;
        var down = turned && page.Letters.Count(l => l.TextOrientation == TextOrientation.Rotate90) * 2 > page.Letters.Count(l => l.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate270);
        (double X, double Y) Turn(double x, double y) => !turned ? (x, y) : down ? (page.Height - y, x) : (y, page.Width - x);

        var marks = new PdfMarks
        {
            Page = page.Number,
            Width = turned ? page.Height : page.Width,
            Height = turned ? page.Width : page.Height,
            HasPictures = page.NumberOfImages > 0,
        };
        foreach (var letter in page.Letters) marks.Add(letter, turned, Turn);
        foreach (var path in page.Paths) marks.Add(path, Turn);
        return marks;
    }

    private void Add(Letter letter, bool turned, Func<double, double, (double X, double Y)> turn)
    {
        var level = letter.TextOrientation == TextOrientation.Horizontal;
        var upright = letter.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate270;
        if (turned ? !upright : !level) return;

        var (x1, y1) = turn(letter.StartBaseLine.X, letter.StartBaseLine.Y);
        var (x2, _) = turn(letter.EndBaseLine.X, letter.EndBaseLine.Y);
        var size = letter.PointSize is > 1 and < 200 ? letter.PointSize : 10;
        var bold = letter.FontName is { } font && (font.Contains("Bold", StringComparison.OrdinalIgnoreCase) || font.Contains("Black", StringComparison.OrdinalIgnoreCase)
            || font.Contains("SimHei", StringComparison.OrdinalIgnoreCase) || font.Contains("黑体", StringComparison.Ordinal));
        var (left, right) = (Math.Min(x1, x2), Math.Max(x1, x2));
        var width = (right - left) / Math.Max(1, letter.Value.Length);
        for (var i = 0; i < letter.Value.Length; i++)
        {
            var sign = Radicals.Read(letter.Value[i]);
            if (char.IsControl(sign) && sign != '\t') continue;
            var glyph = new Glyph(sign, left + i * width, left + (i + 1) * width, y1, size, bold);

            // Bold made by printing twice.
            if (Glyphs.Count > 0 && Glyphs[^1] is var last && last.Sign == sign && Math.Abs(last.Left - glyph.Left) < size * 0.2 && Math.Abs(last.Base - y1) < size * 0.2) continue;
            Glyphs.Add(glyph);
        }
    }

    private void Add(UglyToad.PdfPig.Graphics.PdfPath path, Func<double, double, (double X, double Y)> turn)
    {
        if (path.IsClipping || (!path.IsStroked && !path.IsFilled)) return;
        foreach (var part in path)
        {
            PdfPoint? at = null;
            PdfPoint? start = null;
            double left = double.MaxValue, bottom = double.MaxValue, right = double.MinValue, top = double.MinValue;
            foreach (var command in part.Commands)
            {
                switch (command)
                {
                    case PdfSubpath.Move move:
                        at = start = move.Location;
                        Reach(move.Location);
                        break;
                    case PdfSubpath.Line line:
                        if (path.IsStroked) Straight(line.From, line.To);
                        Reach(line.From);
                        Reach(line.To);
                        at = line.To;
                        break;
                    case PdfSubpath.Close when path.IsStroked && at is { } end && start is { } begin:
                        Straight(end, begin);
                        break;
                    case PdfSubpath.CubicBezierCurve:
                        at = null;
                        break;
                }
            }

            // A thin filled rectangle is how many writers draw a line.
            if (path.IsFilled && right > left && top >= bottom && (right - left <= ThickestLine || top - bottom <= ThickestLine))
                Straight(new PdfPoint(left, bottom), new PdfPoint(right, top), true);

            void Reach(PdfPoint p)
            {
                (left, right) = (Math.Min(left, p.X), Math.Max(right, p.X));
                (bottom, top) = (Math.Min(bottom, p.Y), Math.Max(top, p.Y));
            }
        }

        void Straight(PdfPoint a, PdfPoint b, bool thick = false)
        {
            var (x1, y1) = turn(a.X, a.Y);
            var (x2, y2) = turn(b.X, b.Y);
            var most = thick ? ThickestLine : 1;
            if (Math.Abs(y1 - y2) <= most && Math.Abs(x1 - x2) >= ShortestLine) Across.Add(new((y1 + y2) / 2, Math.Min(x1, x2), Math.Max(x1, x2)));
            else if (Math.Abs(x1 - x2) <= most && Math.Abs(y1 - y2) >= ShortestLine) Down.Add(new((x1 + x2) / 2, Math.Min(y1, y2), Math.Max(y1, y2)));
        }
    }
}
