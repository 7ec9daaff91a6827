using Luoshi.Ledger;
using Luoshi.Plans;

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
        return Of(plan.Items, plan.Duties.Select(d => d.UnitId).OfType<Guid>(), plan.Duties.Where(d => d.UnitId is null).Select(d => d.Unit));
    }

    /// <param name="units">Of its duties.</param>
    /// <param name="printed">Of duties whose unit is not in the directory.</param>
    internal static NamedInPlan Of(IReadOnlyList<ItemState> items, IEnumerable<Guid> units, IEnumerable<string> printed) => new(
        units.ToHashSet(),
        items.SelectMany(i => i.Facts.LeadUnits.Concat(i.Facts.SupportUnits)).Concat(printed).ToHashSet(StringComparer.Ordinal),
        items.SelectMany(i => i.Facts.Leaders.Concat(i.Facts.LeadLeaders)).ToHashSet(StringComparer.Ordinal));
}
