namespace Luoshi.Reading.Plans;

/// <summary>What a reviewer would raise in the document itself: a row twice, a misprinted number, a deadline before the plan.</summary>
public static class PlanChecker
{
    /// <summary>Mistakes in document order, each with code, kind, items, place and quote.</summary>
    public static IReadOnlyList<Finding> Check(SourceDocument document, PlanReading reading)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reading);
        return [];
    }
}
