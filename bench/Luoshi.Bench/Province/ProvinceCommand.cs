using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bench.Province;

/// <summary>province fill|load|verify: a province of up to ten years and ten million entries, the load of its pages, and the proof that its chains hold.</summary>
internal static class ProvinceCommand
{
    public const string Password = "Province-2026-load";

    /// <summary>Plans of one year: the province, its cities, its counties.</summary>
    private const int PlansOfAYear = 1 + ProvinceUnits.Cities + ProvinceUnits.Counties;

    private const int Seed = 2026;

    /// <summary>The last day that the running year tells of is a 19 November.</summary>
    public static int RunningYear
    {
        get
        {
            var today = LedgerDay.Of(TimeProvider.System.GetUtcNow());
            return today >= new DateOnly(today.Year, 11, 20) ? today.Year : today.Year - 1;
        }
    }

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["fill", var millions, var folder, .. var rest] when double.TryParse(millions, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 20:
                return await FillAsync(size, new(folder, rest.FirstOrDefault()));
            case ["verify", var folder, .. var rest]:
                return await VerifyAsync(new(folder, rest.FirstOrDefault()));
            case ["load", var folder, .. var rest]:
                return await new ProvinceLoad(folder, rest).RunAsync();
            default:
                await Console.Error.WriteLineAsync("province fill 0.1|1|10 FOLDER [POSTGRES] | province verify FOLDER [POSTGRES] | province load FOLDER [POSTGRES] [seconds=30] [port=5390] [server=PATH OF Luoshi.Cli.dll]");
                return 2;
        }
    }

    private static async Task<int> FillAsync(double millions, DatabaseSettings settings)
    {
        var watch = Stopwatch.StartNew();
        await LuoshiDatabase.MigrateAsync(settings, CancellationToken.None);
        var units = new ProvinceUnits(Seed);
        BulkTable[] tables;
        await using (var db = settings.Open())
        {
            if (await db.Plans.AnyAsync())
            {
                await Console.Error.WriteLineAsync("The database holds plans already.");
                return 2;
            }

            await new DirectoryWriter(db).AppendAsync(UnitTree.Empty, [.. units.All.Select(u => new DirectoryChange(new UnitAdded(u)))], new Actor(null, "周若舟", Roles.Clerk), new(2016, 1, 4, 1, 0, 0, TimeSpan.Zero), CancellationToken.None);
            await AddAccountsAsync(db, units);
            await db.SaveChangesAsync();
            tables = [.. new[] { typeof(PlanDocument), typeof(PlanRow), typeof(ItemRow), typeof(DutyRow), typeof(Entry), typeof(SearchText) }.Select(t => new BulkTable(db, t))];
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var plans = (int)Math.Round(millions * 1_000_000 / 7_250);
        var years = Math.Clamp((int)Math.Round((double)plans / PlansOfAYear), 1, 10);
        var perYear = (int)Math.Ceiling((double)plans / years);
        Tell($"{plans} plans over {years} years, {units.All.Count} units");

        await using IBulkFill fill = settings.IsPostgres ? new PostgresFill(settings) : new SqliteFill(settings);
        await fill.BeginAsync();
        var (written, entries, duties, number) = (0, 0L, 0L, 0L);
        var ready = Channel.CreateBounded<ProvincePlan>(3);
        var making = Task.Run(async () =>
        {
            for (var n = 0; n < plans; n++)
            {
                var year = RunningYear - years + 1 + (n / perYear);
                await ready.Writer.WriteAsync(ProvincePlan.Of(units.Issuers[n % perYear % units.Issuers.Count], year, year < RunningYear, Seed + n));
            }

            ready.Writer.Complete();
        });
        await foreach (var plan in ready.Reader.ReadAllAsync())
        {
            await fill.WriteAsync(tables[0], [plan.Document]);
            await fill.WriteAsync(tables[1], [plan.Plan]);
            await fill.WriteAsync(tables[2], plan.ItemRows);
            await fill.WriteAsync(tables[3], plan.DutyRows);
            await fill.WriteAsync(tables[4], plan.Entries);
            await fill.WriteAsync(tables[5], plan.Texts.Select(t => new SearchText { Number = ++number, Id = t.Id, Kind = t.Kind, PlanId = t.PlanId, ItemId = t.ItemId, DutyId = t.DutyId, At = t.At, Words = t.Words, Grams = t.Grams }));
            entries += plan.Entries.Count;
            duties += plan.DutyRows.Count();
            if (++written % 27 == 0) Tell($"{written} plans, {entries:N0} entries");
        }

        await making;
        Tell($"rows written: {duties:N0} duties, {entries:N0} entries, {number:N0} search texts");
        await fill.EndAsync(Tell);
        return 0;

        void Tell(string what) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:0} s  {what}"));
    }

    /// <summary>Verifies one plan of the first year and one of the last, as luoshi verify does.</summary>
    private static async Task<int> VerifyAsync(DatabaseSettings settings)
    {
        await using var db = settings.Open();
        var wrong = 0;
        foreach (var ascending in new[] { true, false })
        {
            var plans = db.Plans.AsNoTracking();
            var id = await (ascending ? plans.OrderBy(p => p.Year).ThenBy(p => p.Id) : plans.OrderByDescending(p => p.Year).ThenBy(p => p.Id)).Select(p => p.Id).FirstAsync();
            var found = await new LedgerVerifier(db).VerifyAsync(id, CancellationToken.None);
            Console.WriteLine($"{found.Title}: {found.Entries} entries, {found.Problems.Count} problems");
            foreach (var problem in found.Problems.Take(5)) Console.WriteLine($"  {problem.Code} {problem.Message}");
            wrong += found.Problems.Count;
        }

        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Of the province: two clerks, a leader and two viewers who see all; a head and a reporter of each city, county and institution in the first ten places.</summary>
    private static async Task AddAccountsAsync(LuoshiDb db, ProvinceUnits units)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!);
        foreach (var name in Roles.All.Where(r => !roles.ContainsKey(r)))
        {
            roles[name] = new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() };
            db.Roles.Add(roles[name]);
        }

        var hash = new PasswordHasher<Account>().HashPassword(new Account { DisplayName = "" }, Password);
        var top = units.All[0].Id;
        Add("admin", Roles.Administrator, null);
        Add("clerk-1", Roles.Clerk, top);
        Add("clerk-2", Roles.Clerk, top);
        Add("viewer-1", Roles.Viewer, null);
        Add("leader-1", Roles.Leader, null, all: true);
        var n = 0;
        foreach (var issuer in units.Issuers.Skip(1).Take(12))
        {
            Add($"head-{++n}", Roles.UnitHead, issuer.Own.Id);
            Add($"reader-{n}", Roles.Reporter, issuer.Gives[1].Id);
            Add($"reader-{n}b", Roles.Reporter, issuer.Gives[2].Id);
            Add($"writer-{n}", Roles.Reporter, issuer.Gives[3].Id);
        }

        void Add(string name, string role, Guid? unit, bool all = false)
        {
            var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name, UnitId = unit, SeesAll = all, PasswordHash = hash, SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true };
            db.Users.Add(account);
            db.UserRoles.Add(new() { UserId = account.Id, RoleId = roles[role].Id });
        }
    }
}
