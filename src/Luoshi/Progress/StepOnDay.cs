using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>What became of a dated step.</summary>
public enum StepStatus
{
    /// <summary>未到.</summary>
    Ahead,

    /// <summary>已成.</summary>
    Met,

    /// <summary>逾期.</summary>
    Missed,
}

/// <summary>A dated step of an item as it stands on a day, by the same rule as the light.</summary>
public sealed record StepOnDay(MilestoneFacts Step, StepStatus Status);
