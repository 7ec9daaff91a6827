using Xunit;

namespace Luoshi.Reading.Tests;

/// <summary>The real plans kept beside the repository; tests on them run only where they are.</summary>
internal static class RealPlans
{
    /// <summary>Path of a file in shared/plans; skips the test where it is not there.</summary>
    public static string Path(string name)
    {
        var path = Folder is null ? null : System.IO.Path.Combine(Folder, name);
        if (path is null || !File.Exists(path)) Assert.Skip($"{name} is not beside the repository (shared/plans, or LUOSHI_SHARED)");
        return path!;
    }

    private static string? Folder
    {
        get
        {
            var set = Environment.GetEnvironmentVariable("LUOSHI_SHARED");
            if (!string.IsNullOrEmpty(set)) return System.IO.Path.Combine(set, "plans");
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var plans = System.IO.Path.Combine(at.FullName, "shared", "plans");
                if (Directory.Exists(plans)) return plans;
            }

            return null;
        }
    }
}
