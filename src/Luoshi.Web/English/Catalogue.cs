using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Luoshi.Web.English;

/// <summary>What the words of pages are in English: the rows of the texts in this folder, one phrase each.</summary>
/// <remarks>
/// A row is the Chinese, " => " and the English; a line that begins with # is a remark. Sentences, clauses and lists are put together from the rows of their parts.
/// </remarks>
public sealed partial class Catalogue
{
    private const string Folder = "English/";
    private const string Between = " => ";

    /// <summary>Deep enough for a date in a list in a sentence.</summary>
    private const int Deepest = 5;

    /// <summary>Longer words are what people wrote, never a phrase of a page.</summary>
    private const int Longest = 1000;

    /// <summary>How much is remembered of what was looked up: the pages' own phrases many times over.</summary>
    private const int MostRemembered = 20_000;

    /// <summary>What parts words into parts of their own, the widest first, with the English for it.</summary>
    private static readonly (Regex At, string? English)[] Cuts = [(Gap(), "\u2003"), (SentenceEnd(), null), (Semicolon(), "; "), (Comma(), ", "), (Middle(), " · "), (ListComma(), ", ")];

    private readonly Dictionary<string, string> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<Template>> _templates = [];
    private readonly ConcurrentDictionary<string, string?> _known = new(StringComparer.Ordinal);

    public Catalogue(IEnumerable<string> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Length == 0 || row[0] == '#') continue;
            var between = row.IndexOf(Between, StringComparison.Ordinal);
            if (between <= 0) throw new FormatException($"A row of the English catalogue has no “{Between}”: {row}");
            var (chinese, english) = (row[..between], row[(between + Between.Length)..].Replace("\\n", "\n", StringComparison.Ordinal));
            if (!seen.Add(chinese)) throw new FormatException($"The English catalogue has two rows for {chinese}.");
            if (!Template.HasHoles(chinese))
            {
                _phrases.Add(chinese, english);
                continue;
            }

            var template = new Template(chinese, english);
            // Kept by its rarest sign, so that few are tried on any words.
            var literal = template.Literals.MaxBy(l => l.Length)!;
            var key = literal.Length == 0 ? throw new FormatException($"Nothing but holes: {chinese}") : literal.FirstOrDefault(IsChinese, literal[0]);
            if (!_templates.TryGetValue(key, out var same)) _templates[key] = same = [];
            same.Add(template);
        }
    }

    /// <summary>The catalogue inside the program.</summary>
    public static Catalogue Own { get; } = new(OwnRows());

    /// <summary>Words in English; null where the catalogue does not know them, or where nothing in them is Chinese.</summary>
    public string? Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tidy = Space().Replace(words, " ").Trim(' ');
        return tidy.Length is 0 or > Longest || !tidy.Any(IsChinese) ? null : Find(tidy, 0);
    }

    /// <summary>Whether a sign is Chinese: a character, or a mark that only Chinese has.</summary>
    public static bool IsChinese(char sign) => sign is (>= '\u3400' and <= '\u9FFF') or (>= '\u3001' and <= '\u3003') or (>= '\u3008' and <= '\u3011') or (>= '\uFF01' and <= '\uFF5E');

    /// <summary>Whether words hold a Chinese character; marks alone are no words.</summary>
    public static bool HasCharacters(string words) => words.Any(c => c is >= '\u3400' and <= '\u9FFF');

    private string? Find(string words, int depth)
    {
        if (depth > Deepest) return null;
        if (!words.Any(IsChinese)) return null;
        if (!HasCharacters(words)) return string.Concat(words.Select(Mark));
        if (words[0] == '\u3000' || words[^1] == '\u3000')
        {
            if (_phrases.TryGetValue(words, out var whole)) return whole;
            var (start, end) = (words.Length - words.TrimStart('\u3000', ' ').Length, words.TrimEnd('\u3000', ' ').Length);
            return Find(words[start..end], depth) is { } inner ? words[..start].Replace('\u3000', '\u2003') + inner + words[end..].Replace('\u3000', '\u2003') : null;
        }

        if (_phrases.TryGetValue(words, out var phrase)) return phrase;
        if (_known.TryGetValue(words, out var known)) return known;
        var found = Match(words, depth) ?? PutTogether(words, depth);
        if (_known.Count < MostRemembered && (found is not null || depth == 0)) _known.TryAdd(words, found);
        return found;
    }

    private string? Match(string words, int depth)
    {
        var candidates = words.Distinct().SelectMany(c => _templates.GetValueOrDefault(c) ?? []).OrderByDescending(t => t.Weight);
        foreach (var template in candidates)
            if (template.Fill(words, w => Find(w, depth + 1)) is { } english) return english;
        return null;
    }

    private string? PutTogether(string words, int depth)
    {
        foreach (var (at, between) in Cuts)
        {
            var parts = at.Split(words).Where(p => p.Length > 0).ToList();
            if (parts.Count < 2) continue;
            List<string> said = [];
            foreach (var part in parts)
            {
                var trimmed = part.Trim(' ');
                var english = trimmed.Any(IsChinese) ? Find(trimmed, depth + 1) : trimmed;
                if (english is null) break;
                said.Add(english);
            }

            if (said.Count == parts.Count) return string.Join(between ?? " ", said);
        }

        return null;
    }

    /// <summary>A mark that stands by itself, between elements.</summary>
    private static string Mark(char mark) => mark switch
    {
        '，' or '、' => ", ",
        '。' => ".",
        '；' => "; ",
        '：' => ": ",
        '（' => " (",
        '《' or '》' => "\"",
        >= '\uFF01' and <= '\uFF5E' => ((char)(mark - 0xFEE0)).ToString(),
        _ => mark.ToString(),
    };

    private static IEnumerable<string> OwnRows()
    {
        var assembly = typeof(Catalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } row) yield return row;
        }
    }

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Space();

    [GeneratedRegex("\u3000")]
    private static partial Regex Gap();

    [GeneratedRegex("(?<=[。！？])(?![”）])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("；")]
    private static partial Regex Semicolon();

    [GeneratedRegex("，")]
    private static partial Regex Comma();

    [GeneratedRegex(" · ")]
    private static partial Regex Middle();

    [GeneratedRegex("、")]
    private static partial Regex ListComma();
}
