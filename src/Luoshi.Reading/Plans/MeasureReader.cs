namespace Luoshi.Reading.Plans;

/// <summary>Finds the numbered sub-measures inside an item's text: 1. 2. 3., （1）（2）, ①②, 一是二是.</summary>
internal static class MeasureReader
{
    private const string Before = "。；;：:.!！？\n）)”》";

    /// <summary>The measures without their numbers, in order; none where the text is not numbered.</summary>
    public static IReadOnlyList<TracedText> Read(TracedText text)
    {
        var value = text.Text;
        List<Marker> best = [];
        foreach (var style in new[] { MarkerStyle.ArabicDot, MarkerStyle.ArabicParen, MarkerStyle.ArabicHalfParen, MarkerStyle.Circled, MarkerStyle.ChineseParen, MarkerStyle.ChineseIs })
        {
            var run = Run(value, style);
            // A list inside a measure of another list counts for less than the list that begins first.
            if (run.Count > 0 && (best.Count == 0 || run[0].Start < best[0].Start)) best = run;
        }

        if (best.Count == 0) return [];
        var measures = new List<TracedText>();
        for (var i = 0; i < best.Count; i++)
        {
            var end = i + 1 < best.Count ? best[i + 1].Start : text.Length;
            var measure = CleanText.Of(text.Slice(best[i].End, end - best[i].End)).Trim("；;");
            if (!measure.IsEmpty) measures.Add(measure);
        }

        return measures;
    }

    /// <summary>The numbers 1, 2, 3 … of one style, each at a sentence's start.</summary>
    private static List<Marker> Run(string text, MarkerStyle style)
    {
        var run = new List<Marker>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!CouldBegin(text[i]) || !(i == 0 || Before.Contains(text[i - 1], StringComparison.Ordinal) || char.IsWhiteSpace(text[i - 1]) || (style is MarkerStyle.Circled or MarkerStyle.ChineseIs && text[i - 1] is '，' or '、'))) continue;
            var read = Numbering.Read(text, i) ?? (style is MarkerStyle.ArabicDot ? BeforeFigure(text, i) : null);
            if (read is not { } marker || marker.Style != style || marker.Start != i) continue;
            if (marker.Value != run.Count + 1 || marker.End >= text.Length) continue;
            run.Add(marker);
            i = marker.End - 1;
        }

        // A single 1. is a list only at the head of the text; of other marks two make one.
        return run.Count >= 2 || (run.Count == 1 && run[0].Start == 0 && style is MarkerStyle.ArabicDot) ? run : [];
    }

    /// <summary>A list number set close before a figure: 2.6月底前封顶. Only its place in the list tells it from 2.6.</summary>
    private static Marker? BeforeFigure(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end])) end++;
        if (end == at || end + 1 >= text.Length || text[end] is not ('.' or '．') || !char.IsAsciiDigit(text[end + 1])) return null;
        return new(MarkerStyle.ArabicDot, int.Parse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture), at, end + 1 - at, end + 1);
    }

    private static bool CouldBegin(char c) =>
        char.IsAsciiDigit(c) || c is '（' or '(' or (>= '①' and <= '⑳') or (>= '⑴' and <= '⒇') or (>= '⒈' and <= '⒛') or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';
}
