using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>Where a problem stands.</summary>
public enum ProblemStatus
{
    /// <summary>待定整改: found, nobody was told yet to put it right.</summary>
    Found,

    /// <summary>整改中.</summary>
    Rectifying,

    /// <summary>待核查: the unit says it is put right.</summary>
    HandedIn,

    /// <summary>整改退回: looked at, and not put right.</summary>
    Returned,

    /// <summary>已整改: looked at, and put right.</summary>
    PutRight,

    /// <summary>已撤销: raised in error.</summary>
    Withdrawn,
}

/// <summary>责任: someone who answers for a problem, and as what.</summary>
/// <param name="As">主要责任人, 直接责任人, 分管领导 … in words.</param>
public sealed record Responsible(string Unit, string Person, string As);

/// <summary>整改材料: what the unit handed in to show that a problem is put right.</summary>
/// <param name="Sequence">Of the entry.</param>
/// <param name="ReturnedBecause">Why it was not enough; null where nobody said so.</param>
public sealed record RectificationPaper(long Sequence, DateOnly On, string By, string Text, IReadOnlyList<EvidenceMark> Proof, string? ReturnedBecause = null);

/// <summary>整改: what is demanded of the unit, by when, by whom.</summary>
/// <param name="Demand">整改要求.</param>
/// <param name="Owner">整改责任人.</param>
/// <param name="FirstDue">The first deadline, where it was changed.</param>
public sealed record Rectification(string Demand, string Owner, DateOnly Due, DateOnly? FirstDue, DateOnly SetOn);

/// <summary>回头看: what a later round found of a problem.</summary>
public sealed record FollowUp(long Sequence, DateOnly On, Guid RoundId, string By, string Text, bool CameBack);

/// <summary>问题: something a round (or a day's work) found wrong at a unit, until it is put right.</summary>
/// <remarks>The three lists are three views of it: 问题清单 what, 整改清单 <see cref="Rectification"/>, 责任清单 <see cref="Responsible"/>.</remarks>
public sealed record ProblemState : MatterState
{
    /// <summary><see cref="MatterState.KindName"/> of problems.</summary>
    public const string Name = "problem";

    /// <summary>The round that found it; null where it was found outside of any.</summary>
    public Guid? RoundId { get; init; }

    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public Guid? ItemId { get; init; }
    public Guid? DutyId { get; init; }
    public required ProblemStatus Status { get; init; }

    /// <summary>In a few words, as lists show it.</summary>
    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Sequences of the entries it rests on: reports, records on the spot.</summary>
    public IReadOnlyList<long> Grounds { get; init; } = [];

    public required DateOnly FoundOn { get; init; }
    public required string FoundBy { get; init; }

    public Rectification? Rectification { get; init; }
    public IReadOnlyList<Responsible> Responsible { get; init; } = [];
    public IReadOnlyList<RectificationPaper> Papers { get; init; } = [];

    /// <summary>How it was found to be put right.</summary>
    public string? VerifiedHow { get; init; }

    public string? VerifiedBy { get; init; }
    public DateOnly? PutRightOn { get; init; }

    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>Why the last paper came back, or the problem with it; null once answered.</summary>
    public string? ReturnedBecause { get; init; }

    public override string KindName => Name;

    [JsonIgnore]
    public override bool IsOpen => Status is not (ProblemStatus.PutRight or ProblemStatus.Withdrawn);

    [JsonIgnore]
    public override Guid? OfUnit => UnitId;

    [JsonIgnore]
    public override DateOnly? NextDay => IsOpen ? Rectification?.Due : null;

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits => Status switch
    {
        ProblemStatus.Found => [new(MatterParty.Clerk, null, "定整改", $"{Unit}：{Title}", FoundOn)],
        ProblemStatus.Rectifying or ProblemStatus.Returned => [new(MatterParty.Unit, UnitId, "整改", Title, Rectification?.SetOn ?? FoundOn, Rectification?.Due)],
        ProblemStatus.HandedIn => [new(MatterParty.Clerk, null, "核查整改", $"{Unit}：{Title}", Papers[^1].On)],
        _ => [],
    };

    /// <summary>Whether the unit still has to hand in what shows that it is put right.</summary>
    [JsonIgnore]
    public bool IsOwed => Status is ProblemStatus.Rectifying or ProblemStatus.Returned;

    /// <summary>Whether the deadline has passed on a day and the unit has not handed in.</summary>
    public bool IsLate(DateOnly today) => IsOwed && Rectification is { } rectification && rectification.Due < today;
}
