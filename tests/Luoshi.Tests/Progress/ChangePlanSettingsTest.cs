using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Luoshi.Tests.Progress.LitStates;

namespace Luoshi.Tests.Progress;

public sealed class ChangePlanSettingsTest
{
    private static readonly PlanSettings Usual = PlanSettings.Usual;
    private static readonly Actor Clerk = new(null, "林晓", Roles.Clerk);

    private static Result<NewEntry[]> Decide(PlanSettings to, string reason = "县区反映太密", PlanSettings? seen = null, Actor? actor = null, PlanStatus status = PlanStatus.InForce) =>
        ChangePlanSettingsHandler.Decide(new(Guid.Empty, seen ?? Usual, to, reason), Plan() with { Status = status }, actor ?? Clerk);

    [Fact]
    public void Decide_AnotherRhythm_OneEntryWithReason()
    {
        var to = Usual with { Rhythm = Cadence.Quarterly, Urging = new(5, 3, 7, 10) };
        var entry = Assert.Single(Decide(to, " 县区反映太密 ").Value!);
        Assert.Equal((to, "县区反映太密"), (Assert.IsType<SettingsChanged>(entry.Facts).Settings, entry.Reason));
        Assert.Equal(to, ((SettingsChanged)EntryFacts.Parse(entry.Facts.ToJson())).Settings);
    }

    // Facts written before a threshold was there read as the usual one.
    [Fact]
    public void Parse_FactsWithoutTheLaterThresholds_AreTheUsualOnes()
    {
        var read = (SettingsChanged)EntryFacts.Parse("""{"kind":"settings-changed","settings":{"rhythm":"monthly","day":20,"thresholds":{"warn":15,"far":90}}}""");
        Assert.Equal(new PlanSettings(Cadence.Monthly, 20, new LightThresholds(15, 90)), read.Settings);
    }

    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Leader)]
    [InlineData(Roles.Reporter)]
    public void Decide_NotTheClerk_Refused(string role) => Assert.Equal("PS001", Decide(Usual with { Day = 20 }, actor: new(null, "何雨", role)).Refusal!.Code);

    public static TheoryData<string, PlanSettings> WrongOnes => new()
    {
        { "day", Usual with { Rhythm = Cadence.Weekly, Day = 8 } },
        { "day", Usual with { Day = 0 } },
        { "warn", Usual with { Thresholds = new(Warn: -1) } },
        { "far", Usual with { Thresholds = new(Warn: 100, Far: 90) } },
        { "reportMissing", Usual with { Thresholds = new(ReportLate: 20) } },
        { "lagRed", Usual with { Thresholds = new(LagYellow: 30) } },
        { "lagYellow", Usual with { Thresholds = new(LagYellow: 101, LagRed: 101) } },
        { "urgeEvery", Usual with { Urging = new(AtMostEvery: 0) } },
    };

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public void Decide_ValueThatMeansNothing_NamesTheField(string field, PlanSettings settings) =>
        Assert.Equal(field, Assert.IsType<ChangePlanSettings.Invalid>(Decide(settings).Refusal).Field);

    [Fact]
    public void Decide_OtherRefusals()
    {
        Assert.Equal("PS003", Decide(Usual with { Day = 20 }, " ").Refusal!.Code);
        Assert.Equal("PS004", Decide(Usual).Refusal!.Code);
        Assert.Equal("PS005", Decide(Usual with { Day = 20 }, seen: Usual with { Day = 10 }).Refusal!.Code);
        Assert.Equal("PS006", Decide(Usual with { Day = 20 }, status: PlanStatus.Archived).Refusal!.Code);
        Assert.True(Decide(Usual with { Day = 20 }, status: PlanStatus.Draft).Ok);
    }

    [Fact]
    public void Preview_CountsTheLightsThatWouldChange()
    {
        var late = LitStates.Item("2025-12-31");
        var near = LitStates.Item("2025-06-30");
        var plan = new PlanLedger(Plan(), [late, near], [late.Duty().Owing("2025-04-25"), near.Duty() with { LastReportAt = At("2025-04-25") }]);
        var preview = PlanSettingsQuery.Decide(plan, Usual with { Thresholds = new(Warn: 60, ReportMissing: 20) }, Day("2025-05-12"), WorkCalendar.Statutory);
        Assert.Equal([(LightColor.Red, LightColor.Yellow), (LightColor.Green, LightColor.Yellow)], preview.Items.Select(c => (c.Before.Light.Color, c.After.Light.Color)));
        Assert.Equal((2, 1, 2, 1), (preview.Duties, preview.Before[LightColor.Red], preview.After[LightColor.Yellow], preview.Urged));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandleAsync_ChangedAndUrgedByRule_OnceADay(bool postgres)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var test = await TestDatabase.CreateAsync(postgres);
        Guid plan, item;
        await using (var db = test.Open())
        {
            (plan, var items) = await SamplePlan.WriteAsync(db);
            item = items[0];
            await new LedgerWriter(db).WriteAsync(plan, 4, [new(new PutInForce(new(2025, 1, 6))), new(new Dispatched("基层卫生科", DutyRole.Lead, new(2025, 6, 30)), item, Guid.CreateVersion7())], SamplePlan.Clerk, SamplePlan.Start, ct);
        }

        var clock = new FakeTimeProvider(SamplePlan.Start.AddDays(4));
        var change = new ChangePlanSettingsHandler(new PlanTurn(test, clock));
        Assert.True((await change.HandleAsync(new(plan, Usual, Usual with { Urging = new(AtMostEvery: 3) }, "改为三天"), Clerk, ct)).Ok);
        Assert.Equal("PS005", (await change.HandleAsync(new(plan, Usual, Usual with { Day = 20 }, "同时有人改"), Clerk, ct)).Refusal!.Code);

        var urge = new UrgeByRuleHandler(new PlanYearTurn(test, clock), new WorkCalendarQuery(test));
        Assert.Equal(1, (await urge.HandleAsync(new(plan), ct)).Value!.Entries);
        Assert.Equal(0, (await urge.HandleAsync(new(plan), ct)).Value!.Entries);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, (await urge.HandleAsync(new(plan), ct)).Value!.Entries);

        await using var read = test.Open();
        var view = await new PlanSettingsQuery(read, new PlanOnDay(read, new LedgerReader(read), clock), new WorkCalendarQuery(test)).AskAsync(plan, ct);
        Assert.Equal(3, view!.Plan.Settings.Urging.AtMostEvery);
        Assert.Equal(("林晓", "改为三天"), (Assert.Single(view.Changes).By, view.Changes[0].Reason));
        var entries = await new LedgerReader(read).OfItemAsync(item, ct: ct);
        Assert.Equal(["系统", "系统"], entries.Where(e => e.Kind == "urged").Select(e => e.ActorName));
    }
}
