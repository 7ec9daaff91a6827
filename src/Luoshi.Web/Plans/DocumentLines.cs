using Luoshi.Reading;

namespace Luoshi.Web.Plans;

/// <summary>One line of a shown document: a paragraph, or a row of a table.</summary>
/// <param name="Row">Null for a paragraph.</param>
public readonly record struct DocumentLine(int Block, int? Row);

/// <summary>A document as lines, so that of a huge one only a window need be shown.</summary>
public sealed class DocumentLines
{
    private readonly SourceDocument _document;
    private readonly int[] _firstLine;

    public DocumentLines(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _document = document;
        _firstLine = new int[document.Blocks.Count + 1];
        for (var b = 0; b < document.Blocks.Count; b++)
        {
            _firstLine[b + 1] = _firstLine[b] + (document.Blocks[b] is TableBlock t ? t.Rows.Count : 1);
        }
    }

    public int Count => _firstLine[^1];

    /// <summary>Line of a place, from 0; the first where the document has no such place.</summary>
    public int LineOf(Place place)
    {
        if (place.Block < 0 || place.Block >= _document.Blocks.Count) return 0;
        var inBlock = _firstLine[place.Block + 1] - _firstLine[place.Block];
        return _firstLine[place.Block] + Math.Clamp(place.Row ?? 0, 0, Math.Max(0, inBlock - 1));
    }

    /// <summary>First and one past the last line of a window of at most <paramref name="most"/> around a line.</summary>
    public (int From, int To) Window(int around, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (Count <= most) return (0, Count);
        var from = Math.Clamp(around - (most / 2), 0, Count - most);
        return (from, from + most);
    }

    /// <summary>The blocks a window touches, with the rows of each table that are in it.</summary>
    public IEnumerable<(int Block, int FromRow, int ToRow)> Blocks(int from, int to)
    {
        for (var b = 0; b < _document.Blocks.Count; b++)
        {
            if (_firstLine[b + 1] <= from || _firstLine[b] >= to || _firstLine[b] == _firstLine[b + 1]) continue;
            yield return (b, Math.Max(0, from - _firstLine[b]), Math.Min(to, _firstLine[b + 1]) - _firstLine[b]);
        }
    }

    /// <summary>Page of a place; null where the format has no pages.</summary>
    public int? PageOf(Place place)
    {
        if (place.Block < 0 || place.Block >= _document.Blocks.Count) return null;
        var block = _document.Blocks[place.Block];
        return block is TableBlock table && place.Row is { } row && row >= 0 && row < table.Rows.Count ? table.Rows[row].Page ?? block.Page : block.Page;
    }

    /// <summary>The place in a clerk's words: 第4页，共11页　表1 第13行.</summary>
    public string Describe(Place place)
    {
        if (place.Block < 0 || place.Block >= _document.Blocks.Count) return "";
        var parts = new List<string>();
        if (PageOf(place) is { } page)
        {
            var last = _document.Blocks.Max(b => b is TableBlock t ? t.Rows.Select(r => r.Page).Append(b.Page).Max() : b.Page);
            parts.Add($"第{page}页，共{last}页");
        }

        var block = _document.Blocks[place.Block];
        if (block is TableBlock)
        {
            var no = _document.Blocks.Take(place.Block + 1).Count(b => b is TableBlock);
            parts.Add($"表{no} 第{(place.Row ?? 0) + 1}行");
        }
        else if (block.Locator is null)
        {
            parts.Add($"第{_document.Blocks.Take(place.Block + 1).Count(b => b is ParagraphBlock)}段");
        }

        // Of a table in a text file the locator is the line it begins in, which beside the row would only confuse.
        if (block.Locator is { Length: > 0 } locator && (block is ParagraphBlock || _document.Format == "xlsx")) parts.Add(locator);
        return string.Join('　', parts);
    }
}
