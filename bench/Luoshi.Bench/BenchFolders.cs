namespace Luoshi.Bench;

/// <summary>Where the documents to measure on are.</summary>
internal static class BenchFolders
{
    public static string Root { get; } = Find();

    public static string Samples { get; } = Path.Combine(Root, "samples");

    public static string Plans { get; } = Path.Combine(Environment.GetEnvironmentVariable("LUOSHI_SHARED") ?? Path.Combine(Root, "..", "shared"), "plans");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Luoshi.slnx")))
                return at.FullName;
        throw new InvalidOperationException("Luoshi.slnx is in no folder above the program.");
    }
}
