namespace Luoshi.Ledger;

/// <summary>The hash that links an entry to the one before it.</summary>
/// <remarks>
/// SHA-256 over, in this order: the tag "luoshi-entry-1", plan id, sequence, id, at, account id, actor's name, actor's role,
/// kind, item id, duty id, facts (the stored text itself), reason, previous hash. Each field is its length in bytes
/// (four bytes, big-endian; FFFFFFFF for null) and its UTF-8 bytes. GUIDs are lower-case with hyphens, the sequence is
/// decimal, at is yyyy-MM-ddTHH:mm:ss.fffZ. Every chain written so far depends on this; a change needs a new tag.
/// </remarks>
public static class EntryHash
{
    /// <summary>Stands before the first entry of a plan.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>The hash the entry should carry, 64 lower-case hex digits; <see cref="Entry.Hash"/> is not looked at.</summary>
    public static string Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry, entry.Sequence);
    }

    internal static string Of(Entry entry, long sequence) => ChainHash.Of(
        "luoshi-entry-1",
        entry.PlanId.ToString("D"),
        sequence.ToString(),
        entry.Id.ToString("D"),
        ChainHash.Moment(entry.At),
        entry.AccountId?.ToString("D"),
        entry.ActorName,
        entry.ActorRole,
        entry.Kind,
        entry.ItemId?.ToString("D"),
        entry.DutyId?.ToString("D"),
        entry.Facts,
        entry.Reason,
        entry.PreviousHash);
}
