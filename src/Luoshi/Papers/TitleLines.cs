namespace Luoshi.Papers;

/// <summary>Breaks a title into lines where the sense allows it, shaped as a trapezium or a diamond.</summary>
public static class TitleLines
{
    /// <summary>Characters of 2号 that go into a line.</summary>
    public const int Longest = (int)(PageFigures.TypeWidth / 25.4 * 72 / PageFigures.Size2);

    // After these a title may be broken without tearing a word.
    private static readonly string[] Ends = ["的", "》", "、", "，", "年", "关于", "季度", "半年", "工作", "落实", "情况", "委员会", "卫生健康", "督查", "市", "县"];

    private const int Torn = 60, InsideName = 15, OneLong = 8, WaistTooThin = 6;

    public static IReadOnlyList<string> Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var words = title.Trim();
        if (words.Length <= Longest) return [words];
        var lines = (words.Length + Longest - 1) / Longest;
        return Best(words, lines) ?? Best(words, lines + 1) ?? [.. words.Chunk(Longest).Select(c => new string(c))];
    }

    private static IReadOnlyList<string>? Best(string words, int lines)
    {
        (int Cost, IReadOnlyList<string>? Lines) best = (int.MaxValue, null);
        Try(0, []);
        return best.Lines;

        void Try(int from, List<string> before)
        {
            var left = lines - before.Count;
            if (left == 1)
            {
                if (words.Length - from is < 2 or > Longest) return;
                List<string> whole = [.. before, words[from..]];
                var cost = Cost(whole);
                if (cost < best.Cost) best = (cost, whole);
                return;
            }

            for (var length = Math.Max(2, words.Length - from - ((left - 1) * Longest)); length <= Math.Min(Longest, words.Length - from - (2 * (left - 1))); length++)
                Try(from + length, [.. before, words.Substring(from, length)]);
        }
    }

    private static int Cost(List<string> lines)
    {
        var cost = 0;
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var line = lines[i];
            if (!Ends.Any(e => line.EndsWith(e, StringComparison.Ordinal)) || line.EndsWith('《') || lines[i + 1][0] is '》' or '、' or '，' or '的') cost += Torn;
            if (line.LastIndexOf('《') > line.LastIndexOf('》')) cost += InsideName;
            cost += Math.Abs(line.Length - lines[i + 1].Length);
        }

        // Lines of one length look like a brick, and a thin waist like an hourglass.
        if (lines.Count > 1 && lines.TrueForAll(l => l.Length == lines[0].Length)) cost += OneLong;
        for (var i = 1; i < lines.Count - 1; i++)
            if (lines[i].Length < lines[i - 1].Length && lines[i].Length < lines[i + 1].Length) cost += WaistTooThin;
        return cost;
    }
}
