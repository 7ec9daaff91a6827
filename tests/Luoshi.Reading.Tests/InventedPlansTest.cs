using System.Text;
using System.Text.Json;
using Xunit;

namespace Luoshi.Reading.Tests;

/// <summary>Every plan of an invented place, in every format it is kept in, against the reading made by hand beside it.</summary>
public class InventedPlansTest
{
    /// <summary>Least share of entries of a field that must be as in the reading made by hand.</summary>
    private const double Floor = 0.97;

    private static readonly string[] Lists = ["measures", "leaders", "lead_leaders", "lead_units", "support_units"];

    public static TheoryData<string> Plans => [.. Files()];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Read_InventedPlan_AgreesWithTheReadingMadeByHand(string file)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(GoldOf(Path.Combine(Repository.Root, file))));
        using var read = JsonDocument.Parse(Read(Path.Combine(Repository.Root, file)));
        var (wanted, got) = (Items(gold), Items(read));

        Assert.Equal(Heading(gold), Heading(read));
        Assert.Equal(wanted.Select(i => Bare(i, "section")), got.Select(i => Bare(i, "section")));
        Assert.Equal(wanted.Select(Whole), got.Select(Whole));
        Assert.Equal(wanted.Select(Deadline), got.Select(Deadline));
        foreach (var field in Lists) Assert.InRange(Agreement(wanted, got, field), Floor, 1);
    }

    private static IEnumerable<string> Files() =>
        from folder in new[] { "samples", Path.Combine("tests", "Luoshi.Reading.Tests", "plans") }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder)).Order(StringComparer.Ordinal)
        where !file.EndsWith(".json", StringComparison.Ordinal) && File.Exists(GoldOf(file))
        select Path.GetRelativePath(Repository.Root, file);

    private static string GoldOf(string file)
    {
        var name = Path.GetFileName(file);
        return Path.Combine(Path.GetDirectoryName(file)!, name[..name.IndexOf('.', StringComparison.Ordinal)] + ".gold.json");
    }

    private static string Read(string path)
    {
        using var stream = File.OpenRead(path);
        var document = PlanReader.Open(stream, Path.GetFileName(path), ReadingOptions.Default, TestContext.Current.CancellationToken);
        return ReadingJson.Write(PlanReader.Read(document, ReadingOptions.Default, null, TestContext.Current.CancellationToken), document);
    }

    private static List<JsonElement> Items(JsonDocument plan) => [.. plan.RootElement.GetProperty("items").EnumerateArray()];

    private static string Heading(JsonDocument plan) =>
        string.Join(" | ", plan.RootElement.GetProperty("plan").EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name + " " + Bare(p.Value.ToString())));

    /// <summary>Title and text together, whether the title is kept inside the text, beside it, or both.</summary>
    private static string Whole(JsonElement item)
    {
        var (title, text) = (Bare(item, "title"), Bare(item, "text"));
        return text.StartsWith(title, StringComparison.Ordinal) ? text : title + text;
    }

    private static string Deadline(JsonElement item)
    {
        if (item.GetProperty("deadline") is not { ValueKind: JsonValueKind.Object } deadline) return "";
        var steps = deadline.GetProperty("milestones").EnumerateArray().Select(m => m.GetProperty("due").GetString()).Order(StringComparer.Ordinal);
        return $"{item.GetProperty("no")}: {deadline.GetProperty("due")} {deadline.GetProperty("standing")} {deadline.GetProperty("cadence")} {string.Join(' ', steps)}";
    }

    private static double Agreement(List<JsonElement> wanted, List<JsonElement> got, string field)
    {
        var (a, b) = (Entries(wanted, field), Entries(got, field));
        return a.Count + b.Count == 0 ? 1 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    private static HashSet<string> Entries(List<JsonElement> items, string field) =>
        [.. items.SelectMany((item, no) => item.GetProperty(field).EnumerateArray().Select(e => $"{no} {Bare(e.GetString() ?? "")}"))];

    private static string Bare(JsonElement item, string field) => item.GetProperty(field) is { ValueKind: JsonValueKind.String } text ? Bare(text.GetString()!) : "";

    /// <summary>Width of marks, white space and quotation marks do not count.</summary>
    private static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) || c is '+' or '%' or '‰' or '/' or '×'));
}
