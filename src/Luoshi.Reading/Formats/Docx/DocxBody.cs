using System.Xml.Linq;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>Paragraphs and tables of a story in order, whatever they are wrapped in.</summary>
internal static class DocxBody
{
    public static void Read(XElement story, List<Block> into, DocxContext context, int depth)
    {
        DocxParagraph? carried = null;
        foreach (var part in Parts(story, "p", "tbl", "altChunk"))
        {
            context.Step(depth);
            switch (part.Local)
            {
                case "p":
                    var paragraph = DocxParagraph.Read(part, context);
                    if (carried is not null) paragraph.Prepend(carried);
                    carried = paragraph.MarkDeleted ? paragraph : null;
                    if (carried is null) Add(paragraph);
                    break;
                case "tbl":
                    Flush();
                    into.AddRange(DocxTable.Read(part, context, depth + 1));
                    break;
                default:
                    context.EmbeddedParts++;
                    break;
            }
        }

        Flush();

        void Flush()
        {
            if (carried is not null) Add(carried);
            carried = null;
        }

        void Add(DocxParagraph paragraph)
        {
            if (paragraph.ToBlock() is { } block) into.Add(block);
            foreach (var box in paragraph.Boxes) ReadBox(box, into, context, depth + 1);
        }
    }

    /// <summary>A text box is a story of its own: its fields open and close inside it.</summary>
    public static void ReadBox(XElement box, List<Block> into, DocxContext context, int depth)
    {
        var fields = context.Fields;
        context.Fields = Fields(box);
        Read(box, into, context, depth);
        context.Fields = fields;
    }

    public static DocxFields Fields(XElement story)
    {
        var signs = story.Descendants().Where(d => d.Local == "fldChar").Select(d => d.Attr("fldCharType")).ToList();
        return new DocxFields(signs.Count(s => s == "begin") == signs.Count(s => s == "end"));
    }

    /// <summary>Elements of the given names inside content controls, custom markup and kept revisions; deleted ones are left out.</summary>
    public static IEnumerable<XElement> Parts(XElement parent, params string[] names)
    {
        foreach (var element in parent.Elements())
        {
            var name = element.Local;
            if (names.Contains(name))
            {
                yield return element;
                continue;
            }

            var inner = name switch
            {
                "sdt" => IsLeftOut(element) ? null : element.Child("sdtContent"),
                "customXml" or "smartTag" or "ins" or "moveTo" => element,
                "AlternateContent" => element.Child("Choice") ?? element.Child("Fallback"),
                _ => null,
            };
            if (inner is null) continue;
            foreach (var part in Parts(inner, names)) yield return part;
        }
    }

    /// <summary>A prompt nobody filled in (单击此处输入文字), or a table of contents.</summary>
    private static bool IsLeftOut(XElement control)
    {
        var properties = control.Child("sdtPr");
        return properties?.Switch("showingPlcHdr") is true
            || properties?.Child("docPartObj")?.Child("docPartGallery")?.Val() == "Table of Contents";
    }
}
