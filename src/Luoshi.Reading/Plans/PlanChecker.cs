using Luoshi.Reading.Plans.Checks;

namespace Luoshi.Reading.Plans;

/// <summary>What a reviewer would raise in the document itself: a row twice, a misprinted number, a deadline before the plan.</summary>
public static class PlanChecker
{
    // Each is a function of the document and its reading only; a new one is a file of its own and a line here.
    private static readonly Func<CheckedPlan, IEnumerable<Finding>>[] Checks =
    [
        TitleYear.Check,
        NumberSequence.Check,
        DuplicateItems.Check,
        NearDuplicateItems.Check,
        HeadingAsItem.Check,
        DeadlineOrder.Check,
        DeadlineAndText.Check,
        Owners.Check,
        UnitNames.Check,
        UnitCells.Check,
        UnitsInText.Check,
        Targets.Check,
        Comparisons.Check,
        Enumerations.Check,
        RepeatedWords.Check,
        ForeignWords.Check,
        Wholeness.Check,
        Leftovers.Check,
        BodyAndTable.Check,
        SectionNames.Check,
    ];

    /// <summary>Mistakes in document order, those without a place first, each with code, kind, items, place and quote.</summary>
    public static IReadOnlyList<Finding> Check(SourceDocument document, PlanReading reading)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reading);
        var plan = new CheckedPlan(document, reading);
        return [.. Once(Checks.SelectMany(check => check(plan))).OrderBy(f => f.Where.Count == 0 ? (-1, -1, -1) : (f.Where[0].Block, f.Where[0].Row ?? -1, f.Where[0].Start))];
    }

    /// <summary>What stands in a row and in the body paragraph it came from is raised once.</summary>
    private static IEnumerable<Finding> Once(IEnumerable<Finding> findings) =>
        findings.GroupBy(f => (f.Code, BareText.Of(f.Quote))).SelectMany(same =>
        {
            var kept = new List<Finding>();
            var raised = new HashSet<int>();
            foreach (var finding in same)
            {
                if (finding.Quote.Length > 0 && finding.Items.Any(raised.Contains)) continue;
                kept.Add(finding);
                raised.UnionWith(finding.Items);
            }

            return kept;
        });
}
