using System.CommandLine;
using System.Globalization;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Cli;

/// <summary>luoshi bulletin: writes the bulletin of a plan as of a day; of one that was sent, the very paper.</summary>
internal static class BulletinVerb
{
    private const int NotWritten = 1;

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var plan = new Option<string?>("--plan") { Description = "计划：编号，或名称里的字；只有一份在施行时可不写" };
        var asOf = new Option<DateOnly>("--as-of") { Description = "截至日期，如 2026-03-31", Required = true, CustomParser = Day };
        var from = new Option<DateOnly?>("--from") { Description = "起始日期；不写则接着上一期", CustomParser = r => Day(r) };
        var to = new Option<FileInfo>("--out") { Description = "写到哪个文件：.docx 是通报，.pdf 要装有 LibreOffice，.xlsx 是附表", Required = true };
        var verb = new Command("bulletin", "写通报：按截至日期从台账生成公文格式的通报，同样的台账得到同样的文件；已印发的给出原件") { plan, asOf, from, to };
        where.AddTo(verb);
        verb.SetAction((parsed, ct) =>
        {
            var settings = where.Read(parsed);
            return DatabaseOptions.OnAsync(settings, db => RunAsync(db, settings, parsed.GetValue(plan), parsed.GetValue(from), parsed.GetValue(asOf), parsed.GetRequiredValue(to), ct), ct);
        });
        return verb;
    }

    private static async Task<int> RunAsync(LuoshiDb db, DatabaseSettings settings, string? named, DateOnly? from, DateOnly asOf, FileInfo to, CancellationToken ct)
    {
        var rows = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce || p.Status == PlanStatus.Archived).OrderBy(p => p.ReadAt).ToListAsync(ct);
        var plans = rows.Where(p => named is null || p.Id.ToString().StartsWith(named, StringComparison.OrdinalIgnoreCase) || p.Title.Contains(named, StringComparison.Ordinal)).ToList();
        if (plans is not [var plan])
            return await RefuseAsync(plans.Count == 0 ? "没有这样的计划。" : $"有{plans.Count}份计划，请用 --plan 指明一份：\n" + string.Join('\n', plans.Select(p => $"  {p.Id}  {p.Title}")));

        var papers = await new MatterReader(db).OfPlanAsync<PaperState>(plan.Id, PaperState.Kind, ct);
        PaperText text;
        PaperState state;
        byte[]? docx = null;
        if (papers.LastOrDefault(p => p is { Status: PaperStatus.Sent, Subject.Kind: PaperKind.Bulletin } && p.Subject.AsOf == asOf) is { } sent)
        {
            (state, text) = (sent, await PaperQuery.TextAsync(db, sent, ct));
            docx = await PaperQuery.DocxAsync(db, sent, ct);
        }
        else
        {
            await using var services = new ServiceCollection()
                .AddLuoshiStorage(settings.DataFolder, settings.ConnectionString).AddSingleton(TimeProvider.System)
                .AddLuoshiPlans().AddLuoshiUnits().AddLuoshiCalendar().AddLuoshiProgress().AddLuoshiBulletins().BuildServiceProvider();
            if (await services.GetRequiredService<PlanTallyQuery>().AskAsync(plan.Id, from, asOf, ct) is not { } counted)
                return await RefuseAsync($"{PlanWords.Day(asOf)}这份计划还没有施行，无可通报。");
            (text, state) = (BulletinComposer.Compose(counted.Tally), PaperState.Unwritten(plan.Id, new(PaperKind.Bulletin, counted.Tally.From, asOf, counted.Compared), counted.Through));
            state = state with { Title = text.Title };
        }

        docx ??= PaperSheet.Docx(text, state);
        var bytes = to.Extension.ToLowerInvariant() switch
        {
            ".docx" => docx,
            ".xlsx" => PaperSheet.Workbook(text),
            ".pdf" => PaperPrinter.ToPdf(docx, "docx", OutsidePrograms.Installed, ct),
            _ => [],
        };
        if (bytes is null) return await RefuseAsync(to.Extension.Equals(".pdf", StringComparison.OrdinalIgnoreCase) ? "没有找到 LibreOffice，不能生成 pdf。请安装后再试，或用 --out 写成 .docx。" : "这份通报没有附表。");
        if (bytes.Length == 0) return await RefuseAsync("文件名请以 .docx、.pdf 或 .xlsx 结尾。");
        try
        {
            await File.WriteAllBytesAsync(to.FullName, bytes, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"写不了 {to.FullName}：请换一个文件夹，或关掉正打开它的程序。");
        }

        await Console.Out.WriteLineAsync($"{text.Title}{PaperWords.Number(PaperKind.Bulletin, state.Year, state.Number)}，截至{PlanWords.Day(asOf)}，已写入 {to.FullName}");
        return 0;
    }

    private static DateOnly Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"“{result.Tokens[0].Value}”不是日期，请写成 2026-03-31 这样。");
        return default;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync($"luoshi：{why}");
        return NotWritten;
    }
}
