using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>A finding as a reviewer meets it: its position in the plan, the field it is about, and how it was settled.</summary>
/// <param name="Position">Position in <see cref="PlanFacts.Findings"/>, from 0.</param>
/// <param name="Field">Field of the item or plan, by its name in the facts; null for none.</param>
/// <param name="Settled">How it was settled; null while open.</param>
public sealed record ReviewFinding(int Position, Finding Finding, string? Field, string? Settled)
{
    /// <summary>A doubt that nobody settled yet.</summary>
    public bool IsOpenDoubt => Settled is null && Finding.Severity == FindingSeverity.Doubt;
}

/// <summary>Which findings belong to which item.</summary>
public static class ReviewFindings
{
    /// <summary>All findings of a plan, in document order.</summary>
    public static IReadOnlyList<ReviewFinding> All(PlanState plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Facts.Findings.Select((f, i) => new ReviewFinding(i, f, FieldName(f.Field), plan.Settled.GetValueOrDefault(i)))];
    }

    /// <summary>Findings of an item; without one, those about the document as a whole.</summary>
    public static IReadOnlyList<ReviewFinding> Of(PlanState plan, ItemState? item) =>
        [.. All(plan).Where(f => item is null ? f.Finding.Items.Count == 0 : f.Finding.Items.Contains(item.Facts.No))];

    /// <summary>The published reading writes lead_units, the facts leadUnits.</summary>
    private static string? FieldName(string? published)
    {
        if (string.IsNullOrEmpty(published)) return null;
        var field = published.Split('.', '[')[0];
        var parts = field.Split('_');
        var name = parts[0] + string.Concat(parts.Skip(1).Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
        return name == "no" ? "noPrinted" : name;
    }
}
