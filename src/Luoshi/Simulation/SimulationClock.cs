using Luoshi.Ledger;

namespace Luoshi.Simulation;

/// <summary>The clock of a simulated year: it stands until the simulation moves it.</summary>
public sealed class SimulationClock : TimeProvider
{
    private DateTimeOffset _now = new(2020, 1, 1, 9, 0, 0, LedgerDay.Offset);

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <summary>To a time of a day.</summary>
    internal void SetTo(DateOnly day, TimeOnly time) => _now = new(day, time, LedgerDay.Offset);
}
