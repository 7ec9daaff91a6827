using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>Everybody a plan names, each once.</summary>
/// <param name="Units">Of its duties.</param>
/// <param name="PrintedUnits">Units as the document names them.</param>
/// <param name="PrintedPersons">Leaders as the document names them.</param>
public sealed record NamedInPlan(IReadOnlyCollection<Guid> Units, IReadOnlyCollection<string> PrintedUnits, IReadOnlyCollection<string> PrintedPersons)
{
    public static NamedInPlan Of(PlanLedger plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(
            plan.Duties.Select(d => d.UnitId).OfType<Guid>().ToHashSet(),
            plan.Items.SelectMany(i => i.Facts.LeadUnits.Concat(i.Facts.SupportUnits)).Concat(plan.Duties.Where(d => d.UnitId is null).Select(d => d.Unit)).ToHashSet(StringComparer.Ordinal),
            plan.Items.SelectMany(i => i.Facts.Leaders.Concat(i.Facts.LeadLeaders)).ToHashSet(StringComparer.Ordinal));
    }
}
