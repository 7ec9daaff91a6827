using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

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

    internal static string Of(Entry entry, long sequence)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "luoshi-entry-1");
        Add(hash, entry.PlanId.ToString("D"));
        Add(hash, sequence.ToString());
        Add(hash, entry.Id.ToString("D"));
        Add(hash, entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        Add(hash, entry.AccountId?.ToString("D"));
        Add(hash, entry.ActorName);
        Add(hash, entry.ActorRole);
        Add(hash, entry.Kind);
        Add(hash, entry.ItemId?.ToString("D"));
        Add(hash, entry.DutyId?.ToString("D"));
        Add(hash, entry.Facts);
        Add(hash, entry.Reason);
        Add(hash, entry.PreviousHash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        if (field is null)
        {
            BinaryPrimitives.WriteUInt32BigEndian(length, uint.MaxValue);
            hash.AppendData(length);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
