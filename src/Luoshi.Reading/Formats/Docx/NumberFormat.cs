using System.Text;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>Writes an automatic number the way Word prints it (ST_NumberFormat, ECMA-376 part 1, 17.18.59).</summary>
internal static class NumberFormat
{
    private const string Digits = "〇一二三四五六七八九";
    private const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string TraditionalFormalDigits = "零壹貳參肆伍陸柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <param name="custom">Pattern of the format "custom" (001, 002, …).</param>
    public static string Write(int number, string? format, string? custom = null) => format switch
    {
        "none" => "",
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "ordinal" => number + Suffix(number),
        "hex" => number.ToString("X"),
        "decimalZero" => number.ToString("00"),
        "custom" => number.ToString(new string('0', Math.Max(1, (custom ?? "").TakeWhile(char.IsAsciiDigit).Count()))),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(number.ToString().Select(c => (char)(c - '0' + '０'))),
        "numberInDash" => $"- {number} -",
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : $"{number}.",
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({number})",
        "ideographEnclosedCircle" => number is >= 1 and <= 10 ? ((char)('㊀' + number - 1)).ToString() : number.ToString(),
        "ideographTraditional" => Cycle(Stems, number),
        "ideographZodiac" => Cycle(Branches, number),
        "ideographZodiacTraditional" => number is >= 1 and <= 60 ? $"{Stems[(number - 1) % 10]}{Branches[(number - 1) % 12]}" : number.ToString(),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital2" => string.Concat(number.ToString().Select(c => Digits[c - '0'])),
        "chineseCounting" or "taiwaneseCounting" => number < 100 ? Counting(number, Digits, "十百千", false) : string.Concat(number.ToString().Select(c => Digits[c - '0'])),
        "chineseCountingThousand" or "taiwaneseCountingThousand" => Counting(number, Digits, "十百千", false),
        "japaneseCounting" or "koreanCounting" => Counting(number, Digits, "十百千", false),
        "chineseLegalSimplified" => Counting(number, FormalDigits, "拾佰仟", true),
        "ideographLegalTraditional" or "japaneseLegal" => Counting(number, TraditionalFormalDigits, "拾佰仟", true),
        _ => number.ToString(),
    };

    public static string Circled(int number) => number switch
    {
        0 => "⓪",
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => number.ToString(),
    };

    /// <summary>Counts in Chinese: 十一, 一百〇五, 二千三百.</summary>
    private static string Counting(int number, string digits, string powers, bool sayOneTen)
    {
        if (number is < 1 or > 99_999) return number == 0 ? digits[..1] : number.ToString();
        if (number >= 10_000)
        {
            var rest = number % 10_000;
            return Counting(number / 10_000, digits, powers, sayOneTen) + "万"
                + (rest == 0 ? "" : (rest < 1000 ? digits[..1] : "") + Counting(rest, digits, powers, true));
        }

        var text = new StringBuilder();
        var skipped = false;
        for (var (power, unit) = (3, 1000); power >= 0; power--, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                skipped = text.Length > 0;
                continue;
            }

            if (skipped) text.Append(digits[0]);
            skipped = false;
            if (!(power == 1 && digit == 1 && text.Length == 0 && !sayOneTen)) text.Append(digits[digit]);
            if (power > 0) text.Append(powers[power - 1]);
        }

        return text.ToString();
    }

    private static string Cycle(string signs, int number) => number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : number.ToString();

    /// <summary>a … z, aa, bb …: Word repeats the letter.</summary>
    private static string Letters(int number, char first) =>
        number < 1 ? number.ToString() : new string((char)(first + (number - 1) % 26), Math.Min(8, (number - 1) / 26 + 1));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString();
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (value, sign) in signs)
            for (; number >= value; number -= value)
                text.Append(sign);
        return text.ToString();
    }

    private static string Suffix(int number) => (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
}
