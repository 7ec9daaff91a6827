namespace Luoshi;

/// <summary>Where the sources and the real documents are, seen from a test.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Luoshi.slnx.</summary>
    public static string Root { get; } = Up(AppContext.BaseDirectory, d => File.Exists(Path.Combine(d, "Luoshi.slnx")))
        ?? throw new InvalidOperationException("Luoshi.slnx is in no folder above the tests.");

    /// <summary>The real plans beside the project; null where they are absent.</summary>
    public static string? Plans { get; } = Found(Environment.GetEnvironmentVariable("LUOSHI_SHARED")) ?? Found(Path.Combine(Root, "..", "shared"));

    /// <summary>Says which test is skipped for want of the real plans.</summary>
    public const string PlansAbsent = "The real plans (../shared/plans, or LUOSHI_SHARED) are not on this machine.";

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    private static string? Found(string? shared) =>
        shared is not null && Directory.Exists(Path.Combine(shared, "plans")) ? Path.GetFullPath(Path.Combine(shared, "plans")) : null;

    private static string? Up(string folder, Func<string, bool> holds)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (holds(at.FullName))
                return at.FullName;
        return null;
    }
}
