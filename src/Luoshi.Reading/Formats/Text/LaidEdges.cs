using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Where one row of a laid-out table ends and the next begins: nothing is left of the lines between them.</summary>
internal static class LaidEdges
{
    private const double Unfinished = 4;

    /// <summary>Cost of a line by which a cell's words are off the place where its row sets them.</summary>
    private const double Off = 0.4;

    /// <summary>Cost of a row in a table of which the cells stand in the middle and some numbers do not.</summary>
    private const double Mixed = 0.3;

    /// <summary>For each number the line its row begins at, and at last the line behind the last row.</summary>
    /// <param name="units">Columns that hold units: one broken off ends no row.</param>
    /// <param name="goesOn">The row before these lines is not finished: the first lines may be its rest.</param>
    /// <param name="own">Columns in which every row has words of its own: they stand at its top, or in its middle as its number does.</param>
    public static int[] Find(IReadOnlyList<LaidLine> lines, IReadOnlyList<string[]> cells, IReadOnlyList<int> numbers, int text, IReadOnlyList<int> units, IReadOnlyList<int> own, bool goesOn)
    {
        var spans = new LaidFilled(cells, own);
        return Enumerable.Range(0, 3).Select(set => Best(lines, cells, numbers, text, units, spans, goesOn, (LaidSetting)set)).MinBy(b => b.Cost).Edges;
    }

    /// <summary>Whether the words between two edges stand neither at their top nor in their middle.</summary>
    public static bool IsAskew(IReadOnlyList<string[]> cells, IReadOnlyList<int> own, int start, int end)
    {
        var spans = new LaidFilled(cells, own);
        return Math.Min(spans.Misfit(start, end, true), spans.Misfit(start, end, false)) > own.Count / 2.0;
    }

    public static bool EndsSentence(string text) => text.Length == 0 || text[^1] is '。' or '；' or '！' or '”' or '）' or '.' or ';';

    private static (int[] Edges, double Cost) Best(IReadOnlyList<LaidLine> lines, IReadOnlyList<string[]> cells, IReadOnlyList<int> numbers, int text, IReadOnlyList<int> units, LaidFilled spans, bool goesOn, LaidSetting set)
    {
        var count = numbers.Count;
        // best[r][i]: least cost of the rows before r where row r begins at line i.
        var best = new Dictionary<int, (double Cost, int From)>[count + 1];
        best[0] = [];
        for (var i = 0; i <= numbers[0]; i++) best[0][i] = (i == 0 ? (goesOn ? 1 : 0) : goesOn ? (Finished(cells, text, 0, i) ? 0 : Unfinished) : i * 6, -1);
        for (var r = 0; r < count; r++)
        {
            best[r + 1] = [];
            var last = r + 1 < count ? numbers[r + 1] : lines.Count;
            for (var end = r + 1 < count ? numbers[r] + 1 : lines.Count; end <= last; end++)
            {
                foreach (var (start, (cost, _)) in best[r])
                {
                    var so = cost + Row(start, end, r);
                    if (!best[r + 1].TryGetValue(end, out var known) || so < known.Cost) best[r + 1][end] = (so, start);
                }
            }
        }

        var edges = new int[count + 1];
        var (at, least) = best[count].MinBy(e => e.Value.Cost) is var found ? (found.Key, found.Value.Cost) : default;
        for (var r = count; r >= 0; r--)
        {
            edges[r] = at;
            at = best[r][at].From;
        }

        return (edges, least);

        double Row(int start, int end, int r)
        {
            var (above, below) = (numbers[r] - start, end - 1 - numbers[r]);
            var (atTop, inMiddle) = (above * 3.0, Math.Max(0.0, Math.Abs(above - below) - 1));
            var cost = set switch
            {
                LaidSetting.Top => atTop + Off * spans.Misfit(start, end, true),
                LaidSetting.Middle => inMiddle + Off * spans.Misfit(start, end, false),
                _ => Mixed + Math.Min(atTop, inMiddle) + Off * spans.Misfit(start, end, false),
            };
            if (!Finished(cells, text, start, end)) cost += Unfinished;
            foreach (var unit in units)
                if (Last(cells, unit, start, end) is { Length: > 0 } last && !OrganWords.IsCompleteUnit(last) && !OrganWords.IsDutyTail(last)) cost += Unfinished / 2;
            if (end < lines.Count && lines[end].Source.BlankBefore) cost -= 1;
            return cost;
        }
    }

    /// <summary>Whether the last words of the text in these lines end a sentence.</summary>
    private static bool Finished(IReadOnlyList<string[]> cells, int text, int from, int to)
    {
        var last = Last(cells, text, from, to);
        return last.Length > 0 && EndsSentence(last);
    }

    private static string Last(IReadOnlyList<string[]> cells, int column, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
            if (cells[i][column].Length > 0) return cells[i][column];
        return "";
    }
}

/// <summary>Where a table sets its cells.</summary>
internal enum LaidSetting
{
    Top,
    Middle,
    Mixed,
}

/// <summary>On which lines the cells of some columns have words.</summary>
internal sealed class LaidFilled
{
    /// <summary>Lines that a cell without words counts for: every row has words of its own.</summary>
    private const double Empty = 5;

    private readonly List<(int[] Next, int[] Last)> _columns = [];

    public LaidFilled(IReadOnlyList<string[]> cells, IReadOnlyList<int> columns)
    {
        foreach (var column in columns)
        {
            var (next, last) = (new int[cells.Count + 1], new int[cells.Count + 1]);
            (next[cells.Count], last[0]) = (cells.Count, -1);
            for (var i = cells.Count - 1; i >= 0; i--) next[i] = cells[i][column].Length > 0 ? i : next[i + 1];
            for (var i = 0; i < cells.Count; i++) last[i + 1] = cells[i][column].Length > 0 ? i : last[i];
            _columns.Add((next, last));
        }
    }

    /// <summary>Lines by which words of these lines are off the top, or off the middle.</summary>
    public double Misfit(int start, int end, bool top)
    {
        double off = 0;
        foreach (var (next, last) in _columns)
        {
            var (first, final) = (next[start], last[end]);
            if (first >= end)
            {
                off += Empty;
                continue;
            }

            off += top ? first - start : Math.Abs(first + final - (start + end - 1)) / 2.0;
        }

        return off;
    }
}
