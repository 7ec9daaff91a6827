using Luoshi.Reading.Formats.Scan;
using Luoshi.Reading.Tests.Formats.Outside;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Scan;

/// <summary>A scan made of a sample: its pages drawn, a pdf of nothing but the drawings.</summary>
public sealed class ScanReaderTest : IDisposable
{
    private const int Pages = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("luoshi-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Scan_OfASample_ReadsNearlyAsPrintedAndIsAllDoubtful()
    {
        _ = Installed.TextRecogniser;
        var printed = Read(File.ReadAllBytes(Repository.Sample("zening-2026.docx")), "方案.docx", ReadingOptions.Default).Reading;
        var (document, reading) = Read(Scan("zening-2026.docx"), "扫描.pdf", Installed.Options);

        // The first pages hold the first items; the last of them may be cut by the page.
        var whole = reading.Items.Count - 1;
        Assert.InRange(whole, 9, 40);
        Assert.All(reading.Items.Take(whole).Zip(printed.Items), pair =>
        {
            Assert.InRange(Alike(pair.First.Text.Text, pair.Second.Text.Text), 0.93, 1);
            Assert.Equal(pair.Second.LeadUnits.Count, pair.First.LeadUnits.Count);
            Assert.Equal(pair.Second.Deadline.Due, pair.First.Deadline.Due);
        });

        Assert.All(document.Blocks, b => Assert.True(b.IsRecognised));
        Assert.Contains(document.Findings, f => f.Code == "FM108");
        var doubted = reading.Findings.Where(f => f.Code == PlanReader.RecognisedWords).ToList();
        Assert.Equal(reading.Items.Select(i => i.No), doubted.Select(f => Assert.Single(f.Items)).Order());
        Assert.All(doubted, f => Assert.Equal((FindingSeverity.Doubt, "text"), (f.Severity, f.Field)));
    }

    [Fact]
    public void Scan_WithoutTesseract_IsRefusedWithWhatToDo()
    {
        using var file = new PdfDocumentBuilder();
        file.AddPage(PageSize.A4).AddPng(OnePixel, new PdfRectangle(50, 50, 300, 300));
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(file.Build(), "扫描.pdf"));
        Assert.Equal("FM011", refused.Code);
        Assert.Contains("扫描件", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("tesseract", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_OfMorePagesThanAllowed_IsRefused()
    {
        _ = Installed.TextRecogniser;
        using var file = new PdfDocumentBuilder();
        for (var page = 0; page < 3; page++) file.AddPage(PageSize.A4).AddPng(OnePixel, new PdfRectangle(50, 50, 300, 300));
        var options = Installed.Options with { Programs = Installed.Options.Programs with { MaxScannedPages = 2 } };
        Assert.Equal("FM020", Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(file.Build(), "扫描.pdf", options)).Code);
    }

    [Fact]
    public void Lines_OfALeaningPage_GiveItsSlopeAndAreErased()
    {
        var picture = Drawn(900, 700, (x, y) => Near(y, 100 + x * 0.02) || Near(y, 400 + x * 0.02) || Near(x, 200 - y * 0.02) || Near(x, 700 - y * 0.02));
        var lines = ScanLines.Find(picture, 100);
        Assert.Equal((2, 2), (lines.Across.Count, lines.Down.Count));
        Assert.InRange(lines.Slope, 0.018, 0.022);

        var straight = picture.Straightened(lines.Slope);
        var again = ScanLines.Find(straight, 100);
        Assert.InRange(again.Slope, -0.003, 0.003);
        again.EraseFrom(straight);
        Assert.False(straight.HasInk(60, 60, 840, 640));

        static bool Near(double a, double b) => Math.Abs(a - b) <= 1.5;
    }

    [Theory]
    [InlineData("不低于95%,每季度通报", "不低于95%，每季度通报")]
    [InlineData("死亡率控制在3%o以内", "死亡率控制在3‰以内")]
    [InlineData("泽卫健发【2026]9号", "泽卫健发〔2026〕9号")]
    [InlineData("1,200人", "1,200人")]
    public void Words_Recognised_AreMendedAsPrinted(string recognised, string expected)
    {
        string[] table = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext", $"5\t1\t1\t1\t1\t1\t10\t10\t200\t20\t90.5\t{recognised}"];
        Assert.Equal(expected, Assert.Single(ScanWords.Read(table)).Text);
    }

    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private static (SourceDocument Document, PlanReading Reading) Read(byte[] bytes, string name, ReadingOptions options)
    {
        var document = DocxFile.Open(bytes, name, options);
        return (document, PlanReader.Read(document, options, ct: TestContext.Current.CancellationToken));
    }

    private byte[] Scan(string sample)
    {
        var pdf = Installed.Convert(Repository.Sample(sample), "pdf", _folder);
        Installed.Run(Installed.PageDrawer, "-r", "150", "-gray", "-jpeg", "-l", $"{Pages}", pdf, Path.Combine(_folder, "page"));
        using var printed = PdfDocument.Open(pdf);
        using var file = new PdfDocumentBuilder();
        foreach (var (picture, at) in Directory.EnumerateFiles(_folder, "page*.jpg").Order(StringComparer.Ordinal).Select((p, i) => (p, i)))
        {
            var page = printed.GetPage(at + 1);
            file.AddPage(page.Width, page.Height).AddJpeg(File.ReadAllBytes(picture), new PdfRectangle(0, 0, page.Width, page.Height));
        }

        return file.Build();
    }

    private ScanPicture Drawn(int width, int height, Func<int, int, bool> isDark)
    {
        var path = Path.Combine(_folder, "drawn.pgm");
        var greys = new byte[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                greys[y * width + x] = isDark(x, y) ? (byte)20 : (byte)240;
        File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"), .. greys]);
        return ScanPicture.Load(path);
    }

    /// <summary>Share of characters that both have in the same order.</summary>
    private static double Alike(string one, string other)
    {
        var lengths = new int[one.Length + 1, other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
            for (var j = 1; j <= other.Length; j++)
                lengths[i, j] = one[i - 1] == other[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        return 2.0 * lengths[one.Length, other.Length] / (one.Length + other.Length);
    }
}
