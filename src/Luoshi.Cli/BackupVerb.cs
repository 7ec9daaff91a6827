using System.CommandLine;
using Luoshi.Backup;
using Luoshi.Storage;

namespace Luoshi.Cli;

/// <summary>luoshi backup: everything in the database, as of one moment, in one file; the server goes on meanwhile.</summary>
internal static class BackupVerb
{
    /// <summary>Exit code: the file is there already, or cannot be written.</summary>
    private const int NotWritten = 3;

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var to = new Option<FileInfo>("--out") { Description = "写到哪个文件，如 2026-06-30.luoshi", Required = true };
        var verb = new Command("backup", "备份：把台账、账号、佐证全部写进一个文件；服务器不用停") { to };
        where.AddTo(verb);
        verb.SetAction((parsed, ct) => RunAsync(where.Read(parsed), parsed.GetValue(to)!.FullName, ct));
        return verb;
    }

    private static async Task<int> RunAsync(DatabaseSettings settings, string file, CancellationToken ct)
    {
        if (File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"luoshi：{file} 已经有了，没有覆盖。请换个文件名。");
            return NotWritten;
        }

        // Under another name until it is whole, so that half a backup is never taken for one.
        var part = file + ".part";
        try
        {
            return await DatabaseOptions.OnAsync(
                settings,
                async db =>
                {
                    BackupManifest manifest;
                    await using (var stream = new FileStream(part, Only()))
                    {
                        manifest = await new BackupWriter(db).WriteAsync(stream, TimeProvider.System.GetUtcNow(), Terminal.Progress<BackupProgress>(p => $"{p.Table}  {p.Rows}行"), ct);
                        stream.Flush(flushToDisk: true);
                    }

                    // Read again from the disk: what cannot be restored is no backup.
                    await using (var written = File.OpenRead(part))
                    await using (var again = await BackupFile.OpenAsync(written, ct)) await again.CheckAsync(null, ct);
                    File.Move(part, file);
                    Console.WriteLine($"已备份到 {file}：{manifest.Parts.Count}张表，{manifest.Rows}行，{new FileInfo(file).Length >> 10} KB，读回核对无误。");
                    return 0;
                },
                ct);
        }
        catch (BackupException e)
        {
            await Console.Error.WriteLineAsync($"luoshi：{e.Message}（{e.Code}）");
            return NotWritten;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // The keys of sign-in are in it: nobody but its owner reads it.
    private static FileStreamOptions Only()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 20, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
