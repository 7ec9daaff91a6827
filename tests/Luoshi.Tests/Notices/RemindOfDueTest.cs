using Luoshi.Calendar;
using Luoshi.Notices;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Notices;

public sealed class RemindOfDueTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-06-24", null, "")] // four working days before 30 June
    [InlineData("2025-06-25", "DueSoon", "办结，请在6月30日前办好。")]
    [InlineData("2025-06-30", "DueSoon", "办结，今天是最后一天。")]
    [InlineData("2025-07-01", "Overdue", "办结的期限是6月30日，已过1天。")]
    [InlineData("2025-08-15", null, "")] // no news after so long
    public void Decide_DayBeforeOnAndAfter_SaysHowNearItIs(string day, string? kind, string words)
    {
        var year = new RunningYear().Dispatched();
        var thing = new OwedThing(OwedAct.Finish, new(2025, 6, 30), year.Ledger.Plan, year.Item, year.DutyOf(RunningYear.County));
        var told = RemindOfDueHandler.Decide(thing, DateOnly.Parse(day), WorkCalendar.Statutory);
        Assert.Equal((kind, words), (told?.Kind.ToString(), told?.Words ?? ""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Remind_OncePerWorkingDay_TellsUnitsWhatIsDue_AndDecidersWhatWaits(bool postgres)
    {
        await using var year = await ToldPeople.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 1);
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        await year.FollowAsync();
        await year.Get<ReadNoticesHandler>().HandleAsync(new(null), year.Lead, Ct);
        year.Clock.SetUtcNow(new(2025, 2, 20, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(0, await RemindAsync(year, new(2025, 2, 22))); // a Saturday
        Assert.Equal(2, await RemindAsync(year, new(2025, 2, 20)));
        Assert.Equal(0, await RemindAsync(year, new(2025, 2, 20)));
        Assert.Empty(await year.UnreadAsync(year.County)); // reported: the unit waits, the lead unit has to review
        Assert.Equal([NoticeKind.DueSoon, NoticeKind.Waiting], (await year.UnreadAsync(year.Lead)).Select(n => n.Kind).Order());

        // The next day what was told is not told again; what waits is counted anew.
        Assert.Equal(1, await RemindAsync(year, new(2025, 2, 21)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Remind_TwoNodesAtOnce_DoesItOnce(bool postgres)
    {
        await using var year = await ToldPeople.CreateAsync(postgres);
        await year.DispatchedAsync(items: 5);
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RemindAsync(year, new(2025, 2, 20)), Ct)));
        await using var db = year.Open();
        Assert.Equal(10, made.Sum());
        Assert.Equal(10, await db.Notices.CountAsync(n => n.Kind == NoticeKind.DueSoon, Ct));
    }

    private static Task<int> RemindAsync(YearInDatabase year, DateOnly day) => year.Get<RemindOfDueHandler>().HandleAsync(new(day), Ct);
}
