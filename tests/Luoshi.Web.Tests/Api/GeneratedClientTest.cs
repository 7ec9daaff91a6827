using System.Reflection;
using Luoshi.Tokens;
using Luoshi.Web.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.OpenApi;
using NSwag.CodeGeneration.CSharp;
using Xunit;

namespace Luoshi.Web.Tests.Api;

/// <summary>The description of the API holds what it says: it is valid, and a client made from it by a public generator works.</summary>
public sealed class GeneratedClientTest : IAsyncLifetime
{
    private ApiTown _town = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await ApiTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Document_IsValid_AndNamesEveryAddressBelowTheRoot()
    {
        var read = OpenApiDocument.Parse(await DocumentAsync());
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        var document = read.Document!;
        Assert.Empty(document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        string[] addresses = [ApiAddress.Me, ApiAddress.Plans, ApiAddress.Items, ApiAddress.Duties, ApiAddress.Entries, ApiAddress.Duty, ApiAddress.Signature, ApiAddress.Reports, ApiAddress.Owed, ApiAddress.Search, ApiAddress.Burden, ApiAddress.Notices, ApiAddress.Sheet];
        Assert.Equal(addresses.Select(a => a.Replace(":guid", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal), document.Paths!.Keys.Order(StringComparer.Ordinal));
        Assert.All(document.Paths.Values.SelectMany(p => p!.Operations!.Values), o => Assert.NotEmpty(o.Security!));
    }

    [Fact]
    public async Task Client_Generated_Compiles_AndReports()
    {
        var document = await NSwag.OpenApiDocument.FromJsonAsync(await DocumentAsync(), Ct);
        var code = new CSharpClientGenerator(document, new()
        {
            ClassName = "LuoshiClient",
            CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson },
        }).GenerateFile();
        var assembly = Compile(code);

        var program = await _town.ProgramAsync("he", TokenScopes.Read, TokenScopes.Report);
        dynamic client = Activator.CreateInstance(assembly.GetType("Generated.LuoshiClient")!, program)!;
        var duty = await _town.Year.DutyAsync(1, "柏山县卫健局");
        dynamic report = Activator.CreateInstance(assembly.GetType("Generated.ApiReport")!)!;
        (report.Version, report.Percent, report.Text) = (duty.Version, 55, "程序替单位报的：已建档。");
        dynamic written = await client.ReportProgressAsync(duty.Id, "k1", report);
        Assert.False((bool)written.Again);
        var now = await _town.Year.DutyAsync(1, "柏山县卫健局");
        Assert.Equal((55, "程序替单位报的：已建档。", (long)written.Version), (now.Percent, now.LastReport, now.Version));
        dynamic shown = await client.GetDutyAsync(duty.Id);
        Assert.Equal((55, "Reported"), ((int)shown.Percent, (string)shown.Status.ToString()));
    }

    private async Task<string> DocumentAsync() => await _town.Program(null).GetStringAsync(ApiAddress.Document, Ct);

    private static Assembly Compile(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"));
        var compilation = CSharpCompilation.Create("GeneratedClient", [CSharpSyntaxTree.ParseText(code, cancellationToken: Ct)], references.Select(p => MetadataReference.CreateFromFile(p)), new(OutputKind.DynamicallyLinkedLibrary));
        using var output = new MemoryStream();
        var emitted = compilation.Emit(output, cancellationToken: Ct);
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(output.ToArray());
    }
}
