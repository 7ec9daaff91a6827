using Luoshi.Ledger;

namespace Luoshi.Sample;

/// <summary>What the sample fixes: the moment at which its clock starts.</summary>
/// <param name="StartsAt">Everything the sample tells happened before this moment.</param>
public sealed record SampleSettings(DateTimeOffset StartsAt)
{
    /// <summary>A Thursday in August, when half of the year's work is on record.</summary>
    public static SampleSettings Usual { get; } = new(new DateTimeOffset(2026, 8, 6, 9, 0, 0, LedgerDay.Offset));

    /// <summary>The day pages call today when the sample opens.</summary>
    public DateOnly Today => LedgerDay.Of(StartsAt);
}
