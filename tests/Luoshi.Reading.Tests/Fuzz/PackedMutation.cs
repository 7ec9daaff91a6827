using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>Changes the parts inside a packed document and packs them again, so that the change reaches the readers behind the package.</summary>
internal static partial class PackedMutation
{
    public static byte[] Of(byte[] sound, Random random)
    {
        var parts = Unpack(sound);
        for (var times = 1 + random.Next(3); times > 0; times--)
        {
            // The words stand in the largest parts; the small ones hold the package together.
            var names = parts.Keys.Order(StringComparer.Ordinal).ToList();
            var name = random.Next(3) == 0 ? names[random.Next(names.Count)] : names.OrderByDescending(n => parts[n].Length).ElementAt(random.Next(Math.Min(2, names.Count)));
            switch (random.Next(20))
            {
                case 0: parts.Remove(name); break;
                case 1: parts[name] = parts[names[random.Next(names.Count)]]; break;
                case 2: parts[name] = Mutation.Bytes(parts[name], random); break;
                case 3: parts[name] = Loosely(parts[name], random); break;
                default: parts[name] = Markup(parts[name], random); break;
            }

            if (parts.Count == 0) break;
        }

        return Pack(parts);
    }

    public static SortedDictionary<string, byte[]> Unpack(byte[] bytes)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(bytes, false));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var held = new MemoryStream();
            content.CopyTo(held);
            parts[entry.FullName] = held.ToArray();
        }

        return parts;
    }

    private static byte[] Pack(SortedDictionary<string, byte[]> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var written = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                written.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Tags moved about as text: what comes out is rarely well formed.</summary>
    private static byte[] Loosely(byte[] part, Random random)
    {
        var text = Encoding.UTF8.GetString(part);
        var tags = Tag().Matches(text);
        if (tags.Count == 0) return part;
        var (one, other) = (tags[random.Next(tags.Count)], tags[random.Next(tags.Count)]);
        return Encoding.UTF8.GetBytes(random.Next(3) switch
        {
            0 => text.Remove(one.Index, one.Length),
            1 => text.Insert(other.Index, one.Value),
            _ => string.Concat(text.AsSpan(0, one.Index), other.Value, text.AsSpan(one.Index + one.Length)),
        });
    }

    /// <summary>Elements, attributes and words changed in the tree: what comes out is always well formed.</summary>
    private static byte[] Markup(byte[] part, Random random)
    {
        XDocument tree;
        try
        {
            tree = XDocument.Load(new MemoryStream(part));
        }
        catch (XmlException)
        {
            return Mutation.Bytes(part, random);
        }

        for (var times = 1 + random.Next(6); times > 0; times--) Change(tree, random);

        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(false) }))
        {
            try
            {
                tree.Save(writer);
            }
            catch (ArgumentException)
            {
                // Half a surrogate pair cannot be written at all.
                return part;
            }
        }

        return file.ToArray();
    }

    private static void Change(XDocument tree, Random random)
    {
        var all = tree.Descendants().ToList();
        var element = all[random.Next(all.Count)];
        var other = all[random.Next(all.Count)];
        switch (random.Next(12))
        {
            case 0 when element.Parent is not null: element.Remove(); break;
            case 1 when element.Parent is not null: element.ReplaceWith(element.Nodes()); break;
            case 2 when element.Parent is not null: element.AddAfterSelf(Copies(element, 1 + random.Next(4))); break;
            case 3 when element.Parent is not null && other.Parent is not null: element.AddAfterSelf(new XElement(other)); break;
            case 4 when element.Parent is not null: element.AddAfterSelf(Copies(element, Math.Min(500, 5_000 / (1 + element.DescendantNodes().Count())))); break;
            case 5: Nest(element, random); break;
            case 6: element.Name = other.Name; break;
            case 7 when element.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration) is { } gone: gone.Remove(); break;
            case 8 when !element.HasElements: element.Value = Mutation.Word(random); break;
            case 9 when !element.HasElements: element.Value += string.Concat(Enumerable.Repeat(Mutation.Word(random), 1 + random.Next(random.Next(10) == 0 ? 3_000 : 5))); break;
            default: Attribute(element, other, random); break;
        }
    }

    /// <summary>Spans, numbers of styles and levels, references between parts: any of them may be beyond bounds or go in a circle.</summary>
    private static void Attribute(XElement element, XElement other, Random random)
    {
        var attributes = element.DescendantsAndSelf().Take(30).Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
        if (attributes.Count == 0) return;
        var attribute = attributes[random.Next(attributes.Count)];
        attribute.Value = random.Next(4) switch
        {
            0 => other.Attributes().LastOrDefault(a => !a.IsNamespaceDeclaration)?.Value ?? Mutation.Word(random),
            1 => Mutation.Word(random),
            _ => Mutation.Number(random),
        };
    }

    private static void Nest(XElement element, Random random)
    {
        if (element.Parent is null) return;
        var levels = 1 + random.Next(random.Next(3) == 0 ? 400 : 8);
        var nested = new XElement(element);
        for (var n = 0; n < levels; n++)
        {
            var around = new XElement(element.Name, element.Attributes());
            // The innermost words stay words: a table within a cell within a table needs all three levels.
            if (element.Elements().FirstOrDefault() is { } child && random.Next(2) == 0) around.Add(new XElement(child.Name, child.Attributes(), nested));
            else around.Add(nested);
            nested = around;
        }

        element.ReplaceWith(nested);
    }

    private static List<XElement> Copies(XElement element, int count) => [.. Enumerable.Range(0, count).Select(_ => new XElement(element))];

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}
