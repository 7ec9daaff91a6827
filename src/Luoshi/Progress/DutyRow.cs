using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>The stored present state of a duty.</summary>
public sealed class DutyRow
{
    internal const int UnitLength = 500;

    private ReadOnce<DutyState> _state;

    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Unit { get; set; }
    public required DutyStatus Status { get; set; }
    public DateOnly? Due { get; set; }

    /// <summary>The unit in the directory; null where its name was not known there.</summary>
    public Guid? UnitId { get; set; }

    public required DutyRole Role { get; set; }

    /// <summary>The duty it is a part of.</summary>
    public Guid? Parent { get; set; }

    /// <summary>The next day on which the unit owes something: a report, the end; null for nothing with a day, or once closed.</summary>
    public DateOnly? OwesOn { get; set; }

    /// <summary><see cref="DutyState"/> as JSON.</summary>
    public required string State { get; set; }

    public required long Version { get; set; }

    internal DutyState ToState() => _state.Of(State);

    internal static DutyRow Of(DutyState state) => new()
    {
        Id = state.Id,
        PlanId = state.PlanId,
        ItemId = state.ItemId,
        Unit = Fit(state.Unit),
        Status = state.Status,
        Due = state.Due,
        UnitId = state.UnitId,
        Role = state.Role,
        Parent = state.Parent,
        OwesOn = state.OwesOn,
        State = StateJson.Write(state),
        Version = state.Version,
    };

    internal void Set(DutyState state)
    {
        Unit = Fit(state.Unit);
        Status = state.Status;
        Due = state.Due;
        UnitId = state.UnitId;
        Role = state.Role;
        Parent = state.Parent;
        OwesOn = state.OwesOn;
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
