using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Web.Ledger;

/// <summary>An item's text cut into runs: the words of its targets and dates, and what stands between them.</summary>
public static class QuotedText
{
    /// <summary>A run of the text.</summary>
    /// <param name="Tip">What was read out of the words; null between them.</param>
    public sealed record Run(string Words, bool Marked, string? Tip);

    public static IReadOnlyList<Run> Runs(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = item.Text;

        // Quotes may overlap: of several targets under one verb each holds the others' words. A run ends where any of them does.
        var quotes = item.Targets.Where(t => t.Kind == TargetKind.Target).Select(t => (At: Find(text, t.Quote, t.Start), t.Quote.Length, Tip: $"目标：{t.Indicator} {PlanWords.Number(t)}"))
            .Concat(item.Dates.Select(d => (At: Find(text, d.Quote, d.Start), d.Quote.Length, Tip: $"时间：{d.What} {PlanWords.Day(d.Due)}")))
            .Where(q => q.At >= 0 && q.Length > 0)
            .ToList();
        var cuts = quotes.SelectMany(q => new[] { q.At, q.At + q.Length }).Append(0).Append(text.Length).Distinct().Order().ToList();
        var runs = new List<Run>();
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            var over = quotes.Where(q => q.At <= from && q.At + q.Length >= to).Select(q => q.Tip).Distinct().ToList();
            runs.Add(new Run(text[from..to], over.Count > 0, over.Count > 0 ? string.Join('\n', over) : null));
        }

        return runs;
    }

    private static int Find(string text, string quote, int start) =>
        start >= 0 && start + quote.Length <= text.Length && string.CompareOrdinal(text, start, quote, 0, quote.Length) == 0
            ? start
            : text.IndexOf(quote, StringComparison.Ordinal);
}
