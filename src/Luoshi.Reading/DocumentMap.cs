namespace Luoshi.Reading;

/// <summary>Tells where a place of a document is, in the numbers and words a person would look for.</summary>
public sealed class DocumentMap
{
    private readonly SourceDocument _document;
    private readonly int[] _ordinals;

    public DocumentMap(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _document = document;
        _ordinals = new int[document.Blocks.Count];
        int paragraphs = 0, tables = 0;
        for (var i = 0; i < _ordinals.Length; i++) _ordinals[i] = document.Blocks[i] is TableBlock ? ++tables : ++paragraphs;
    }

    /// <summary>The place in numbers from 1; null where the document has no such block.</summary>
    public PrintedPlace? Find(Place place)
    {
        if (place.Block < 0 || place.Block >= _ordinals.Length) return null;
        var block = _document.Blocks[place.Block];
        var ordinal = _ordinals[place.Block];
        if (block is not TableBlock table) return new(block.Page, ordinal, null, null, null, block.Locator);

        var page = place.Row is { } row && row >= 0 && row < table.Rows.Count ? table.Rows[row].Page ?? block.Page : block.Page;
        return new(page, null, ordinal, place.Row + 1, place.Column + 1, block.Locator);
    }

    /// <summary>The place in words: 第3页 表1 第5行; empty where the document has no such block.</summary>
    public string Describe(Place place) => Find(place)?.ToString() ?? "";

    /// <summary>The words that stand at a place, as far as the document has them.</summary>
    public string Words(Place place)
    {
        if (place.Block < 0 || place.Block >= _ordinals.Length) return "";
        var text = _document.Blocks[place.Block] switch
        {
            ParagraphBlock paragraph => paragraph.Text,
            TableBlock table when place.Row is { } row && row >= 0 && row < table.Rows.Count =>
                table.Rows[row].Cells.FirstOrDefault(c => c.Column == place.Column)?.Text ?? "",
            _ => "",
        };
        return place.Start < 0 || place.End > text.Length ? "" : text.Substring(place.Start, place.Length);
    }
}

/// <summary>Where words stand, in numbers from 1: a paragraph, or a table with row and grid column.</summary>
/// <param name="Page">Page, where the format has pages.</param>
/// <param name="Locator">Line of the text file, or name of the sheet.</param>
public sealed record PrintedPlace(int? Page, int? Paragraph, int? Table, int? Row, int? Column, string? Locator)
{
    /// <summary>In words: 第3页 表1 第5行, 第12行, 第7段.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Page is { } page) parts.Add($"第{page}页");
        var line = IsLine(Locator) ? $"第{Locator!.Trim('第', '行')}行" : null;
        if (Locator is { Length: > 0 } && line is null) parts.Add(Locator);
        if (Table is { } table)
        {
            // A table of a text file begins at a line; a sheet or a page holds few enough tables to count.
            parts.Add(line is null ? $"表{table}" : $"表{table}（{line}起）");
            if (Row is { } row) parts.Add($"第{row}行");
        }
        else if (line is not null)
        {
            parts.Add(line);
        }
        else if (Page is not null || string.IsNullOrEmpty(Locator))
        {
            parts.Add($"第{Paragraph}段");
        }

        return string.Join(' ', parts);
    }

    private static bool IsLine(string? locator) =>
        locator is { Length: > 0 } && locator.Trim('第', '行') is { Length: > 0 } number && number.All(char.IsAsciiDigit);
}
