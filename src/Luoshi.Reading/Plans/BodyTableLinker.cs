namespace Luoshi.Reading.Plans;

/// <summary>Says which table rows a body paragraph became, by the words they share.</summary>
internal static class BodyTableLinker
{
    /// <summary>Share of the shorter text's character pairs that must be found in the other.</summary>
    private const double Enough = 0.5;

    /// <summary>Pairs of characters met in more rows than this say nothing.</summary>
    private const int CommonIn = 60;

    /// <summary>Which of table rows and paragraphs are the items, and which the body that the table says again.</summary>
    public static (IReadOnlyList<DraftItem> Items, IReadOnlyList<DraftItem> Body, IReadOnlyList<BodyTableLink> Links) Choose(IReadOnlyList<DraftItem> rows, IReadOnlyList<DraftItem> paragraphs)
    {
        if (rows.Count == 0) return (paragraphs, [], []);
        if (paragraphs.Count == 0) return (rows, [], []);
        var links = Link(paragraphs, rows);
        if (Belong(links, rows.Count)) return (rows, paragraphs, links);
        // A small table beside a long plan (a schedule, a list of projects) is not the plan.
        return paragraphs.Count >= 10 && paragraphs.Count > rows.Count * 3 ? (paragraphs, [], []) : (rows, [], []);
    }

    public static IReadOnlyList<BodyTableLink> Link(IReadOnlyList<DraftItem> body, IReadOnlyList<DraftItem> table)
    {
        var rows = new HashSet<int>[table.Count];
        var index = new Dictionary<int, List<int>>();
        for (var row = 0; row < table.Count; row++)
        {
            rows[row] = Likeness.Pairs(Whole(table[row]));
            foreach (var pair in rows[row])
            {
                if (!index.TryGetValue(pair, out var list)) index[pair] = list = [];
                if (list.Count <= CommonIn) list.Add(row);
            }
        }

        var paragraphs = body.Select(b => Likeness.Pairs(Whole(b))).ToList();
        var scores = new Dictionary<int, double>[body.Count];
        var bestOfRow = new double[table.Count];
        for (var paragraph = 0; paragraph < body.Count; paragraph++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var pair in paragraphs[paragraph])
                if (index.TryGetValue(pair, out var list) && list.Count <= CommonIn)
                    foreach (var row in list) shared[row] = shared.GetValueOrDefault(row) + 1;
            scores[paragraph] = [];
            foreach (var (row, count) in shared)
            {
                var least = Math.Min(rows[row].Count, paragraphs[paragraph].Count);
                var score = least == 0 ? 0 : (double)count / least;
                scores[paragraph][row] = score;
                bestOfRow[row] = Math.Max(bestOfRow[row], score);
            }
        }

        var links = new List<BodyTableLink>();
        for (var paragraph = 0; paragraph < body.Count; paragraph++)
        {
            var linked = new List<int>();
            foreach (var (row, score) in scores[paragraph])
            {
                // A row far liker to another paragraph is that one's, unless it holds this paragraph as well.
                if (score >= Enough && (score >= bestOfRow[row] * 0.75 || score >= 0.7)) linked.Add(row + 1);
            }

            if (linked.Count == 0 && scores[paragraph].Count > 0 && scores[paragraph].MaxBy(s => s.Value) is { Value: >= 0.35 } near && near.Value >= bestOfRow[near.Key]) linked.Add(near.Key + 1);
            if (linked.Count == 0) continue;
            linked.Sort();
            links.Add(new(paragraph + 1, linked));
        }

        return links;
    }

    /// <summary>Whether a table says again what the body says: most rows have their paragraph.</summary>
    private static bool Belong(IReadOnlyList<BodyTableLink> links, int rows) =>
        links.SelectMany(l => l.Table).Distinct().Count() * 5 >= rows * 2;

    private static string Whole(DraftItem item) => item.Title is null ? item.Text.Text : item.Title.Text + item.Text.Text;
}
