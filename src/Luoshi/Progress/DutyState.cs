using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>Where a duty stands.</summary>
public enum DutyStatus
{
    /// <summary>待签收.</summary>
    Dispatched,

    /// <summary>退办待定: the unit says it is not its own.</summary>
    Declined,

    /// <summary>办理中.</summary>
    SignedFor,

    /// <summary>待审核: reported, not yet reviewed.</summary>
    Reported,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>待核查: the unit says it is done.</summary>
    Claimed,

    /// <summary>待销号: the claim was found true.</summary>
    Verified,

    /// <summary>已销号.</summary>
    Closed,

    /// <summary>已撤销: no longer owed.</summary>
    Withdrawn,
}

/// <summary>What became of a report that was owed on a day.</summary>
public enum OwedStatus
{
    /// <summary>未报.</summary>
    Missing,

    /// <summary>待审核.</summary>
    Waiting,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已通过.</summary>
    Accepted,
}

/// <summary>A report owed on a day.</summary>
/// <param name="Due">The last day for it.</param>
/// <param name="ReportedOn">The day it first came; null while it has not.</param>
/// <param name="Report">Sequence of the report that stands for it.</param>
public sealed record OwedReport(DateOnly Due, OwedStatus Status, DateOnly? ReportedOn, long? Report);

/// <summary>An extension that waits for the leader.</summary>
public sealed record AskedExtension(long Sequence, DateOnly To, string Reason, DateOnly On, string By);

/// <summary>A claim of completion that waits for verification, or for closing.</summary>
/// <param name="Sequence">Of the claim's entry.</param>
/// <param name="VerifiedBy">Who found it true; null while nobody has.</param>
public sealed record OpenClaim(long Sequence, DateOnly On, string Text, IReadOnlyList<EvidenceMark> Evidence, string? VerifiedBy, string? How);

/// <summary>The present state of one unit's share in one item: the fold of its entries.</summary>
public sealed record DutyState
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Unit { get; init; }

    /// <summary>The unit in the directory; null where the name was not known there.</summary>
    public Guid? UnitId { get; init; }

    public required DutyRole Role { get; init; }

    /// <summary>The collective name of the plan it came from.</summary>
    public string? Under { get; init; }

    /// <summary>The duty it is a part of, where a unit passed its own on.</summary>
    public Guid? Parent { get; init; }

    /// <summary>What the part is.</summary>
    public string? Share { get; init; }

    public required DutyStatus Status { get; init; }

    /// <summary>The day it was given to the unit: by the dispatch, or by the last reassignment.</summary>
    public DateOnly? DispatchedOn { get; init; }

    public DateOnly? FirstDue { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>Sequence of the entry the due date comes from: the dispatch, or the last extension.</summary>
    public long DueEntry { get; init; }

    public DateOnly? SignedOn { get; init; }

    /// <summary>Reports owed, by day.</summary>
    public IReadOnlyList<OwedReport> Owed { get; init; } = [];

    /// <summary>Sequence of the last report; an amended one keeps the first's.</summary>
    public long? Report { get; init; }

    public DateTimeOffset? LastReportAt { get; init; }
    public int Percent { get; init; }
    public string? LastReport { get; init; }
    public string? Difficulty { get; init; }
    public string? Next { get; init; }
    public UnitView? View { get; init; }

    /// <summary>Last reported value of each target, by position.</summary>
    public IReadOnlyDictionary<int, decimal> Values { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Values of the reports that were accepted, by position.</summary>
    public IReadOnlyDictionary<int, decimal> AcceptedValues { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Why the last report, claim or refusal of the duty came back; null once answered.</summary>
    public string? ReturnedBecause { get; init; }

    /// <summary>Day of the last return, of a report or of a claim.</summary>
    public DateOnly? ReturnedOn { get; init; }

    /// <summary>Reports and claims returned so far.</summary>
    public int Returns { get; init; }

    public AskedExtension? Extension { get; init; }
    public OpenClaim? Claim { get; init; }

    /// <summary>Times it was urged.</summary>
    public int Urges { get; init; }

    public DateOnly? LastUrgedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Sequence of the entry that gave it to the unit: the dispatch, or the last reassignment.</summary>
    public long DispatchEntry { get; init; }

    /// <summary>Sequence of the last entry in which the unit said that it is not its own.</summary>
    public long? DeclineEntry { get; init; }

    /// <summary>Sequence of the last return, of a report or of a claim.</summary>
    public long? ReturnEntry { get; init; }

    /// <summary>Sequence of the entry that closed it, or took it back.</summary>
    public long? ClosingEntry { get; init; }

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }

    /// <summary>Neither closed nor withdrawn.</summary>
    public bool IsOpen => Status is not (DutyStatus.Closed or DutyStatus.Withdrawn);

    /// <summary>The earliest report that is missing or was returned; null for none.</summary>
    public OwedReport? NextOwed => Owed.FirstOrDefault(o => o.Status is OwedStatus.Missing or OwedStatus.Returned);

    /// <summary>The next day on which the unit owes something: a report, the end; null for nothing with a day, or once closed.</summary>
    public DateOnly? OwesOn =>
        Status is DutyStatus.Closed or DutyStatus.Withdrawn or DutyStatus.Claimed or DutyStatus.Verified ? null
        : NextOwed is { } next && (Due is null || next.Due < Due) ? next.Due : Due;
}
