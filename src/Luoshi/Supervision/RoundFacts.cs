using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>What happened to a round of supervision.</summary>
public abstract record RoundFacts(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Apply(Known<RoundState>(matter, entry), entry);

    /// <summary>The round after the entry.</summary>
    protected abstract RoundState Apply(RoundState round, Entry entry);
}

/// <summary>督查立项: a scheme was written and handed to its approver; the round begins.</summary>
/// <param name="No">Its number among the rounds of the plan, from 1.</param>
/// <param name="Person">The person behind the account that wrote it.</param>
public sealed record RoundOpened(Guid Matter, int No, Scheme Scheme, Guid? Person = null) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        var by = Participant.Of(entry, Person);
        return new RoundState
        {
            Id = Matter,
            PlanId = entry.PlanId,
            No = No,
            Status = RoundStatus.Proposed,
            Scheme = Scheme,
            OpenedBy = by,
            OpenedOn = LedgerDay.Of(entry.At),
            WaitsSince = LedgerDay.Of(entry.At),
            WrittenBy = [by],
            Entries = [entry.Sequence],
            Version = entry.Sequence,
        };
    }
}

/// <summary>修改方案: the scheme was written anew before it was approved.</summary>
public sealed record SchemeAmended(Guid Matter, Scheme Scheme, Guid? Person = null) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round with
    {
        Status = RoundStatus.Proposed,
        Scheme = Scheme,
        SentBackBecause = null,
        WaitsSince = LedgerDay.Of(entry.At),
        WrittenBy = [.. round.WrittenBy, Participant.Of(entry, Person)],
    };
}

/// <summary>退回方案; the entry's reason says why.</summary>
public sealed record SchemeSentBack(Guid Matter) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round with { Status = RoundStatus.SentBack, SentBackBecause = entry.Reason, WaitsSince = LedgerDay.Of(entry.At) };
}

/// <summary>批准方案: the round may start.</summary>
public sealed record SchemeApproved(Guid Matter) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round with
    {
        Status = RoundStatus.Running,
        ApprovedOn = LedgerDay.Of(entry.At),
        ApprovalEntry = entry.Sequence,
        SentBackBecause = null,
    };
}

/// <summary>撤回督查: the round was taken back before it started; the entry's reason says why.</summary>
public sealed record RoundWithdrawn(Guid Matter) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round with { Status = RoundStatus.Withdrawn };
}

/// <summary>实地记录: what the team saw, heard or counted at a unit; the entry names the item it is about.</summary>
public sealed record SpotRecorded(Guid Matter, Guid UnitId, string Unit, string Place, RoundMethod Method, string Text, IReadOnlyList<EvidenceMark> Photos, Guid? Person = null) : RoundFacts(Matter)
{
    internal override IReadOnlyList<EvidenceMark> Files => Photos;

    protected override RoundState Apply(RoundState round, Entry entry) => round with
    {
        Records = [.. round.Records, new(entry.Sequence, LedgerDay.Of(entry.At), Participant.Of(entry, Person), UnitId, Unit, Place, Method, entry.ItemId, Text, Photos, [])],
    };
}

/// <summary>更正实地记录: a record was mistaken; the first wording stays in its entry, the reason in this one.</summary>
/// <param name="Record">Sequence of the record put right.</param>
public sealed record SpotRecordCorrected(Guid Matter, long Record, string Text) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round.Records.Any(r => r.Sequence == Record)
        ? round with { Records = [.. round.Records.Select(r => r.Sequence == Record ? r with { Text = Text, Corrections = [.. r.Corrections, entry.Sequence] } : r)] }
        : throw LedgerFold.Wrong(entry, "没有这条实地记录");
}

/// <summary>督查结束: every unit has its conclusion; what is open lives on in the lists.</summary>
public sealed record RoundClosed(Guid Matter) : RoundFacts(Matter)
{
    protected override RoundState Apply(RoundState round, Entry entry) => round with { Status = RoundStatus.Closed, ClosedOn = LedgerDay.Of(entry.At) };
}
