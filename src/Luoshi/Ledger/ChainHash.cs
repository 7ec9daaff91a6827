using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Luoshi.Ledger;

/// <summary>What the entries of every chain have in common: a number, a moment, and the hash of the one before.</summary>
internal interface IChained
{
    Guid Id { get; }

    long Sequence { get; }

    DateTimeOffset At { get; }

    string PreviousHash { get; }

    string Hash { get; }

    /// <summary>The hash it should carry if it stood under that number.</summary>
    string HashUnder(long sequence);
}

/// <summary>SHA-256 over fields in order, so that none can take a character of its neighbour.</summary>
internal static class ChainHash
{
    /// <summary>64 lower-case hex digits; each field counts with its length in bytes (big-endian, FFFFFFFF for null) and its UTF-8 bytes.</summary>
    public static string Of(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields) Add(hash, field);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A moment as chains write it.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

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
