using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>What happened to a conclusion.</summary>
public abstract record ConclusionFacts(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Apply(Known<ConclusionState>(matter, entry), entry);

    /// <summary>The conclusion after the entry.</summary>
    protected abstract ConclusionState Apply(ConclusionState conclusion, Entry entry);
}

/// <summary>督查结论: what the round says of a unit was written down.</summary>
/// <param name="Title">The round's.</param>
/// <param name="Team">The round's team, who stand aside where the unit objects.</param>
/// <param name="Approver">Who approved the round's scheme.</param>
public sealed record ConclusionWritten(
    Guid Matter,
    int No,
    Guid Round,
    string Title,
    IReadOnlyList<Participant> Team,
    Participant Approver,
    Guid UnitId,
    string Unit,
    string Text,
    IReadOnlyList<ConclusionPoint> Points,
    IReadOnlyList<Guid> Problems,
    Guid? Person = null) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new ConclusionState
        {
            Id = Matter,
            PlanId = entry.PlanId,
            No = No,
            RoundId = Round,
            Title = Title,
            Team = Team,
            Approver = Approver,
            UnitId = UnitId,
            Unit = Unit,
            Status = ConclusionStatus.Drafted,
            Text = Text,
            Points = Points,
            Problems = Problems,
            MadeBy = [Participant.Of(entry, Person)],
            WrittenOn = LedgerDay.Of(entry.At),
            Entries = [entry.Sequence],
            Version = entry.Sequence,
        };
    }
}

/// <summary>修改结论: written anew before it was fed back.</summary>
public sealed record ConclusionRewritten(Guid Matter, string Text, IReadOnlyList<ConclusionPoint> Points, IReadOnlyList<Guid> Problems, Guid? Person = null) : ConclusionFacts(Matter)
{
    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry) => conclusion with
    {
        Text = Text,
        Points = Points,
        Problems = Problems,
        MadeBy = [.. conclusion.MadeBy, Participant.Of(entry, Person)],
        WrittenOn = LedgerDay.Of(entry.At),
    };
}

/// <summary>反馈结论: the conclusion went to the unit.</summary>
public sealed record ConclusionFedBack(Guid Matter, Guid? Person = null) : ConclusionFacts(Matter)
{
    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry) => conclusion with
    {
        Status = ConclusionStatus.FedBack,
        FedBackOn = LedgerDay.Of(entry.At),
        FedBackBy = entry.ActorName,
        MadeBy = [.. conclusion.MadeBy, Participant.Of(entry, Person)],
    };
}

/// <summary>签收结论: the unit has it; its days to object begin.</summary>
/// <param name="How">How it was handed over, where the clerk records it for the unit; null where the unit signed itself.</param>
public sealed record ConclusionReceived(Guid Matter, string? How = null) : ConclusionFacts(Matter)
{
    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry) => conclusion with
    {
        Status = ConclusionStatus.Received,
        ReceivedOn = LedgerDay.Of(entry.At),
        ReceivedBy = How ?? entry.ActorName,
    };
}

/// <summary>异议: the unit does not agree.</summary>
public sealed record ObjectionRaised(Guid Matter, string Text, IReadOnlyList<EvidenceMark> Proof) : ConclusionFacts(Matter)
{
    internal override IReadOnlyList<EvidenceMark> Files => Proof;

    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry)
    {
        var on = LedgerDay.Of(entry.At);
        return conclusion with
        {
            Status = ConclusionStatus.Objected,
            Objection = new(entry.Sequence, on, entry.ActorName, Text, Proof, on.AddDays(ConclusionState.Days)),
        };
    }
}

/// <summary>撤回异议: the unit takes its objection back.</summary>
public sealed record ObjectionWithdrawn(Guid Matter) : ConclusionFacts(Matter)
{
    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry) => conclusion with { Status = ConclusionStatus.Received, Objection = null };
}

/// <summary>复核决定: what became of the objection; the entry's reason says why.</summary>
/// <param name="Text">The conclusion from now on, where it is changed.</param>
public sealed record ObjectionDecided(Guid Matter, ObjectionOutcome Outcome, string? Text) : ConclusionFacts(Matter)
{
    protected override ConclusionState Apply(ConclusionState conclusion, Entry entry)
    {
        var objection = conclusion.Objection ?? throw LedgerFold.Wrong(entry, "没有待复核的异议");
        return conclusion with
        {
            Status = ConclusionStatus.Decided,
            Text = Text ?? conclusion.Text,
            FirstText = Text is null ? conclusion.FirstText : conclusion.FirstText ?? conclusion.Text,
            Objection = objection with { Outcome = Outcome, Because = entry.Reason, DecidedBy = entry.ActorName, DecidedOn = LedgerDay.Of(entry.At), DecisionEntry = entry.Sequence },
        };
    }
}
