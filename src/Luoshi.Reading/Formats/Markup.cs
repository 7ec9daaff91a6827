using System.Xml;
using System.Xml.Linq;

namespace Luoshi.Reading.Formats;

/// <summary>Office markup by local names, so that transitional and strict files read alike.</summary>
internal static class Markup
{
    /// <summary>No document types, nothing fetched.</summary>
    public static XmlReaderSettings Settings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    public static XElement Load(Stream part, string name, string file)
    {
        using (part)
        {
            try
            {
                using var reader = XmlReader.Create(part, Settings);
                return XElement.Load(reader, LoadOptions.PreserveWhitespace);
            }
            catch (XmlException e)
            {
                throw Unreadable.HasBrokenPart(file, name, $"第 {e.LineNumber} 行第 {e.LinePosition} 列", e);
            }
        }
    }

    extension(XElement element)
    {
        public string Local => element.Name.LocalName;

        public XElement? Child(string name)
        {
            foreach (var child in element.Elements())
                if (child.Name.LocalName == name)
                    return child;
            return null;
        }

        public IEnumerable<XElement> Children(string name) => element.Elements().Where(c => c.Name.LocalName == name);

        public string? Attr(string name)
        {
            foreach (var attribute in element.Attributes())
                if (attribute.Name.LocalName == name)
                    return attribute.Value;
            return null;
        }

        public string? Val() => element.Attr("val");

        public int? Number(string name = "val") => int.TryParse(element.Attr(name), out var number) ? number : null;

        /// <summary>A switch such as w:b: there and not false; null where it is not there.</summary>
        public bool? Switch(string name) =>
            element.Child(name) is { } child ? child.Val() is not ("0" or "false" or "off" or "none") : null;
    }
}
