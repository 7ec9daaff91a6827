using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Body and table at odds: a promise, a number or a date that stands in one of them only, or counts that differ.</summary>
internal static partial class BodyAndTable
{
    public const string Counts = "AN070";
    public const string OnlyInBody = "AN071";
    public const string OnlyInTable = "AN072";
    public const string Numbers = "AN073";
    public const string Dates = "AN074";
    public const string Unlinked = "AN077";
    public const string Weaker = "AN078";

    private const string Kind = "body_table_mismatch";

    // A clause is in the other text when at least half of its character pairs are: that allows
    // for words put in or exchanged, as a table shortens its body.
    private const double Present = 0.5;
    private const int LeastPairs = 4;

    // Words whose loss makes a promise smaller.
    private static readonly string[] Strong = ["高分", "满分", "高质量", "高标准", "确保", "全部", "全面", "如期", "按期", "提前", "率先", "全覆盖"];

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var reading = plan.Reading;
        if (reading.BodyItems.Count == 0 || reading.Items.Count == 0 || reading.BodyTableLinks.Count == 0) yield break;
        if (reading.BodyItems.Count != reading.Items.Count) yield return CountsDiffer(plan);

        var rows = reading.Items.GroupBy(i => i.No).ToDictionary(g => g.Key, g => g.First());
        var bodies = reading.BodyItems.GroupBy(i => i.No).ToDictionary(g => g.Key, g => g.First());
        foreach (var link in reading.BodyTableLinks)
        {
            if (!bodies.TryGetValue(link.Body, out var body)) continue;
            var linked = link.Table.Where(rows.ContainsKey).Select(n => rows[n]).ToList();
            if (linked.Count == 0) continue;
            foreach (var lost in InBody(body, linked)) yield return lost;
            foreach (var weaker in Weakened(body, linked)) yield return weaker;
        }

        foreach (var row in reading.Items)
        {
            var linked = reading.BodyTableLinks.Where(l => l.Table.Contains(row.No) && bodies.ContainsKey(l.Body)).Select(l => bodies[l.Body]).ToList();
            if (linked.Count == 0)
            {
                yield return CheckedPlan.Mistake(Unlinked, Kind, [row.No], row.Text, $"表中第{row.No}项在正文里找不到对应的内容。", "text");
                continue;
            }

            foreach (var only in InTable(row, linked)) yield return only;
            foreach (var date in OnlyDates(row, linked)) yield return date;
        }
    }

    private static Finding CountsDiffer(CheckedPlan plan)
    {
        var reading = plan.Reading;
        var quote = TableTitle(plan) ?? reading.Plan.Title ?? TracedText.Empty;
        var split = reading.BodyTableLinks.Where(l => l.Table.Count > 1).Select(l => $"正文第{l.Body}条拆成表中第{string.Join('、', l.Table)}项").ToList();
        var merged = reading.BodyTableLinks.SelectMany(l => l.Table.Select(t => (l.Body, Row: t))).GroupBy(l => l.Row).Where(g => g.Count() > 1)
            .Select(g => $"正文第{string.Join('、', g.Select(l => l.Body))}条并入表中第{g.Key}项");
        var how = string.Join('，', split.Concat(merged));
        return CheckedPlan.Mistake(
            Counts, Kind, [], quote, $"正文{reading.BodyItems.Count}条，表中{reading.Items.Count}项，条数不一致{(how.Length > 0 ? "：" + how : "")}。");
    }

    /// <summary>The paragraph in front of the table that the items stand in.</summary>
    private static TracedText? TableTitle(CheckedPlan plan)
    {
        var first = plan.Reading.Items.SelectMany(i => i.Places).Where(p => p.Row is not null).Select(p => p.Block).DefaultIfEmpty(-1).Min();
        for (var b = first - 1; b >= 0 && b >= first - 4; b--)
        {
            if (plan.Document.Blocks[b] is ParagraphBlock { Text.Length: > 4 and < 60 } paragraph) return TracedText.Of(paragraph.Text, b).Trim();
        }

        return null;
    }

    private static IEnumerable<Finding> InBody(ReadItem body, List<ReadItem> rows)
    {
        var table = string.Concat(rows.Select(r => CheckedPlan.WordsOf(r).Text));
        var numbers = rows.Select(r => r.No).ToList();
        return Missing(body.Text, table, skip: body.Title?.Text).Select(lost => CheckedPlan.Mistake(
            OnlyInBody, Kind, numbers, lost, $"正文第{body.No}条的“{CheckedPlan.Short(lost.Text)}”，表中{CheckedPlan.Named(numbers)}没有，也就没有责任单位。", "text"));
    }

    /// <summary>Clauses of the body that the table prints without the word that makes them strict.</summary>
    private static IEnumerable<Finding> Weakened(ReadItem body, List<ReadItem> rows)
    {
        var clauses = rows.SelectMany(r => Clause.Of(r.Text.Text).Select(c => (Row: r, c.Bare))).Where(c => c.Bare.Length > LeastPairs).ToList();
        foreach (var clause in Clause.Of(body.Text.Text))
        {
            var bare = clause.Bare;
            foreach (var word in Strong.Where(w => bare.Contains(w, StringComparison.Ordinal)))
            {
                var without = bare.Replace(word, "", StringComparison.Ordinal);
                var weaker = clauses.FirstOrDefault(c => !c.Bare.Contains(word, StringComparison.Ordinal) && c.Bare.Length >= without.Length * 0.7 && IsWithin(c.Bare, without));
                if (weaker.Row is null) continue;
                yield return CheckedPlan.Mistake(
                    Weaker, Kind, [weaker.Row.No], body.Text.Slice(clause.Start, clause.Length), $"正文第{body.No}条写“{CheckedPlan.Short(clause.Text)}”，表中第{weaker.Row.No}项少了“{word}”，要求降低了。", "text");
            }
        }
    }

    /// <summary>Whether the characters of one stand in the other in order.</summary>
    private static bool IsWithin(string one, string other)
    {
        var at = 0;
        foreach (var c in other)
        {
            if (at < one.Length && one[at] == c) at++;
        }

        return at == one.Length;
    }

    private static IEnumerable<Finding> InTable(ReadItem row, List<ReadItem> bodies)
    {
        var body = string.Concat(bodies.Select(b => CheckedPlan.WordsOf(b).Text));
        var which = $"正文第{string.Join('、', bodies.Select(b => b.No))}条";
        var added = Missing(row.Text, body, skip: null);
        foreach (var only in added)
        {
            yield return CheckedPlan.Mistake(OnlyInTable, Kind, [row.No], only, $"表中第{row.No}项的“{CheckedPlan.Short(only.Text)}”，{which}没有。", "text");
        }

        // A number in words that are missing altogether has been raised with them.
        if (added.Count > 0) yield break;
        var known = Number().Matches(body).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        if (Number().Matches(row.Text.Text).FirstOrDefault(n => !known.Contains(n.Value)) is not { } number) yield break;
        var clause = Clause.Around(row.Text.Text, number.Index, number.Length, Clause.Any);
        yield return CheckedPlan.Mistake(
            Numbers, Kind, [row.No], row.Text.Slice(clause.Start, clause.Length), $"表中第{row.No}项的“{number.Value}”与{which}的数字不一致。", "targets");
    }

    /// <summary>Milestones of the deadline cell that the body does not date.</summary>
    private static IEnumerable<Finding> OnlyDates(ReadItem row, List<ReadItem> bodies)
    {
        foreach (var milestone in row.Deadline.Milestones)
        {
            if (bodies.Any(b => b.Dates.Any(d => d.Due == milestone.Due)) || row.Deadline.Printed is not { } printed) continue;
            yield return CheckedPlan.Mistake(
                Dates, Kind, [row.No], printed, $"表中第{row.No}项时限栏要求“{milestone.What.Text}”于{milestone.Due.Month}月{milestone.Due.Day}日前完成，正文没有这个时间。", "deadline");
        }
    }

    /// <summary>Runs of clauses of a text that the other does not have.</summary>
    private static List<TracedText> Missing(TracedText text, string other, string? skip)
    {
        var pairs = BareText.Runs(BareText.Of(other), 2);
        var from = skip is not null && text.Text.StartsWith(skip, StringComparison.Ordinal) ? skip.Length : 0;
        var missing = new List<TracedText>();
        (int Start, int End)? run = null;
        foreach (var clause in Clause.Of(text.Text))
        {
            if (clause.Start < from) continue;
            var own = BareText.Runs(clause.Bare, 2);
            if (own.Count < LeastPairs) continue;
            if (own.Count(pairs.Contains) < own.Count * Present)
            {
                run = (run?.Start ?? clause.Start, clause.End);
            }
            else if (run is { } ended)
            {
                missing.Add(text.Slice(ended.Start, ended.End - ended.Start));
                run = null;
            }
        }

        if (run is { } last) missing.Add(text.Slice(last.Start, last.End - last.Start));
        return missing;
    }

    [GeneratedRegex(@"(?<!\d)\d+(?:\.\d+)?(?:\s*[-—~～]\s*\d+(?:\.\d+)?)?\s*[%％‰]?")]
    private static partial Regex Number();
}
