namespace Luoshi.Reading.Formats.Scan;

/// <summary>A straight line of ink, in pixels: where it lies across, from and to along, and how much it leans.</summary>
internal sealed class ScanLine
{
    private double _weight, _alongs, _acrosses, _alongSquares, _products;
    private long _ink;

    public List<(int Across, int From, int To)> Runs { get; } = [];

    public int From { get; private set; } = int.MaxValue;

    public int To { get; private set; } = int.MinValue;

    public double At => _acrosses / _weight;

    public int Length => To - From + 1;

    public double Thickness => (double)_ink / Length;

    /// <summary>How far it moves across for each pixel along; 0 for a line whose runs all have one middle.</summary>
    public double Slope
    {
        get
        {
            var spread = _alongSquares - _alongs * _alongs / _weight;
            return spread < 1 ? 0 : (_products - _alongs * _acrosses / _weight) / spread;
        }
    }

    public void Add(int across, int from, int to)
    {
        Runs.Add((across, from, to));
        (From, To) = (Math.Min(From, from), Math.Max(To, to));
        double weight = to - from + 1, middle = (from + to) / 2.0;
        _ink += to - from + 1;
        _weight += weight;
        _alongs += weight * middle;
        _acrosses += weight * across;
        _alongSquares += weight * middle * middle;
        _products += weight * middle * across;
    }

    /// <summary>Long runs of ink in one direction, put together where they lie side by side.</summary>
    /// <param name="isDark">Whether there is ink at a place along and a place across.</param>
    public static List<ScanLine> Find(int lengthAlong, int lengthAcross, Func<int, int, bool> isDark, int shortest, int thickest)
    {
        const int gap = 3;
        var lines = new List<ScanLine>();
        var open = new List<ScanLine>();
        for (var across = 0; across < lengthAcross; across++)
        {
            open.RemoveAll(l => l.Runs[^1].Across < across - 2);
            int from = -1, last = -1;
            for (var along = 0; along <= lengthAlong; along++)
            {
                var dark = along < lengthAlong && isDark(along, across);
                if (dark)
                {
                    if (from < 0) from = along;
                    last = along;
                }
                else if (from >= 0 && (along - last > gap || along == lengthAlong))
                {
                    if (last - from + 1 >= shortest) Take(across, from, last);
                    from = -1;
                }
            }
        }

        return [.. lines.Where(l => l.Thickness <= thickest)];

        void Take(int across, int from, int to)
        {
            var line = open.Find(l => l.Runs[^1].From <= to + gap && l.Runs[^1].To >= from - gap);
            if (line is null)
            {
                lines.Add(line = new ScanLine());
                open.Add(line);
            }

            line.Add(across, from, to);
        }
    }
}

/// <summary>The ruled lines of a drawn page: those that meet others, as the lines of a table do.</summary>
internal sealed record ScanLines(IReadOnlyList<ScanLine> Across, IReadOnlyList<ScanLine> Down)
{
    /// <summary>Shorter than this may be a stroke of a large character (inches).</summary>
    private const double Shortest = 0.33;

    private const double Thickest = 0.045;

    /// <summary>How far two lines may be apart and still meet (inches).</summary>
    private const double Near = 0.04;

    public static ScanLines Find(ScanPicture picture, double dotsPerInch)
    {
        var (shortest, thickest, near) = ((int)(Shortest * dotsPerInch), (int)Math.Ceiling(Thickest * dotsPerInch), Near * dotsPerInch);
        var across = ScanLine.Find(picture.Width, picture.Height, picture.IsDark, shortest, thickest);
        var down = ScanLine.Find(picture.Height, picture.Width, (y, x) => picture.IsDark(x, y), shortest, thickest);
        return new(
            [.. across.Where(a => down.Exists(d => Meet(a, d)))],
            [.. down.Where(d => across.Exists(a => Meet(a, d)))]);

        bool Meet(ScanLine a, ScanLine d) => d.At >= a.From - near && d.At <= a.To + near && a.At >= d.From - near && a.At <= d.To + near;
    }

    /// <summary>How the page leans, by its longest lines.</summary>
    public double Slope
    {
        get
        {
            var longest = Across.OrderByDescending(a => a.Length).Take(9).Select(a => a.Slope).Order().ToList();
            return longest.Count == 0 ? 0 : longest[longest.Count / 2];
        }
    }

    /// <summary>Takes the lines out of the picture, so that they are not read as strokes.</summary>
    public void EraseFrom(ScanPicture picture)
    {
        foreach (var (y, from, to) in Across.SelectMany(a => a.Runs)) picture.Erase(from - 1, y - 1, to + 1, y + 1);
        foreach (var (x, from, to) in Down.SelectMany(d => d.Runs)) picture.Erase(x - 1, from - 1, x + 1, to + 1);
    }
}
