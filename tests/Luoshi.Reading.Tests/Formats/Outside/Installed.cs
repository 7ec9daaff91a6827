using System.Diagnostics;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Outside;

/// <summary>The programs of this machine that some tests need; without them the tests are skipped, in CI they fail.</summary>
internal static class Installed
{
    public static ReadingOptions Options => ReadingOptions.OnThisMachine with
    {
        // The machine that tests may be very busy.
        Programs = OutsidePrograms.Installed with { LongestConversion = TimeSpan.FromMinutes(8), LongestPage = TimeSpan.FromMinutes(8) },
    };

    public static string Office => Need(OutsidePrograms.Installed.Office, "LibreOffice");

    public static string PageDrawer => Need(OutsidePrograms.Installed.PageDrawer, "pdftoppm");

    public static string TextRecogniser => Need(OutsidePrograms.Installed.TextRecogniser, "tesseract");

    /// <summary>A file in another format, by LibreOffice.</summary>
    public static string Convert(string file, string format, string folder)
    {
        Run(Office, $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--convert-to", format, "--outdir", folder, file);
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + format);
    }

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Need(string? program, string name)
    {
        if (program is not null) return program;
        var reason = $"{name} is not on this machine.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }
}
