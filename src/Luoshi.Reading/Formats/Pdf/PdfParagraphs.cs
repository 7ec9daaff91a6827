using System.Text;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>Printed lines to paragraphs, joined over lines and pages.</summary>
internal sealed class PdfParagraphs(List<Block> into)
{
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
        if (page == _lastPage && last.Base - line.Base > Math.Max(last.Size, line.Size) * 2.6) return false;
        if (_alignment != alignment) return false;
        if (alignment == "center") return page == _lastPage && last.Base - line.Base < line.Size * 1.9 && last.BoldPrefix == last.Text.Length == (line.BoldPrefix == line.Text.Length) && last.Width > (edges.Right - edges.Left) * 0.6;
        if (alignment == "right") return false;
        var indented = line.Left - edges.Left > line.Size * 1.2;
        var full = edges.Right - last.Right < last.Size * 1.9;
        return full && !indented;
    }

    private static string AlignmentOf(PdfLine line, (double Left, double Right) edges)
    {
        var (before, after) = (line.Left - edges.Left, edges.Right - line.Right);
        if (before > line.Size * 3 && Math.Abs(before - after) < line.Size * 1.5) return "center";
        return before > line.Size * 6 && after < before / 2 ? "right" : "left";
    }
}
