using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>What kind of number it is: it decides on which side its indicator stands.</summary>
internal enum NumberKind
{
    /// <summary>%, ‰, /10万, fractions: the indicator stands in front, or the things of which it is a part behind.</summary>
    Ratio,

    /// <summary>So many things: they stand behind, or in front when the number ends the clause.</summary>
    Count,

    /// <summary>前三.</summary>
    Rank,

    /// <summary>全覆盖.</summary>
    Coverage,
}

/// <summary>A number with its unit; <see cref="Written"/> says whether it stands in digits.</summary>
internal sealed record NumberMention(int Start, int End, decimal Value, decimal? ValueTo, string Unit, NumberKind Kind)
{
    public bool Written { get; init; }

    /// <summary>余 or 多 stands behind the number.</summary>
    public bool More { get; init; }
}

/// <summary>Finds numbers with their units in flat text, wherever they stand.</summary>
internal static class NumberScanner
{
    public static IReadOnlyList<NumberMention> Scan(string text)
    {
        var found = new List<NumberMention>();
        var taken = new bool[text.Length];
        foreach (Match m in NumberWords.Fraction().Matches(text))
        {
            if (FromFraction(m) is { } number) Keep(number);
        }

        Add(NumberWords.Tenths(), m => new(m.Index, m.Index + m.Length, (Numerals.Parse(m.Groups["a"].Value)!.Value / 10) + Hundredths(m.Groups["part"].Value), null, "", NumberKind.Ratio));
        Add(NumberWords.Half(), m => new(m.Index, m.Index + m.Length, 0.5m, null, "", NumberKind.Ratio) { More = m.Groups["more"].Success });
        Add(NumberWords.Rank(), m => Numerals.Parse(m.Groups["a"].Value) is { } rank ? new(m.Index, m.Index + m.Length, rank, null, "", NumberKind.Rank) : null);
        Add(NumberWords.Quantity(), FromQuantity);
        Add(NumberWords.Coverage(), m => new(m.Index, m.Index + m.Length, 100, null, "%", NumberKind.Coverage));
        Add(NumberWords.Bare(), m => Numerals.Parse(m.Groups["a"].Value) is { } value ? new(m.Index, m.Index + m.Length, value, null, "", NumberKind.Ratio) : null);
        Add(NumberWords.Zero(), m => new(m.Index, m.Index + m.Length, 0, null, "", NumberKind.Ratio));
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;

        void Add(Regex words, Func<Match, NumberMention?> read)
        {
            foreach (Match m in words.Matches(text))
            {
                if (taken.AsSpan(m.Index, m.Length).Contains(true)) continue;
                if (read(m) is { } number) Keep(number);
            }
        }

        void Keep(NumberMention number)
        {
            found.Add(number);
            Array.Fill(taken, true, number.Start, number.End - number.Start);
        }
    }

    // 七成半, 九成五: what stands behind 成.
    private static decimal Hundredths(string part) => part.Length == 0 ? 0 : (Numerals.Parse(part) ?? 5) / 100;

    private static NumberMention? FromQuantity(Match m)
    {
        if (Numerals.Parse(m.Groups["a"].Value) is not { } value) return null;
        decimal? to = m.Groups["b"].Success ? Numerals.Parse(m.Groups["b"].Value) : null;
        var ratio = m.Groups["ratio"].Success;
        var unit = ratio ? m.Groups["ratio"].Value : m.Groups["unit"].Value;
        if (unit == "个百分点") unit = "百分点";
        if (unit.StartsWith('/')) unit = unit.Replace("每", "", StringComparison.Ordinal).Replace("十万", "10万", StringComparison.Ordinal).Replace("活产", "", StringComparison.Ordinal).TrimEnd('口').TrimEnd('人');
        return new(m.Index, m.Index + m.Length, value, to, unit, ratio ? NumberKind.Ratio : NumberKind.Count)
        {
            Written = !char.IsAsciiDigit(m.Value[0]),
            More = m.Groups["more"].Success,
        };
    }

    private static NumberMention? FromFraction(Match m)
    {
        if (Numerals.Parse(m.Groups["num"].Value) is not { } numerator || Numerals.Parse(m.Groups["den"].Value) is not { } denominator) return null;
        var (value, unit) = denominator switch
        {
            100 => (numerator, "%"),
            1000 => (numerator, "‰"),
            100_000 => (numerator, "/10万"),
            _ when numerator < denominator => (Math.Round(numerator / denominator, 4), ""),
            _ => (-1m, ""),
        };
        return value < 0 ? null : new(m.Index, m.Index + m.Length, value, null, unit, NumberKind.Ratio);
    }
}
