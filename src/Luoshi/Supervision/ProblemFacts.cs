using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>What happened to a problem; the entry names the item and duty it is about.</summary>
public abstract record ProblemFacts(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Apply(Known<ProblemState>(matter, entry), entry);

    /// <summary>The problem after the entry.</summary>
    protected abstract ProblemState Apply(ProblemState problem, Entry entry);
}

/// <summary>问题: something was found wrong at a unit.</summary>
/// <param name="No">Its number among the problems of the plan, from 1.</param>
/// <param name="Round">The round that found it; null outside of any.</param>
/// <param name="Grounds">Sequences of the entries it rests on.</param>
public sealed record ProblemRaised(Guid Matter, int No, Guid? Round, Guid UnitId, string Unit, string Title, string Text, IReadOnlyList<long> Grounds) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new ProblemState
        {
            Id = Matter,
            PlanId = entry.PlanId,
            No = No,
            RoundId = Round,
            UnitId = UnitId,
            Unit = Unit,
            ItemId = entry.ItemId,
            DutyId = entry.DutyId,
            Status = ProblemStatus.Found,
            Title = Title,
            Text = Text,
            Grounds = Grounds,
            FoundOn = LedgerDay.Of(entry.At),
            FoundBy = entry.ActorName,
            Entries = [entry.Sequence],
            Version = entry.Sequence,
        };
    }
}

/// <summary>整改要求: what is demanded, by whom it is put right, by when, and who answers for it; set again, the entry's reason says why.</summary>
public sealed record RectificationSet(Guid Matter, string Demand, string Owner, DateOnly Due, IReadOnlyList<Responsible> Responsible) : ProblemFacts(Matter)
{
    protected override ProblemState Apply(ProblemState problem, Entry entry)
    {
        var before = problem.Rectification;
        return problem with
        {
            Status = problem.Status == ProblemStatus.Found ? ProblemStatus.Rectifying : problem.Status,
            Rectification = new(Demand, Owner, Due, before is null ? null : before.FirstDue ?? (before.Due == Due ? null : before.Due), before?.SetOn ?? LedgerDay.Of(entry.At)),
            Responsible = Responsible,
        };
    }
}

/// <summary>整改报告: the unit says how the problem was put right, and by what one can tell.</summary>
public sealed record RectificationHandedIn(Guid Matter, string Text, IReadOnlyList<EvidenceMark> Proof) : ProblemFacts(Matter)
{
    internal override IReadOnlyList<EvidenceMark> Files => Proof;

    protected override ProblemState Apply(ProblemState problem, Entry entry) => problem with
    {
        Status = ProblemStatus.HandedIn,
        ReturnedBecause = null,
        Papers = [.. problem.Papers, new(entry.Sequence, LedgerDay.Of(entry.At), entry.ActorName, Text, Proof)],
    };
}

/// <summary>整改退回: looked at, and not put right; the entry's reason says why.</summary>
public sealed record RectificationReturned(Guid Matter) : ProblemFacts(Matter)
{
    protected override ProblemState Apply(ProblemState problem, Entry entry) => problem with
    {
        Status = ProblemStatus.Returned,
        ReturnedBecause = entry.Reason,
        Papers = [.. problem.Papers.SkipLast(1), .. problem.Papers.TakeLast(1).Select(p => p with { ReturnedBecause = entry.Reason })],
    };
}

/// <summary>核查通过: someone looked and found the problem put right.</summary>
/// <param name="How">What was looked at.</param>
public sealed record RectificationVerified(Guid Matter, string How) : ProblemFacts(Matter)
{
    protected override ProblemState Apply(ProblemState problem, Entry entry) => problem with
    {
        Status = ProblemStatus.PutRight,
        VerifiedHow = How,
        VerifiedBy = entry.ActorName,
        PutRightOn = LedgerDay.Of(entry.At),
    };
}

/// <summary>回头看: a later round looked at the problem again.</summary>
/// <param name="Round">The later round.</param>
/// <param name="CameBack">It was put right before and is there again.</param>
/// <param name="Due">The new deadline where it came back.</param>
public sealed record ProblemFollowedUp(Guid Matter, Guid Round, string Text, bool CameBack, DateOnly? Due) : ProblemFacts(Matter)
{
    protected override ProblemState Apply(ProblemState problem, Entry entry)
    {
        problem = problem with { FollowUps = [.. problem.FollowUps, new(entry.Sequence, LedgerDay.Of(entry.At), Round, entry.ActorName, Text, CameBack)] };
        if (!CameBack) return problem;
        return problem with
        {
            Status = ProblemStatus.Returned,
            ReturnedBecause = Text,
            VerifiedHow = null,
            VerifiedBy = null,
            PutRightOn = null,
            Rectification = problem.Rectification is { } r && Due is { } due ? r with { Due = due, FirstDue = r.FirstDue ?? r.Due } : problem.Rectification,
        };
    }
}

/// <summary>撤销问题: it was raised in error; the entry's reason says why.</summary>
public sealed record ProblemWithdrawn(Guid Matter) : ProblemFacts(Matter)
{
    protected override ProblemState Apply(ProblemState problem, Entry entry) => problem with { Status = ProblemStatus.Withdrawn };
}
