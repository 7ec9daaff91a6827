using Luoshi.Ledger;

namespace Luoshi.Assessment;

/// <summary>What a unit scored, as it was written down; what is behind it follows from the ledger as of the day.</summary>
/// <param name="Total">To two places; null where nothing could be scored.</param>
public sealed record UnitTotal(Guid Unit, string Name, decimal? Total);

/// <summary>计分: units were scored by the rules then bound, as of a day.</summary>
public sealed record AssessmentTaken(Guid Matter, int No, DateOnly AsOf, ScoringRules Rules, IReadOnlyList<UnitTotal> Totals) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new AssessmentState
        {
            Id = Matter,
            PlanId = entry.PlanId,
            No = No,
            Entries = [entry.Sequence],
            Version = entry.Sequence,
            AsOf = AsOf,
            Rules = Rules,
            Totals = Totals,
            Status = AssessmentStatus.Taken,
            TakenBy = entry.ActorName,
            TakenByAccount = entry.AccountId,
            StatusOn = LedgerDay.Of(entry.At),
        };
    }
}

/// <summary>反馈得分: each unit sees its own score, with every point explained, and may object.</summary>
public sealed record AssessmentFedBack(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<AssessmentState>(matter, entry).Now(AssessmentStatus.FedBack, entry) with { FedBackOn = LedgerDay.Of(entry.At) };
}

/// <summary>得分异议: a unit objects to its score.</summary>
public sealed record ScoreObjected(Guid Matter, Guid Unit, string Text) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var known = Known<AssessmentState>(matter, entry);
        return known with { Objections = [.. known.Objections, new(Unit, Text, entry.ActorName, LedgerDay.Of(entry.At), null)] };
    }
}

/// <summary>异议答复: upheld with points more, or not; the entry's reason says why.</summary>
/// <param name="Points">Added to the score; zero where it stays.</param>
public sealed record ScoreObjectionDecided(Guid Matter, Guid Unit, decimal Points) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var known = Known<AssessmentState>(matter, entry);
        if (!known.Objections.Any(o => o.Unit == Unit && o.Decision is null)) throw new LedgerFoldException(entry.Sequence, "这个单位没有待答复的异议");
        var decision = new ScoreDecision(Points, entry.Reason ?? "", entry.ActorName, LedgerDay.Of(entry.At));
        return known with { Objections = [.. known.Objections.Select(o => o.Unit == Unit && o.Decision is null ? o with { Decision = decision } : o)] };
    }
}

/// <summary>报请公布.</summary>
public sealed record ScoreReleaseAsked(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Known<AssessmentState>(matter, entry).Now(AssessmentStatus.ReleaseAsked, entry);
}

/// <summary>不同意公布; the entry's reason says why.</summary>
public sealed record ScoreReleaseRefused(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Known<AssessmentState>(matter, entry).Now(AssessmentStatus.FedBack, entry) with { RefusedBecause = entry.Reason };
}

/// <summary>批准公布: a head approved that the score is shown.</summary>
public sealed record ScoreReleased(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<AssessmentState>(matter, entry).Now(AssessmentStatus.Released, entry) with { ReleasedBy = entry.ActorName, RefusedBecause = null };
}

/// <summary>作废: the score was taken by mistake; the entry's reason says why.</summary>
public sealed record AssessmentWithdrawn(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Known<AssessmentState>(matter, entry).Now(AssessmentStatus.Withdrawn, entry);
}
