using System.Text.Json;
using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sample;
using Luoshi.Simulation;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tests.Papers;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>What a bulletin of the sample and of a simulated city says, against counts made without its code.</summary>
public sealed class BulletinFiguresTest
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_OfTheSample_EqualACountOfTheEntries(bool postgres)
    {
        await using var test = await SampleAsync(postgres);
        await using var db = test.Open();
        await CompareAsync(db, await db.Plans.Select(p => p.Id).SingleAsync(Ct), AsOf);
    }

    [Fact]
    public async Task Figures_OfASimulatedCity_EqualACountOfTheEntries()
    {
        await using var test = await TestDatabase.CreateAsync(false);
        await using var services = new ServiceCollection()
            .AddLuoshiStorage(test.Folder, test.Settings.ConnectionString)
            .AddLuoshiSimulation(new SimulationClock())
            .AddLuoshiPlans().AddLuoshiUnits().AddLuoshiCalendar().AddLuoshiProgress().AddLuoshiSupervision().AddLuoshiBulletins().BuildServiceProvider();
        await services.GetRequiredService<YearSimulation>().RunAsync([(await File.ReadAllBytesAsync(Repository.Sample("yunfeng-2026.docx"), Ct), "yunfeng-2026.docx")], new(Seed: 11, Items: 4), null, Ct);
        await using var db = test.Open();
        var plan = await db.Plans.Where(p => p.Year == 2026).Select(p => p.Id).SingleAsync(Ct);
        foreach (var asOf in new DateOnly[] { new(2026, 3, 31), new(2026, 6, 30), new(2026, 11, 30) }) await CompareAsync(db, plan, asOf);
        await CompareRoundsAsync(db, plan);
    }

    /// <summary>Each quarter's round went out as a bulletin of its own, with the problems that the entries tell of.</summary>
    private static async Task CompareRoundsAsync(LuoshiDb db, Guid plan)
    {
        var sent = (await new MatterReader(db).OfPlanAsync<PaperState>(plan, PaperState.Kind, Ct)).Where(p => p.Status == PaperStatus.Sent).OrderBy(p => p.Number).ToList();
        Assert.Equal([1, 2, 3, 4], sent.Select(p => p.Number!.Value));
        foreach (var paper in sent)
        {
            var text = await PaperQuery.TextAsync(db, paper, Ct);
            var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == plan && e.Sequence <= paper.Through).OrderBy(e => e.Sequence).ToListAsync(Ct);
            var own = OwnProblem.Read(entries).Where(p => p.Round == paper.Subject.RoundId).ToList();
            Assert.InRange(own.Count, 2, 99);
            Assert.True(own.Any(p => p.RightOn is not null) && own.Any(p => p.RightOn is null));
            var found = text.Annexes.Single(a => a.Key == BulletinComposer.ProblemsList).Rows.Where(r => r[3].StartsWith(own[0].Title, StringComparison.Ordinal)).ToList();
            Assert.Equal(own.Select(p => p.Unit).Order(), found.Select(r => r[1]).Order());
            Assert.Equal(own.Count(p => p.RightOn is not null), found.Count(r => r[6].EndsWith("已整改", StringComparison.Ordinal)));
            Assert.Equal(own.Count(p => p.HandedIn && p.RightOn is null), found.Count(r => r[6] == "待核查"));
            var problems = string.Concat(text.Sections.Single(s => s.Key == BulletinComposer.Problems).Lines.Select(l => l.Text));
            Assert.Contains($"已整改{own.Count(p => p.RightOn is not null)}个，未整改{own.Count(p => p.RightOn is null)}个", problems, StringComparison.Ordinal);

            // Units and items are those of the scheme, counted from the entry that opened the round.
            var scheme = entries.Where(e => e.Kind == "round-opened").Select(e => JsonDocument.Parse(e.Facts).RootElement).Single(f => f.GetProperty("matter").GetGuid() == paper.Subject.RoundId).GetProperty("scheme");
            Assert.Equal(scheme.GetProperty("items").GetArrayLength(), text.Annexes.Single(a => a.Key == BulletinComposer.ItemsList).Rows.Count);
            Assert.Equal(
                scheme.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("unit").GetString()).Order(),
                text.Annexes.Single(a => a.Key == BulletinComposer.UnitsList).Rows.Select(r => r[0]).Order());
        }
    }

    private static async Task CompareAsync(LuoshiDb db, Guid plan, DateOnly asOf)
    {
        var counted = await CountedAsync(db, plan, asOf);
        var tally = counted.Tally;
        var own = await CountAsync(db, plan, counted.Tally.From, asOf);
        Assert.NotEmpty(own.Duties);

        Assert.Equal(own.Items, tally.Items.Count);
        Assert.Equal(own.Duties.Count, tally.Duties.Count());
        Assert.Equal(own.Duties.Values.Select(d => d.Unit).Distinct().Count(), tally.Units.Count);
        Assert.Equal(own.Duties.Values.Count(d => d.Signed), tally.Duties.Count(d => d.State.SignedOn is not null));
        Assert.Equal(own.ClosedItems, tally.Of(LightColor.Done).Select(i => i.State.Id).ToHashSet());
        Assert.Equal(own.Asked, tally.Reports.Asked);
        Assert.Equal(own.OnTime, tally.Reports.OnTime);
        Assert.Equal(own.Late, tally.Reports.Late);
        foreach (var unit in tally.Units)
        {
            var duties = own.Duties.Values.Where(d => d.Unit == unit.UnitId).ToList();
            Assert.Equal(duties.Count, unit.Lights.Count);
            Assert.Equal(duties.Count(d => d.Closed), unit.Count(LightColor.Done));
        }

        // Overdue by the calendar alone is red, whatever else is.
        var overdue = own.Due.Where(d => d.Value < asOf && !own.ClosedItems.Contains(d.Key)).Select(d => d.Key).ToList();
        Assert.Subset(tally.Of(LightColor.Red).Select(i => i.State.Id).ToHashSet(), overdue.ToHashSet());

        // And the words say those figures.
        var text = BulletinComposer.Compose(tally);
        var figures = text.Sections.Single(s => s.Key == BulletinComposer.Figures).Lines;
        Assert.Contains(figures, l => l.Text.Contains($"共{own.Items}项任务，分解为{own.Duties.Count}份责任", StringComparison.Ordinal) && (own.ClosedItems.Count > 0 ? l.Text.Contains($"已销号{own.ClosedItems.Count}项", StringComparison.Ordinal) : !l.Text.Contains("已销号", StringComparison.Ordinal)));
        Assert.Contains(figures, l => l.Text.Contains($"应报进展{own.Asked}次，按期报送{own.OnTime}次，迟报{own.Late}次", StringComparison.Ordinal));
        Assert.Equal(own.Items, text.Annexes.Single(a => a.Key == BulletinComposer.ItemsList).Rows.Count);
        Assert.All(text.Sections.Single(s => s.Key == BulletinComposer.Lags).Lines.Where(l => l.Level == PaperLevel.Third), l => Assert.NotEmpty(l.Because!));
    }

    [Fact]
    public async Task SentBulletin_OfTheSample_IsMadeAgainByteForByte()
    {
        await using var test = await SampleAsync(false);
        await using var db = test.Open();
        var sent = (await new MatterReader(db).OfPlanAsync<PaperState>(await db.Plans.Select(p => p.Id).SingleAsync(Ct), PaperState.Kind, Ct)).Single(p => p.Status == PaperStatus.Sent);
        var file = await db.MatterFiles.SingleAsync(f => f.MatterId == sent.Id, Ct);
        var text = await PaperQuery.TextAsync(db, sent, Ct);
        Assert.Equal(file.Content, PaperSheet.Docx(text, sent));

        // What was composed then is what today's rules compose from the same entries.
        var counted = await CountedAsync(db, sent.PlanId, sent.Subject.AsOf);
        Assert.Equal(StateJson.Write(text), StateJson.Write(BulletinComposer.Compose(counted.Tally)));
        Assert.Equal(PaperSheet.Workbook(text), PaperSheet.Workbook(text));
    }

    [Fact]
    public async Task SentBulletin_AsPrinted_LooksLikeAnOfficialPaper()
    {
        await using var test = await SampleAsync(false);
        await using var db = test.Open();
        var sent = (await new MatterReader(db).OfPlanAsync<PaperState>(await db.Plans.Select(p => p.Id).SingleAsync(Ct), PaperState.Kind, Ct)).Single(p => p.Status == PaperStatus.Sent);
        using var printed = RenderedPaper.Of(PaperSheet.Docx(await PaperQuery.TextAsync(db, sent, Ct), sent));
        Assert.InRange(printed.Pages, 5, 14);
        Assert.Contains(printed.Lines(1), l => l.Text == "〔2026〕第1期");
        Assert.Contains(printed.Lines(1), l => l.Text.StartsWith("一、", StringComparison.Ordinal) || l.Text.Contains("现将", StringComparison.Ordinal));
        Assert.Contains(printed.Lines(printed.Pages), l => l.Text.EndsWith("印发", StringComparison.Ordinal));
    }

    private static async Task<CountedPlan> CountedAsync(LuoshiDb db, Guid plan, DateOnly asOf)
    {
        var end = LedgerDay.EndOf(asOf);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == plan && e.At < end).OrderBy(e => e.Sequence).ToListAsync(Ct);
        DateOnly? compared = asOf > new DateOnly(2026, 3, 31) ? new DateOnly(2026, 3, 31) : null;
        return PlanTallyQuery.Decide(entries, null, asOf, compared, WorkCalendar.Statutory)!;
    }

    private sealed record OwnDuty(Guid Unit, List<DateOnly> Owed)
    {
        public bool Signed { get; set; }

        public bool Closed { get; set; }

        public DateOnly? ClosedOn { get; set; }

        public Dictionary<DateOnly, DateOnly> Answered { get; } = [];
    }

    private sealed record OwnCount(int Items, Dictionary<Guid, OwnDuty> Duties, HashSet<Guid> ClosedItems, Dictionary<Guid, DateOnly> Due, int Asked, int OnTime, int Late);

    /// <summary>The same figures by reading the facts of the entries as plain JSON, in their order.</summary>
    private static async Task<OwnCount> CountAsync(LuoshiDb db, Guid plan, DateOnly from, DateOnly asOf)
    {
        var end = LedgerDay.EndOf(asOf);
        var duties = new Dictionary<Guid, OwnDuty>();
        var closed = new HashSet<Guid>();
        var due = new Dictionary<Guid, DateOnly>();
        var items = 0;
        foreach (var entry in await db.Entries.AsNoTracking().Where(e => e.PlanId == plan && e.At < end).OrderBy(e => e.Sequence).ToListAsync(Ct))
        {
            var facts = JsonDocument.Parse(entry.Facts).RootElement;
            var on = LedgerDay.Of(entry.At);
            switch (entry.Kind)
            {
                case "item-read":
                    items++;
                    if (facts.GetProperty("item").GetProperty("deadline").TryGetProperty("due", out var last)) due[entry.ItemId!.Value] = Day(last);
                    break;
                case "dispatched":
                    duties[entry.DutyId!.Value] = new(facts.GetProperty("unitId").GetGuid(), facts.TryGetProperty("owed", out var owed) ? [.. owed.EnumerateArray().Select(Day)] : []);
                    break;
                case "signed-for":
                    duties[entry.DutyId!.Value].Signed = true;
                    break;
                case "extended":
                    var extended = duties[entry.DutyId!.Value];
                    due[entry.ItemId!.Value] = Day(facts.GetProperty("to"));
                    if (facts.TryGetProperty("owed", out var more)) extended.Owed.AddRange(more.EnumerateArray().Select(Day).Where(d => !extended.Owed.Contains(d)));
                    break;
                case "reported" when facts.TryGetProperty("for", out var answers):
                    // A report stands for every day before it that nothing came for: nobody is asked twice.
                    var of = duties[entry.DutyId!.Value];
                    foreach (var day in of.Owed.Where(o => o == Day(answers) || o < Day(answers) || o <= on)) of.Answered.TryAdd(day, on);
                    break;
                case "closed" or "reopened":
                    if (entry.DutyId is { } duty) (duties[duty].Closed, duties[duty].ClosedOn) = (entry.Kind == "closed", entry.Kind == "closed" ? on : null);
                    else if (entry.Kind == "closed") closed.Add(entry.ItemId!.Value);
                    else closed.Remove(entry.ItemId!.Value);
                    break;
            }
        }

        var asked = duties.Values.SelectMany(d => d.Owed.Where(o => o >= from && o <= asOf && !(d.ClosedOn < o)).Select(o => d.Answered.TryGetValue(o, out var on) ? (o, on) : (o, (DateOnly?)null))).ToList();
        return new(items, duties, closed, due, asked.Count, asked.Count(a => a.Item2 <= a.o), asked.Count(a => a.Item2 > a.o));

        static DateOnly Day(JsonElement day) => DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd");
    }

    private static async Task<TestDatabase> SampleAsync(bool postgres)
    {
        var test = await TestDatabase.CreateAsync(postgres);
        var seeded = await new SampleSeeder(test, new PasswordHasher<Account>(), SampleSettings.Usual).SeedAsync(Ct);
        Assert.True(seeded.Ok, seeded.Refusal?.Message);
        return test;
    }
}
