using System.Text.Json;
using Xunit;

namespace Luoshi.Reading.Tests;

public sealed class ReadingJsonTest
{
    private static readonly SourceDocument Document = new("虚市要点.docx", "docx", [new ParagraphBlock("一、总体") { Page = 1 }, Table()], []);

    [Theory]
    [InlineData("tongxin-2020")]
    [InlineData("baoji-2023")]
    [InlineData("zhongwei-2023")]
    public void Write_GoldReading_HasEveryPublishedKey(string plan)
    {
        var gold = GoldReading.Load(plan);
        using var expected = JsonDocument.Parse(File.ReadAllText(RealPlans.Path(plan + ".gold.json")));
        using var actual = JsonDocument.Parse(ReadingJson.Write(gold.Reading, gold.Document));

        var missing = new List<string>();
        Compare(expected.RootElement, actual.RootElement, "$", missing);
        Assert.Empty(missing);
    }

    [Fact]
    public void Write_Target_CarriesPageTableRowColumnAndSpan()
    {
        using var json = Written();
        var source = json.RootElement.GetProperty("items")[0].GetProperty("targets")[0].GetProperty("source");

        Assert.Equal(2, source.GetProperty("page").GetInt32());
        Assert.Equal(1, source.GetProperty("table").GetInt32());
        Assert.Equal(2, source.GetProperty("row").GetInt32());
        Assert.Equal(2, source.GetProperty("column").GetInt32());
        Assert.Equal(3, source.GetProperty("span").GetProperty("start").GetInt32());
        Assert.Equal(10, source.GetProperty("span").GetProperty("end").GetInt32());
    }

    [Fact]
    public void Write_Number_LosesTrailingZerosAndChineseStaysReadable()
    {
        var written = ReadingJson.Write(Reading(), Document);

        Assert.Contains("\"value\": 95,", written, StringComparison.Ordinal);
        Assert.Contains("“双随机”达到95.00%", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Findings_AreSplitIntoAnomaliesAndDoubts()
    {
        using var json = Written();

        Assert.Equal("AN001", json.RootElement.GetProperty("anomalies")[0].GetProperty("code").GetString());
        Assert.Equal("duplicate_task", json.RootElement.GetProperty("anomalies")[0].GetProperty("kind").GetString());
        Assert.Equal("DL001", Assert.Single(json.RootElement.GetProperty("doubts").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public void Describe_ParagraphLineAndRow_AreSaidInWords()
    {
        var text = new DocumentMap(new SourceDocument("a.txt", "txt", [new ParagraphBlock("甲") { Locator = "12" }], []));
        var paged = new DocumentMap(Document);

        var rows = new DocumentMap(new SourceDocument("a.txt", "txt", [Table() with { Page = null, Locator = "第8行" }], []));
        Assert.Equal("表1（第8行起） 第1行", rows.Describe(new Place(0, 0, 1, 0, 1)));
        Assert.Equal("第12行", text.Describe(new Place(0, null, null, 0, 1)));
        Assert.Equal("第1页 第1段", paged.Describe(new Place(0, null, null, 0, 1)));
        Assert.Equal("第2页 表1 第2行", paged.Describe(new Place(1, 1, 1, 0, 1)));
        Assert.Equal("", paged.Describe(new Place(9, null, null, 0, 1)));
    }

    private static JsonDocument Written() => JsonDocument.Parse(ReadingJson.Write(Reading(), Document));

    private static TableBlock Table() => new([
        new TableRow([new TableCell(0, "序号"), new TableCell(1, "任务")]),
        new TableRow([new TableCell(0, "1"), new TableCell(1, "确保“双随机”达到95.00%")]) { Page = 2 },
    ]) { Page = 1 };

    private static PlanReading Reading()
    {
        var text = TracedText.Of("确保了“双随机”达到95.00%", 1, 1, 1);
        return new PlanReading
        {
            Plan = new ReadHeading { Year = 2031 },
            Items =
            [
                new ReadItem
                {
                    No = 1,
                    NoPrinted = "1",
                    Text = text,
                    Targets = [new ReadTarget { Indicator = "双随机", Op = "=", Value = 95.00m, Unit = "%", Quote = text.Slice(3, 7), Start = 3 }],
                },
            ],
            Findings =
            [
                new Finding("AN001", FindingSeverity.Mistake, "duplicate_task", [1], [], "双随机", "重复。"),
                new Finding("DL001", FindingSeverity.Doubt, null, [1], [], "年", "不清楚。") { Field = "deadline" },
            ],
        };
    }

    /// <summary>Every key of the hand-made reading is written too; lists are compared by their first entries.</summary>
    private static void Compare(JsonElement expected, JsonElement actual, string path, List<string> missing)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in expected.EnumerateObject())
            {
                // Body paragraphs carry fewer fields by hand than items do; the places of anomalies are ours.
                if (!actual.TryGetProperty(property.Name, out var value)) missing.Add($"{path}.{property.Name}");
                else Compare(property.Value, value, $"{path}.{property.Name}", missing);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
        {
            foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray())) Compare(one, other, path + "[]", missing);
        }
    }
}
