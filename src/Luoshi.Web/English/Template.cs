using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Web.English;

/// <summary>One row of the catalogue with holes: a Chinese pattern and the English that takes what stood in its holes.</summary>
/// <remarks>
/// Holes of the pattern: {0} anything, said in English where the catalogue knows it; {0:w} only what the catalogue knows; {0:d} words of people within a sentence, kept as they are; {0:t} words of people however long;
/// {0:n} a number; {0:c} a Chinese numeral; &lt;0&gt; an element. In the English: {0}, {0:month}, {0|item|items} for one and for more.
/// </remarks>
public sealed partial class Template
{
    /// <summary>Where elements stand in words that run over them: a character of the private use area each.</summary>
    public const char FirstElement = '\uE000';

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private readonly Lazy<Regex> _pattern;
    private readonly Dictionary<string, string> _holes = [];

    public Template(string chinese, string english)
    {
        ArgumentNullException.ThrowIfNull(chinese);
        English = english;
        var pattern = new StringBuilder("^");
        var at = 0;
        List<string> literals = [];
        foreach (Match hole in Hole().Matches(chinese))
        {
            literals.Add(chinese[at..hole.Index]);
            at = hole.Index + hole.Length;
            var (name, kind) = hole.Groups[3].Success ? ("e" + hole.Groups[3].Value, "e") : ("h" + hole.Groups[1].Value, hole.Groups[2].Value);
            _holes[name] = kind;
            pattern.Append(Regex.Escape(literals[^1])).Append("(?<").Append(name).Append('>').Append(kind switch
            {
                "n" => @"[+\-−]?[0-9][0-9,.]*",
                "c" => "[零〇一二三四五六七八九十百]+",
                "e" => @"[\uE000-\uF8FF]",
                "t" or "w" => @"[^\uE000-\uF8FF]+?",
                "d" => @"[^\u3000。\uE000-\uF8FF]+?",
                _ => @"[^\u3000。；\uE000-\uF8FF]+?",
            }).Append(')');
        }

        literals.Add(chinese[at..]);
        pattern.Append(Regex.Escape(literals[^1])).Append('$');
        Literals = literals;
        Weight = (literals.Sum(l => l.Length) * 100) - _holes.Values.Sum(k => k.Length == 0 ? 3 : k is "d" or "t" ? 4 : k == "w" ? 1 : 0);

        // Without going back: however long the words of a page, the time is in proportion to them.
        var words = pattern.ToString();
        _pattern = new(() => new Regex(words, RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
    }

    public string English { get; }

    /// <summary>The words between the holes.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>How much of the words it names itself: the heaviest that fits is taken.</summary>
    public int Weight { get; }

    /// <summary>The words in English; null where they do not fit.</summary>
    /// <param name="find">The catalogue, for what stands in the holes; null for what it does not know.</param>
    public string? Fill(string words, Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(find);
        foreach (var literal in Literals)
            if (!words.Contains(literal, StringComparison.Ordinal)) return null;
        var match = _pattern.Value.Match(words);
        if (!match.Success) return null;

        Dictionary<string, string> values = [];
        foreach (var (name, kind) in _holes)
        {
            var value = match.Groups[name].Value;
            switch (kind)
            {
                case "w":
                    if (find(value) is not { } known) return null;
                    values[name] = known;
                    break;
                case "c":
                    values[name] = Numeral(value).ToString(CultureInfo.InvariantCulture);
                    break;
                case "n" or "d" or "t" or "e":
                    values[name] = value;
                    break;
                default:
                    values[name] = find(value) ?? value;
                    break;
            }
        }

        return Slot().Replace(English, slot => slot.Groups[3].Success ? values["e" + slot.Groups[3].Value] : Say(values["h" + slot.Groups[1].Value], slot.Groups[2].Value));
    }

    private static string Say(string value, string how)
    {
        if (how == ":month") return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? Months[month - 1] : value;
        if (how.StartsWith('|')) return value + " " + how.Split('|')[value == "1" ? 1 : 2];
        return value;
    }

    private static int Numeral(string words)
    {
        var (whole, digit) = (0, 0);
        foreach (var c in words)
        {
            var at = "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            if (at >= 0) digit = at;
            else if (c is '十' or '百')
            {
                whole += Math.Max(digit, 1) * (c == '十' ? 10 : 100);
                digit = 0;
            }
        }

        return whole + digit;
    }

    /// <summary>Whether a row of the catalogue has holes.</summary>
    public static bool HasHoles(string chinese) => Hole().IsMatch(chinese);

    [GeneratedRegex(@"\{([0-9])(?::([a-z]))?\}|<([0-9])>")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{([0-9])((?::month)|(?:\|[^|{}]*\|[^|{}]*))?\}|<([0-9])>")]
    private static partial Regex Slot();
}
