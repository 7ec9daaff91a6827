using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Simulation;

/// <summary>How large a simulation is.</summary>
/// <param name="Seed">The same seed and plans give the same year.</param>
/// <param name="Items">At most so many items of a plan are dispatched; null for all.</param>
public sealed record SimulationSize(int Seed = 1, int? Items = null);

/// <summary>What a simulation did so far.</summary>
public sealed record SimulationProgress(string Plan, DateOnly Day, long Acts);

/// <summary>A year of plans in an invented city, day by day, through the handlers the pages use.</summary>
public sealed class YearSimulation(
    IDbContextFactory<LuoshiDb> dbs,
    SimulationClock clock,
    WorkCalendarQuery calendars,
    SimulatedCity city,
    SimulatedActs acts,
    SimulatedRounds rounds,
    ImportPlanHandler import,
    CorrectFieldHandler correct,
    PutPlanInForceHandler putInForce,
    DispatchPlanHandler dispatch,
    CarryOverHandler carryOver,
    CloseUnfinishedHandler closeUnfinished,
    ArchivePlanHandler archive)
{
    private const string EveryCounty = "各县单位";

    private static readonly string[] Offices = ["甲科", "乙科", "丙科", "丁科", "戊科", "己科"];

    /// <summary>Acts carried out so far.</summary>
    public long Acts => acts.Count + rounds.Count;

    /// <summary>Reads the plans in and runs each through its year.</summary>
    /// <param name="plans">Content and name of each document.</param>
    /// <exception cref="SimulationException">An act was refused that should have been possible.</exception>
    public async Task RunAsync(IReadOnlyList<(byte[] Content, string Name)> plans, SimulationSize size, IProgress<SimulationProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(size);
        clock.SetTo(new(2020, 1, 2), new(9, 0));
        await city.FoundAsync(ct);
        var years = new List<(Guid Plan, int Year, string Title)>();
        foreach (var (content, name) in plans)
        {
            var read = Must(await import.HandleAsync(new(content, name, Again: true), city.Clerk, null, ct));
            years.Add((read.PlanId, await YearOfAsync(read.PlanId, ct), read.Title));
        }

        years.Sort((a, b) => a.Year.CompareTo(b.Year));
        foreach (var (plan, year, _) in years)
        {
            clock.SetTo(new(year, 1, 4), new(10, 0));
            await NameOwnersAsync(plan, ct);
            await city.SettleAsync(await ItemsAsync(plan, ct), ct);
            Must(await putInForce.HandleAsync(new(plan, new(year, 1, 4), Confirmed: true), city.Clerk, ct));
        }

        var calendar = await calendars.AskAsync(ct);
        foreach (var (plan, year, title) in years)
        {
            var agenda = new Agenda(size.Seed + year);
            clock.SetTo(new(year, 1, 5), new(10, 0));
            var items = await ItemsAsync(plan, ct);
            var chosen = size.Items is { } most ? items.Take(most).Select(i => i.Id).ToList() : null;
            Must(await dispatch.HandleAsync(new(plan, chosen), city.Clerk, ct));
            await acts.BeginAsync(plan, agenda, calendar, ct);
            await rounds.BeginAsync(plan, year, agenda, calendar, ct);
            for (var day = new DateOnly(year, 1, 6); day.Year == year; day = day.AddDays(1))
            {
                ct.ThrowIfCancellationRequested();
                if (!calendar.IsWorkday(day)) continue;
                var minute = 0;
                while (agenda.Next(day) is { } act)
                {
                    clock.SetTo(day, new TimeOnly(9, 0).AddMinutes(minute++ % 480));
                    await act();
                }

                progress?.Report(new(title, day, Acts));
            }

            await EndAsync(plan, year, years, ct);
        }
    }

    // Some plans leave out who does the work: then the clerk writes it down while the plan is a draft.
    private async Task NameOwnersAsync(Guid plan, CancellationToken ct)
    {
        foreach (var item in (await ItemsAsync(plan, ct)).Where(i => i.Facts.LeadUnits.Count == 0 && i.Facts.SupportUnits.Count == 0))
        {
            FieldChange[] owners =
            [
                new("leadUnits", StateJson.Element(item.Facts.LeadUnits), StateJson.Element<string[]>([Offices[item.Facts.No % Offices.Length]])),
                new("supportUnits", StateJson.Element(item.Facts.SupportUnits), StateJson.Element<string[]>([EveryCounty])),
            ];
            Must(await correct.HandleAsync(new(plan, item.Id, owners), city.Clerk, ct));
        }
    }

    // What is still open goes on in a later plan where there is one, every other time, and is closed with its reason where not.
    private async Task EndAsync(Guid plan, int year, List<(Guid Plan, int Year, string Title)> years, CancellationToken ct)
    {
        clock.SetTo(new(year, 12, 31), new(17, 30));
        var later = years.FirstOrDefault(y => y.Year > year);
        foreach (var item in (await ItemsAsync(plan, ct)).Where(i => i.ClosedOn is null && i.CarriedTo is null))
        {
            if (later.Plan != default && item.Facts.No % 2 == 0) Must(await carryOver.HandleAsync(new(item.Id, item.Version, later.Plan, null, "年内未完成，下年继续"), city.Clerk, ct));
            else Must(await closeUnfinished.HandleAsync(new(item.Id, item.Version, "年终了结，转入日常工作"), city.Clerk, ct));
        }

        Must(await archive.HandleAsync(new(plan, "年度工作结束"), city.Clerk, ct));
    }

    private async Task<List<ItemState>> ItemsAsync(Guid plan, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return (await db.Items.AsNoTracking().Where(i => i.PlanId == plan).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct)).ConvertAll(StateJson.Read<ItemState>);
    }

    private async Task<int> YearOfAsync(Guid plan, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Plans.Where(p => p.Id == plan).Select(p => p.Year).SingleAsync(ct);
    }

    private static T Must<T>(Result<T> result) => result.Ok ? result.Value : throw new SimulationException(result.Refusal);
}

/// <summary>What happens on which day, in the order it was put down; and the dice of the simulated people.</summary>
/// <param name="seed">The same seed gives the same year.</param>
internal sealed class Agenda(int seed)
{
    private readonly PriorityQueue<Func<Task>, (DateOnly Day, int Order)> _acts = new();
    private int _order;

    /// <summary>A predictable die: security is no matter here.</summary>
#pragma warning disable CA5394
    private readonly Random _dice = new(seed);

    public bool Happens(double share) => _dice.NextDouble() < share;

    public int Between(int least, int most) => _dice.Next(least, most + 1);
#pragma warning restore CA5394

    public void On(DateOnly day, Func<Task> act) => _acts.Enqueue(act, (day, _order++));

    /// <summary>The next act of that day or an earlier one; null for none left.</summary>
    public Func<Task>? Next(DateOnly day) =>
        _acts.TryPeek(out _, out var when) && when.Day <= day ? _acts.Dequeue() : null;
}
