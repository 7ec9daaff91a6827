using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A header whose words a converter left on several lines, some broken inside (序 / 号, 责任领 / 导).</summary>
internal static class WrappedHeader
{
    private const int MostLines = 12;
    private const int MostPieces = 3;

    public static (IReadOnlyList<string> Cells, int Next)? Find(IReadOnlyList<TextLine> lines, int at)
    {
        var pieces = new List<(string Text, int Line)>();
        for (var i = at; i < lines.Count && i < at + MostLines; i++)
        {
            var words = lines[i].Trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (lines[i].HasTab || words.Any(w => w.Length > 10 || w.Any(char.IsAsciiDigit) || w.Contains('、', StringComparison.Ordinal))) break;
            pieces.AddRange(words.Select(w => (w, i)));
        }

        var cells = new List<string>();
        var (next, taken) = (at, 0);
        while (taken < pieces.Count && Whole(pieces, taken) is var count and > 0)
        {
            cells.Add(string.Concat(pieces.Skip(taken).Take(count).Select(p => p.Text)));
            taken += count;
            next = pieces[taken - 1].Line + 1;
        }

        // A line is a header's whole or not at all.
        if (taken < pieces.Count && pieces[taken].Line < next) return null;
        return TextDocumentReader.HeaderCells([.. cells]) is { } found ? (found, next) : null;
    }

    /// <summary>How many pieces make one header word: the fewest after which another can begin.</summary>
    private static int Whole(List<(string Text, int Line)> pieces, int from)
    {
        var so = "";
        var found = 0;
        for (var count = 1; count <= MostPieces && from + count <= pieces.Count; count++)
        {
            so += pieces[from + count - 1].Text;
            if (HeaderWords.Match(so) is null) continue;
            if (found > 0 && HeaderWords.Match(pieces[from + count - 1].Text) is not null) break;
            found = count;
        }

        return found;
    }
}
