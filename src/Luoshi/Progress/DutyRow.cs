using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>The stored present state of a duty.</summary>
public sealed class DutyRow
{
    internal const int UnitLength = 500;

    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Unit { get; set; }
    public required DutyStatus Status { get; set; }
    public DateOnly? Due { get; set; }

    /// <summary><see cref="DutyState"/> as JSON.</summary>
    public required string State { get; set; }

    public required long Version { get; set; }

    internal static DutyRow Of(DutyState state) => new()
    {
        Id = state.Id,
        PlanId = state.PlanId,
        ItemId = state.ItemId,
        Unit = Fit(state.Unit),
        Status = state.Status,
        Due = state.Due,
        State = StateJson.Write(state),
        Version = state.Version,
    };

    internal void Set(DutyState state)
    {
        Unit = Fit(state.Unit);
        Status = state.Status;
        Due = state.Due;
        State = StateJson.Write(state);
        Version = state.Version;
    }

    // The column only serves lists; the state keeps the whole of a misread name.
    private static string Fit(string unit)
    {
        if (unit.Length <= UnitLength) return unit;
        return unit[..(char.IsHighSurrogate(unit[UnitLength - 1]) ? UnitLength - 1 : UnitLength)];
    }
}
