using System.Globalization;

namespace Luoshi.Reading.Wording;

/// <summary>Numbers written in digits or in Chinese numerals.</summary>
internal static class Numerals
{
    /// <summary>Value of digits (12500, 2.4, 12，500) or of a Chinese numeral (三, 十二, 两百, 二〇二五); null when it is neither.</summary>
    public static decimal? Parse(string text)
    {
        if (text.Length == 0) return null;
        if (char.IsAsciiDigit(text[0]))
        {
            return decimal.TryParse(text.Replace("，", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        return Chinese(text);
    }

    public static int? Digit(char c) => c switch
    {
        '〇' or '零' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => null,
    };

    private static decimal? Chinese(string text)
    {
        if (text.IndexOf('点', StringComparison.Ordinal) is > 0 and var point)
        {
            // 一点五, 九十五点五: the figures after the point one by one.
            if (Chinese(text[..point]) is not { } whole) return null;
            decimal part = 0, place = 1;
            foreach (var c in text.AsSpan(point + 1))
            {
                if (Digit(c) is not { } d || place < 0.000001m) return null;
                place /= 10;
                part += d * place;
            }

            return whole + part;
        }

        if (text.Length > 1 && text.All(c => Digit(c) is not null))
        {
            return text.Length > 9 ? null : text.Aggregate(0m, (value, c) => value * 10 + Digit(c)!.Value);
        }

        decimal total = 0, section = 0, digit = 0;
        var pending = false;
        foreach (var c in text)
        {
            if (Digit(c) is { } d)
            {
                digit = d;
                pending = true;
                continue;
            }

            var scale = c switch { '十' => 10m, '百' => 100m, '千' => 1000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 0m };
            if (scale == 0) return null;
            if (scale < 10_000m)
            {
                section += (pending ? digit : 1) * scale;
            }
            else
            {
                total = (total + section + digit) * scale;
                section = 0;
            }

            digit = 0;
            pending = false;
        }

        return total + section + digit;
    }
}
