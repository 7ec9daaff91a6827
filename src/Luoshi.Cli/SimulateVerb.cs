using System.CommandLine;
using System.Diagnostics;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Simulation;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Cli;

/// <summary>luoshi simulate: runs plans through a whole year in an invented city, and says what it cost.</summary>
internal static class SimulateVerb
{
    private static readonly string[] Endings = [".txt", ".docx", ".xlsx", ".pdf", ".html", ".md"];

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var files = new Argument<FileInfo[]>("PLAN") { Description = "计划文件；不写则用 ../shared/plans 里的文本，没有就用 samples", Arity = ArgumentArity.ZeroOrMore };
        var seed = new Option<int>("--seed") { Description = "随机数种子，相同则结果相同", DefaultValueFactory = _ => 1 };
        var items = new Option<int?>("--items") { Description = "每份计划最多下发的事项数；不写则全部" };
        var verb = new Command("simulate", "模拟一年：在虚构的市里把计划从下发跑到年底，按页面同样的规则办理，末了报记录数和速度（用空的数据目录）");
        verb.Add(files);
        where.AddTo(verb);
        verb.Add(seed);
        verb.Add(items);
        verb.SetAction((parsed, ct) => RunAsync(parsed.GetValue(files) ?? [], where.Read(parsed), new(parsed.GetValue(seed), parsed.GetValue(items)), ct));
        return verb;
    }

    private static async Task<int> RunAsync(FileInfo[] files, DatabaseSettings settings, SimulationSize size, CancellationToken ct)
    {
        var plans = (files.Length > 0 ? [.. files.Select(f => f.FullName)] : Default()).Select(f => (File.Exists(f) ? File.ReadAllBytes(f) : [], Path.GetFileName(f))).ToList();
        if (plans.Count == 0 || plans.Exists(p => p.Item1.Length == 0))
        {
            await Console.Error.WriteLineAsync("luoshi：没有找到计划文件。请在命令后写明文件，或在项目目录里运行。");
            return DatabaseOptions.Unusable;
        }

        await LuoshiDatabase.MigrateAsync(settings, ct);
        await using (var db = settings.Open())
        {
            if (await db.Plans.AnyAsync(ct))
            {
                await Console.Error.WriteLineAsync("luoshi：数据目录里已有计划。模拟只在空的目录里做，请用 --data 另指一个。");
                return DatabaseOptions.Unusable;
            }
        }

        await using var services = new ServiceCollection()
            .AddLuoshiStorage(settings.DataFolder, settings.ConnectionString)
            .AddLuoshiSimulation(new SimulationClock())
            .AddLuoshiPlans()
            .AddLuoshiUnits()
            .AddLuoshiCalendar()
            .AddLuoshiProgress()
            .AddLuoshiSupervision()
            .AddLuoshiBulletins()
            .BuildServiceProvider();
        var watch = Stopwatch.StartNew();
        var shown = !Console.IsErrorRedirected;
        var progress = new Progress<SimulationProgress>(p =>
        {
            if (shown) Console.Error.Write($"\r{Terminal.Fit($"{p.Day:yyyy-MM-dd}  已办{p.Acts}件  {p.Plan}", 70)}");
        });
        try
        {
            await services.GetRequiredService<YearSimulation>().RunAsync(plans, size, progress, ct);
        }
        catch (SimulationException refused)
        {
            await Console.Error.WriteLineAsync($"\nluoshi：模拟中有一步被拒绝：{refused.Message}");
            return 1;
        }

        watch.Stop();
        if (shown) await Console.Error.WriteLineAsync();
        await TellAsync(settings, watch.Elapsed, services.GetRequiredService<YearSimulation>().Acts, ct);
        return await DatabaseOptions.OnAsync(settings, db => VerifyVerb.RunAsync(db, Console.Out, ct), ct);
    }

    private static async Task TellAsync(DatabaseSettings settings, TimeSpan took, long acts, CancellationToken ct)
    {
        await using var db = settings.Open();
        var kinds = await db.Entries.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.LongCount() }).OrderByDescending(g => g.Count).ToListAsync(ct);
        var entries = kinds.Sum(k => k.Count);
        var bytes = await SizeAsync(db, settings, ct);
        foreach (var kind in kinds) Console.WriteLine($"{kind.Count,9}  {kind.Key}");
        Console.WriteLine($"计划 {await db.Plans.CountAsync(ct)}，事项 {await db.Items.CountAsync(ct)}，责任 {await db.Duties.CountAsync(ct)}，单位 {await db.Units.CountAsync(ct)}，记录 {entries}");
        Console.WriteLine($"办理 {acts} 件，用时 {took.TotalSeconds:0.0} 秒，每秒 {entries / took.TotalSeconds:0} 条记录，每条记录 {bytes / Math.Max(entries, 1)} 字节（连同现状、原件和索引）");
    }

    private static async Task<long> SizeAsync(LuoshiDb db, DatabaseSettings settings, CancellationToken ct)
    {
        if (settings.IsPostgres) return await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        return new FileInfo(settings.SqliteFile).Length;
    }

    private static List<string> Default()
    {
        foreach (var folder in new[] { Path.Combine("..", "shared", "plans"), "samples" })
        {
            if (!Directory.Exists(folder)) continue;
            // One file a plan, whatever formats it is there in.
            var plans = Directory.EnumerateFiles(folder)
                .Where(f => Endings.Contains(Path.GetExtension(f)) && !Path.GetFileName(f).StartsWith("README", StringComparison.OrdinalIgnoreCase))
                .GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)
                .Select(g => g.OrderBy(f => Array.IndexOf(Endings, Path.GetExtension(f))).First())
                .Order(StringComparer.Ordinal)
                .ToList();
            if (plans.Count > 0) return plans;
        }

        return [];
    }
}
