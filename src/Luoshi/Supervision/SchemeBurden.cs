using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>What a unit has to check itself once the scheme is approved: the items it has duties in.</summary>
public sealed record SelfCheckLoad(RoundUnit Unit, IReadOnlyList<Guid> Items);

/// <summary>负担: what a round asks of the units, counted before it is approved.</summary>
/// <remarks>基层减负: whoever approves a round sees first how much it makes others write.</remarks>
public static class SchemeBurden
{
    /// <summary>The self-checks that the scheme asks for; none where it asks for none.</summary>
    public static IReadOnlyList<SelfCheckLoad> SelfChecks(Scheme scheme, PlanYear year)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(year);
        if (scheme.SelfCheckBy is null) return [];
        return
        [
            .. scheme.Units.Select(u => new SelfCheckLoad(u, [.. scheme.Items.Where(i => year.Duties.Any(d => d.ItemId == i && d.UnitId == u.UnitId && d.Status != DutyStatus.Withdrawn))]))
                .Where(l => l.Items.Count > 0),
        ];
    }

    /// <summary>Self-checks of other rounds that the same units still owe.</summary>
    public static int StillOwed(Scheme scheme, PlanYear year, Guid round)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(year);
        return year.MattersOf<SelfCheckState>().Count(c => c.IsOpen && c.RoundId != round && scheme.Units.Any(u => u.UnitId == c.UnitId));
    }
}
