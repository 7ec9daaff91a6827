using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>The columns of a table laid out with blanks: their headers, and where each begins and ends on the page.</summary>
internal sealed class LaidColumns
{
    private const int MostHeaderLines = 4;

    /// <summary>Longest half of a header of four or six characters that a narrow column breaks.</summary>
    private const int LongestPiece = 3;

    private LaidColumns(IReadOnlyList<LaidRun> headers, int lines)
    {
        Headers = headers;
        HeaderLines = lines;
        Roles = [.. headers.Select(h => HeaderWords.Match(h.Text))];
        Edges = [.. headers.Zip(headers.Skip(1), (a, b) => (a.End + b.Start) / 2)];
    }

    public IReadOnlyList<LaidRun> Headers { get; }

    public int HeaderLines { get; }

    public ColumnRole?[] Roles { get; }

    /// <summary>Between two columns each: the place that fewest words cross.</summary>
    public int[] Edges { get; private set; }

    /// <summary>Words that cross an edge, over all lines seen.</summary>
    public int Crossings { get; private set; }

    /// <summary>The header that begins at a line, perhaps wrapped or in two levels; null where none does.</summary>
    public static LaidColumns? Find(IReadOnlyList<TextLine> lines, int at, int wide)
    {
        if (lines[at].HasTab) return null;
        var rows = new List<LaidLine>();
        LaidColumns? found = null;
        for (var next = at; next < lines.Count && next < at + MostHeaderLines; next++)
        {
            var line = LaidLine.Of(lines[next], wide);
            if (line.Runs.Any(r => r.Text.Length > 12) || lines[next].HasTab || next > at && line.Runs.All(r => r.Text.All(char.IsAsciiDigit))) break;
            rows.Add(line);
            if (Columns(rows) is not { } headers || TextDocumentReader.HeaderCells([.. headers.Select(h => h.Text)]) is null || headers.Any(h => HeaderWords.Match(h.Text) is null && !HeaderWords.NamesFigure(h.Text))) continue;
            if (headers.Zip(headers.Skip(1)).Count(p => p.Second.Start - p.First.End > 1) * 2 < headers.Count) return null;
            // A second level, or what is left of a wrapped header, may stand on the lines below.
            found = new LaidColumns(headers, rows.Count);
        }

        return found is not null && found.Roles.Contains(ColumnRole.Number) ? found : null;
    }

    /// <summary>Settles the edges by the lines under the header.</summary>
    public void Settle(IReadOnlyList<LaidLine> lines)
    {
        Crossings = 0;
        for (var i = 0; i < Edges.Length; i++)
        {
            var (from, to) = (Headers[i].End, Headers[i + 1].Start);
            var crossed = Enumerable.Range(from, Math.Max(1, to - from + 1)).Select(p => (Place: p, Count: lines.Sum(l => l.Runs.Count(r => r.Start < p && r.End > p)))).ToList();
            var least = crossed.Min(c => c.Count);
            // The longest stretch that nothing crosses; left-set cells begin right behind it.
            var best = (Start: 0, Length: -1);
            for (var c = 0; c < crossed.Count; c++)
            {
                if (crossed[c].Count != least) continue;
                var end = c;
                while (end + 1 < crossed.Count && crossed[end + 1].Count == least) end++;
                if (end - c > best.Length) best = (c, end - c);
                c = end;
            }

            Edges[i] = crossed[best.Start + best.Length / 2].Place;
            Crossings += least;
        }
    }

    /// <summary>The column a run stands in: the one it shares most places with.</summary>
    public int Of(LaidRun run)
    {
        var (best, most) = (0, int.MinValue);
        for (var i = 0; i < Headers.Count; i++)
        {
            var overlap = run.Overlap(i == 0 ? 0 : Edges[i - 1], i == Edges.Length ? int.MaxValue : Edges[i]);
            if (overlap > most) (best, most) = (i, overlap);
        }

        return best;
    }

    public bool Crosses(LaidRun run) => Edges.Count(e => run.Start < e - 2 && run.End > e + 2) > 1;

    /// <summary>Runs that stand under one another are one header; of two levels the lower one counts.</summary>
    private static List<LaidRun>? Columns(List<LaidLine> rows)
    {
        var groups = new List<List<LaidRun>>();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var run in rows[row].Runs)
            {
                // What stands over several columns is no header of one.
                if (rows.Skip(row + 1).Any(below => below.Runs.Count(o => o.Overlap(run.Start, run.End) > 0) > 1)) continue;
                var under = groups.Where(g => g.Exists(o => o.Overlap(run.Start, run.End) > 0)).ToList();
                if (under.Count > 1) return null;
                if (under.Count == 0) groups.Add([run]);
                else under[0].Add(run);
            }
        }

        var headers = new List<LaidRun>();
        foreach (var group in groups)
        {
            // 承办 over 单位 is one header broken in two, though each half could be one.
            var broken = group.TrueForAll(g => g.Text.Length <= LongestPiece) && HeaderWords.Match(string.Concat(group.Select(g => g.Text))) is not null;
            var levels = group.Count > 1 && !broken && group.TrueForAll(g => HeaderWords.Match(g.Text) is not null);
            headers.Add(new(levels ? group[^1].Text : string.Concat(group.Select(g => g.Text)), levels ? group[^1].Start : group.Min(g => g.Start), levels ? group[^1].End : group.Max(g => g.End)));
        }

        // Between columns that only the lower lines name, a word of an upper line stands over them.
        var ordered = headers.Zip(groups, (h, g) => (Header: h, Top: rows.FindIndex(r => r.Runs.Any(g.Contains)), Bottom: rows.FindLastIndex(r => r.Runs.Any(g.Contains)))).OrderBy(h => h.Header.Start).ToList();
        return [.. ordered.Where((h, i) => !(i > 0 && i + 1 < ordered.Count && ordered[i - 1].Top > h.Bottom && ordered[i + 1].Top > h.Bottom && HeaderWords.IsResponsibility(HeaderWords.Match(h.Header.Text)))).Select(h => h.Header)];
    }
}
