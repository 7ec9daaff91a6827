using Luoshi.Papers;
using Luoshi.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace Luoshi.Tests.Papers;

/// <summary>A paper as LibreOffice prints it, measured in millimetres from the upper left corner.</summary>
internal sealed class RenderedPaper : IDisposable
{
    private readonly PdfDocument _pdf;

    private RenderedPaper(byte[] pdf) => _pdf = PdfDocument.Open(pdf);

    public int Pages => _pdf.NumberOfPages;

    public static RenderedPaper Of(byte[] docx)
    {
        if (OutsidePrograms.Installed.Office is null) Assert.Skip("LibreOffice is not installed.");
        var pdf = PaperPrinter.ToPdf(docx, "docx", OutsidePrograms.Installed, TestContext.Current.CancellationToken);
        Assert.NotNull(pdf);
        if (Environment.GetEnvironmentVariable("LUOSHI_PICTURES") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, "paper.pdf"), pdf);
        return new(pdf);
    }

    /// <summary>Lines of a page from above, each from left to right.</summary>
    public IReadOnlyList<PrintedLine> Lines(int page)
    {
        var letters = _pdf.GetPage(page).Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value));
        return [.. letters.GroupBy(l => Math.Round(l.StartBaseLine.Y)).OrderByDescending(g => g.Key).Select(g => new PrintedLine([.. g.OrderBy(l => l.StartBaseLine.X)]))];
    }

    public PrintedLine Line(int page, string begins) => Lines(page).First(l => l.Text.StartsWith(begins, StringComparison.Ordinal));

    /// <summary>Rules of a page, by the distance from its top: where each begins, how long and thick it is, its colour.</summary>
    public IReadOnlyList<(double FromTop, double FromLeft, double Length, double Thick, string Colour)> Rules(int page) =>
    [
        .. _pdf.GetPage(page).Paths.SelectMany(p => p.Select(line => (Path: p, Box: line.GetBoundingRectangle()))).Where(l => l.Box is { Width: > 100, Height: < 4 }).Select(l =>
        {
            var (path, box) = (l.Path, l.Box!.Value);
            var thick = box.Height > 0.05 ? box.Height : (double)path.LineWidth;
            var colour = (path.IsFilled ? path.FillColor : path.StrokeColor)?.ToRGBValues() ?? (0, 0, 0);
            return (Millimetres(PageHeight(page) - ((box.Top + box.Bottom) / 2)), Millimetres(box.Left), Millimetres(box.Width), Millimetres(thick), $"{colour.Item1:0.#},{colour.Item2:0.#},{colour.Item3:0.#}");
        }).OrderBy(r => r.Item1),
    ];

    public static double Millimetres(double points) => points / 72 * 25.4;

    private double PageHeight(int page) => _pdf.GetPage(page).Height;

    public void Dispose() => _pdf.Dispose();
}

/// <summary>A printed line.</summary>
internal sealed record PrintedLine(IReadOnlyList<Letter> Letters)
{
    private const double PageHeight = PageFigures.PageHeight;

    public string Text => string.Concat(Letters.Select(l => l.Value));

    public double FontSize => Letters[0].PointSize;

    public double Left => RenderedPaper.Millimetres(Letters[0].StartBaseLine.X);

    public double Right => RenderedPaper.Millimetres(Letters[^1].EndBaseLine.X);

    public double BaseLine => PageHeight - RenderedPaper.Millimetres(Letters[0].StartBaseLine.Y);

    /// <summary>Upper edge of the ink.</summary>
    public double InkTop => PageHeight - RenderedPaper.Millimetres(Letters.Max(l => l.BoundingBox.Top));

    public double InkBottom => PageHeight - RenderedPaper.Millimetres(Letters.Min(l => l.BoundingBox.Bottom));
}
