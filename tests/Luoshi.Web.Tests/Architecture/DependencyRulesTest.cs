using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Luoshi.Web.Tests.Architecture;

/// <summary>Who may know whom: the allowed arrows are the tables here.</summary>
public sealed partial class DependencyRulesTest
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Luoshi.Reading"] = [],
        ["Luoshi"] = ["Luoshi.Reading"],
        ["Luoshi.Web"] = ["Luoshi"],
        ["Luoshi.Cli"] = ["Luoshi.Web"],
    };

    /// <summary>Feature folders of src/Luoshi and the feature folders they may use.</summary>
    private static readonly Dictionary<string, string[]> Features = new()
    {
        ["Ledger"] = ["Accounts", "Assessment", "Bulletins", "Plans", "Progress", "Search", "Storage", "Supervision"],
        ["Plans"] = ["Ledger", "Storage", "Progress", "Accounts", "Units", "Calendar"],
        ["Progress"] = ["Accounts", "Calendar", "Ledger", "Plans", "Storage", "Units"],
        ["Calendar"] = ["Accounts", "Ledger", "Storage"],
        ["Units"] = ["Accounts", "Sheets", "Storage", "Ledger", "Plans", "Progress"],
        ["Burden"] = ["Ledger", "Notices", "Plans", "Progress", "Storage", "Supervision", "Units"],
        ["Sheets"] = [],
        ["Backup"] = ["Storage"],
        ["Accounts"] = ["Storage", "Ledger", "Units"],
        ["Search"] = ["Ledger", "Plans", "Progress", "Storage"],
        ["Storage"] = ["Accounts", "Calendar", "Deliveries", "Ledger", "Notices", "Plans", "Progress", "Search", "Tokens", "Units"],
        ["Tokens"] = ["Accounts", "Ledger", "Storage"],
        ["ReportSheets"] = ["Ledger", "Plans", "Progress", "Sheets", "Storage"],
        ["Supervision"] = ["Accounts", "Calendar", "Ledger", "Plans", "Progress", "Storage", "Units"],
        ["Notices"] = ["Accounts", "Bulletins", "Calendar", "Ledger", "Plans", "Progress", "Storage", "Supervision", "Units"],
        ["Deliveries"] = ["Accounts", "Calendar", "Ledger", "Notices", "Storage", "Units"],
        ["Papers"] = [],
        ["Bulletins"] = ["Accounts", "Calendar", "Ledger", "Papers", "Plans", "Progress", "Sheets", "Storage", "Supervision", "Units"],
        ["Assessment"] = ["Accounts", "Calendar", "Ledger", "Plans", "Progress", "Sheets", "Storage", "Supervision", "Units"],
        ["Wall"] = ["Ledger", "Plans", "Progress", "Storage", "Units"],
        ["Simulation"] = ["Accounts", "Bulletins", "Calendar", "Ledger", "Plans", "Progress", "Storage", "Supervision", "Units"],
        ["Sample"] = ["Accounts", "Assessment", "Bulletins", "Calendar", "Ledger", "Notices", "Plans", "Progress", "Storage", "Supervision", "Units"],
    };

    public static TheoryData<string> ProjectNames => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Project_References_AreTheAllowedOnes(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Equal(Projects[project], references);
    }

    [Fact]
    public void Feature_Uses_OnlyAllowedFeatures()
    {
        var source = Path.Combine(Repository.Root, "src", "Luoshi");
        var broken = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            var feature = Path.GetFileName(folder);
            Assert.True(Features.ContainsKey(feature), $"src/Luoshi/{feature} has no row in the table of allowed arrows.");
            foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
                foreach (Match use in Use().Matches(File.ReadAllText(file)))
                {
                    var used = use.Groups[1].Value;
                    if (used != feature && used != "Reading" && !Features[feature].Contains(used))
                        broken.Add($"{Path.GetRelativePath(source, file)} uses {used}");
                }
        }

        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void Reading_Knows_NoDatabaseNoWebNoNetwork()
    {
        var references = typeof(Reading.PlanReader).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(references, n =>
            n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) ||
            n.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ||
            n.StartsWith("System.Net", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_HoldsNoDatabase()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Luoshi.Web"), "*.razor", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("LuoshiDb", StringComparison.Ordinal))
            .Select(Path.GetFileName);
        Assert.Empty(pages);
    }

    public static TheoryData<string> Libraries => ["Luoshi.Reading", "Luoshi", "Luoshi.Web"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicType_HasASummary(string library)
    {
        var assembly = Assembly.Load(library);
        var described = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet();
        var bare = assembly.GetExportedTypes()
            .Where(t => !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(t))
            .Where(t => t.Name != "_Imports")
            .Where(t => t.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true)
            .Where(t => t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null)
            .Where(t => !described.Contains("T:" + t.FullName!.Replace('+', '.')))
            .Select(t => t.FullName);
        Assert.Empty(bare);
    }

    [GeneratedRegex(@"^using Luoshi\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Use();
}
