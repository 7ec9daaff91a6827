using System.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>Printed lines to paragraphs, joined over lines and pages.</summary>
/// <param name="into">Where the paragraphs go.</param>
/// <param name="leading">For each size of text, the distance of two lines of one paragraph.</param>
internal sealed class PdfParagraphs(List<Block> into, IReadOnlyDictionary<double, double> leading)
{
    /// <summary>Double spacing at most, where too few lines tell.</summary>
    private const double UsualLeading = 2;

    private readonly StringBuilder _text = new();
    private PdfLine? _last;
    private int _bold;
    private bool _allBold;
    private int _page;
    private int _lastPage;
    private string _alignment = "left";

    /// <param name="edges">Left and right ends of the page's text.</param>
    public void Add(PdfLine line, int page, (double Left, double Right) edges)
    {
        var alignment = AlignmentOf(line, edges);
        if (_last is { } last && !GoesOn(last, line, page, alignment, edges)) End();
        if (_text.Length == 0) (_page, _bold, _allBold, _alignment) = (page, 0, true, alignment);

        var before = _text.Length;
        var joined = CellText.Meet(_text.ToString(), line.Text);
        _text.Clear().Append(joined);
        if (_allBold && line.BoldPrefix > 0) _bold = joined.Length - line.Text.Length + line.BoldPrefix;
        _allBold &= line.BoldPrefix == line.Text.Length;
        if (before == 0 && line.BoldPrefix == 0) _allBold = false;
        (_last, _lastPage) = (line, page);
    }

    public void End()
    {
        if (_text.Length > 0) into.Add(new ParagraphBlock(_text.ToString()) { Page = _page, BoldPrefix = _bold, Alignment = _alignment });
        _text.Clear();
        _last = null;
    }

    private bool GoesOn(PdfLine last, PdfLine line, int page, string alignment, (double Left, double Right) edges)
    {
        if (Math.Abs(last.Size - line.Size) > 0.6) return false;
        if (page == _lastPage && last.Base - line.Base > leading.GetValueOrDefault(Math.Round(line.Size), line.Size * UsualLeading) * 1.15) return false;
        var full = edges.Right - last.Right < last.Size * (PdfCellWords.Needed(last.Text, line.Text) + 0.9);
        if (alignment == "center")
        {
            // A heading of several lines: the first may fill the line.
            var sameWeight = (last.BoldPrefix == last.Text.Length) == (line.BoldPrefix == line.Text.Length);
            if (page != _lastPage || !sameWeight || last.Width < (edges.Right - edges.Left) * 0.6 || (_alignment != "center" && !full)) return false;
            _alignment = "center";
            return true;
        }

        if (alignment == "right" || _alignment != alignment) return false;
        if ((PdfCellWords.Enumerated().IsMatch(line.Text) || line.Text.StartsWith("附件", StringComparison.Ordinal)) && last.Text[^1] is '。' or '；' or '：' or '）') return false;
        return full && line.Left - edges.Left <= line.Size * 1.2;
    }

    /// <summary>For each size, the smallest distance that many neighbouring lines keep.</summary>
    public static IReadOnlyDictionary<double, double> Leading(IEnumerable<List<PdfLine>> pages) => pages
        .SelectMany(lines => lines.Zip(lines.Skip(1)))
        .Where(p => Math.Abs(p.First.Size - p.Second.Size) < 0.6)
        .Select(p => (Size: Math.Round(p.First.Size), Distance: Math.Round(p.First.Base - p.Second.Base)))
        .Where(p => p.Distance >= p.Size && p.Distance < p.Size * 3)
        .GroupBy(p => p.Size)
        .Select(g => (g.Key, Often: g.GroupBy(p => p.Distance).Where(d => d.Count() * 8 >= g.Count() && d.Count() > 1).Select(d => d.Key).DefaultIfEmpty(0).Min()))
        .Where(g => g.Often > 0)
        .ToDictionary(g => g.Key, g => g.Often);

    private static string AlignmentOf(PdfLine line, (double Left, double Right) edges)
    {
        var (before, after) = (line.Left - edges.Left, edges.Right - line.Right);
        if (before > line.Size * 3 && Math.Abs(before - after) < line.Size * 1.5) return "center";
        return before > line.Size * 6 && after < before / 2 ? "right" : "left";
    }
}
