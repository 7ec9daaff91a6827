using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Luoshi.Reading;

/// <summary>Writes a reading as the published JSON object, each item, target and date with its place in the document.</summary>
public static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object as indented text, Chinese unescaped.</summary>
    /// <param name="file">Where many are written together: the file's name, as "file" in front.</param>
    public static string Write(PlanReading reading, SourceDocument document, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) new Pen(json, new DocumentMap(document)).Write(reading, file);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private sealed class Pen(Utf8JsonWriter json, DocumentMap map)
    {
        public void Write(PlanReading reading, string? file)
        {
            json.WriteStartObject();
            if (file is not null) json.WriteString("file", file);
            Heading(reading.Plan);
            Texts("sections", reading.Sections);
            List("items", reading.Items, Item);
            List("body_items", reading.BodyItems, Item);
            List("body_table_links", reading.BodyTableLinks, Link);
            List("plan_targets", reading.PlanTargets, PlanTarget);
            Texts("cadences", reading.Cadences);
            List("glossary", reading.Glossary, Term);
            List("anomalies", reading.Findings.Where(f => f.Severity == FindingSeverity.Mistake), Anomaly);
            List("doubts", reading.Findings.Where(f => f.Severity == FindingSeverity.Doubt), Doubt);
            if (reading.Findings.Any(f => f.Severity == FindingSeverity.Note)) List("notes", reading.Findings.Where(f => f.Severity == FindingSeverity.Note), Doubt);
            json.WriteEndObject();
        }

        private void Heading(ReadHeading plan)
        {
            json.WriteStartObject("plan");
            json.WriteString("title", plan.Title?.Text);
            json.WriteString("doc_number", plan.DocNumber?.Text);
            json.WriteString("issuer", plan.Issuer?.Text);
            json.WriteString("jurisdiction", plan.Jurisdiction?.Text);
            Number("year", plan.Year);
            Day("issued_on", plan.IssuedOn);
            json.WriteEndObject();
        }

        private void Item(ReadItem item)
        {
            json.WriteStartObject();
            json.WriteNumber("no", item.No);
            json.WriteString("no_printed", item.NoPrinted);
            json.WriteString("section", item.Section);
            json.WriteString("title", item.Title?.Text);
            json.WriteString("text", item.Text.Text);
            Texts("measures", item.Measures);
            Texts("leaders", item.Leaders);
            Texts("lead_leaders", item.LeadLeaders);
            Texts("lead_units", item.LeadUnits);
            Texts("support_units", item.SupportUnits);
            Deadline(item.Deadline);
            List("targets", item.Targets, t => Target(t, withSource: true));
            List("dates", item.Dates, Date);
            Source(item.Places.Count > 0 ? item.Places : item.Text.Places, 0, item.Text.Length);
            json.WriteEndObject();
        }

        private void Deadline(ReadDeadline deadline)
        {
            json.WriteStartObject("deadline");
            json.WriteString("printed", deadline.Printed?.Text);
            Day("due", deadline.Due);
            json.WriteBoolean("standing", deadline.Standing);
            json.WriteString("cadence", deadline.Cadence switch
            {
                Cadence.Weekly => "weekly",
                Cadence.Monthly => "monthly",
                Cadence.Quarterly => "quarterly",
                _ => null,
            });
            List("milestones", deadline.Milestones, m =>
            {
                json.WriteStartObject();
                json.WriteString("what", m.What.Text);
                Day("due", m.Due);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Target(ReadTarget target, bool withSource)
        {
            json.WriteStartObject();
            TargetFields(target);
            if (withSource) Source(target.Quote.Places, target.Start, target.Quote.Length);
            json.WriteEndObject();
        }

        private void PlanTarget(ReadTarget target)
        {
            json.WriteStartObject();
            TargetFields(target);
            json.WriteString("baseline", target.Baseline);
            json.WriteString("owner", target.Owner);
            Source(target.Quote.Places, target.Start, target.Quote.Length);
            json.WriteEndObject();
        }

        private void TargetFields(ReadTarget target)
        {
            json.WriteString("indicator", target.Indicator);
            json.WriteString("op", target.Op);
            json.WriteNumber("value", Short(target.Value));
            Number("value_to", target.ValueTo is { } to ? Short(to) : null);
            json.WriteString("unit", target.Unit);
            Day("by", target.By);
            json.WriteString("kind", target.Kind == TargetKind.Scope ? "scope" : "target");
            json.WriteString("quote", target.Quote.Text);
        }

        private void Date(ReadDate date)
        {
            json.WriteStartObject();
            json.WriteString("what", date.What);
            Day("due", date.Due);
            json.WriteString("quote", date.Quote.Text);
            Source(date.Quote.Places, date.Start, date.Quote.Length);
            json.WriteEndObject();
        }

        private void Link(BodyTableLink link)
        {
            json.WriteStartObject();
            json.WriteNumber("body", link.Body);
            Numbers("table", link.Table);
            json.WriteEndObject();
        }

        private void Term(GlossaryTerm term)
        {
            json.WriteStartObject();
            json.WriteString("term", term.Term.Text);
            json.WriteString("text", term.Text.Text);
            json.WriteEndObject();
        }

        private void Anomaly(Finding finding)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("kind", finding.Kind ?? "other");
            Found(finding);
            json.WriteEndObject();
        }

        private void Doubt(Finding finding)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("field", finding.Field);
            Found(finding);
            json.WriteEndObject();
        }

        private void Found(Finding finding)
        {
            Numbers("items", finding.Items);
            json.WriteString("why", finding.Message);
            json.WriteString("quote", finding.Quote);
            List("places", finding.Where, place =>
            {
                json.WriteStartObject();
                PlaceFields(place);
                json.WriteEndObject();
            });
        }

        /// <summary>Where it stands; the span counts characters of the item's text, from 0, the end not included.</summary>
        private void Source(IReadOnlyList<Place> places, int start, int length)
        {
            if (places.Count == 0)
            {
                json.WriteNull("source");
                return;
            }

            json.WriteStartObject("source");
            PlaceFields(places[0]);
            if (start < 0)
            {
                json.WriteNull("span");
            }
            else
            {
                json.WriteStartObject("span");
                json.WriteNumber("start", start);
                json.WriteNumber("end", start + length);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        private void PlaceFields(Place place)
        {
            var found = map.Find(place);
            Number("page", found?.Page);
            if (place.Row is null) Number("paragraph", found?.Paragraph);
            else
            {
                Number("table", found?.Table);
                Number("row", found?.Row);
                Number("column", found?.Column);
            }

            json.WriteString("locator", found?.Locator);
        }

        private void Texts(string name, IReadOnlyList<TracedText> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts) json.WriteStringValue(text.Text);
            json.WriteEndArray();
        }

        private void Numbers(string name, IReadOnlyList<int> numbers)
        {
            json.WriteStartArray(name);
            foreach (var number in numbers) json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        private void List<T>(string name, IEnumerable<T> entries, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var entry in entries) write(entry);
            json.WriteEndArray();
        }

        private void Number(string name, decimal? number)
        {
            if (number is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }

        private void Day(string name, DateOnly? day) =>
            json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        /// <summary>95.0 as 95: a decimal remembers how many zeros it was given.</summary>
        private static decimal Short(decimal value) => value / 1.0000000000000000000000000000m;
    }
}
