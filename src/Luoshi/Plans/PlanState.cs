using System.Text.Json.Serialization;
using Luoshi.Ledger;
using Luoshi.Progress;

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

    /// <summary>归档: the year is over, nothing is changed any more.</summary>
    Archived,
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

    /// <summary>How the plan is followed: rhythm of reports, thresholds of lights.</summary>
    public PlanSettings Settings { get; init; } = PlanSettings.Usual;

    /// <summary>Which version is in force: 1 as issued, one more with each change approved.</summary>
    public int Revision { get; init; } = 1;

    public DateOnly? ArchivedOn { get; init; }

    /// <summary>Findings that were settled, by their position in <see cref="PlanFacts.Findings"/>.</summary>
    public IReadOnlyDictionary<int, string> Settled { get; init; } = new Dictionary<int, string>();

    /// <summary>Printed names of units that mean something else here than the directory says, in the order of the names.</summary>
    public IReadOnlyDictionary<string, NameTie> UnitTies { get; init; } = new Dictionary<string, NameTie>();

    /// <summary>Printed names of persons that mean something else here than the directory says, in the order of the names.</summary>
    public IReadOnlyDictionary<string, NameTie> PersonTies { get; init; } = new Dictionary<string, NameTie>();

    /// <summary>Sequence of the last entry folded in; stored beside the state, so that an entry which changes nothing of the plan itself need not write it anew.</summary>
    [JsonIgnore]
    public long Version { get; init; }
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

    /// <summary>Sequence of the entry the due date comes from: the reading, a correction, an approved change, the last extension.</summary>
    public long DueEntry { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>Sequence of the entry that closed it.</summary>
    public long? ClosingEntry { get; init; }

    /// <summary>What has to be handed in with reports and claims; null where the item asks for nothing.</summary>
    public string? Evidence { get; init; }

    /// <summary>Instructions given on this item, in order.</summary>
    public IReadOnlyList<InstructionState> Instructions { get; init; } = [];

    /// <summary>A change that waits for approval.</summary>
    public OpenChange? Change { get; init; }

    /// <summary>The item it goes on as in another plan; null while it does not.</summary>
    public CarriedOver? CarriedTo { get; init; }

    /// <summary>Sequence of the entry that carried it over.</summary>
    public long? CarriedEntry { get; init; }

    /// <summary>The item of an older plan it goes on from.</summary>
    public CarriedIn? CarriedFrom { get; init; }

    public DateTimeOffset? LastReportAt { get; init; }

    /// <summary>Last reported value of each target, by position.</summary>
    public IReadOnlyDictionary<int, decimal> Values { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Where each of these values comes from, by the target's position.</summary>
    public IReadOnlyDictionary<int, ValueMark> ValueMarks { get; init; } = new Dictionary<int, ValueMark>();

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }
}

/// <summary>Where the value of a target comes from.</summary>
/// <param name="Report">Sequence of the entry that gave it.</param>
/// <param name="On">Day of the report it was first given in, or put right for.</param>
/// <param name="Duty">The lead unit's duty; null for a value of the item itself.</param>
public sealed record ValueMark(long Report, DateOnly On, Guid? Duty);

/// <summary>A leader's instruction on an item, and what was answered.</summary>
/// <param name="Sequence">Of the instruction's entry.</param>
/// <param name="By">Name of the leader.</param>
/// <param name="To">Duties it is for; empty for all lead units.</param>
public sealed record InstructionState(long Sequence, string By, DateOnly On, string Text, DateOnly? AnswerBy, IReadOnlyList<Guid> To, IReadOnlyList<InstructionAnswer> Answers)
{
    /// <summary>Whether it is for that duty.</summary>
    public bool IsFor(DutyState duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return To.Count > 0 ? To.Contains(duty.Id) : duty is { Role: DutyRole.Lead, Parent: null };
    }
}

/// <summary>A unit's answer to an instruction.</summary>
public sealed record InstructionAnswer(Guid Duty, string By, DateOnly On, string Text);

/// <summary>A change of an item that waits for approval.</summary>
/// <param name="Sequence">Of the proposal's entry.</param>
public sealed record OpenChange(long Sequence, string By, DateOnly On, string Reason, IReadOnlyList<ProposedField> Changes);
