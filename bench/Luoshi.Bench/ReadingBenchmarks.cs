using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Luoshi.Reading;

namespace Luoshi.Bench;

/// <summary>Time and allocation of one document, from its bytes to its reading.</summary>
/// <remarks>Reads the real plans beside the project where they are, and the samples.</remarks>
[MemoryDiagnoser]
[Config(typeof(InThisProcess))]
public class ReadingBenchmarks
{
    private byte[] _bytes = [];

    /// <summary>Every document that can be opened: plans beside the project first, then the samples.</summary>
    public static IEnumerable<string> Documents =>
        new[] { BenchFolders.Plans, BenchFolders.Samples }
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f).Order(StringComparer.Ordinal))
            .Where(f => Path.GetExtension(f) is ".docx" or ".txt" or ".xlsx" or ".pdf" or ".html")
            .Select(f => Path.GetFileName(f)!);

    [ParamsSource(nameof(Documents))]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var path = new[] { BenchFolders.Plans, BenchFolders.Samples }.Select(f => Path.Combine(f, Document)).First(File.Exists);
        _bytes = File.ReadAllBytes(path);
    }

    [Benchmark]
    public PlanReading Read()
    {
        using var content = new MemoryStream(_bytes, writable: false);
        var document = PlanReader.Open(content, Document, ReadingOptions.Default);
        return PlanReader.Read(document, ReadingOptions.Default);
    }

    private sealed class InThisProcess : ManualConfig
    {
        public InThisProcess() =>
            AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(logOutput: false)).WithWarmupCount(3).WithIterationCount(8));
    }
}
