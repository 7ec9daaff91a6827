using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Luoshi.Web.Tests.Architecture;

/// <summary>Rules that every source file keeps.</summary>
public sealed partial class SourceRulesTest
{
    private const int MostLines = 600;

    private static IEnumerable<string> Sources(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Named(string file) => Path.GetRelativePath(Repository.Root, file);

    [Fact]
    public void File_Length_StaysReadable()
    {
        var tooLong = new[] { "src", "tests", "bench" }
            .SelectMany(f => Sources(f, ".cs", ".razor", ".css", ".js"))
            .Where(f => File.ReadLines(f).Count() > MostLines)
            .Select(Named);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Folder_Name_SaysASubject()
    {
        string[] empty = ["Common", "Shared", "Services", "Interfaces", "Models", "Helpers", "Utils"];
        var found = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(d => empty.Contains(Path.GetFileName(d), StringComparer.OrdinalIgnoreCase))
            .Select(Named);
        Assert.Empty(found);
    }

    /// <remarks>Of the tests too: what asks for the real day passes this year and fails the next. An identity provider's tokens are of the real day.</remarks>
    [Fact]
    public void Clock_IsGiven()
    {
        var read = Sources("src", ".cs", ".razor").Concat(Sources("tests", ".cs")).Where(f => Clock().IsMatch(File.ReadAllText(f)))
            .Select(Named).Except(["tests/Luoshi.Web.Tests/Accounts/LoopbackProvider.cs"]);
        Assert.Empty(read);
    }

    [Fact]
    public void RealPlans_AreNotNamed()
    {
        if (Repository.Plans is null) Assert.Skip(Repository.PlansAbsent);

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gold in Directory.EnumerateFiles(Repository.Plans, "*.gold.json"))
        {
            using var reading = JsonDocument.Parse(File.ReadAllText(gold));
            Add(reading.RootElement.GetProperty("plan").GetProperty("jurisdiction").GetString());
            Add(reading.RootElement.GetProperty("plan").GetProperty("issuer").GetString());
            foreach (var item in reading.RootElement.GetProperty("items").EnumerateArray())
                foreach (var leader in item.GetProperty("leaders").EnumerateArray())
                    Add(leader.GetString());
        }

        Assert.NotEmpty(names);
        var files = new[] { "src", "samples", "tests", "bench" }.SelectMany(f => Sources(f, ".cs", ".razor", ".js", ".txt", ".json", ".md"));
        Assert.Empty(from file in files
                     let text = File.ReadAllText(file)
                     from name in names
                     where text.Contains(name, StringComparison.Ordinal)
                     select $"{Named(file)}: {name}");

        // Two-character names are also everyday words; three characters and more are a person or a place.
        void Add(string? name)
        {
            if (name is { Length: >= 3 }) names.Add(name);
        }
    }

    [GeneratedRegex(@"\bDate(Time|TimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();
}
