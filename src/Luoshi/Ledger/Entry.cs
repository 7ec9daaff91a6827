namespace Luoshi.Ledger;

/// <summary>One line of the ledger: who, when, on what, what. Written once, never changed.</summary>
/// <remarks>Entries of one plan form a chain: each carries the hash of the one before.</remarks>
public sealed class Entry : IChained
{
    private string _hash = "";

    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>1, 2, 3 … within the plan.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written, UTC, to the second.</summary>
    public required DateTimeOffset At { get; init; }

    public Guid? AccountId { get; init; }

    public required string ActorName { get; init; }

    public required string ActorRole { get; init; }

    /// <summary>Name of the facts' type, as in <see cref="EntryFacts"/>: item-read, corrected, signed-for.</summary>
    public required string Kind { get; init; }

    public Guid? ItemId { get; init; }

    public Guid? DutyId { get; init; }

    /// <summary>The facts as JSON; <see cref="EntryFacts.Parse"/> reads them.</summary>
    public required string Facts { get; init; }

    /// <summary>Why, where the act wants a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Hash of the entry before, 64 hex digits; all zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over every other column, 64 hex digits.</summary>
    public required string Hash
    {
        get => _hash;
        init => _hash = value;
    }

    string IChained.HashUnder(long sequence) => EntryHash.Of(this, sequence);

    internal Entry Sealed()
    {
        _hash = EntryHash.Of(this);
        return this;
    }
}
