using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Luoshi.Reading.Tests;

/// <summary>The lines that the package's README shows are the lines that run here.</summary>
public sealed class ReadmeTest
{
    // The lines are the README's own, and so without a token of the test.
#pragma warning disable xUnit1051
    [Fact]
    public void Lines_OfTheReadme_ReadAPlan()
    {
        var path = Repository.Sample("zening-2026.docx");

        var options = ReadingOptions.OnThisMachine;
        using var file = File.OpenRead(path);
        var document = PlanReader.Open(file, Path.GetFileName(path), options);
        var reading = PlanReader.Read(document, options);
        var map = new DocumentMap(document);
        foreach (var item in reading.Items)
            Console.WriteLine($"{item.No} {item.Text} | {string.Join('、', item.LeadUnits)} | {item.Deadline.Due:yyyy-MM-dd} | {map.Describe(item.Places[0])}");
        foreach (var finding in reading.Findings)
            Console.WriteLine($"{finding.Code} {finding.Message}");
        var json = ReadingJson.Write(reading, document);

        using var written = JsonDocument.Parse(json);
        Assert.Equal(40, written.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public void Lines_OfTheReadme_AreTheLinesAbove()
    {
        var readme = Lines(Path.Combine(Repository.Root, "src", "Luoshi.Reading", "README.md")).SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```").ToList();
        var here = Lines(Path.Combine(Repository.Root, "tests", "Luoshi.Reading.Tests", "ReadmeTest.cs"));
        Assert.Equal(readme, here.SkipWhile(l => l != readme[0]).Take(readme.Count));
        Assert.InRange(readme.Count, 5, 12);
    }

    [Fact]
    public void Package_SaysWhatItIs()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Luoshi.Reading", "Luoshi.Reading.csproj"));
        Assert.All(["PackageId", "Description", "PackageReadmeFile", "PackageTags"], name => Assert.NotEmpty(project.Descendants(name).Single().Value));
        Assert.Equal("MIT", XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("PackageLicenseExpression").Single().Value);
    }

    private static List<string> Lines(string path) => [.. File.ReadAllLines(path).Select(l => l.Trim())];
#pragma warning restore xUnit1051
}
