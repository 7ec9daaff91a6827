using System.Diagnostics;
using System.Xml.Linq;
using Luoshi.Wall;
using Xunit;

namespace Luoshi.Tests.Wall;

public sealed class PrintWallTest
{
    private static readonly DateTimeOffset At = new(2025, 6, 15, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Svg_IsWellFormed_HoldsWordsAsWords_AndNothingThatRuns()
    {
        var view = WallOnPaper.View(37, with: i => i with { Facts = i.Facts with { LeadUnits = ["A&B<科>\u0001"] } });
        var svg = PrintWall.Svg(view, WallPaper.Find("A3")!, isToday: true);
        Assert.True(svg.Ok);
        var root = XDocument.Load(new MemoryStream(svg.Value)).Root!;
        Assert.Equal(("420mm", "297mm", "0 0 420 297"), ((string)root.Attribute("width")!, (string)root.Attribute("height")!, (string)root.Attribute("viewBox")!));
        var texts = root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        for (var no = 1; no <= 37; no++) Assert.Contains($"第{no}项医疗卫生工作", texts);
        Assert.Contains(texts, t => t.Contains("A&B<科>", StringComparison.Ordinal));
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "image" or "foreignObject" or "style");
    }

    [Fact]
    public void Svg_SheetThatIsNotThere_IsRefused() =>
        Assert.Equal("WL002", PrintWall.Svg(WallOnPaper.View(3), WallPaper.Usual, true, 2).Refusal!.Code);

    [Fact]
    public void Pdf_MachineWithoutAChineseFont_SaysWhatToInstall()
    {
        var empty = Directory.CreateTempSubdirectory("luoshi-fonts-");
        try
        {
            var refused = PrintWall.Pdf(WallOnPaper.View(3), WallPaper.Usual, ChineseFont.Find([empty.FullName, "/no/such/folder"]), true, At);
            Assert.Equal("WL001", refused.Refusal!.Code);
        }
        finally
        {
            empty.Delete();
        }
    }

    [Theory]
    [InlineData(WallArrangement.Section, 1)]
    [InlineData(WallArrangement.Matrix, 1)]
    [InlineData(WallArrangement.Unit, 2)]
    public async Task Pdf_IsA1_AllCurves_AndItsWordsCanBeFound(WallArrangement arrangement, int sheets)
    {
        if (ChineseFont.OfThisMachine is not { } font) { Absent("a Chinese font"); return; }
        var pdf = PrintWall.Pdf(WallOnPaper.View(37, arrangement), WallPaper.Usual, font, true, At);
        Assert.True(pdf.Ok);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf.Value, TestContext.Current.CancellationToken);
            var info = await RunAsync("pdfinfo", file);
            Assert.Contains("(A1)", info, StringComparison.Ordinal);
            Assert.Matches($@"Pages:\s+{sheets}\b", info);

            // Two lines of heading, then nothing.
            Assert.Equal(2, (await RunAsync("pdfimages", "-list", file)).Trim().Split('\n').Length);
            var words = await RunAsync("pdftotext", "-enc", "UTF-8", file, "-");
            for (var no = 1; no <= 37; no++) Assert.Contains($"第{no}项医疗卫生工作", words, StringComparison.Ordinal);
            Assert.Contains("挂图作战", words, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Pdf_SameChartAtTheSameMoment_IsTheSameBytes()
    {
        if (ChineseFont.OfThisMachine is not { } font) { Absent("a Chinese font"); return; }
        var view = WallOnPaper.View(12);
        Assert.Equal(PrintWall.Pdf(view, WallPaper.Usual, font, true, At).Value!, PrintWall.Pdf(view, WallPaper.Usual, font, true, At).Value!);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
            return await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Absent("poppler");
            return "";
        }
    }

    private static void Absent(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"No {what} on this machine.");
        Assert.Skip($"No {what} on this machine.");
    }
}
