namespace Luoshi.Cli;

/// <summary>Where data is kept when the command line does not say.</summary>
internal static class DataFolder
{
    /// <summary>The folder that the system gives a person's programs: ~/.local/share/luoshi, %LOCALAPPDATA%\luoshi, ~/Library/Application Support/luoshi.</summary>
    public static string Default { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "luoshi");

    /// <summary>The sample's own folder, apart from real data.</summary>
    public static string Sample { get; } = Path.Combine(Default, "sample");
}
