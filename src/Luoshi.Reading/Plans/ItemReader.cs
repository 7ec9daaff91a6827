using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;

namespace Luoshi.Reading.Plans;

/// <summary>Makes items of drafts: title, measures, owners, deadline, targets and dates, each from its own words.</summary>
internal static partial class ItemReader
{
    public const string DeadlinesDiffer = "RD004";

    public static IReadOnlyList<ReadItem> Read(IReadOnlyList<DraftItem> drafts, ReadHeading heading, ReadingOptions options, List<Finding> findings, CancellationToken ct)
    {
        var planYear = heading.Year;
        var owners = new OwnerReader(drafts);
        var items = new List<ReadItem>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var draft = drafts[i];
            var no = i + 1;
            var (text, notes) = draft.Notes.Count == 0 ? ResponsibilityNotes.TakeOff(draft.Text) : (draft.Text, []);
            draft.Text = text;
            draft.Notes.AddRange(notes);
            if (!draft.Notes.Any(n => n.Role is ColumnRole.Lead or ColumnRole.Support) && SentenceOwners.Read(text) is { Count: > 0 } named)
            {
                draft.Notes.AddRange(named);
                findings.Add(new(SentenceOwners.FromSentence, FindingSeverity.Doubt, null, [no], [.. named.SelectMany(n => n.Value.Places)], named[0].Value.Text, "没有责任单位栏，按句中“牵头”“配合”的写法读出责任单位，请核对。") { Field = "lead_units" });
            }

            var words = Targets(draft, text, planYear);
            findings.AddRange(words.Findings.Select(f => f with { Items = [no] }));
            items.Add(new ReadItem
            {
                No = no,
                NoPrinted = draft.NoPrinted,
                Section = draft.Section?.Text,
                Title = draft.Title ?? Lead(text, draft.Bold),
                Text = text,
                Measures = draft.Measures.Count > 0 ? draft.Measures : Measures(draft, text),
                Leaders = OwnerReader.Persons(draft, draft.Notes.Any(n => n.Role is ColumnRole.Leader or ColumnRole.LeadLeader) ? ColumnRole.Leader : ColumnRole.Person),
                LeadLeaders = OwnerReader.Persons(draft, ColumnRole.LeadLeader),
                LeadUnits = owners.Units(draft, ColumnRole.Lead),
                SupportUnits = owners.Units(draft, ColumnRole.Support),
                Deadline = Deadline(draft, no, heading, options, findings),
                Targets = words.Targets,
                Dates = words.Dates,
                Places = draft.Places,
            });
        }

        return items;
    }

    /// <summary>Numbers and dates of the text; each table cell is read by itself, for no sentence goes on from one to the next.</summary>
    private static TargetWords Targets(DraftItem draft, TracedText text, int? planYear)
    {
        if (draft.Cells.Count < 2 || draft.Cells.Sum(c => c.Words.Length) != text.Length) return PlanYear.Targets(text, planYear);
        var targets = new List<ReadTarget>();
        var dates = new List<ReadDate>();
        var findings = new List<Finding>();
        var start = 0;
        foreach (var cell in draft.Cells)
        {
            var words = PlanYear.Targets(cell.Words, planYear);
            targets.AddRange(words.Targets.Select(t => t.Start < 0 ? t : t with { Start = t.Start + start }));
            dates.AddRange(words.Dates.Select(d => d.Start < 0 ? d : d with { Start = d.Start + start }));
            findings.AddRange(words.Findings);
            start += cell.Words.Length;
        }

        return new(targets, dates, findings);
    }

    /// <summary>The numbered measures, first of those cells that hold no goals.</summary>
    private static IReadOnlyList<TracedText> Measures(DraftItem draft, TracedText text)
    {
        if (draft.Cells.Count < 2) return MeasureReader.Read(text);
        foreach (var cell in draft.Cells.OrderBy(c => c.IsGoal))
            if (MeasureReader.Read(cell.Words) is { Count: > 0 } measures) return measures;
        return [];
    }

    private static ReadDeadline Deadline(DraftItem draft, int no, ReadHeading heading, ReadingOptions options, List<Finding> findings)
    {
        var planYear = heading.Year;
        var printed = draft.Notes.Where(n => n.Role is ColumnRole.Deadline).Select(n => CleanText.Of(n.Value).Trim("。；;，,")).Where(d => !d.IsEmpty).ToList();
        var steps = draft.Steps.Select(s => (Step: s, PlanYear.Deadline(s.When, planYear).Deadline)).Select(s => (s.Step, s.Deadline, s.Deadline.Due)).ToList();
        // Rows under one number, each with its own last day: the item is due with the last of them, and goes on with the rhythm of the others.
        if (steps.Count > 1 && steps.Exists(s => s.Due is not null) && steps.TrueForAll(s => !s.Step.InColumn && (s.Due is not null || s.Deadline.Standing || s.Deadline.Cadence is not null)))
        {
            var last = steps.MaxBy(s => s.Due);
            var standing = steps.Find(s => s.Deadline.Standing);
            if (standing.Step.When is { } open)
                findings.Add(new(DeadlineReader.StandingWithDay, FindingSeverity.Doubt, null, [no], [.. open.Places, .. last.Step.When.Places], open.Text, "各步骤的时限有完成日期也有长期坚持，请核对。") { Field = "deadline" });
            return new()
            {
                Printed = last.Step.When,
                Due = last.Due,
                Standing = standing.Step.When is not null,
                Cadence = steps.Min(s => s.Deadline.Cadence),
                Milestones = Milestones(steps.Where(s => s.Due is not null && s.Due != last.Due)),
            };
        }

        var columns = steps.Where(s => s is { Step.InColumn: true, Due: not null }).ToList();
        if (printed.Count == 0)
        {
            if (columns.Count == 0) return ReadDeadline.None;
            var last = columns.MaxBy(s => s.Due);
            return new() { Printed = last.Step.When, Due = last.Due, Milestones = Milestones(columns) };
        }

        var words = PlanYear.Deadline(printed[0], planYear);
        if (words.Deadline is { Due: null, Standing: false } && SpanReader.Read(printed[0], heading.IssuedOn, options.IsWorkday) is var (day, counted))
            words = new(words.Deadline with { Due = day }, [counted, .. words.Findings.Where(f => f.Code is not (DeadlineReader.NoStart or DeadlineReader.NotUnderstood or DeadlineReader.UnsureDay))]);
        findings.AddRange(words.Findings.Select(f => f with { Items = [no], Field = f.Field ?? "deadline" }));
        if (printed.Skip(1).Any(p => p.Text != printed[0].Text))
        {
            findings.Add(new(DeadlinesDiffer, FindingSeverity.Doubt, null, [no], [.. printed.SelectMany(p => p.Places)], string.Join('；', printed.Select(p => p.Text)), "本项印有几个不同的完成时限，先取第一个，请核对。") { Field = "deadline" });
        }

        return columns.Count == 0 ? words.Deadline : words.Deadline with { Milestones = [.. words.Deadline.Milestones, .. Milestones(columns)] };

        static IReadOnlyList<ReadMilestone> Milestones(IEnumerable<(DraftStep Step, ReadDeadline Deadline, DateOnly? Due)> steps) =>
            [.. steps.Where(s => !s.Step.What.IsEmpty).Select(s => new ReadMilestone(s.Step.What, s.Due!.Value))];
    }

    /// <summary>A lead sentence: set bold, or a short first sentence without figures that more sentences follow.</summary>
    private static TracedText? Lead(TracedText text, int bold)
    {
        var value = text.Text;
        var stop = value.IndexOf('。', StringComparison.Ordinal);
        if (bold > 2 && bold <= 60 && bold < value.Length && stop >= 0 && stop <= bold + 1) return text.Slice(0, stop);
        if (stop is < 4 or > 30 || stop + 1 >= value.Length) return null;
        var lead = text.Slice(0, stop);
        return Figures().IsMatch(lead.Text) || lead.Text.Count(c => c is '，') > 1 ? null : lead;
    }

    [GeneratedRegex(@"\d|[；：《]")]
    private static partial Regex Figures();
}
