using System.Globalization;
using System.Text.Json;
using Luoshi.Burden;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Simulation;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Burden;

/// <summary>The burden of every unit of a simulated city, against a count of the entries' JSON made without the product's facts and folds.</summary>
public sealed class BurdenFiguresTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Burden_OfASimulatedYear_EqualsACountOfTheEntries()
    {
        await using var test = await TestDatabase.CreateAsync(false);
        await using var services = new ServiceCollection()
            .AddLuoshiStorage(test.Folder, test.Settings.ConnectionString)
            .AddLuoshiSimulation(new SimulationClock())
            .AddLuoshiPlans().AddLuoshiUnits().AddLuoshiCalendar().AddLuoshiProgress().AddLuoshiSupervision().AddLuoshiBulletins().AddLuoshiQueries().AddLuoshiNotices().AddLuoshiBurden().BuildServiceProvider();
        await services.GetRequiredService<YearSimulation>().RunAsync([(await File.ReadAllBytesAsync(Repository.Sample("yunfeng-2026.docx"), Ct), "yunfeng-2026.docx")], new(Seed: 11, Items: 3), null, Ct);
        await using var db = test.Open();
        var own = await CountAsync(db);
        await using var scope = services.CreateAsyncScope();
        var query = scope.ServiceProvider.GetRequiredService<BurdenQuery>();
        var units = await db.Units.Select(u => u.Id).ToListAsync(Ct);
        var (some, kinds) = (0, new HashSet<string>());
        foreach (var unit in units)
        {
            var view = (await query.AskAsync(unit, 2026, new(2026, 12, 31), Actor.System, Ct))!;
            var said = view.Asks.GroupBy(a => (a.On.Month, Kind: a.Kind.ToString(), a.By)).ToDictionary(g => g.Key, g => g.Count());
            var counted = own.Where(a => a.Unit == unit).GroupBy(a => (a.Month, a.Kind, a.By)).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(counted.OrderBy(c => c.Key), said.OrderBy(c => c.Key));
            Assert.Equal(own.Where(a => a.Unit == unit).Sum(a => a.Fields), view.Fields);
            Assert.Equal(view.Total, view.By.Sum(b => b.Total));
            if (view.Total > 0) some++;
            kinds.UnionWith(view.Asks.Select(a => a.Kind.ToString()));
        }

        Assert.True(some > 10 && kinds.IsSupersetOf(["Report", "Again", "SelfCheck", "Rectification"]), $"{some}: {string.Join(' ', kinds)}");
    }

    private static async Task<List<(Guid Unit, int Month, string Kind, string By, int Fields)>> CountAsync(LuoshiDb db)
    {
        var entries = await db.Entries.AsNoTracking().OrderBy(e => e.PlanId).ThenBy(e => e.Sequence).ToListAsync(Ct);
        var counted = new List<(Guid, int, string, string, int)>();
        var targets = new Dictionary<Guid, int>();
        var duties = new Dictionary<Guid, OwnDuty>();
        var problems = new Dictionary<Guid, Guid>();
        foreach (var entry in entries)
        {
            var facts = JsonDocument.Parse(entry.Facts).RootElement;
            var day = DateOnly.FromDateTime(entry.At.ToOffset(TimeSpan.FromHours(8)).DateTime);
            switch (entry.Kind)
            {
                case "item-read":
                    targets[entry.ItemId!.Value] = facts.GetProperty("item").TryGetProperty("targets", out var list) ? list.EnumerateArray().Count(t => t.GetProperty("kind").GetString() == "target") : 0;
                    break;
                case "dispatched":
                    duties[entry.DutyId!.Value] = new(facts.GetProperty("unitId").GetGuid(), entry.ItemId!.Value, facts.GetProperty("role").GetString() == "lead" && !facts.TryGetProperty("parent", out _), DaysOf(facts, "owed").ToDictionary(d => d, _ => entry.ActorName));
                    break;
                case "reassigned":
                    var old = duties[entry.DutyId!.Value];
                    duties[entry.DutyId!.Value] = new(facts.GetProperty("unitId").GetGuid(), old.Item, old.Leads, old.Owed.Where(o => o.Key >= day).ToDictionary(o => o.Key, _ => entry.ActorName));
                    break;
                case "extended":
                    foreach (var more in DaysOf(facts, "owed")) duties[entry.DutyId!.Value].Owed[more] = entry.ActorName;
                    break;
                case "closed" or "withdrawn" when entry.DutyId is { } duty:
                    duties[duty].Ended = day;
                    break;
                case "reopened" when entry.DutyId is { } duty:
                    duties[duty].Ended = null;
                    break;
                case "returned" or "claim-returned":
                    duties[entry.DutyId!.Value].Asked.Add((day, "Again", entry.ActorName));
                    break;
                case "urged":
                    duties[entry.DutyId!.Value].Asked.Add((day, "Urge", entry.ActorName));
                    break;
                case "instructed":
                    var to = facts.TryGetProperty("to", out var named) ? named.EnumerateArray().Select(t => t.GetGuid()).ToHashSet() : [];
                    foreach (var (id, duty) in duties)
                        if (duty.Item == entry.ItemId && (to.Count == 0 ? duty.Leads : to.Contains(id))) duty.Asked.Add((day, "Instruction", entry.ActorName));
                    break;
                case "self-check-asked":
                    counted.Add((facts.GetProperty("unitId").GetGuid(), day.Month, "SelfCheck", entry.ActorName, facts.GetProperty("items").GetArrayLength()));
                    break;
                case "problem-raised":
                    problems[facts.GetProperty("matter").GetGuid()] = facts.GetProperty("unitId").GetGuid();
                    break;
                case "rectification-set":
                    counted.Add((problems[facts.GetProperty("matter").GetGuid()], day.Month, "Rectification", entry.ActorName, 1));
                    break;
                case "rectification-returned":
                    counted.Add((problems[facts.GetProperty("matter").GetGuid()], day.Month, "Again", entry.ActorName, 1));
                    break;
            }
        }

        foreach (var duty in duties.Values)
        {
            foreach (var (day, by) in duty.Owed.Where(o => o.Key.Year == 2026 && (duty.Ended is null || o.Key <= duty.Ended))) counted.Add((duty.Unit, day.Month, "Report", by, 2 + targets[duty.Item]));
            foreach (var (day, kind, by) in duty.Asked.Where(a => a.On.Year == 2026)) counted.Add((duty.Unit, day.Month, kind, by, 1));
        }

        return counted;
    }

    private static IEnumerable<DateOnly> DaysOf(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var days) ? days.EnumerateArray().Select(d => DateOnly.Parse(d.GetString()!, CultureInfo.InvariantCulture)) : [];

    private sealed class OwnDuty(Guid unit, Guid item, bool leads, Dictionary<DateOnly, string> owed)
    {
        public Guid Unit => unit;

        public Guid Item => item;

        public bool Leads => leads;

        public Dictionary<DateOnly, string> Owed => owed;

        public List<(DateOnly On, string Kind, string By)> Asked { get; } = [];

        public DateOnly? Ended { get; set; }
    }
}
