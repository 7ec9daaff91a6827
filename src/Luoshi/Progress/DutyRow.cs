namespace Luoshi.Progress;

/// <summary>The stored present state of a duty.</summary>
public sealed class DutyRow
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Unit { get; set; }
    public required DutyStatus Status { get; set; }
    public DateOnly? Due { get; set; }

    /// <summary><see cref="DutyState"/> as JSON.</summary>
    public required string State { get; set; }

    public required long Version { get; set; }
}
