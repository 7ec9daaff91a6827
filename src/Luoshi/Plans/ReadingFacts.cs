using System.Globalization;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>Turns a reading into the facts that the ledger keeps: the words, and where each field stands.</summary>
public static class ReadingFacts
{
    /// <summary>Doubt: the document prints no title; the file's name stands in.</summary>
    public const string NoTitle = "IM101";

    /// <summary>Doubt: the document prints no year; the present one stands in.</summary>
    public const string NoYear = "IM102";

    /// <summary>The plan's heading, with the doubts and mistakes of the reading.</summary>
    /// <param name="today">Gives the year where the document prints none.</param>
    public static PlanFacts PlanFactsFrom(PlanReading reading, SourceDocument document, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(document);

        var heading = reading.Plan;
        var findings = new List<Finding>();
        var title = heading.Title?.Text;
        if (string.IsNullOrWhiteSpace(title))
        {
            title = Path.GetFileNameWithoutExtension(document.Name);
            findings.Add(new(NoTitle, FindingSeverity.Doubt, null, [], [], title, "文件里没有找到标题，暂用文件名。") { Field = "title" });
        }

        var year = heading.Year ?? heading.IssuedOn?.Year;
        if (year is null)
        {
            year = today.Year;
            findings.Add(new(NoYear, FindingSeverity.Doubt, null, [], [], $"{year}年", "文件里没有写明年份，暂按今年。") { Field = "year" });
        }

        findings.AddRange(document.Findings.Where(f => !reading.Findings.Contains(f)));
        findings.AddRange(reading.Findings);

        var places = new Dictionary<string, IReadOnlyList<Place>>();
        Add(places, "title", heading.Title);
        Add(places, "docNumber", heading.DocNumber);
        Add(places, "issuer", heading.Issuer);
        Add(places, "jurisdiction", heading.Jurisdiction);
        AddAll(places, "sections", reading.Sections);
        AddAll(places, "cadences", reading.Cadences);
        AddAll(places, "targets", [.. reading.PlanTargets.Select(t => t.Quote)]);

        return new()
        {
            Title = title,
            DocNumber = heading.DocNumber?.Text,
            Issuer = heading.Issuer?.Text,
            Jurisdiction = heading.Jurisdiction?.Text,
            Year = year.Value,
            IssuedOn = heading.IssuedOn,
            Sections = Words(reading.Sections),
            Cadences = Words(reading.Cadences),
            Targets = [.. reading.PlanTargets.Select(TargetFactsFrom)],
            Findings = findings,
            Places = places,
        };
    }

    /// <summary>One item of a reading.</summary>
    public static ItemFacts ItemFactsFrom(PlanReading reading, ReadItem item)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(item);

        var places = new Dictionary<string, IReadOnlyList<Place>>();
        if (item.Places.Count > 0) places["item"] = item.Places;
        Add(places, "title", item.Title);
        Add(places, "text", item.Text);
        AddAll(places, "measures", item.Measures);
        AddAll(places, "leaders", item.Leaders);
        AddAll(places, "leadLeaders", item.LeadLeaders);
        AddAll(places, "leadUnits", item.LeadUnits);
        AddAll(places, "supportUnits", item.SupportUnits);
        Add(places, "deadline", item.Deadline.Printed);
        AddAll(places, "milestones", [.. item.Deadline.Milestones.Select(m => m.What)]);
        AddAll(places, "targets", [.. item.Targets.Select(t => t.Quote)]);
        AddAll(places, "dates", [.. item.Dates.Select(d => d.Quote)]);

        return new()
        {
            No = item.No,
            NoPrinted = item.NoPrinted,
            SectionNo = SectionNo(reading.Sections, item.Section),
            Section = item.Section,
            Title = item.Title?.Text,
            Text = item.Text.Text,
            Measures = Words(item.Measures),
            Leaders = Words(item.Leaders),
            LeadLeaders = Words(item.LeadLeaders),
            LeadUnits = Words(item.LeadUnits),
            SupportUnits = Words(item.SupportUnits),
            Deadline = new(
                item.Deadline.Printed?.Text,
                item.Deadline.Due,
                item.Deadline.Standing,
                item.Deadline.Cadence,
                [.. item.Deadline.Milestones.Select(m => new MilestoneFacts(m.What.Text, m.Due))]),
            Targets = [.. item.Targets.Select(TargetFactsFrom)],
            Dates = [.. item.Dates.Select(d => new DateFacts(d.What, d.Due, d.Quote.Text, d.Start))],
            Places = places,
        };
    }

    private static TargetFacts TargetFactsFrom(ReadTarget t) =>
        new(t.Indicator, t.Op, t.Value, t.ValueTo, t.Unit, t.By, t.Kind, t.Quote.Text, t.Start, BaselineOf(t));

    // Printed with or without the unit; anything else (约70, 暂无) is no number to start from.
    private static decimal? BaselineOf(ReadTarget target)
    {
        var figure = (target.Baseline ?? "").Trim();
        if (target.Unit.Length > 0 && figure.EndsWith(target.Unit, StringComparison.Ordinal)) figure = figure[..^target.Unit.Length];
        return decimal.TryParse(figure.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static int SectionNo(IReadOnlyList<TracedText> sections, string? section)
    {
        for (var i = 0; section is not null && i < sections.Count; i++)
        {
            if (sections[i].Text == section) return i + 1;
        }

        return 0;
    }

    private static List<string> Words(IReadOnlyList<TracedText> texts) => [.. texts.Select(t => t.Text)];

    private static void Add(Dictionary<string, IReadOnlyList<Place>> places, string field, TracedText? text)
    {
        if (text is { IsEmpty: false }) places[field] = text.Places;
    }

    private static void AddAll(Dictionary<string, IReadOnlyList<Place>> places, string field, IReadOnlyList<TracedText> texts)
    {
        for (var i = 0; i < texts.Count; i++) Add(places, $"{field}.{i}", texts[i]);
    }
}
