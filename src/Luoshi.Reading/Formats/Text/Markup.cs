using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Marks of Markdown and of HTML that a converter left in a text: used, then taken out.</summary>
internal static partial class Markup
{
    /// <summary>A line without its marks.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="HeadingLevel">Number of # in front; 0 for none.</param>
    /// <param name="BoldPrefix">Characters at the start that stood between **.</param>
    internal readonly record struct Stripped(string Text, int HeadingLevel, int BoldPrefix);

    public static Stripped Strip(string line)
    {
        var level = 0;
        if (line.StartsWith('#'))
        {
            while (level < line.Length && line[level] == '#') level++;
            if (level <= 6) line = line[level..].TrimStart();
            else level = 0;
        }

        if (line.Contains('<', StringComparison.Ordinal))
        {
            line = LineBreak().Replace(line, "\n");
            line = Tag().Replace(line, "").Trim();
        }

        if (line.Contains('$', StringComparison.Ordinal)) line = Formula().Replace(line, match => Plain(match.Groups[1].Value));

        var bold = 0;
        if (line.Contains("**", StringComparison.Ordinal))
        {
            if (line.StartsWith("**", StringComparison.Ordinal))
            {
                var close = line.IndexOf("**", 2, StringComparison.Ordinal);
                if (close > 2) bold = close - 2;
            }

            line = line.Replace("**", "", StringComparison.Ordinal);
        }

        return new(line, level, bold);
    }

    /// <summary>A number that a converter took for a formula: $\geq 100\%$.</summary>
    private static string Plain(string formula)
    {
        foreach (var (mark, plain) in Marks) formula = formula.Replace(mark, plain, StringComparison.Ordinal);
        return Command().Replace(formula, "").Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
    }

    private static readonly (string Mark, string Plain)[] Marks =
        [("\\geqslant", "≥"), ("\\leqslant", "≤"), ("\\geq", "≥"), ("\\leq", "≤"), ("\\ge", "≥"), ("\\le", "≤"), ("\\times", "×"), ("\\sim", "～"), ("\\%", "%"), ("\\‰", "‰"), ("\\circ", "°"), ("~", " ")];

    [GeneratedRegex(@"\$([^$\n]{1,60})\$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\\(text|mathrm|mathbf|rm|left|right|,|;|!)")]
    private static partial Regex Command();

    [GeneratedRegex(@"<\s*(br|/p|/div|/li)\s*/?\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"<\s*/?\s*(p|div|span|b|strong|i|em|u|font|li|ul|ol|sub|sup|a|td|tr|table|tbody|center)\b[^<>]{0,200}>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
