using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Web.Plans;

/// <summary>How the value of a field is written in the inputs of a form, and read out of them again.</summary>
/// <remarks>Inputs are named field or field.part; what cannot be read back is a problem in words, never a guess.</remarks>
public static partial class FieldWords
{
    /// <summary>Comparisons of a target with their signs.</summary>
    public static IReadOnlyList<(string Op, string Sign)> Operators { get; } =
        [(">=", "≥"), ("<=", "≤"), ("=", "="), ("<", "<"), (">", ">"), ("range", "至"), ("+>=", "升≥"), ("->=", "降≥")];

    private static readonly HashSet<string> Lists = ["measures", "leaders", "leadLeaders", "leadUnits", "supportUnits", "sections", "cadences"];

    /// <summary>What the inputs of a field show, by input name.</summary>
    public static IReadOnlyDictionary<string, string> Shown(string field, JsonElement value, int year)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (field)
        {
            case "deadline":
                var d = Read<DeadlineFacts>(value);
                shown["deadline.printed"] = d.Printed ?? "";
                shown["deadline.due"] = d.Due?.ToString("yyyy-MM-dd") ?? "";
                shown["deadline.standing"] = d.Standing ? "on" : "";
                shown["deadline.cadence"] = d.Cadence?.ToString().ToLowerInvariant() ?? "";
                shown["deadline.milestones"] = string.Join('\n', d.Milestones.Select(m => $"{Day(m.Due, year)} {m.What}"));
                break;
            case "targets":
                var targets = Read<TargetFacts[]>(value);
                for (var i = 0; i < targets.Length; i++)
                {
                    var t = targets[i];
                    shown[$"targets.{i}.indicator"] = t.Indicator;
                    shown[$"targets.{i}.op"] = t.Op;
                    shown[$"targets.{i}.value"] = t.ValueTo is { } to ? $"{Number(t.Value)}-{Number(to)}" : Number(t.Value);
                    shown[$"targets.{i}.unit"] = t.Unit;
                    shown[$"targets.{i}.by"] = t.By is { } by ? Day(by, year) : "";
                    shown[$"targets.{i}.kind"] = t.Kind == TargetKind.Scope ? "scope" : "target";
                }

                break;
            case "dates":
                shown["dates"] = string.Join('\n', Read<DateFacts[]>(value).Select(x => $"{Day(x.Due, year)} {x.What}"));
                break;
            case "issuedOn":
                shown[field] = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
                break;
            default:
                shown[field] = Lists.Contains(field) ? Join(field, Read<string[]>(value)) : value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString()!,
                    JsonValueKind.Number => value.GetRawText(),
                    _ => "",
                };
                break;
        }

        return shown;
    }

    /// <summary>Reads a field out of posted inputs.</summary>
    /// <param name="was">The value the form was made from: what no input shows (a target's quote) is kept from it.</param>
    public static (JsonElement Value, string? Problem) Parse(string field, IReadOnlyDictionary<string, string> posted, JsonElement was, int year)
    {
        var text = posted.GetValueOrDefault(field, "").ReplaceLineEndings("\n").Trim();
        switch (field)
        {
            case "deadline": return ParseDeadline(posted, was, year);
            case "targets": return ParseTargets(posted, was, year);
            case "dates":
                var before = Read<DateFacts[]>(was);
                var (steps, wrong) = ParseSteps(text, year);
                return wrong is not null ? (was, wrong) : (Json(steps.Select((s, i) => KeepQuote(s, i, before)).ToArray()), null);
            case "year":
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? (Json(y), null) : (was, "年份应为四位数字，如2026。");
            case "issuedOn":
                if (text.Length == 0) return (Json<string?>(null), null);
                return ParseDay(text, year) is { } day ? (Json(day), null) : (was, "日期写成2026-02-24这样。");
            case "text" or "noPrinted": return (Json(text), null);
            default:
                if (Lists.Contains(field)) return (Json(Split(text)), null);
                return (Json(text.Length == 0 ? null : text), null);
        }
    }

    /// <summary>A day as short as the plan's year allows: 9-30, or 2027-06-30.</summary>
    public static string Day(DateOnly day, int year) => day.Year == year ? $"{day.Month}-{day.Day}" : day.ToString("yyyy-MM-dd");

    /// <summary>Reads 9-30, 9月30日, 2026-09-30 or 2026年9月30日; null for anything else.</summary>
    public static DateOnly? ParseDay(string text, int year)
    {
        var match = DayPattern().Match(text.Trim());
        if (!match.Success) return null;
        var y = match.Groups["y"].Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : year;
        var m = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        var d = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        return y is >= 1 and <= 9999 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    /// <summary>Cuts a list at line ends, or where there is none at 、 outside brackets.</summary>
    public static string[] Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\n', StringComparison.Ordinal)) return Clean(text.Split('\n'));
        var parts = new List<string>();
        int from = 0, depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(' or '〔' or '【') depth++;
            else if (text[i] is '）' or ')' or '〕' or '】') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && text[i] is '、' or '；' or ';')
            {
                parts.Add(text[from..i]);
                from = i + 1;
            }
        }

        parts.Add(text[from..]);
        return Clean(parts);

        static string[] Clean(IEnumerable<string> parts) => [.. parts.Select(p => p.Trim()).Where(p => p.Length > 0)];
    }

    /// <summary>True where the list is written one entry a line.</summary>
    public static bool OnePerLine(string field) => field is "measures" or "sections" or "cadences";

    private static string Join(string field, string[] entries)
    {
        var line = string.Join('、', entries);
        return OnePerLine(field) || !Split(line).SequenceEqual(entries) ? string.Join('\n', entries) : line;
    }

    private static (JsonElement, string?) ParseDeadline(IReadOnlyDictionary<string, string> posted, JsonElement was, int year)
    {
        var dueText = posted.GetValueOrDefault("deadline.due", "").Trim();
        var due = dueText.Length == 0 ? null : ParseDay(dueText, year);
        if (dueText.Length > 0 && due is null) return (was, "截止日期写成2026-09-30这样。");
        var (steps, wrong) = ParseSteps(posted.GetValueOrDefault("deadline.milestones", "").ReplaceLineEndings("\n"), year);
        if (wrong is not null) return (was, wrong);
        var printed = posted.GetValueOrDefault("deadline.printed", "").Trim();
        Cadence? cadence = Enum.TryParse<Cadence>(posted.GetValueOrDefault("deadline.cadence", ""), ignoreCase: true, out var c) ? c : null;
        return (Json(new DeadlineFacts(printed.Length == 0 ? null : printed, due, posted.GetValueOrDefault("deadline.standing") == "on", cadence, steps)), null);
    }

    private static (JsonElement, string?) ParseTargets(IReadOnlyDictionary<string, string> posted, JsonElement was, int year)
    {
        var before = Read<TargetFacts[]>(was);
        var targets = new List<TargetFacts>();
        for (var i = 0; posted.ContainsKey($"targets.{i}.indicator"); i++)
        {
            string Part(string name) => posted.GetValueOrDefault($"targets.{i}.{name}", "").Trim();
            var (indicator, op, number, byText) = (Part("indicator"), Part("op"), Part("value").Replace('－', '-').Replace('—', '-').Replace('~', '-'), Part("by"));
            // An emptied row is a row taken out.
            if (indicator.Length == 0 && number.Length == 0) continue;

            var ends = number.TrimStart('-').Split('-', 2);
            if (!decimal.TryParse(ends[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var value)) return (was, $"第{i + 1}个目标的值应为数字，如95或12.5。");
            if (number.StartsWith('-')) value = -value;
            decimal? to = null;
            if (ends.Length == 2)
            {
                if (!decimal.TryParse(ends[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var upper)) return (was, $"第{i + 1}个目标的区间应写成1-2这样。");
                to = upper;
            }

            var by = byText.Length == 0 ? null : ParseDay(byText, year);
            if (byText.Length > 0 && by is null) return (was, $"第{i + 1}个目标的截止写成9-30或2027-6-30这样。");
            var kind = Part("kind") == "scope" ? TargetKind.Scope : TargetKind.Target;
            var (quote, start, baseline) = i < before.Length ? (before[i].Quote, before[i].Start, before[i].Baseline) : ("", -1, null);
            targets.Add(new(indicator, to is null ? op : "range", value, to, Part("unit"), by, kind, quote, start, baseline));
        }

        return (Json(targets.ToArray()), null);
    }

    /// <summary>Reads lines of a day and what is due then: 9-30 站点建成.</summary>
    private static (MilestoneFacts[] Steps, string? Problem) ParseSteps(string text, int year)
    {
        var steps = new List<MilestoneFacts>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var parts = line.Split([' ', '　', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || ParseDay(parts[0], year) is not { } day) return ([], $"“{line}”请写成“9-30 建成站点”这样：日期、空格、做什么。");
            steps.Add(new(parts[1], day));
        }

        return ([.. steps], null);
    }

    private static DateFacts KeepQuote(MilestoneFacts step, int at, DateFacts[] before)
    {
        var kept = before.FirstOrDefault(b => b.What == step.What) ?? (at < before.Length ? before[at] : null);
        return new(step.What, step.Due, kept?.Quote ?? "", kept?.Start ?? -1);
    }

    private static string Number(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static T Read<T>(JsonElement value) => StateJson.Read<T>(value.GetRawText());

    private static JsonElement Json<T>(T value) => StateJson.Element(value);

    [GeneratedRegex(@"^(?:(?<y>\d{4})\s*[-年./])?(?<m>\d{1,2})[-月./](?<d>\d{1,2})日?$")]
    private static partial Regex DayPattern();
}
