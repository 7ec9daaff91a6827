using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>Where a conclusion stands.</summary>
public enum ConclusionStatus
{
    /// <summary>拟稿: written, not yet fed back.</summary>
    Drafted,

    /// <summary>待签收: fed back to the unit.</summary>
    FedBack,

    /// <summary>已签收.</summary>
    Received,

    /// <summary>复核中: the unit objected.</summary>
    Objected,

    /// <summary>已复核.</summary>
    Decided,
}

/// <summary>One thing a conclusion says, with the entries that show it.</summary>
/// <param name="Grounds">Sequences of ledger entries.</param>
public sealed record ConclusionPoint(string Text, IReadOnlyList<long> Grounds);

/// <summary>What became of an objection.</summary>
public enum ObjectionOutcome
{
    /// <summary>维持.</summary>
    Upheld,

    /// <summary>变更.</summary>
    Changed,

    /// <summary>撤销.</summary>
    Revoked,
}

/// <summary>异议: what the unit says against a conclusion, and what was decided by someone who took no part (Art. 17).</summary>
/// <param name="Sequence">Of the objection's entry.</param>
/// <param name="DecideBy">Last day for the decision.</param>
/// <param name="Outcome">Null while undecided.</param>
public sealed record Objection(
    long Sequence,
    DateOnly On,
    string By,
    string Text,
    IReadOnlyList<EvidenceMark> Proof,
    DateOnly DecideBy,
    ObjectionOutcome? Outcome = null,
    string? Because = null,
    string? DecidedBy = null,
    DateOnly? DecidedOn = null,
    long? DecisionEntry = null);

/// <summary>督查结论: what a round says of one unit, fed back to it (Art. 16).</summary>
public sealed record ConclusionState : MatterState
{
    /// <summary><see cref="MatterState.KindName"/> of conclusions.</summary>
    public const string Name = "conclusion";

    /// <summary>Days a unit has to object from the day it received the conclusion, and days there are to decide (Art. 17); natural days.</summary>
    public const int Days = 30;

    public required Guid RoundId { get; init; }

    /// <summary>The round's title.</summary>
    public required string Title { get; init; }

    /// <summary>The round's team.</summary>
    public required IReadOnlyList<Participant> Team { get; init; }

    /// <summary>Who approved the round's scheme.</summary>
    public required Participant Approver { get; init; }

    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required ConclusionStatus Status { get; init; }

    /// <summary>The conclusion as a whole, as it stands now.</summary>
    public required string Text { get; init; }

    /// <summary>The text before an objection changed it.</summary>
    public string? FirstText { get; init; }

    public IReadOnlyList<ConclusionPoint> Points { get; init; } = [];

    /// <summary>Problems that belong to it.</summary>
    public IReadOnlyList<Guid> Problems { get; init; } = [];

    /// <summary>Everyone who wrote it or fed it back.</summary>
    public IReadOnlyList<Participant> MadeBy { get; init; } = [];

    /// <summary>回避: the team and everyone who made the conclusion; none of them decides on an objection (Art. 17).</summary>
    [JsonIgnore]
    public IEnumerable<Participant> StandAside => [.. Team, .. MadeBy];

    public required DateOnly WrittenOn { get; init; }
    public DateOnly? FedBackOn { get; init; }
    public string? FedBackBy { get; init; }
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Who signed for it, or how it was handed over.</summary>
    public string? ReceivedBy { get; init; }

    public Objection? Objection { get; init; }

    /// <summary>A decision on an objection took the conclusion away.</summary>
    [JsonIgnore]
    public bool IsRevoked => Objection?.Outcome == ObjectionOutcome.Revoked;

    /// <summary>Last day on which the unit may object; null before it was received.</summary>
    [JsonIgnore]
    public DateOnly? ObjectBy => ReceivedOn?.AddDays(Days);

    public override string KindName => Name;

    [JsonIgnore]
    public override bool IsOpen => Status is ConclusionStatus.Drafted or ConclusionStatus.FedBack or ConclusionStatus.Objected;

    [JsonIgnore]
    public override Guid? OfUnit => UnitId;

    [JsonIgnore]
    public override DateOnly? NextDay => Status == ConclusionStatus.Objected ? Objection?.DecideBy : null;

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits
    {
        get
        {
            var what = $"{Title}　{Unit}";
            if (Status == ConclusionStatus.Drafted) return [new(MatterParty.Clerk, null, "反馈结论", what, WrittenOn)];
            if (Status == ConclusionStatus.FedBack) return [new(MatterParty.Unit, UnitId, "签收结论", Title, FedBackOn ?? WrittenOn)];
            if (Objection is not { Outcome: null } objection) return [];
            IReadOnlyList<Guid> not = [.. StandAside.Select(p => p.AccountId).OfType<Guid>().Distinct()];
            MatterWait Of(MatterParty party, Guid? who) => new(party, who, "复核异议", what, objection.On, objection.DecideBy, not);
            return [Of(MatterParty.Clerk, null), Of(MatterParty.Head, null), Of(MatterParty.Leader, Approver.PersonId)];
        }
    }
}
