using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans;

/// <summary>Reads dates by the plan's year; where the document prints none, a date without a year stays open.</summary>
internal static partial class PlanYear
{
    public const string Unknown = "RD005";

    /// <summary>Stands in for an unknown year and is taken out of every result again.</summary>
    private const int None = 1900;

    public static TargetWords Targets(TracedText text, int? planYear)
    {
        if (planYear is { } year) return TargetReader.Read(text, year);
        var words = TargetReader.Read(text, None);
        return words with
        {
            Targets = [.. words.Targets.Select(t => t.By is { Year: <= None + 1 } ? t with { By = null } : t)],
            Dates = [.. words.Dates.Where(d => d.Due.Year > None + 1)],
        };
    }

    public static DeadlineWords Deadline(TracedText printed, int? planYear)
    {
        if (planYear is { } year) return DeadlineReader.Read(printed, year);
        var words = DeadlineReader.Read(printed, None);
        if (words.Deadline.Due is not { Year: <= None + 1 }) return words;
        var doubt = new Finding(Unknown, FindingSeverity.Doubt, null, [], printed.Places, printed.Text, "文件没有印出年份，这个时限的日期无法确定，请补上年份。") { Field = "deadline" };
        return new(words.Deadline with { Due = null, Milestones = [] }, [.. words.Findings, doubt]);
    }

    /// <summary>The year most of a document's own marks agree on, so that one misprint does not move every deadline.</summary>
    /// <remarks>A title counts most, the last before all; a plan issued at a year's end may be the next year's.</remarks>
    public static int? Agreed(IEnumerable<int?> titles, int? number, DateOnly? issued, int? common)
    {
        var votes = new Dictionary<int, int>();
        int? last = null;
        foreach (var title in titles)
        {
            Vote(title, 4);
            last = title ?? last;
        }

        Vote(last, 1);
        Vote(number, 2);
        Vote(issued?.Year, 2);
        if (issued is { Month: >= 11 } late) Vote(late.Year + 1, 2);
        Vote(common, 2);
        return votes.Count == 0 ? null : votes.OrderByDescending(v => v.Value).ThenByDescending(v => v.Key == last).ThenBy(v => v.Key).First().Key;

        void Vote(int? year, int weight)
        {
            if (year is { } y) votes[y] = votes.GetValueOrDefault(y) + weight;
        }
    }

    /// <summary>The year most dates of a document name, deadlines before all.</summary>
    public static int? Common(SourceDocument document, IEnumerable<TracedText> deadlines)
    {
        return Most(deadlines.Select(d => d.Text)) ?? Most(Words(document));

        static IEnumerable<string> Words(SourceDocument document)
        {
            foreach (var block in document.Blocks)
            {
                if (block is ParagraphBlock paragraph) yield return paragraph.Text;
                else if (block is TableBlock table)
                    foreach (var row in table.Rows)
                        foreach (var cell in row.Cells) yield return cell.Text;
            }
        }
    }

    private static int? Most(IEnumerable<string> texts)
    {
        var years = new Dictionary<int, int>();
        foreach (var text in texts)
        {
            foreach (var match in Year().EnumerateMatches(text))
            {
                var year = Digits.Int(text.AsSpan(match.Index, 4));
                years[year] = years.GetValueOrDefault(year) + 1;
            }
        }

        return years.Count == 0 ? null : years.OrderByDescending(y => y.Value).ThenBy(y => y.Key).First().Key;
    }

    [GeneratedRegex(@"20\d\d(?=\s*年)")]
    private static partial Regex Year();
}
