using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>亮灯: how an item or a duty stands on a date, the most urgent first.</summary>
public enum LightColor
{
    /// <summary>滞后.</summary>
    Red,

    /// <summary>预警.</summary>
    Yellow,

    /// <summary>正常.</summary>
    Green,

    /// <summary>未到期.</summary>
    NotYetDue,

    /// <summary>已销号.</summary>
    Done,
}

/// <summary>A light with the reason it shows.</summary>
/// <param name="Rule">Permanent code of the rule (LT001).</param>
/// <param name="Reason">Short Chinese phrases, together at most 14 characters, figure first where there is one.</param>
/// <param name="Sentence">The reason in full, with names and days.</param>
/// <param name="Because">Sequences of the entries it rests on; of what is absent, the entry that asked for it.</param>
public sealed record Light(LightColor Color, string Rule, string Reason, string Sentence, IReadOnlyList<long> Because)
{
    /// <summary>Longest reason a table has room for.</summary>
    public const int LongestReason = 14;

    // Of several reasons the sentence says so many; the entries hold the rest.
    private const int MostSentences = 4;

    /// <summary>Whether the unit sees its duty otherwise: smooth where the light warns, or bound to miss where it does not.</summary>
    public bool DisagreesWith(UnitView? view) => view switch
    {
        UnitView.Smooth => Color is LightColor.Red or LightColor.Yellow,
        UnitView.WillMiss => Color is LightColor.Green or LightColor.NotYetDue,
        _ => false,
    };

    /// <summary>The most urgent of several, with the reasons of all that are as urgent; the first given comes first.</summary>
    internal static Light Worst(IReadOnlyList<Light> lights)
    {
        var color = lights.Min(l => l.Color);
        var worst = lights.Where(l => l.Color == color).DistinctBy(l => (l.Rule, l.Sentence)).ToList();
        if (worst.Count == 1) return worst[0];

        var reason = worst[0].Reason;
        foreach (var other in worst.Skip(1).Select(l => l.Reason).Distinct())
        {
            if (!reason.Contains(other, StringComparison.Ordinal) && reason.Length + 1 + other.Length <= LongestReason) reason += "，" + other;
        }

        var sentences = worst.Select(l => l.Sentence).Distinct().ToList();
        var more = sentences.Count - MostSentences;
        return new Light(
            color, worst[0].Rule, reason,
            string.Concat(sentences.Take(MostSentences)) + (more > 0 ? $"另有{more}处。" : ""),
            [.. worst.SelectMany(l => l.Because).Distinct().Order()]);
    }
}

/// <summary>A duty with its light.</summary>
public sealed record LitDuty(DutyState State, Light Light)
{
    /// <summary>与灯不一: the unit's own view differs from the light.</summary>
    public bool DisagreesWithView => Light.DisagreesWith(State.View);
}

/// <summary>An item with its light and those of its duties.</summary>
/// <param name="Duties">The lead ones first; without those that were taken back.</param>
public sealed record LitItem(ItemState State, Light Light, IReadOnlyList<LitDuty> Duties)
{
    public ItemFacts Facts => State.Facts;

    /// <summary>How many supporting duties have each light; they are counted beside the item's, not mixed in.</summary>
    public IReadOnlyDictionary<LightColor, int> Supporting =>
        Duties.Where(d => d.State.Role == DutyRole.Support).GroupBy(d => d.Light.Color).ToDictionary(g => g.Key, g => g.Count());
}
