using Luoshi.Ledger;

namespace Luoshi.Supervision;

/// <summary>布置自查: a unit is asked to check itself, by a day.</summary>
/// <param name="Title">The round's.</param>
public sealed record SelfCheckAsked(Guid Matter, int No, Guid Round, string Title, Guid UnitId, string Unit, IReadOnlyList<Guid> Items, DateOnly Due) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new SelfCheckState
        {
            Id = Matter,
            PlanId = entry.PlanId,
            No = No,
            RoundId = Round,
            Title = Title,
            AskedOn = LedgerDay.Of(entry.At),
            UnitId = UnitId,
            Unit = Unit,
            Status = SelfCheckStatus.Asked,
            Items = Items,
            Due = Due,
            Entries = [entry.Sequence],
            Version = entry.Sequence,
        };
    }
}

/// <summary>自查: what the unit says; said again, it is a correction and the entry's reason says why.</summary>
public sealed record SelfCheckGiven(Guid Matter, IReadOnlyList<SelfCheckAnswer> Answers, string? Found) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var check = Known<SelfCheckState>(matter, entry);
        return check with
        {
            Status = SelfCheckStatus.Given,
            Answers = Answers,
            Found = Found,
            GivenOn = check.GivenOn ?? LedgerDay.Of(entry.At),
            GivenBy = entry.ActorName,
            Answer = entry.Sequence,
        };
    }
}

/// <summary>取消自查: the unit need not answer any more.</summary>
public sealed record SelfCheckCalledOff(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) => Known<SelfCheckState>(matter, entry) with { Status = SelfCheckStatus.CalledOff };
}
