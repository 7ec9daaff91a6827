using System.Diagnostics;
using System.Text;

namespace Luoshi.Reading.Formats.Outside;

/// <summary>How one run of an outside program ended.</summary>
/// <param name="Said">The beginning of what it printed.</param>
internal sealed record OutsideRun(bool Succeeded, bool TookTooLong, string Said)
{
    private const int MostSaid = 64 << 10;

    // Room that a sound document never needs: a program that goes wild ends itself, not the machine (KB, and blocks of 512 bytes).
    private const string Limits = "ulimit -v 8388608 2>/dev/null; ulimit -f 2097152 2>/dev/null; exec \"$0\" \"$@\"";

    /// <summary>Runs a program to its end, or ends it with all it started when its time is over or the reading is called off.</summary>
    public static OutsideRun Of(string program, IReadOnlyList<string> arguments, OwnFolder folder, TimeSpan longest, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true, StandardOutputEncoding = Encoding.UTF8 };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = program;
        }
        else
        {
            start.FileName = "/bin/sh";
            foreach (var argument in (string[])["-c", Limits, program]) start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = start.Environment["TEMP"] = start.Environment["TMP"] = folder.Path;
        // Where the folder says which fonts stand in for others, it is asked first.
        if (File.Exists(folder.Of(StandIns.FileName))) start.Environment["FONTCONFIG_FILE"] = folder.Of(StandIns.FileName);
        // Several readings at once share the machine: one thread each.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        // Nothing that a document links to is fetched.
        foreach (var proxy in (string[])["http_proxy", "https_proxy", "ftp_proxy", "all_proxy"]) start.Environment[proxy] = "http://127.0.0.1:9";

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new(false, false, e.Message);
        }

        process.StandardInput.Close();
        var said = Task.WhenAll(Take(process.StandardOutput), Take(process.StandardError));
        using var callOff = ct.Register(() => End(process));
        var ended = process.WaitForExit(longest);
        if (!ended) End(process);
        ct.ThrowIfCancellationRequested();
        if (!ended) return new(false, true, "");

        // A child that outlived its parent may hold the pipes open.
        var words = said.Wait(TimeSpan.FromSeconds(5), CancellationToken.None) ? string.Concat(said.Result) : "";
        return new(process.ExitCode == 0, false, words);
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself in the meantime.
            _ = e;
        }
    }

    private static async Task<string> Take(StreamReader from)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        while (await from.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
            if (kept.Length < MostSaid)
                kept.Append(buffer, 0, read);
        return kept.ToString();
    }
}
