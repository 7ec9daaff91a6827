using System.Text.Json;
using Xunit;

namespace Luoshi.Reading.Tests;

/// <summary>What pdftotext leaves of the tables of invented plans: read rightly, or refused or doubted in words, never wrong and sure.</summary>
/// <remarks>The file names say which way it was made: with -layout, with -raw, or plainly.</remarks>
public class ConvertedPlansTest
{
    private const double Right = 0.95;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Luoshi.Reading.Tests", "plans");

    private static readonly string[] Lists = ["leaders", "lead_leaders", "lead_units", "support_units"];

    public static TheoryData<string> Texts => [.. Directory.EnumerateFiles(Path.Combine(Folder, "converted"), "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_ConvertedTable_IsRightOrDoubted(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "converted", name));
        var document = PlanReader.Open(stream, name, ReadingOptions.Default, TestContext.Current.CancellationToken);
        PlanReading reading;
        try
        {
            reading = PlanReader.Read(document, ReadingOptions.Default, null, TestContext.Current.CancellationToken);
        }
        catch (UnreadableDocumentException refusal)
        {
            Assert.Equal(PlanReader.TableLost, refusal.Code);
            return;
        }

        using var read = JsonDocument.Parse(ReadingJson.Write(reading, document));
        var doubted = reading.Findings.Any(f => f.Items.Count == 0 && f.Code is "TX006" or "TX007");
        var right = Share(Gold(name), [.. read.RootElement.GetProperty("items").EnumerateArray()]);
        Assert.True(doubted || right >= Right, $"{right:0.00} right and no doubt");
    }

    [Theory]
    [InlineData("jichuan-2026.docx.layout.txt")]
    [InlineData("lingzhou-2025.docx.layout.txt")]
    [InlineData("lixi-2025.docx.layout.txt")]
    [InlineData("luting-2026.docx.layout.txt")]
    [InlineData("tongyu-2027.pdf.layout.txt")]
    [InlineData("xiuan-2021.docx.layout.txt")]
    [InlineData("yuanzhu-2027.docx.layout.txt")]
    public void Read_TableWhoseColumnsStayedApart_IsRightAndNotDoubted(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "converted", name));
        var document = PlanReader.Open(stream, name, ReadingOptions.Default, TestContext.Current.CancellationToken);
        var reading = PlanReader.Read(document, ReadingOptions.Default, null, TestContext.Current.CancellationToken);

        using var read = JsonDocument.Parse(ReadingJson.Write(reading, document));
        Assert.DoesNotContain(reading.Findings, f => f.Items.Count == 0 && f.Code is "TX006" or "TX007");
        Assert.InRange(Share(Gold(name), [.. read.RootElement.GetProperty("items").EnumerateArray()]), Right, 1);
    }

    private static List<JsonElement> Gold(string name)
    {
        var gold = name[..name.IndexOf('.', StringComparison.Ordinal)] + ".gold.json";
        var path = Path.Combine(Folder, "converted", gold);
        return [.. JsonDocument.Parse(File.ReadAllText(File.Exists(path) ? path : Path.Combine(Folder, gold))).RootElement.GetProperty("items").EnumerateArray()];
    }

    /// <summary>Share of the worst field: texts, deadlines, persons and units of both readings that are in both.</summary>
    private static double Share(List<JsonElement> wanted, List<JsonElement> got) =>
        Lists.Select(l => (Of(wanted, l), Of(got, l)))
            .Append((Of(wanted, "text"), Of(got, "text")))
            .Append((Of(wanted, "deadline"), Of(got, "deadline")))
            .Where(f => f.Item1.Count > 0)
            .Min(f => 2.0 * f.Item1.Intersect(f.Item2).Count() / (f.Item1.Count + f.Item2.Count));

    private static HashSet<string> Of(List<JsonElement> items, string field) =>
        [.. items.SelectMany((item, no) => Words(item.GetProperty(field)).Select(w => $"{no} {string.Concat(w.Where(char.IsLetterOrDigit))}"))];

    private static IEnumerable<string> Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Select(v => v.GetString()!),
        JsonValueKind.Object => [value.GetProperty("due").ToString()],
        _ => [],
    };
}
