using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>Where a duty stands.</summary>
public enum DutyStatus
{
    /// <summary>待签收.</summary>
    Dispatched,

    /// <summary>办理中.</summary>
    SignedFor,

    /// <summary>待审核: reported, not yet reviewed.</summary>
    Reported,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已销号.</summary>
    Closed,
}

/// <summary>The present state of one unit's share in one item: the fold of its entries.</summary>
public sealed record DutyState
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Unit { get; init; }
    public required DutyRole Role { get; init; }
    public required DutyStatus Status { get; init; }
    public DateOnly? FirstDue { get; init; }
    public DateOnly? Due { get; init; }
    public DateOnly? SignedOn { get; init; }
    public DateTimeOffset? LastReportAt { get; init; }
    public int Percent { get; init; }
    public string? LastReport { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }
}
