using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Calendar;

public sealed class SetCalendarDayTest
{
    private static readonly DateTimeOffset Now = new(2026, 7, 15, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Thursday = new(2026, 7, 16);
    private static readonly Actor Clerk = new(Guid.CreateVersion7(), "林晓", Roles.Clerk);

    private static Result<DayChange> Decide(bool? isWorkday, string why = "台风停工", Actor? actor = null, DayChange? change = null, DateOnly? day = null) =>
        SetCalendarDayHandler.Decide(
            new(day ?? Thursday, isWorkday, why),
            WorkCalendar.Statutory.Day(day ?? Thursday) with { Change = change }, actor ?? Clerk, Now);

    [Fact]
    public void Decide_DayOff_SaysWhoWhenWhy() =>
        Assert.Equal(new DayChange(Thursday, false, "台风停工", "林晓", Now), Decide(false, " 台风停工 ").Value);

    [Theory]
    [InlineData(Roles.Administrator, null)]
    [InlineData(Roles.Clerk, null)]
    [InlineData(Roles.Leader, "CD001")]
    [InlineData(Roles.UnitHead, "CD001")]
    [InlineData(Roles.Reporter, "CD001")]
    [InlineData(Roles.Viewer, "CD001")]
    public void Decide_Role_MayOrMayNot(string role, string? code) => Assert.Equal(code, Decide(false, actor: new(null, "何雨", role)).Refusal?.Code);

    [Theory]
    [InlineData("2019-12-31")]
    [InlineData("2100-01-01")]
    public void Decide_TooFar_Refused(string day) => Assert.Equal("CD002", Decide(false, day: DateOnly.Parse(day)).Refusal!.Code);

    [Theory]
    [InlineData("  ")]
    [InlineData(null)]
    public void Decide_NoReason_Refused(string? why) => Assert.Equal("CD003", Decide(false, why ?? new string('长', 201)).Refusal!.Code);

    [Fact]
    public void Decide_AlreadySo_Refused()
    {
        Assert.Equal("CD004", Decide(true).Refusal!.Code);
        Assert.Equal("CD004", Decide(null).Refusal!.Code);
        Assert.Equal("CD004", Decide(false, change: new(Thursday, false, "台风停工", "林晓", Now)).Refusal!.Code);
    }

    [Fact]
    public void Decide_TakenBack_IsAChangeToo() => Assert.Null(Decide(null, "录错", change: new(Thursday, false, "台风停工", "林晓", Now)).Value!.IsWorkday);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandleAsync_Stored_EveryNodeSeesItAndHistoryStays(bool postgres)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var test = await TestDatabase.CreateAsync(postgres);
        var clock = new FakeTimeProvider(Now);
        var query = new WorkCalendarQuery(test);
        var otherNode = new WorkCalendarQuery(test);
        var handler = new SetCalendarDayHandler(test, query, clock);
        Assert.True((await otherNode.AskAsync(ct)).IsWorkday(Thursday));

        Assert.True((await handler.HandleAsync(new(Thursday, false, "台风停工"), Clerk, ct)).Ok);
        Assert.False((await query.AskAsync(ct)).IsWorkday(Thursday));
        Assert.False((await otherNode.AskAsync(ct)).IsWorkday(Thursday));
        Assert.Same(await query.AskAsync(ct), await query.AskAsync(ct));

        // The same form sent twice changes nothing; a clock set back does not put an older change on top.
        Assert.Equal("CD004", (await handler.HandleAsync(new(Thursday, false, "台风停工"), Clerk, ct)).Refusal!.Code);
        var earlier = new SetCalendarDayHandler(test, query, new FakeTimeProvider(Now.AddHours(-3)));
        Assert.True((await earlier.HandleAsync(new(Thursday, null, "未登陆，照常上班"), Clerk, ct)).Ok);
        Assert.True((await otherNode.AskAsync(ct)).IsWorkday(Thursday));

        await using var db = test.Open();
        var year = await new CalendarPageQuery(db, query).AskAsync(2026, ct);
        Assert.Equal(["未登陆，照常上班", "台风停工"], year.Changes.Select(c => c.Why));
        Assert.Equal((365, 248, true), (year.Days.Count, year.Workdays, year.Announced));
        Assert.Equal(Clerk.AccountId, (await db.DayChanges.FirstAsync(ct)).AccountId);
    }
}
