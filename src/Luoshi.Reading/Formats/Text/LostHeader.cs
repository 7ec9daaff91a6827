using System.Text.RegularExpressions;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Words that stand over the columns of a task table, left among lines of which no table could be made.</summary>
internal static partial class LostHeader
{
    /// <summary>Lines within which the words of one header stand, however a converter scattered them.</summary>
    private const int Near = 30;

    /// <summary>Longest word that is a header and no sentence.</summary>
    private const int Longest = 12;

    private const int MostWords = 20;

    /// <summary>The first line of such a header; null where none was left.</summary>
    public static TextLine? Find(IReadOnlyList<TextLine> left)
    {
        if (!left.Any(l => Roles(l).Exists(r => HeaderWords.IsResponsibility(r)))) return null;
        var near = new Queue<(int At, ColumnRole Role)>();
        for (var i = 0; i < left.Count; i++)
        {
            while (near.Count > 0 && i - near.Peek().At > Near) near.Dequeue();
            foreach (var role in Roles(left[i])) near.Enqueue((i, role));
            if (IsHeader(near)) return left[near.Peek().At];
        }

        return null;
    }

    /// <summary>Three columns at least, the work among them, and a number or who answers for it.</summary>
    private static bool IsHeader(Queue<(int At, ColumnRole Role)> near)
    {
        var roles = near.Select(n => n.Role).ToHashSet();
        return roles.Count >= 3 && roles.Any(r => HeaderWords.IsWork(r) || r is ColumnRole.Section) && (roles.Contains(ColumnRole.Number) || roles.Count > 3 && roles.Any(r => HeaderWords.IsResponsibility(r)));
    }

    /// <summary>What the words of a line head, where they are half of it at least.</summary>
    private static List<ColumnRole> Roles(TextLine line)
    {
        var words = line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || Sentence().IsMatch(line.Text)) return [];
        // A table of indicators sets no tasks.
        var roles = words.Where(w => w.Length <= Longest && !HeaderWords.NamesIndicators(w)).Select(HeaderWords.Match).OfType<ColumnRole>().ToList();
        return roles.Count * 2 >= words.Length ? roles : [];
    }

    [GeneratedRegex("[。；，、：:]")]
    private static partial Regex Sentence();
}
