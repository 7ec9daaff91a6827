using System.Text.Json.Serialization;
using Luoshi.Ledger;

namespace Luoshi.Bulletins;

/// <summary>Where a paper stands.</summary>
public enum PaperStatus
{
    /// <summary>起草.</summary>
    Draft,

    /// <summary>送审: waits for the leader.</summary>
    Submitted,

    /// <summary>已审签: may be sent.</summary>
    Approved,

    /// <summary>已印发.</summary>
    Sent,

    /// <summary>作废.</summary>
    Discarded,
}

/// <summary>A paper of the supervising office as it stands: a bulletin, a notice, a report, a briefing.</summary>
/// <remarks>Its composed text stands in the first of its entries; here is only what was changed by hand.</remarks>
public sealed record PaperState : MatterState
{
    public const string Kind = "paper";

    public required PaperSubject Subject { get; init; }

    public required string Title { get; init; }

    public required PaperStatus Status { get; init; }

    /// <summary>The day it came to stand so.</summary>
    public required DateOnly Since { get; init; }

    public required string DraftedBy { get; init; }

    /// <summary>Sequence of the last entry that its text counts.</summary>
    public required long Through { get; init; }

    /// <summary>Parts changed by hand.</summary>
    public IReadOnlyDictionary<string, string> Edits { get; init; } = new Dictionary<string, string>();

    /// <summary>The template it is printed in; null for the standard's form.</summary>
    public EvidenceMark? Template { get; init; }

    /// <summary>The leader who approves.</summary>
    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Why the leader wants it changed; null once asked again.</summary>
    public string? ReturnedBecause { get; init; }

    public int? Year { get; init; }

    public int? Number { get; init; }

    public DateOnly? SentOn { get; init; }

    /// <summary>The docx as sent.</summary>
    public EvidenceMark? Paper { get; init; }

    /// <summary>A paper that is only looked at: composed, and in no ledger.</summary>
    public static PaperState Unwritten(Guid planId, PaperSubject subject, long through) => new()
    {
        Id = Guid.Empty, PlanId = planId, No = 0, Entries = [], Version = 0, Subject = subject, Title = "", Status = PaperStatus.Draft, Since = subject?.AsOf ?? default, DraftedBy = "", Through = through,
    };

    [JsonIgnore]
    public override string KindName => Kind;

    [JsonIgnore]
    public override bool IsOpen => Status is not (PaperStatus.Sent or PaperStatus.Discarded);

    [JsonIgnore]
    public override Guid? OfUnit => Subject.UnitId;

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits => Status switch
    {
        PaperStatus.Submitted => [new(MatterParty.Leader, Approver, "审签", Title, Since)],
        PaperStatus.Approved => [new(MatterParty.Clerk, null, "印发", Title, Since)],
        PaperStatus.Draft when ReturnedBecause is not null => [new(MatterParty.Clerk, null, "修改", Title, Since)],
        _ => [],
    };

    /// <summary>The same, where it stands as one of those.</summary>
    internal PaperState In(Entry entry, params ReadOnlySpan<PaperStatus> allowed)
    {
        foreach (var status in allowed)
            if (Status == status) return this;
        throw LedgerFold.Wrong(entry, "公文目前不在这一步");
    }

    internal PaperState At(Entry entry, PaperStatus status) => this with { Status = status, Since = LedgerDay.Of(entry.At) };
}
