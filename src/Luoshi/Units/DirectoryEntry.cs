using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>One line of the directory's journal: who, when, why, on which unit, collective name or person, what. Written once, never changed.</summary>
/// <remarks>The journal is one chain: each entry carries the hash of the one before.</remarks>
public sealed class DirectoryEntry : IChained
{
    private string _hash = "";

    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written, UTC, to the second.</summary>
    public required DateTimeOffset At { get; init; }

    public Guid? AccountId { get; init; }

    public required string ActorName { get; init; }

    public required string ActorRole { get; init; }

    /// <summary>Name of the facts' type, as in <see cref="DirectoryFacts"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit, collective name or person it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The facts as JSON; <see cref="DirectoryFacts.Parse"/> reads them.</summary>
    public required string Facts { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Hash of the entry before, 64 hex digits; all zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over every other column, 64 hex digits.</summary>
    public required string Hash
    {
        get => _hash;
        init => _hash = value;
    }

    string IChained.HashUnder(long sequence) => HashUnder(sequence);

    internal DirectoryEntry Sealed()
    {
        _hash = HashUnder(Sequence);
        return this;
    }

    // Every journal written so far depends on these fields and their order; a change needs a new tag.
    private string HashUnder(long sequence) => ChainHash.Of(
        "luoshi-directory-1",
        sequence.ToString(),
        Id.ToString("D"),
        ChainHash.Moment(At),
        AccountId?.ToString("D"),
        ActorName,
        ActorRole,
        Kind,
        SubjectId.ToString("D"),
        Facts,
        Reason,
        PreviousHash);
}

/// <summary>Where the directory's journal ends, so that entries cut off there show, and of two writers one comes second.</summary>
public sealed class DirectoryEnd
{
    /// <summary>There is one directory, and one row.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Sequence of the last entry.</summary>
    public required long Version { get; set; }

    public required string LastHash { get; set; }

    public required DateTimeOffset LastAt { get; set; }
}
