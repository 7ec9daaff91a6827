using System.Globalization;
using System.Text.Json;

namespace Luoshi.Reading.Tests;

/// <summary>A reading made by hand (*.gold.json) with the plan's text file as its document.</summary>
internal sealed record GoldReading(SourceDocument Document, PlanReading Reading, IReadOnlyList<GoldAnomaly> Anomalies)
{
    public static GoldReading Load(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RealPlans.Path(name + ".gold.json")));
        var document = TextDocument(name + ".txt", File.ReadAllLines(RealPlans.Path(name + ".txt")));
        var loader = new Loader(document);
        var root = json.RootElement;
        var plan = root.GetProperty("plan");
        var reading = new PlanReading
        {
            Plan = new ReadHeading
            {
                Title = loader.Find(Text(plan, "title")),
                DocNumber = loader.Find(Text(plan, "doc_number")),
                Issuer = loader.Find(Text(plan, "issuer")),
                Jurisdiction = loader.Find(Text(plan, "jurisdiction")),
                Year = plan.GetProperty("year").ValueKind == JsonValueKind.Number ? plan.GetProperty("year").GetInt32() : null,
                IssuedOn = Day(plan, "issued_on"),
            },
            Sections = loader.Texts(root, "sections"),
            Items = [.. root.GetProperty("items").EnumerateArray().Select(i => loader.Item(i, inTable: true))],
            BodyItems = root.TryGetProperty("body_items", out var body) ? [.. body.EnumerateArray().Select(i => loader.Item(i, inTable: false))] : [],
            BodyTableLinks = root.TryGetProperty("body_table_links", out var links)
                ? [.. links.EnumerateArray().Select(l => new BodyTableLink(l.GetProperty("body").GetInt32(), [.. l.GetProperty("table").EnumerateArray().Select(t => t.GetInt32())]))]
                : [],
        };
        var anomalies = root.GetProperty("anomalies").EnumerateArray()
            .Select(a => new GoldAnomaly(Text(a, "kind")!, [.. a.GetProperty("items").EnumerateArray().Select(i => i.GetInt32())], Text(a, "quote") ?? ""));
        return new(document, reading, [.. anomalies]);
    }

    /// <summary>Lines with tabs are rows of a table, the others paragraphs.</summary>
    private static SourceDocument TextDocument(string name, string[] lines)
    {
        var blocks = new List<Block>();
        var rows = new List<TableRow>();
        for (var i = 0; i <= lines.Length; i++)
        {
            var line = i < lines.Length ? lines[i].Trim('\r', ' ') : "";
            var cells = line.Split('\t');
            if (cells.Length >= 4)
            {
                rows.Add(new TableRow([.. cells.Select((c, column) => new TableCell(column, c))]));
                continue;
            }

            if (rows.Count > 0 && (line.Length > 0 || i == lines.Length))
            {
                blocks.Add(new TableBlock([.. rows]));
                rows.Clear();
            }

            if (line.Length > 0) blocks.Add(new ParagraphBlock(line) { Locator = (i + 1).ToString(CultureInfo.InvariantCulture) });
        }

        return new(name, "txt", blocks, []);
    }

    private static string? Text(JsonElement of, string key) =>
        of.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? Day(JsonElement of, string key) =>
        Text(of, key) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private sealed class Loader(SourceDocument document)
    {
        private readonly List<(string Text, int Block, int? Row, int? Column)> _words = Words(document);

        /// <summary>Placed in the first paragraph or cell that begins the same way; otherwise in the first block.</summary>
        public TracedText? Find(string? text) => text is null ? null : At(text, _ => true);

        public IReadOnlyList<TracedText> Texts(JsonElement of, string key) =>
            of.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(t => Find(t.GetString())!)] : [];

        public ReadItem Item(JsonElement item, bool inTable)
        {
            var printed = Text(item, "text")!;
            var text = At(printed, w => !inTable || w.Row is not null);
            var places = text.Places[0];
            return new ReadItem
            {
                No = item.GetProperty("no").GetInt32(),
                NoPrinted = Text(item, "no_printed") ?? "",
                Section = Text(item, "section"),
                Title = Find(Text(item, "title")),
                Text = text,
                Measures = Texts(item, "measures"),
                Leaders = Texts(item, "leaders"),
                LeadLeaders = Texts(item, "lead_leaders"),
                LeadUnits = Texts(item, "lead_units"),
                SupportUnits = Texts(item, "support_units"),
                Deadline = Deadline(item),
                Targets = [.. item.GetProperty("targets").EnumerateArray().Select(t => Target(t, printed))],
                Dates = [.. item.GetProperty("dates").EnumerateArray().Select(d => new ReadDate(Text(d, "what")!, Day(d, "due")!.Value, Find(Text(d, "quote"))!)
                {
                    Start = printed.IndexOf(Text(d, "quote")!, StringComparison.Ordinal),
                })],
                Places = [places],
            };
        }

        private ReadDeadline Deadline(JsonElement item)
        {
            if (!item.TryGetProperty("deadline", out var deadline) || deadline.ValueKind != JsonValueKind.Object) return ReadDeadline.None;
            return new ReadDeadline
            {
                Printed = Find(Text(deadline, "printed")),
                Due = Day(deadline, "due"),
                Standing = deadline.GetProperty("standing").ValueKind == JsonValueKind.True,
                Cadence = Text(deadline, "cadence") switch { "weekly" => Cadence.Weekly, "monthly" => Cadence.Monthly, "quarterly" => Cadence.Quarterly, _ => null },
                Milestones = [.. deadline.GetProperty("milestones").EnumerateArray().Select(m => new ReadMilestone(Find(Text(m, "what"))!, Day(m, "due")!.Value))],
            };
        }

        private ReadTarget Target(JsonElement target, string text) => new()
        {
            Indicator = Text(target, "indicator")!,
            Op = Text(target, "op")!,
            Value = target.GetProperty("value").GetDecimal(),
            ValueTo = target.GetProperty("value_to").ValueKind == JsonValueKind.Number ? target.GetProperty("value_to").GetDecimal() : null,
            Unit = Text(target, "unit") ?? "",
            By = Day(target, "by"),
            Kind = Text(target, "kind") == "scope" ? TargetKind.Scope : TargetKind.Target,
            Quote = Find(Text(target, "quote"))!,
            Start = text.IndexOf(Text(target, "quote")!, StringComparison.Ordinal),
        };

        private TracedText At(string text, Func<(string Text, int Block, int? Row, int? Column), bool> allowed)
        {
            var begin = Bare(text[..Math.Min(text.Length, 16)]);
            var (_, block, row, column) = _words.FirstOrDefault(w => allowed(w) && Bare(w.Text).Contains(begin, StringComparison.Ordinal));
            return TracedText.Of(text, block, row, column);
        }

        private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '*'));

        private static List<(string Text, int Block, int? Row, int? Column)> Words(SourceDocument document)
        {
            var words = new List<(string, int, int?, int?)>();
            for (var b = 0; b < document.Blocks.Count; b++)
            {
                if (document.Blocks[b] is ParagraphBlock paragraph) words.Add((paragraph.Text, b, null, null));
                if (document.Blocks[b] is not TableBlock table) continue;
                for (var r = 0; r < table.Rows.Count; r++) words.AddRange(table.Rows[r].Cells.Select(c => (c.Text, b, (int?)r, (int?)c.Column)));
            }

            return words;
        }
    }
}

/// <summary>A mistake the hand-made reading raises.</summary>
internal sealed record GoldAnomaly(string Kind, IReadOnlyList<int> Items, string Quote);
