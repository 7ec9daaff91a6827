using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Makes items of drafts: title, measures, owners, deadline, targets and dates, each from its own words.</summary>
internal static partial class ItemReader
{
    public const string DeadlinesDiffer = "RD004";

    public static IReadOnlyList<ReadItem> Read(IReadOnlyList<DraftItem> drafts, int? planYear, List<Finding> findings, CancellationToken ct)
    {
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
            var words = PlanYear.Targets(text, planYear);
            findings.AddRange(words.Findings.Select(f => f with { Items = [no] }));
            items.Add(new ReadItem
            {
                No = no,
                NoPrinted = draft.NoPrinted,
                Section = draft.Section?.Text,
                Title = draft.Title ?? Lead(text, draft.Bold),
                Text = text,
                Measures = draft.Measures.Count > 0 ? draft.Measures : MeasureReader.Read(text),
                Leaders = OwnerReader.Persons(draft, draft.Notes.Any(n => n.Role is ColumnRole.Leader or ColumnRole.LeadLeader) ? ColumnRole.Leader : ColumnRole.Person),
                LeadLeaders = OwnerReader.Persons(draft, ColumnRole.LeadLeader),
                LeadUnits = owners.Units(draft, ColumnRole.Lead),
                SupportUnits = owners.Units(draft, ColumnRole.Support),
                Deadline = Deadline(draft, no, planYear, findings),
                Targets = words.Targets,
                Dates = words.Dates,
                Places = draft.Places,
            });
        }

        return items;
    }

    private static ReadDeadline Deadline(DraftItem draft, int no, int? planYear, List<Finding> findings)
    {
        var printed = draft.Notes.Where(n => n.Role is ColumnRole.Deadline).Select(n => CleanText.Of(n.Value).Trim("。；;，,")).Where(d => !d.IsEmpty).ToList();
        if (printed.Count == 0) return ReadDeadline.None;
        var words = PlanYear.Deadline(printed[0], planYear);
        findings.AddRange(words.Findings.Select(f => f with { Items = [no], Field = f.Field ?? "deadline" }));
        if (printed.Skip(1).Any(p => p.Text != printed[0].Text))
        {
            findings.Add(new(DeadlinesDiffer, FindingSeverity.Doubt, null, [no], [.. printed.SelectMany(p => p.Places)], string.Join('；', printed.Select(p => p.Text)), "本项印有几个不同的完成时限，先取第一个，请核对。") { Field = "deadline" });
        }

        return words.Deadline;
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
