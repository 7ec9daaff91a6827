using System.Globalization;

namespace Luoshi.Reading.Wording;

/// <summary>The value of printed digits, full-width ones included: what \d finds is more than the framework parses.</summary>
internal static class Digits
{
    /// <summary>Beyond any number of a plan; sums of such numbers still fit.</summary>
    private const decimal Most = 1_000_000_000_000_000_000;

    /// <summary>A whole number; a longer one than fits is the largest that does.</summary>
    public static int Int(ReadOnlySpan<char> printed) => (int)Math.Min(int.MaxValue, Decimal(printed));

    /// <summary>A number with or without a decimal point; other characters are passed over.</summary>
    public static decimal Decimal(ReadOnlySpan<char> printed)
    {
        decimal value = 0, place = 0;
        foreach (var sign in printed)
        {
            if (sign is '.' or '．')
            {
                if (place == 0) place = 1;
                continue;
            }

            var digit = CharUnicodeInfo.GetDecimalDigitValue(sign);
            if (digit < 0) continue;
            if (place == 0) value = Math.Min(Most, (value * 10) + digit);
            else if (place > 1e-12m) value += digit * (place /= 10);
        }

        return value;
    }
}
