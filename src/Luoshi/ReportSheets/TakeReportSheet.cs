using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.ReportSheets;

/// <summary>用 Excel 填报: a filled-in report sheet is reported row by row, as the page of each duty would; nothing of it while a cell is wrong.</summary>
/// <param name="DryRun">Only say what would be reported.</param>
public sealed record TakeReportSheet(byte[] Content, string FileName, bool DryRun)
{
    /// <summary>The file cannot be read.</summary>
    public sealed record Unreadable(string Reason, string Problem, string Remedy) : Refusal("RS001", $"{Problem}{Remedy}");

    /// <summary>The file is too large.</summary>
    public sealed record TooLarge() : Refusal("RS002", $"文件超过{ReportSheet.MostBytes >> 20} MB，没有读。填报表不会这么大，请去掉图片和多余的表，再传一次。");

    /// <summary>There is no file.</summary>
    public sealed record NoFile() : Refusal("RS003", "没有选文件。请选填好的填报表（xlsx）。");

    /// <summary>Some cells are wrong.</summary>
    public sealed record HasProblems(int Count) : Refusal("RS004", $"文件里有{Count}处不对，一项也没有报。请在 Excel 里改好，再传一次。");

    /// <summary>The account reports for no unit.</summary>
    public sealed record NoUnit() : Refusal("RS005", "您的账号没有对应的单位，或不办理填报。需要办理时请管理员在“账号”里设定单位。");
}

/// <summary>Carries out <see cref="TakeReportSheet"/>.</summary>
public sealed class TakeReportSheetHandler(ReportProgressHandler report, IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    public async Task<Result<TakenReportSheet>> HandleAsync(TakeReportSheet command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.UnitId is null || !DutyRights.Reports(actor)) return new TakeReportSheet.NoUnit();
        if (command.Content.Length == 0) return new TakeReportSheet.NoFile();
        if (command.Content.Length > ReportSheet.MostBytes) return new TakeReportSheet.TooLarge();
        TakenReportSheet looked;
        try
        {
            var sheet = ReportSheet.Read(command.Content, command.FileName, ct);
            looked = ReportSheetRule.Look(sheet, await StandingAsync([.. sheet.Keys], ct), actor);
        }
        catch (UnreadableDocumentException e)
        {
            return new TakeReportSheet.Unreadable(e.Code, e.Problem, e.Remedy);
        }

        if (command.DryRun) return looked;
        if (looked.Problems.Count > 0) return new TakeReportSheet.HasProblems(looked.Problems.Count);
        var rows = new List<ReportRow>(looked.Rows.Count);
        foreach (var row in looked.Rows) rows.Add(row.Report is { } asked ? await ReportAsync(row, asked, actor, ct) : row);
        return looked with { Rows = rows };
    }

    private async Task<ReportRow> ReportAsync(ReportRow row, ReportProgress asked, Actor actor, CancellationToken ct)
    {
        var result = await report.HandleAsync(asked, actor, ct);
        return result.Ok ? row with { Kind = ReportRowKind.Reported } : row with { Kind = ReportRowKind.Refused, Refusal = result.Refusal };
    }

    private async Task<Dictionary<Guid, SheetDuty>> StandingAsync(IReadOnlyList<ReportSheetKey> keys, CancellationToken ct)
    {
        List<Guid> ids = [.. keys.Select(k => k.Duty).Distinct()];
        if (ids.Count == 0) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var duties = (await db.Duties.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
        var (planIds, itemIds) = (duties.Select(d => d.PlanId).Distinct().ToList(), duties.Select(d => d.ItemId).Distinct().ToList());
        var plans = (await db.Plans.AsNoTracking().Where(p => planIds.Contains(p.Id)).Select(p => p.State).ToListAsync(ct)).Select(StateJson.Read<PlanState>).ToDictionary(p => p.Id);
        var items = (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);

        // Only what came after the oldest version that the sheet was made from.
        var versions = duties.ToDictionary(d => d.Id, d => d.Version);
        var older = keys.Where(k => versions.TryGetValue(k.Duty, out var version) && k.Seen < version).ToList();
        List<Guid> changed = [.. older.Select(k => k.Duty).Distinct()];
        var oldest = older.Count == 0 ? 0 : older.Min(k => k.Seen);
        var since = changed.Count == 0 ? null
            : (await db.Entries.AsNoTracking().Where(e => e.DutyId != null && changed.Contains(e.DutyId.Value) && e.Sequence > oldest).OrderBy(e => e.Sequence).ToListAsync(ct)).ToLookup(e => e.DutyId!.Value, ReadEntry.Of);
        var now = clock.GetUtcNow();
        return duties.ToDictionary(d => d.Id, d => new SheetDuty(new(plans[d.PlanId], items[d.ItemId], d, [], null, now), [.. since?[d.Id] ?? []]));
    }
}

/// <summary>Registers the report sheet.</summary>
public static class ReportSheetRegistration
{
    /// <summary>Adds the use cases; those of a running year must be there.</summary>
    public static IServiceCollection AddLuoshiReportSheets(this IServiceCollection services) => services
        .AddSingleton<ReportSheetQuery>()
        .AddSingleton<TakeReportSheetHandler>();
}
