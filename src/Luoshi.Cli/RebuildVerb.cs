using System.CommandLine;
using System.Data.Common;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Cli;

/// <summary>luoshi rebuild: writes the present states anew from intact entries.</summary>
internal static class RebuildVerb
{
    public static Command Command()
    {
        var where = new DatabaseOptions();
        var verb = new Command("rebuild", "重建现状：记录完好而现状不符时，按记录重写事项、责任、单位名录的现状");
        where.AddTo(verb);
        verb.SetAction((parsed, ct) => DatabaseOptions.OnAsync(where.Read(parsed), db => RunAsync(db, Console.Out, ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(LuoshiDb db, TextWriter to, CancellationToken ct)
    {
        try
        {
            List<PlanVerification> found = [.. await new LedgerRebuild(db).RunAsync(ct)];
            db.ChangeTracker.Clear();
            if (await new DirectoryRebuild(db).RunAsync(ct) is { } directory) found.Add(directory);
            foreach (var plan in found)
            {
                var how = plan.Problems.Count == 0 ? "现状无误，未动。"
                    : LedgerRebuild.CanRebuild(plan) ? $"已按{plan.Entries}条记录重建。"
                    : "记录本身有问题，未动；详见 luoshi verify。";
                await to.WriteLineAsync($"{VerifyVerb.Name(plan)}：{how}");
            }

            return found.TrueForAll(p => p.Problems.Count == 0 || LedgerRebuild.CanRebuild(p)) ? VerifyVerb.Intact : VerifyVerb.Altered;
        }
        catch (LedgerConflictException)
        {
            await Console.Error.WriteLineAsync("重建时有人正在写入，什么都没有改动：请稍后再试。");
            return DatabaseOptions.Unusable;
        }
        catch (Exception e) when (e is DbUpdateException or DbException { SqlState: "23503" } or SqliteException { SqliteErrorCode: 19 })
        {
            await Console.Error.WriteLineAsync("现状之间互相牵连，无法重建，什么都没有改动：请从备份恢复。");
            return DatabaseOptions.Unusable;
        }
    }
}
