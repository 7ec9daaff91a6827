using System.Security.Cryptography;

namespace Luoshi.Accounts;

/// <summary>A password that is shown once and must be changed at the first sign-in.</summary>
internal static class OneTimePassword
{
    // Without characters that are mistaken for one another on paper or over the telephone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Three groups of four, such as kmtw-3r7x-hq2a.</summary>
    public static string Make(string userName)
    {
        while (true)
        {
            var signs = RandomNumberGenerator.GetItems<char>(Letters + Digits, 12);
            var password = $"{new string(signs[..4])}-{new string(signs[4..8])}-{new string(signs[8..])}";
            if (password.Any(Digits.Contains) && password.Any(Letters.Contains) && password.Distinct().Count() > 5 && AccountRules.Decide(userName, password).Succeeded) return password;
        }
    }
}
