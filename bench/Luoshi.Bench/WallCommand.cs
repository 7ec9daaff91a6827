using System.Diagnostics;
using System.Globalization;
using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Bench;

/// <summary>wall [ITEMS] [DIR]: how long a wall chart of 500 items and 2,000 duties takes, out of a database into a drawing; with a folder named, the plan stays there to be served and looked at.</summary>
internal static class WallCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var items = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        var stays = args.Length > 1;
        var folder = stays ? Directory.CreateDirectory(args[1]).FullName : Directory.CreateTempSubdirectory("luoshi-wall-").FullName;
        var settings = new DatabaseSettings(folder, null);
        await LuoshiDatabase.MigrateAsync(settings, CancellationToken.None);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddLuoshiStorage(folder, null).AddLuoshiCalendar().AddLuoshiUnits().AddLuoshiPlans().AddLuoshiQueries().AddLuoshiProgress().AddLuoshiWall().BuildServiceProvider();
        var plan = await SeedAsync(settings, services, items);
        var today = LedgerDay.Of(TimeProvider.System.GetUtcNow());

        foreach (var arrangement in Enum.GetValues<WallArrangement>())
            for (var again = 0; again < 3; again++)
            {
                await using var scope = services.CreateAsyncScope();
                var watch = Stopwatch.StartNew();
                var view = (await scope.ServiceProvider.GetRequiredService<WallQuery>().AskAsync(plan, arrangement, new LedgerFilter(), today, Actor.System, CancellationToken.None))!;
                var asked = watch.ElapsedMilliseconds;
                var sheets = WallLayout.Of(view, WallPaper.Usual, isToday: true);
                var laid = watch.ElapsedMilliseconds;
                var svg = sheets.Sum(s => SvgWriter.Write(s, "").Length);
                var drawn = watch.ElapsedMilliseconds;
                var pdf = ChineseFont.OfThisMachine is { } font ? PdfWriter.Write(sheets, "", font, DateTimeOffset.UnixEpoch).Length : 0;
                Console.WriteLine($"{arrangement} {(again == 0 ? "cold" : "warm")}: {view.OfPlan} items; query {asked} ms, layout {laid - asked} ms of {sheets.Count} sheets, svg {drawn - laid} ms ({svg / 1024} KB), pdf {watch.ElapsedMilliseconds - drawn} ms ({pdf / 1024} KB)");
            }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!stays) Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<Guid> SeedAsync(DatabaseSettings settings, ServiceProvider services, int items)
    {
        var (clerk, plan, home) = (new Actor(null, "周若舟", Roles.Clerk), Guid.CreateVersion7(), Guid.CreateVersion7());
        var units = services.GetRequiredService<AddUnitHandler>();
        Done(await units.HandleAsync(new(home, "泽宁市卫生健康委员会", UnitKind.Commission, null), clerk, CancellationToken.None));
        for (var n = 1; n <= 40; n++) Done(await units.HandleAsync(new(Guid.CreateVersion7(), $"第{PlanWords.Ordinal(n)}中心", UnitKind.Institution, home), clerk, CancellationToken.None));

        await using (var db = settings.Open())
        {
            List<NewEntry> entries = [new(new PlanRead(Guid.CreateVersion7(), "工作要点.docx", new string('a', 64), new PlanFacts { Title = "工作要点", Year = LedgerDay.Of(TimeProvider.System.GetUtcNow()).Year, Sections = ["疾病防控", "基层卫生", "医疗服务", "老龄健康", "综合监督"] }))];
            entries.AddRange(Enumerable.Range(1, items).Select(no => new NewEntry(new ItemRead(Item(no, items, LedgerDay.Of(TimeProvider.System.GetUtcNow()).Year)), Guid.CreateVersion7())));
            entries.Add(new(new PutInForce(LedgerDay.Of(TimeProvider.System.GetUtcNow()))));
            await new LedgerWriter(db).AppendAsync(plan, 0, entries, clerk, TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Done(await services.GetRequiredService<DispatchPlanHandler>().HandleAsync(new(plan), clerk, CancellationToken.None));
        return plan;
    }

    private static ItemFacts Item(int no, int of, int year) => new()
    {
        No = no,
        NoPrinted = $"{no}",
        SectionNo = 1 + ((no - 1) * 5 / of),
        Section = new[] { "疾病防控", "基层卫生", "医疗服务", "老龄健康", "综合监督" }[(no - 1) * 5 / of],
        Title = $"第{no}项卫生健康重点工作",
        Text = $"推进第{no}项卫生健康重点工作。",
        Leaders = [$"领导{PlanWords.Ordinal((no % 6) + 1)}"],
        LeadUnits = [Unit(no)],
        SupportUnits = [Unit(no + 7), Unit(no + 13), Unit(no + 21)],
        Deadline = new("12月底前", new(year, 12, 31), false, null, [new("完成主体", new(year, 9, 30))]),
    };

    private static string Unit(int n) => $"第{PlanWords.Ordinal((n % 40) + 1)}中心";

    private static void Done<T>(Result<T> result)
    {
        if (!result.Ok) throw new InvalidOperationException(result.Refusal.Message);
    }
}
