using System.Globalization;
using System.Xml;

namespace Luoshi.Wall;

/// <summary>Writes a sheet as SVG 1.1: shapes as shapes, words as words, so that they can be found, copied and changed.</summary>
public static class SvgWriter
{
    private const string Space = "http://www.w3.org/2000/svg";
    private const string Family = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif";

    /// <param name="title">What a browser shows on the tab.</param>
    public static byte[] Write(Sheet sheet, string title)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var to = new MemoryStream();
        using (var svg = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            svg.WriteStartElement("svg", Space);
            svg.WriteAttributeString("width", Number(sheet.Width) + "mm");
            svg.WriteAttributeString("height", Number(sheet.Height) + "mm");
            svg.WriteAttributeString("viewBox", $"0 0 {Number(sheet.Width)} {Number(sheet.Height)}");
            svg.WriteAttributeString("font-family", Family);
            svg.WriteElementString("title", Space, title);
            foreach (var shape in sheet.Shapes) Write(svg, shape);
            svg.WriteEndElement();
        }

        return to.ToArray();
    }

    private static void Write(XmlWriter svg, Shape shape)
    {
        switch (shape)
        {
            case Box box:
                Start(svg, "rect", ("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height));
                Paint(svg, box.Stroke > 0 ? null : box.Ink, box.Stroke > 0 ? box.Ink : null, box.Stroke);
                break;
            case Stroke stroke:
                Start(svg, "line", ("x1", stroke.X1), ("y1", stroke.Y1), ("x2", stroke.X2), ("y2", stroke.Y2));
                Paint(svg, null, stroke.Ink, stroke.Width);
                if (stroke.Dash > 0) svg.WriteAttributeString("stroke-dasharray", Number(stroke.Dash));
                break;
            case Polygon polygon:
                Start(svg, "polygon");
                svg.WriteAttributeString("points", string.Join(' ', polygon.Corners.Select(c => $"{Number(c.X)},{Number(c.Y)}")));
                Paint(svg, polygon.Fill, polygon.Outline, polygon.Width);
                break;
            case Disc disc:
                Start(svg, "circle", ("cx", disc.X), ("cy", disc.Y), ("r", disc.Radius));
                Paint(svg, disc.Fill, disc.Outline, disc.Width);
                break;
            case Words words:
                Start(svg, "text", ("x", words.X), ("y", words.Y), ("font-size", words.Size));
                svg.WriteAttributeString("fill", Color(words.Ink));
                if (words.Bold) svg.WriteAttributeString("font-weight", "700");
                if (words.Anchor != Anchor.Start) svg.WriteAttributeString("text-anchor", words.Anchor == Anchor.End ? "end" : "middle");
                svg.WriteString(Clean(words.Text));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape));
        }

        svg.WriteEndElement();
    }

    private static void Start(XmlWriter svg, string name, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        svg.WriteStartElement(name, Space);
        foreach (var (attribute, value) in numbers) svg.WriteAttributeString(attribute, Number(value));
    }

    private static void Paint(XmlWriter svg, Ink? fill, Ink? outline, double width)
    {
        svg.WriteAttributeString("fill", fill is { } inside ? Color(inside) : "none");
        if (outline is not { } edge) return;
        svg.WriteAttributeString("stroke", Color(edge));
        svg.WriteAttributeString("stroke-width", Number(width));
    }

    private static string Color(Ink ink) => $"#{PaperInk.Of(ink):x6}";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    // XML has no place for control characters, which a document read in may hold.
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
