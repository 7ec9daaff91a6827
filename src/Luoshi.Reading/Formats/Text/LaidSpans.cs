using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Cells merged over several rows of a laid-out table: their words stand in the middle of those rows, or at their top.</summary>
internal static class LaidSpans
{
    /// <summary>Lines by which a merged cell may be off before rows are taken to be blank.</summary>
    private const double Blank = 0.75;

    /// <summary>Words of one cell on neighbouring lines.</summary>
    private sealed record Cluster(int From, int To, string Words);

    /// <summary>Whether the words of a column are for several rows each: they stand better in the middle of runs of rows than in rows of their own.</summary>
    public static bool AreMerged(IReadOnlyList<string[]> cells, int column, int[] edges)
    {
        var clusters = Clusters(cells, column, false);
        if (clusters.Count == 0 || clusters.Count >= edges.Length - 1) return false;
        var rows = clusters.ConvertAll(c => Math.Clamp(Array.FindLastIndex(edges, e => e <= c.From), 0, edges.Length - 2));
        double top = clusters.Zip(rows, (c, row) => c.From - edges[row]).Sum();
        var middle = clusters.Zip(rows, (c, row) => Math.Abs(edges[row] + edges[row + 1] - 1 - (c.From + c.To)) / 2.0).Sum();
        // Few rows go without a leader: the middle of three rows is more likely theirs than the second's alone.
        return Runs(clusters, edges, false).Cost < Math.Min(top, middle) + Blank * clusters.Count;
    }

    /// <summary>For each run of rows that share a cell, the first row and its words.</summary>
    /// <param name="goesOn">The first rows may belong to a cell whose words stand on the page before.</param>
    /// <param name="close">Whether words a line apart are still of one cell.</param>
    public static Dictionary<int, string> Find(IReadOnlyList<string[]> cells, int column, int[] edges, bool goesOn, bool close)
    {
        var clusters = Clusters(cells, column, close);
        var rows = edges.Length - 1;
        var names = new Dictionary<int, string>();
        if (clusters.Count == 0 || rows <= 0) return names;
        if ((goesOn || clusters[0].From == edges[0]) && clusters.TrueForAll(c => Array.IndexOf(edges, c.From) is >= 0 and var at && at < rows))
        {
            foreach (var cluster in clusters) names[Array.IndexOf(edges, cluster.From)] = cluster.Words;
            return names;
        }

        foreach (var (row, cluster) in Runs(clusters, edges, goesOn).First) names[row] = cluster.Words;
        return names;
    }

    /// <summary>Runs of rows in whose middles the clusters stand best, and by how much they are off in all.</summary>
    private static (List<(int Row, Cluster Cluster)> First, double Cost) Runs(List<Cluster> clusters, int[] edges, bool goesOn)
    {
        // cost[k][r]: least distance of the first k words from the middles of their rows, where those end before row r.
        var rows = edges.Length - 1;
        var count = Math.Min(clusters.Count, rows);
        var cost = new double[count + 1, rows + 1];
        var from = new int[count + 1, rows + 1];
        for (var k = 0; k <= count; k++)
            for (var r = 0; r <= rows; r++)
            {
                cost[k, r] = k == 0 ? (r == 0 ? 0 : goesOn ? 0.5 : double.MaxValue) : double.MaxValue;
                for (var start = 0; k > 0 && start < r; start++)
                {
                    if (cost[k - 1, start] == double.MaxValue) continue;
                    var off = Math.Abs(edges[start] + edges[r] - 1 - (clusters[k - 1].From + clusters[k - 1].To)) / 2.0;
                    if (cost[k - 1, start] + off < cost[k, r]) (cost[k, r], from[k, r]) = (cost[k - 1, start] + off, start);
                }
            }

        var first = new List<(int Row, Cluster Cluster)>();
        var end = rows;
        for (var k = count; k > 0; k--)
        {
            first.Add((from[k, end], clusters[k - 1]));
            end = from[k, end];
        }

        return (first, cost[count, rows]);
    }

    private static List<Cluster> Clusters(IReadOnlyList<string[]> cells, int column, bool close)
    {
        var clusters = new List<Cluster>();
        for (var i = 0; i < cells.Count; i++)
        {
            var words = close ? cells[i][column].Replace(" ", "", StringComparison.Ordinal) : cells[i][column];
            if (words.Length == 0) continue;
            var ordinal = Numbering.Read(words) is { Style: MarkerStyle.ChineseComma or MarkerStyle.ChineseParen };
            if (clusters.Count > 0 && i - clusters[^1].To <= (close ? 2 : 1) && !ordinal) clusters[^1] = new(clusters[^1].From, i, clusters[^1].Words + (close ? "" : "\n") + words);
            else clusters.Add(new(i, i, words));
        }

        return clusters;
    }
}
