using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>督查形式: what kind of supervision a round is (regulation on supervision by government, Art. 14).</summary>
public enum RoundForm
{
    /// <summary>综合督查.</summary>
    Comprehensive,

    /// <summary>专项督查.</summary>
    Special,

    /// <summary>事件调查.</summary>
    Incident,

    /// <summary>日常督办.</summary>
    Daily,

    /// <summary>线索核查.</summary>
    Lead,
}

/// <summary>督查方式: how a round finds out what is true (Art. 12).</summary>
public enum RoundMethod
{
    /// <summary>自查: the unit says itself.</summary>
    SelfCheck,

    /// <summary>听取汇报.</summary>
    Hearing,

    /// <summary>实地检查.</summary>
    OnTheSpot,

    /// <summary>暗访: the unit is not told before.</summary>
    Unannounced,

    /// <summary>统计分析.</summary>
    Statistics,

    /// <summary>约谈.</summary>
    Interview,
}

/// <summary>Someone who takes part in a round: on the team, as approver, as the one who writes or decides.</summary>
/// <param name="Name">As entries show it.</param>
/// <param name="AccountId">The account; null for a member without one.</param>
/// <param name="PersonId">The person in the directory; null where the account belongs to none.</param>
public sealed record Participant(string Name, Guid? AccountId, Guid? PersonId = null)
{
    /// <summary>Whether it is the same human being; by the name alone only where nothing better is known.</summary>
    public bool Is(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (AccountId is not null && AccountId == actor.AccountId)
            || (PersonId is not null && PersonId == actor.PersonId)
            || (AccountId is null && PersonId is null && Name == actor.Name);
    }

    internal static Participant Of(Entry entry, Guid? person) => new(entry.ActorName, entry.AccountId, person);
}

/// <summary>督查对象: a unit that a round looks at.</summary>
public sealed record RoundUnit(Guid UnitId, string Unit);

/// <summary>督查方案: what a round looks at, whom, how, who does it and when; written before anything starts (Art. 15).</summary>
public sealed record Scheme
{
    public required string Title { get; init; }
    public required RoundForm Form { get; init; }

    /// <summary>督查内容: what is looked at, in words.</summary>
    public required string Content { get; init; }

    public required IReadOnlyList<RoundMethod> Methods { get; init; }
    public required IReadOnlyList<RoundUnit> Units { get; init; }

    /// <summary>Positions of sections that were chosen whole; their items are among <see cref="Items"/>.</summary>
    public IReadOnlyList<int> Sections { get; init; } = [];

    /// <summary>督查范围: every item in scope.</summary>
    public required IReadOnlyList<Guid> Items { get; init; }

    public required IReadOnlyList<Participant> Team { get; init; }

    /// <summary>The leader who approves the scheme.</summary>
    public required Participant Approver { get; init; }

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Last day of the units' self-check; null where none is asked for.</summary>
    public DateOnly? SelfCheckBy { get; init; }

    /// <summary>Whether photos are taken on the spot; no others are.</summary>
    public bool Photos { get; init; }

    /// <summary>The rhythm of the plan it comes from, as printed (一季度一督查一通报); null where opened by hand.</summary>
    public string? Rhythm { get; init; }

    /// <summary>Why the round is held although a unit is asked twice; null where none is.</summary>
    public string? Despite { get; init; }

    public bool AsksSelfCheck => SelfCheckBy is not null;
}
