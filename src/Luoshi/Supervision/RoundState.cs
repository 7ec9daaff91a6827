using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>Where a round of supervision stands.</summary>
public enum RoundStatus
{
    /// <summary>待批: the scheme waits for its approver.</summary>
    Proposed,

    /// <summary>方案退回: the approver wants it otherwise.</summary>
    SentBack,

    /// <summary>进行中.</summary>
    Running,

    /// <summary>已结束.</summary>
    Closed,

    /// <summary>已撤回: taken back before it started.</summary>
    Withdrawn,
}

/// <summary>实地记录: what the team found on the spot.</summary>
/// <param name="Sequence">Of the record's entry.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="ItemId">The item it is about; null for the unit as a whole.</param>
/// <param name="Text">As it stands now; the first wording stays in its entry.</param>
/// <param name="Corrections">Sequences of entries that put it right.</param>
public sealed record SpotRecord(
    long Sequence,
    DateOnly On,
    Participant By,
    Guid UnitId,
    string Unit,
    string Place,
    RoundMethod Method,
    Guid? ItemId,
    string Text,
    IReadOnlyList<EvidenceMark> Photos,
    IReadOnlyList<long> Corrections);

/// <summary>督查: one round of supervision, from its scheme to its end.</summary>
/// <remarks>What each unit hands in (<see cref="SelfCheckState"/>), what is found (<see cref="ProblemState"/>) and what is concluded (<see cref="ConclusionState"/>) are matters of their own that name the round.</remarks>
public sealed record RoundState : MatterState
{
    /// <summary><see cref="MatterState.KindName"/> of rounds.</summary>
    public const string Name = "round";

    public required RoundStatus Status { get; init; }
    public required Scheme Scheme { get; init; }
    public required Participant OpenedBy { get; init; }
    public required DateOnly OpenedOn { get; init; }

    /// <summary>Everyone who had a hand in the scheme: who wrote it, who rewrote it.</summary>
    public IReadOnlyList<Participant> WrittenBy { get; init; } = [];

    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Sequence of the entry that approved the scheme.</summary>
    public long? ApprovalEntry { get; init; }

    /// <summary>Why the approver sent the scheme back; null once it was changed.</summary>
    public string? SentBackBecause { get; init; }

    /// <summary>The day the scheme last went to its approver, or came back.</summary>
    public required DateOnly WaitsSince { get; init; }

    public IReadOnlyList<SpotRecord> Records { get; init; } = [];

    public DateOnly? ClosedOn { get; init; }

    public override string KindName => Name;

    [JsonIgnore]
    public override bool IsOpen => Status is RoundStatus.Proposed or RoundStatus.SentBack or RoundStatus.Running;

    [JsonIgnore]
    public override DateOnly? NextDay => Status switch
    {
        RoundStatus.Proposed or RoundStatus.SentBack => Scheme.From,
        RoundStatus.Running => Scheme.To,
        _ => null,
    };

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits => Status switch
    {
        RoundStatus.Proposed => [new(MatterParty.Leader, Scheme.Approver.PersonId, "批方案", $"第{No}轮督查　{Scheme.Title}", WaitsSince, Scheme.From)],
        RoundStatus.SentBack => [new(MatterParty.Clerk, null, "改方案", $"第{No}轮督查　{Scheme.Title}", WaitsSince, Scheme.From)],
        _ => [],
    };

    /// <summary>Whether someone belongs to the team.</summary>
    public bool IsOnTeam(Actor actor) => Scheme.Team.Any(m => m.Is(actor));
}
