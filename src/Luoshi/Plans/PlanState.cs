namespace Luoshi.Plans;

/// <summary>Where a plan stands.</summary>
public enum PlanStatus
{
    /// <summary>草稿: read, being checked by a person.</summary>
    Draft,

    /// <summary>施行: in force.</summary>
    InForce,

    /// <summary>弃稿: thrown away before it was put in force.</summary>
    Discarded,
}

/// <summary>The present state of a plan: the fold of its entries.</summary>
public sealed record PlanState
{
    public required Guid Id { get; init; }
    public required PlanStatus Status { get; init; }
    public required PlanFacts Facts { get; init; }
    public required Guid DocumentId { get; init; }
    public required string FileName { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
    public required string ReadBy { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public string? InForceBy { get; init; }

    /// <summary>Findings that were settled, by their position in <see cref="PlanFacts.Findings"/>.</summary>
    public IReadOnlyDictionary<int, string> Settled { get; init; } = new Dictionary<int, string>();

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }
}

/// <summary>The present state of an item: the fold of its entries.</summary>
public sealed record ItemState
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required ItemFacts Facts { get; init; }

    /// <summary>A person compared it with the document.</summary>
    public bool Checked { get; init; }

    /// <summary>Fields that were corrected after reading, by name.</summary>
    public IReadOnlyList<string> CorrectedFields { get; init; } = [];

    /// <summary>The due date before the first extension; null when never extended.</summary>
    public DateOnly? FirstDue { get; init; }

    /// <summary>The last day allowed now; null for standing duties and rhythms.</summary>
    public DateOnly? Due { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public DateTimeOffset? LastReportAt { get; init; }

    /// <summary>Last reported value of each target, by position.</summary>
    public IReadOnlyDictionary<int, decimal> Values { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }
}
