using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Luoshi.Tokens;

/// <summary>The secret of a token: 256 random bits after a word by which a leaked one is recognised.</summary>
internal static class TokenSecret
{
    private const string Prefix = "luoshi_";
    private const int Bytes = 32;

    /// <summary>Longest text that is worth looking up.</summary>
    private const int Longest = 100;

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    // No salt: nobody guesses 256 random bits.
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string Ending(string secret) => secret[^4..];

    public static bool LooksLikeOne(string text) => text.Length <= Longest && text.StartsWith(Prefix, StringComparison.Ordinal);
}
