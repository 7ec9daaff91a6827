using System.Diagnostics;
using System.Globalization;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Bench;

/// <summary>bulletin FOLDER DAY: how long the bulletin of each plan and of each of its rounds takes, out of a database that luoshi simulate wrote.</summary>
internal static class BulletinCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 2 || !DateOnly.TryParseExact(args[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf))
        {
            await Console.Error.WriteLineAsync("bulletin FOLDER 2026-06-30");
            return 2;
        }

        var settings = new DatabaseSettings(args[0], null);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddLuoshiStorage(settings.DataFolder, null).AddLuoshiPlans().AddLuoshiUnits().AddLuoshiCalendar().AddLuoshiProgress().AddLuoshiBulletins().BuildServiceProvider();
        await using var db = settings.Open();
        foreach (var plan in await db.Plans.AsNoTracking().OrderBy(p => p.ReadAt).ToListAsync())
        {
            await TimeAsync(services, plan.Id, asOf, null);
            foreach (var round in (await new MatterReader(db).OfPlanAsync<RoundState>(plan.Id, RoundState.Name, CancellationToken.None)).Where(r => r.ApprovedOn <= asOf)) await TimeAsync(services, plan.Id, asOf, round);
        }

        return 0;
    }

    private static async Task TimeAsync(ServiceProvider services, Guid plan, DateOnly asOf, RoundState? round)
    {
        for (var again = 0; again < 3; again++)
        {
            var watch = Stopwatch.StartNew();
            if (await services.GetRequiredService<PlanTallyQuery>().AskAsync(plan, null, asOf, CancellationToken.None, round?.Id) is not { } counted) return;
            var asked = watch.ElapsedMilliseconds;
            var text = BulletinComposer.Compose(counted.Tally);
            var composed = watch.ElapsedMilliseconds;
            var docx = PaperSheet.Docx(text, PaperState.Unwritten(plan, new(PaperKind.Bulletin, counted.Tally.From, asOf, counted.Compared, RoundId: round?.Id), counted.Through) with { Title = text.Title });
            var written = watch.ElapsedMilliseconds;
            var annex = PaperSheet.Workbook(text);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan} {(round is null ? "all" : $"round {round.No}")} {(again == 0 ? "cold" : "warm")}: {counted.Tally.Items.Count} items x {counted.Tally.Units.Count} units, {counted.Tally.Duties.Count()} duties, {counted.Tally.Found.Count} problems found; {watch.ElapsedMilliseconds} ms: count {asked}, words {composed - asked}, docx {written - composed} ({docx.Length / 1024} KB), xlsx {watch.ElapsedMilliseconds - written} ({(annex?.Length ?? 0) / 1024} KB)"));
        }
    }
}
