using System.Diagnostics;
using System.Text;

namespace Luoshi.Web.Tests;

/// <summary>The program itself, as a person starts it: a process with arguments, output and an exit code.</summary>
internal sealed class LuoshiProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private LuoshiProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Luoshi.Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = new LuoshiProcess(arguments);
        var output = await process._process.StandardOutput.ReadToEndAsync();
        await process._process.WaitForExitAsync();
        return (process._process.ExitCode, output, await process._error);
    }

    /// <summary>Starts a server and waits until it names its address.</summary>
    public static async Task<(LuoshiProcess Process, string Url)> ServeAsync(params string[] arguments)
    {
        var process = new LuoshiProcess(["serve", "--port", "0", .. arguments]);
        while (await process._process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
                return (process, line[at..].Trim());
        var error = await process._error;
        process.Dispose();
        throw new InvalidOperationException(error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
