using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>Where a self-check stands.</summary>
public enum SelfCheckStatus
{
    /// <summary>待自查.</summary>
    Asked,

    /// <summary>已自查.</summary>
    Given,

    /// <summary>不再需要: the round was taken back or has ended.</summary>
    CalledOff,
}

/// <summary>What a unit says of one item in a self-check; figures stay those of the ledger.</summary>
/// <param name="AsInLedger">The ledger says it as it is; where not, the text says what differs.</param>
/// <param name="Text">What differs, or what was found; null for nothing to add.</param>
public sealed record SelfCheckAnswer(Guid ItemId, bool AsInLedger, string? Text);

/// <summary>自查: one unit's form in one round.</summary>
public sealed record SelfCheckState : MatterState
{
    /// <summary><see cref="MatterState.KindName"/> of self-checks.</summary>
    public const string Name = "selfcheck";

    /// <summary>The round that asks.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The round's title.</summary>
    public required string Title { get; init; }

    public required DateOnly AskedOn { get; init; }

    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required SelfCheckStatus Status { get; init; }

    /// <summary>Items the form is about.</summary>
    public required IReadOnlyList<Guid> Items { get; init; }

    public required DateOnly Due { get; init; }

    public IReadOnlyList<SelfCheckAnswer> Answers { get; init; } = [];

    /// <summary>自查发现的问题: what the unit found itself; null for nothing.</summary>
    public string? Found { get; init; }

    public DateOnly? GivenOn { get; init; }
    public string? GivenBy { get; init; }

    /// <summary>Sequence of the answer that stands.</summary>
    public long? Answer { get; init; }

    public override string KindName => Name;

    [JsonIgnore]
    public override bool IsOpen => Status == SelfCheckStatus.Asked;

    [JsonIgnore]
    public override Guid? OfUnit => UnitId;

    [JsonIgnore]
    public override DateOnly? NextDay => IsOpen ? Due : null;

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits => IsOpen ? [new(MatterParty.Unit, UnitId, "自查", $"{Title}，{Items.Count}项", AskedOn, Due)] : [];
}
