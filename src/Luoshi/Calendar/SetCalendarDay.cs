using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Calendar;

/// <summary>改工作日历: makes a day a working day or a day off, or what the notices say again.</summary>
/// <param name="IsWorkday">Null to take back what was changed by hand.</param>
public sealed record SetCalendarDay(DateOnly Day, bool? IsWorkday, string Why)
{
    internal const int LongestReason = 200;
    internal const int FirstYear = 2020;
    internal const int LastYear = 2099;

    /// <summary>The one who acts may not change the calendar.</summary>
    public sealed record NotYours() : Refusal("CD001", "只有督查专干和管理员可以改工作日历。请联系督查专干。");

    /// <summary>The calendar does not go that far.</summary>
    public sealed record OutOfRange() : Refusal("CD002", $"工作日历只到{FirstYear}年至{LastYear}年。请核对日期。");

    /// <summary>There is no reason, or it is too long.</summary>
    public sealed record ReasonWanted() : Refusal("CD003", $"请写明理由，如通知的文号，最多{LongestReason}个字。");

    /// <summary>The day is like this already.</summary>
    public sealed record AlreadySo(string Day, string What) : Refusal("CD004", $"{Day}{What}，没有改动。");
}

/// <summary>Carries out <see cref="SetCalendarDay"/>.</summary>
public sealed class SetCalendarDayHandler(IDbContextFactory<LuoshiDb> dbs, WorkCalendarQuery calendars, TimeProvider clock)
{
    public async Task<Result<DayChange>> HandleAsync(SetCalendarDay command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var calendar = await calendars.AskAsync(ct);
        var decided = Decide(command, calendar.Day(command.Day), actor, clock.GetUtcNow());
        if (!decided.Ok) return decided;

        // The last row of a day holds, also where the clock was set back in between.
        await using var db = await dbs.CreateDbContextAsync(ct);
        var change = decided.Value;
        var last = await db.DayChanges.Where(c => c.Day == change.Day).MaxAsync(c => (DateTimeOffset?)c.At, ct);
        if (last >= change.At) change = change with { At = last.Value.AddMilliseconds(1) };
        db.DayChanges.Add(DayChangeRow.Of(change, actor));
        await db.SaveChangesAsync(ct);
        return change;
    }

    public static Result<DayChange> Decide(SetCalendarDay command, CalendarDay present, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Clerk, Roles.Administrator)) return new SetCalendarDay.NotYours();
        if (command.Day.Year is < SetCalendarDay.FirstYear or > SetCalendarDay.LastYear) return new SetCalendarDay.OutOfRange();

        var day = $"{command.Day.Month}月{command.Day.Day}日";
        if (command.IsWorkday is null && present.Change is null) return new SetCalendarDay.AlreadySo(day, "没有改过");
        if (command.IsWorkday is { } workday && workday == present.IsWorkday) return new SetCalendarDay.AlreadySo(day, workday ? "已经是工作日" : "已经是休息日");
        if (string.IsNullOrWhiteSpace(command.Why) || command.Why.Trim().Length > SetCalendarDay.LongestReason) return new SetCalendarDay.ReasonWanted();
        return new DayChange(command.Day, command.IsWorkday, command.Why.Trim(), actor.Name, now);
    }
}
