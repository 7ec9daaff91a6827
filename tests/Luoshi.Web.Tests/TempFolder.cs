namespace Luoshi.Web.Tests;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("luoshi-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
