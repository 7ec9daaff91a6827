using System.Globalization;
using Luoshi.Reading.Formats.Outside;
using Luoshi.Reading.Formats.Pdf;

namespace Luoshi.Reading.Formats.Scan;

/// <summary>Pages that are pictures to characters and ruled lines: drawn by pdftoppm, recognised cell by cell by tesseract.</summary>
internal sealed class ScanReader(string file, ReadingOptions options, CancellationToken ct)
{
    private const double PointsPerInch = 72;

    /// <summary>Enough for small print on A4, and no more than a large sheet needs (pixels of the longer side).</summary>
    private const int FewestDots = 2400, MostDots = 4000;

    private const double DotsPerInch = 220;

    /// <summary>A page that leans less is read as it is.</summary>
    private const double LeastSlope = 0.003, MostSlope = 0.15;

    private readonly OutsidePrograms _programs = options.Programs;

    /// <summary>Whether the programs are there, and tesseract has simplified Chinese.</summary>
    public bool IsReady()
    {
        if (!_programs.ReadsScans) return false;
        using var folder = new OwnFolder();
        var run = OutsideRun.Of(_programs.TextRecogniser!, ["--list-langs"], folder, _programs.LongestPage, ct);
        return run.Succeeded && run.Said.Split('\n').Any(l => l.Trim() == "chi_sim");
    }

    /// <summary>What stands on the given pages of a pdf.</summary>
    public List<PdfMarks> Read(byte[] bytes, IReadOnlyList<PdfMarks> pages)
    {
        if (pages.Count > _programs.MaxScannedPages) throw Unreadable.IsNotRecognised(file, $"需要文字识别的有 {pages.Count} 页，超过 {_programs.MaxScannedPages} 页。");
        using var folder = new OwnFolder();
        var pdf = folder.Of("scan.pdf");
        File.WriteAllBytes(pdf, bytes);
        return [.. pages.Select(p => Page(pdf, p, folder))];
    }

    private PdfMarks Page(string pdf, PdfMarks page, OwnFolder folder)
    {
        ct.ThrowIfCancellationRequested();
        var longer = Math.Max(page.Width, page.Height);
        var dots = (int)Math.Clamp(longer / PointsPerInch * DotsPerInch, FewestDots, MostDots);
        var number = page.Page.ToString(CultureInfo.InvariantCulture);
        Run(_programs.PageDrawer!, ["-gray", "-f", number, "-l", number, "-scale-to", dots.ToString(CultureInfo.InvariantCulture), pdf, folder.Of("page")], page.Page, folder);
        var drawn = Directory.EnumerateFiles(folder.Path, "page*.pgm").FirstOrDefault() ?? throw Unreadable.IsNotRecognised(file, $"第 {number} 页画不出来。");
        var picture = Load(drawn, page.Page);
        File.Delete(drawn);

        var scale = longer / Math.Max(picture.Width, picture.Height);
        var perInch = PointsPerInch / scale;
        var lines = ScanLines.Find(picture, perInch);
        if (Math.Abs(lines.Slope) is > LeastSlope and < MostSlope)
        {
            picture = picture.Straightened(lines.Slope);
            lines = ScanLines.Find(picture, perInch);
        }

        lines.EraseFrom(picture);
        var marks = new PdfMarks { Page = page.Page, Width = picture.Width * scale, Height = picture.Height * scale };
        marks.Across.AddRange(lines.Across.Select(a => new Rule(marks.Height - a.At * scale, a.From * scale, a.To * scale)));
        marks.Down.AddRange(lines.Down.Select(d => new Rule(d.At * scale, marks.Height - d.To * scale, marks.Height - d.From * scale)));
        Recognise(picture, [.. Parts(picture, marks, scale)], marks, scale, folder);
        return marks;
    }

    /// <summary>The cells of the tables, and the strips of the page between the tables.</summary>
    private static IEnumerable<(int Left, int Top, int Right, int Bottom)> Parts(ScanPicture picture, PdfMarks marks, double scale)
    {
        const int inset = 3;
        var (grids, _) = PdfGrid.Read(marks);
        var above = 0;
        foreach (var grid in grids)
        {
            yield return (0, above, picture.Width - 1, Y(grid.Top) - inset);
            above = Y(grid.Bottom) + inset;
            foreach (var cell in grid.Cells)
                yield return ((int)(cell.Left / scale) + inset, Y(cell.Top) + inset, (int)(cell.Right / scale) - inset, Y(cell.Bottom) - inset);
        }

        yield return (0, above, picture.Width - 1, picture.Height - 1);

        int Y(double fromBelow) => (int)((marks.Height - fromBelow) / scale);
    }

    private void Recognise(ScanPicture picture, List<(int Left, int Top, int Right, int Bottom)> parts, PdfMarks marks, double scale, OwnFolder folder)
    {
        var inked = parts.Where(p => p.Right - p.Left > 4 && p.Bottom - p.Top > 4 && picture.HasInk(p.Left, p.Top, p.Right, p.Bottom)).ToList();
        if (inked.Count == 0) return;

        var frame = 0;
        var files = new List<string>();
        foreach (var (left, top, right, bottom) in inked)
        {
            files.Add(folder.Of($"part-{files.Count}.pgm"));
            frame = picture.Save(files[^1], left, top, right, bottom);
        }

        File.WriteAllLines(folder.Of("parts.txt"), files);
        // 6: one block of lines, as a cell is.
        var perInch = ((int)(PointsPerInch / scale)).ToString(CultureInfo.InvariantCulture);
        Run(_programs.TextRecogniser!, [folder.Of("parts.txt"), folder.Of("words"), "-l", "chi_sim", "--psm", "6", "--dpi", perInch, "tsv"], marks.Page, folder);
        var table = folder.Of("words.tsv");
        if (!File.Exists(table)) throw Unreadable.IsNotRecognised(file, $"第 {marks.Page} 页没能识别。");

        var lines = ScanWords.Read(File.ReadLines(table)).Where(l => l.Picture >= 0 && l.Picture < inked.Count).ToList();
        foreach (var used in files) File.Delete(used);
        File.Delete(table);
        var usual = Usual(lines);
        foreach (var line in lines)
        {
            var part = inked[line.Picture];
            var own = Em(line);
            // The sizes of a page's print are few: what is near the usual one is the usual one.
            var em = own > usual * 0.6 && own < usual * 1.4 ? usual : Math.Min(own, line.Bottom - line.Top);
            var perEm = (line.Right - line.Left) / line.Text.Sum(ScanWords.Ems);
            double left = part.Left + line.Left - frame;
            var below = marks.Height - (part.Top + line.Bottom - frame) * scale;
            foreach (var sign in line.Text)
            {
                var right = left + perEm * ScanWords.Ems(sign);
                marks.Glyphs.Add(new Glyph(sign, left * scale, right * scale, below, em * scale, false));
                left = right;
            }
        }
    }

    private static double Em(ScanWords line) => (line.Right - line.Left) / line.Text.Sum(ScanWords.Ems);

    private static double Usual(List<ScanWords> lines)
    {
        var ems = lines.Where(l => l.Text.Length > 3).Select(Em).Order().ToList();
        return ems.Count == 0 ? 0 : ems[ems.Count / 2];
    }

    private ScanPicture Load(string path, int page)
    {
        try
        {
            return ScanPicture.Load(path);
        }
        catch (InvalidDataException)
        {
            throw Unreadable.IsNotRecognised(file, $"第 {page} 页画不出来。");
        }
    }

    private void Run(string program, string[] arguments, int page, OwnFolder folder)
    {
        var run = OutsideRun.Of(program, arguments, folder, _programs.LongestPage, ct);
        if (run.TookTooLong) throw Unreadable.IsNotRecognised(file, $"识别第 {page} 页超过 {_programs.LongestPage.TotalSeconds:0} 秒，已停止。");
        if (!run.Succeeded) throw Unreadable.IsNotRecognised(file, $"第 {page} 页没能识别。");
    }
}
