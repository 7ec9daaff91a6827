using Luoshi.Ledger;

namespace Luoshi.Assessment;

/// <summary>拟定考核办法: how units shall be scored, for a head to bind; the entry's reason says why.</summary>
public sealed record ScoringProposed(Guid Matter, ScoringRules Rules) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var proposal = new ProposedScoring(Rules, entry.ActorName, LedgerDay.Of(entry.At), entry.AccountId);
        return matter is null
            ? new ScoringState { Id = Matter, PlanId = entry.PlanId, No = 1, Entries = [entry.Sequence], Version = entry.Sequence, Proposed = proposal }
            : Known<ScoringState>(matter, entry) with { Proposed = proposal };
    }
}

/// <summary>审定考核办法: the proposed rules bind from now on.</summary>
public sealed record ScoringBound(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var known = Known<ScoringState>(matter, entry);
        return known.Proposed is { } proposed
            ? known with { Bound = proposed.Rules, BoundOn = LedgerDay.Of(entry.At), BoundBy = entry.ActorName, Proposed = null }
            : throw new LedgerFoldException(entry.Sequence, "没有待审定的考核办法");
    }
}

/// <summary>不同意考核办法; the entry's reason says why. Those bound before go on.</summary>
public sealed record ScoringRefused(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Known<ScoringState>(matter, entry) with { Proposed = null };
}

/// <summary>Rules that wait for a head.</summary>
public sealed record ProposedScoring(ScoringRules Rules, string By, DateOnly On, Guid? Account);

/// <summary>考核办法 of a plan: what binds now, and what is proposed.</summary>
public sealed record ScoringState : MatterState
{
    public const string Name = "scoring";

    public override string KindName => Name;

    public override bool IsOpen => Proposed is not null;

    public override IReadOnlyList<MatterWait> Waits =>
        Proposed is { } proposed ? [new(MatterParty.Head, null, "审定", "考核办法", proposed.On)] : [];

    public ProposedScoring? Proposed { get; init; }

    /// <summary>What binds; null while nothing does.</summary>
    public ScoringRules? Bound { get; init; }

    public DateOnly? BoundOn { get; init; }

    public string? BoundBy { get; init; }
}
