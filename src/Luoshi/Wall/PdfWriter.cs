using System.Text;
using SkiaSharp;

namespace Luoshi.Wall;

/// <summary>Writes sheets as one PDF: shapes as curves, words as words of a subset of the machine's font.</summary>
public static class PdfWriter
{
    private const float PointsOfMillimetre = 72 / 25.4f;

    /// <param name="at">When it was made; the same sheets made at the same moment are the same bytes.</param>
    public static byte[] Write(IReadOnlyList<Sheet> sheets, string title, ChineseFont font, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(font);
        using var to = new MemoryStream();
        var about = new SKDocumentPdfMetadata { Title = title, Creator = "落实", Producer = "luoshi", Creation = at.UtcDateTime, Modified = at.UtcDateTime };
        using (var document = SKDocument.CreatePdf(to, about))
        {
            foreach (var sheet in sheets)
            {
                var canvas = document.BeginPage((float)sheet.Width * PointsOfMillimetre, (float)sheet.Height * PointsOfMillimetre);
                canvas.Scale(PointsOfMillimetre);
                using var pen = new Pen(canvas, font);
                foreach (var shape in sheet.Shapes) pen.Draw(shape);
                document.EndPage();
            }

            document.Close();
        }

        return to.ToArray();
    }

    private sealed class Pen(SKCanvas canvas, ChineseFont font) : IDisposable
    {
        private readonly SKPaint _paint = new() { IsAntialias = true };
        private readonly SKFont _regular = new(font.Regular) { LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None };
        private readonly SKFont _bold = new(font.Bold) { LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None, Embolden = font.Bold.FontWeight < 600 };

        public void Draw(Shape shape)
        {
            switch (shape)
            {
                case Box box:
                    canvas.DrawRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, box.Stroke > 0 ? Line(box.Ink, box.Stroke) : Fill(box.Ink));
                    break;
                case Stroke stroke:
                    Draw(stroke);
                    break;
                case Polygon polygon:
                    using (var path = PathOf(polygon))
                    {
                        if (polygon.Fill is { } inside) canvas.DrawPath(path, Fill(inside));
                        if (polygon.Outline is { } edge) canvas.DrawPath(path, Line(edge, polygon.Width));
                    }

                    break;
                case Disc disc:
                    if (disc.Fill is { } filled) canvas.DrawCircle((float)disc.X, (float)disc.Y, (float)disc.Radius, Fill(filled));
                    if (disc.Outline is { } outline) canvas.DrawCircle((float)disc.X, (float)disc.Y, (float)disc.Radius, Line(outline, disc.Width));
                    break;
                case Words words:
                    Draw(words);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(shape));
            }
        }

        public void Dispose()
        {
            _paint.Dispose();
            _regular.Dispose();
            _bold.Dispose();
        }

        private void Draw(Stroke stroke)
        {
            var paint = Line(stroke.Ink, stroke.Width);
            using var dash = stroke.Dash > 0 ? SKPathEffect.CreateDash([(float)stroke.Dash, (float)stroke.Dash], 0) : null;
            paint.PathEffect = dash;
            canvas.DrawLine((float)stroke.X1, (float)stroke.Y1, (float)stroke.X2, (float)stroke.Y2, paint);
            paint.PathEffect = null;
        }

        // The letters go along as text beside their shapes: by the shapes alone a reader takes 生 for the radical ⽣, which is drawn the same.
        private void Draw(Words words)
        {
            var face = words.Bold ? _bold : _regular;
            face.Size = (float)words.Size;
            var glyphs = face.GetGlyphs(words.Text);
            if (glyphs.Length == 0) return;
            var text = Encoding.UTF8.GetBytes(words.Text);
            using var builder = new SKTextBlobBuilder();
            var run = builder.AllocateRawPositionedTextRun(face, glyphs.Length, text.Length);
            glyphs.CopyTo(run.Glyphs);
            face.GetGlyphPositions(words.Text).CopyTo(run.Positions);
            text.CopyTo(run.Text);
            var (at, n) = (0u, 0);
            foreach (var rune in words.Text.EnumerateRunes())
            {
                run.Clusters[n++] = at;
                at += (uint)rune.Utf8SequenceLength;
            }

            var width = words.Anchor == Anchor.Start ? 0 : face.MeasureText(words.Text);
            using var blob = builder.Build();
            canvas.DrawText(blob, (float)words.X - (words.Anchor == Anchor.End ? width : width / 2), (float)words.Y, Fill(words.Ink));
        }

        private static SKPath PathOf(Polygon polygon)
        {
            using var path = new SKPathBuilder();
            path.AddPoly([.. polygon.Corners.Select(c => new SKPoint((float)c.X, (float)c.Y))], close: true);
            return path.Detach();
        }

        private SKPaint Fill(Ink ink)
        {
            _paint.Style = SKPaintStyle.Fill;
            _paint.Color = new SKColor(0xff000000 | PaperInk.Of(ink));
            return _paint;
        }

        private SKPaint Line(Ink ink, double width)
        {
            _paint.Style = SKPaintStyle.Stroke;
            _paint.StrokeWidth = (float)width;
            _paint.Color = new SKColor(0xff000000 | PaperInk.Of(ink));
            return _paint;
        }
    }
}
