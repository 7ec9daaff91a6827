using System.CommandLine;
using System.Globalization;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Cli;

/// <summary>luoshi wall: draws the wall chart of a plan for the printer.</summary>
internal static class WallVerb
{
    private static readonly Dictionary<string, WallArrangement> Arrangements = new()
    {
        ["section"] = WallArrangement.Section,
        ["leader"] = WallArrangement.Leader,
        ["unit"] = WallArrangement.Unit,
        ["matrix"] = WallArrangement.Matrix,
    };

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var plan = new Option<string?>("--plan") { Description = "计划的编号，或标题里的几个字；只有一份施行的计划时可以不写" };
        var asOf = new Option<string?>("--as-of") { Description = "截至哪一天，如 2026-03-31；不写则到今天" };
        var size = new Option<string>("--size") { Description = "纸张：A3、A2、A1、A0", DefaultValueFactory = _ => WallPaper.Usual.Name };
        var view = new Option<string>("--view") { Description = "排法：section 按板块、leader 按领导、unit 按单位、matrix 单位与事项", DefaultValueFactory = _ => "section" };
        var to = new Option<FileInfo>("--out") { Description = "写到哪个文件，.pdf 或 .svg；svg 一张一个文件，第二张起加 -2、-3", Required = true };
        var verb = new Command("wall", "画挂图：把一份计划画成一张图，A3 到 A0，pdf 或 svg");
        where.AddTo(verb);
        foreach (var option in new Option[] { plan, asOf, size, view, to }) verb.Add(option);
        verb.SetAction((parsed, ct) =>
        {
            var settings = where.Read(parsed);
            var asked = new Asked(parsed.GetValue(plan), parsed.GetValue(asOf), parsed.GetValue(size) ?? "", parsed.GetValue(view) ?? "", parsed.GetValue(to)!);
            return DatabaseOptions.OnAsync(settings, db => RunAsync(db, settings, asked, TimeProvider.System, ct), ct);
        });
        return verb;
    }

    private static async Task<int> RunAsync(LuoshiDb db, DatabaseSettings settings, Asked asked, TimeProvider clock, CancellationToken ct)
    {
        var today = LedgerDay.Of(clock.GetUtcNow());
        if (WallPaper.Find(asked.Size) is not { } paper) return await RefuseAsync($"没有“{asked.Size}”这种纸张。可用：{string.Join('、', WallPaper.Sizes.Select(s => s.Name))}。");
        if (!Arrangements.TryGetValue(asked.View, out var arrangement)) return await RefuseAsync($"没有“{asked.View}”这种排法。可用：{string.Join('、', Arrangements.Keys)}。");
        var day = today;
        if (asked.AsOf is not null && !DateOnly.TryParseExact(asked.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return await RefuseAsync($"“{asked.AsOf}”不是日期。请写成 2026-03-31。");
        if (day > today) return await RefuseAsync("截至的日期还没到。请写今天或以前的日期。");
        var ending = asked.Out.Extension.ToUpperInvariant();
        if (ending is not (".PDF" or ".SVG")) return await RefuseAsync("只能画成 .pdf 或 .svg。请改 --out 的文件名。");

        var (plan, refusal) = await FindAsync(db, asked.Plan, ct);
        if (plan is null) return await RefuseAsync(refusal);

        await using var services = new ServiceCollection().AddSingleton(clock)
            .AddLuoshiStorage(settings.DataFolder, settings.ConnectionString)
            .AddLuoshiCalendar().AddLuoshiUnits().AddLuoshiPlans().AddLuoshiQueries().AddLuoshiProgress().AddLuoshiWall()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var chart = await scope.ServiceProvider.GetRequiredService<WallQuery>().AskAsync(plan.Id, arrangement, new LedgerFilter(), day, Actor.System, ct);
        if (chart is null) return await RefuseAsync($"{PlanWords.Day(day)}还没有这份计划。");

        Directory.CreateDirectory(asked.Out.DirectoryName!);
        var isToday = day == today;
        if (ending == ".PDF")
        {
            var pdf = PrintWall.Pdf(chart, paper, ChineseFont.OfThisMachine, isToday, clock.GetUtcNow());
            return pdf.Ok ? await WriteAsync(asked.Out.FullName, pdf.Value, ct) : await RefuseAsync($"{pdf.Refusal.Message}（{pdf.Refusal.Code}）");
        }

        for (var number = 1; PrintWall.Svg(chart, paper, isToday, number) is { Ok: true } sheet; number++)
            await WriteAsync(number == 1 ? asked.Out.FullName : Path.ChangeExtension(asked.Out.FullName, null) + $"-{number}.svg", sheet.Value, ct);
        return 0;
    }

    private static async Task<(PlanRow? Plan, string Refusal)> FindAsync(LuoshiDb db, string? asked, CancellationToken ct)
    {
        var plans = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce || p.Status == PlanStatus.Archived).OrderByDescending(p => p.Year).ToListAsync(ct);
        var found = asked is null ? plans.FindAll(p => p.Status == PlanStatus.InForce)
            : Guid.TryParse(asked, out var id) ? plans.FindAll(p => p.Id == id)
            : plans.FindAll(p => p.Title.Contains(asked, StringComparison.OrdinalIgnoreCase));
        return found.Count switch
        {
            1 => (found[0], ""),
            0 => (null, asked is null ? "没有施行的计划。" : $"没有找到计划“{asked}”。现有：{(plans.Count == 0 ? "无" : string.Join('、', plans.Select(p => p.Title)))}。"),
            _ => (null, $"有{found.Count}份计划：{string.Join('、', found.Select(p => $"{p.Title}（{p.Id}）"))}。请用 --plan 写明一份。"),
        };
    }

    private static async Task<int> WriteAsync(string file, byte[] content, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(file, content, ct);
        Console.WriteLine($"已写入 {file}（{content.Length / 1024.0:0} KB）");
        return 0;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync($"luoshi：{why}");
        return DatabaseOptions.Unusable;
    }

    private sealed record Asked(string? Plan, string? AsOf, string Size, string View, FileInfo Out);
}
