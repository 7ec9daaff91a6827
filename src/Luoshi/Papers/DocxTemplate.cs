using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luoshi.Papers;

/// <summary>What goes into a template: words and lists by the names of their placeholders.</summary>
/// <param name="Words">A paragraph a line: {{标题}}, {{正文}}.</param>
/// <param name="Lists">A row of a table is repeated for each of a list's rows: {{问题.单位}} takes the column 单位 of the list 问题; {{附表:问题}} is the whole table.</param>
public sealed record TemplateValues(IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, PaperTable> Lists)
{
    /// <summary>What a whole table is called: 附表:问题.</summary>
    public const string WholeTable = "附表:";

    /// <summary>Every placeholder there is.</summary>
    public IReadOnlyList<string> Names =>
        [.. Words.Keys, .. Lists.SelectMany(l => l.Value.Columns.Select(c => $"{l.Key}.{c.Head}").Prepend(WholeTable + l.Key))];

    internal bool Knows(string name) => Names.Contains(name);
}

/// <summary>A placeholder that does not exist, with its place in the template.</summary>
public sealed record UnknownPlaceholder(string Name, string Place);

/// <summary>A person's own docx with placeholders in double braces: filled in place, its fonts, tables and numbering as they were.</summary>
public static class DocxTemplate
{
    private const string Opens = "{{", Closes = "}}";

    /// <summary>Placeholders of a template that do not exist; none where it can be filled.</summary>
    /// <exception cref="FileFormatException">The file is no docx.</exception>
    public static IReadOnlyList<UnknownPlaceholder> Check(byte[] template, TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var package = Open(template);
        return [.. from part in Parts(package)
                   from place in Places(part.Root, part.Name)
                   from name in NamesIn(Text(place.Paragraph))
                   where !values.Knows(name)
                   select new UnknownPlaceholder(name, place.Where)];
    }

    /// <summary>The template filled; the same template and values give the same bytes.</summary>
    /// <exception cref="ArgumentException">It holds a placeholder that does not exist.</exception>
    public static byte[] Fill(byte[] template, TemplateValues values)
    {
        if (Check(template, values) is [var unknown, ..]) throw new ArgumentException($"{unknown.Place}: {unknown.Name}", nameof(template));
        using var file = new MemoryStream();
        file.Write(template);
        using (var package = WordprocessingDocument.Open(file, true))
        {
            foreach (var (root, _) in Parts(package))
            {
                foreach (var row in root.Descendants<TableRow>().ToList()) Repeat(row, values);
                foreach (var paragraph in root.Descendants<Paragraph>().ToList()) Fill(paragraph, values);
            }
        }

        return SteadyPackage.Again(file.ToArray());
    }

    private static WordprocessingDocument Open(byte[] template)
    {
        try
        {
            var package = WordprocessingDocument.Open(new MemoryStream(template), false);
            return package.MainDocumentPart?.Document?.Body is null ? throw new FileFormatException("没有正文") : package;
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or ArgumentException)
        {
            throw new FileFormatException("不是 docx 文件", e);
        }
    }

    private static IEnumerable<(OpenXmlElement Root, string Name)> Parts(WordprocessingDocument package)
    {
        var main = package.MainDocumentPart!;
        yield return (main.Document!.Body!, "");
        foreach (var header in main.HeaderParts) if (header.Header is { } root) yield return (root, "页眉");
        foreach (var footer in main.FooterParts) if (footer.Footer is { } root) yield return (root, "页脚");
    }

    /// <summary>Paragraphs with where they stand: 第3段, 第1张表第2行第3格.</summary>
    private static IEnumerable<(Paragraph Paragraph, string Where)> Places(OpenXmlElement root, string part)
    {
        int paragraphs = 0, tables = 0;
        foreach (var element in root.ChildElements)
        {
            if (element is Paragraph paragraph) yield return (paragraph, $"{part}第{++paragraphs}段");
            else if (element is Table table)
            {
                tables++;
                var rows = table.Descendants<TableRow>().ToList();
                for (var r = 0; r < rows.Count; r++)
                {
                    var cells = rows[r].Elements<TableCell>().ToList();
                    for (var c = 0; c < cells.Count; c++)
                        foreach (var inside in cells[c].Elements<Paragraph>()) yield return (inside, $"{part}第{tables}张表第{r + 1}行第{c + 1}格");
                }
            }
            else
            {
                foreach (var inside in element.Descendants<Paragraph>()) yield return (inside, $"{part}第{++paragraphs}段");
            }
        }
    }

    private static string Text(OpenXmlElement paragraph) => string.Concat(paragraph.Descendants<Text>().Select(t => t.Text));

    private static IEnumerable<string> NamesIn(string text)
    {
        for (var at = text.IndexOf(Opens, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opens, at + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Closes, at, StringComparison.Ordinal);
            if (end < 0) yield break;
            yield return Name(text[(at + 2)..end]);
        }
    }

    private static string Name(string written) => string.Concat(written.Where(c => !char.IsWhiteSpace(c))).Replace('：', ':').Replace('．', '.');

    /// <summary>A row with fields of a list becomes one row for each row of the list.</summary>
    private static void Repeat(TableRow row, TemplateValues values)
    {
        var list = NamesIn(Text(row)).Select(n => n.Split('.')).Where(n => n.Length == 2 && values.Lists.ContainsKey(n[0])).Select(n => n[0]).FirstOrDefault();
        if (list is null) return;
        var table = values.Lists[list];
        foreach (var words in table.Rows)
        {
            var copy = (TableRow)row.CloneNode(true);
            var fields = table.Columns.Select((c, i) => ($"{list}.{c.Head}", words[i])).DistinctBy(f => f.Item1).ToDictionary(f => f.Item1, f => f.Item2);
            foreach (var paragraph in copy.Descendants<Paragraph>()) Replace(paragraph, name => fields.GetValueOrDefault(name));
            row.InsertBeforeSelf(copy);
        }

        row.Remove();
    }

    private static void Fill(Paragraph paragraph, TemplateValues values)
    {
        var text = Text(paragraph);
        if (!text.Contains(Opens, StringComparison.Ordinal)) return;
        var names = NamesIn(text).ToList();

        // Alone in its paragraph, a placeholder may become several paragraphs, or a table.
        if (names is [var only] && Name(text) == Opens + only + Closes)
        {
            if (only.StartsWith(TemplateValues.WholeTable, StringComparison.Ordinal))
            {
                paragraph.InsertBeforeSelf(PaperBody.PlainTable(values.Lists[only[TemplateValues.WholeTable.Length..]]));
                foreach (var run in paragraph.Elements<Run>().ToList()) run.Remove();
                return;
            }

            var lines = values.Words[only].Split('\n');
            foreach (var line in lines.SkipLast(1))
            {
                var copy = (Paragraph)paragraph.CloneNode(true);
                Replace(copy, _ => line);
                paragraph.InsertBeforeSelf(copy);
            }

            Replace(paragraph, _ => lines[^1]);
            return;
        }

        Replace(paragraph, name => values.Words.TryGetValue(name, out var words) ? words.ReplaceLineEndings("") : null);
    }

    /// <summary>Puts words in the place of placeholders, also of one that the word processor cut over several runs; they look as its first character did.</summary>
    private static void Replace(Paragraph paragraph, Func<string, string?> wordsOf)
    {
        for (var from = 0; ;)
        {
            var texts = paragraph.Descendants<Text>().ToList();
            var whole = string.Concat(texts.Select(t => t.Text));
            var at = whole.IndexOf(Opens, Math.Min(from, whole.Length), StringComparison.Ordinal);
            var end = at < 0 ? -1 : whole.IndexOf(Closes, at, StringComparison.Ordinal);
            if (end < 0) return;
            if (wordsOf(Name(whole[(at + 2)..end])) is not { } words)
            {
                from = end + 2;
                continue;
            }

            var (first, last, position) = (at, end + 2, 0);
            var isPut = false;
            foreach (var text in texts)
            {
                var (begin, length) = (position, text.Text.Length);
                position += length;
                var (cut, stop) = (Math.Max(first, begin) - begin, Math.Min(last, position) - begin);
                if (cut >= stop) continue;
                text.Text = text.Text[..cut] + (isPut ? "" : words) + text.Text[stop..];
                text.Space = SpaceProcessingModeValues.Preserve;
                isPut = true;
            }

            from = at + words.Length;
        }
    }
}
