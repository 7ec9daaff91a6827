using System.CommandLine;
using Luoshi.Backup;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Cli;

/// <summary>luoshi restore: a backup into an empty folder or an empty database, followed by luoshi verify.</summary>
internal static class RestoreVerb
{
    private const int NotRestored = 3;

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var from = new Argument<FileInfo>("BACKUP") { Description = "luoshi backup 写出的文件" };
        var check = new Option<bool>("--check") { Description = "只核对备份是否完好，不恢复" };
        var verb = new Command("restore", "恢复：把备份恢复到空的数据文件夹或空库，随后查验台账；两种数据库之间可以互相恢复") { from, check };
        where.AddTo(verb);
        verb.SetAction((parsed, ct) => RunAsync(where.Read(parsed), parsed.GetValue(from)!, parsed.GetValue(check), ct));
        return verb;
    }

    private static async Task<int> RunAsync(DatabaseSettings settings, FileInfo file, bool checkOnly, CancellationToken ct)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"luoshi：没有文件 {file.FullName}。");
            return NotRestored;
        }

        try
        {
            await using var stream = file.OpenRead();
            await using var backup = await BackupFile.OpenAsync(stream, ct);
            await backup.CheckAsync(Terminal.Progress<BackupProgress>(p => $"核对 {p.Table}  {p.Rows}行"), ct);
            Console.WriteLine($"备份完好：{backup.Manifest.TakenAt.ToLocalTime():yyyy-MM-dd HH:mm}，{backup.Manifest.Parts.Count}张表，{backup.Manifest.Rows}行。");
            if (checkOnly) return 0;

            await LuoshiDatabase.MigrateAsync(settings, ct);
            return await DatabaseOptions.OnAsync(
                settings,
                async db =>
                {
                    await backup.RestoreAsync(db, Terminal.Progress<BackupProgress>(p => $"恢复 {p.Table}  {p.Rows}行"), ct);
                    Console.WriteLine("恢复完毕，开始查验。");
                    return await VerifyVerb.RunAsync(db, Console.Out, ct);
                },
                ct);
        }
        catch (BackupException e)
        {
            await Console.Error.WriteLineAsync($"luoshi：{file.Name}：{e.Message}（{e.Code}）");
            return NotRestored;
        }
        catch (LuoshiDatabaseException e)
        {
            await Console.Error.WriteLineAsync($"luoshi：{e.Message}（{e.Code}）");
            return DatabaseOptions.Unusable;
        }
        catch (DbUpdateException e)
        {
            await Console.Error.WriteLineAsync($"luoshi：{file.Name}：数据库不接受备份里的内容，没有恢复任何内容：{e.GetBaseException().Message}");
            return NotRestored;
        }
    }
}
