using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Luoshi.Accounts;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Api;

/// <summary>日程订阅: what the own unit owes, as a calendar (RFC 5545) that phones and mail programs fetch again and again.</summary>
internal static class CalendarFeed
{
    public static async Task<IResult> ServeAsync(HttpContext context, OwedCalendarQuery query, Today today, TimeProvider clock)
    {
        var days = await query.AskAsync(AccountClaims.ActorOf(context.User), today.Date, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(Write(days, clock.GetUtcNow(), $"{context.Request.Scheme}://{context.Request.Host}"), "text/calendar; charset=utf-8");
    }

    /// <param name="now">When it was made.</param>
    /// <param name="site">Of the addresses that lead back.</param>
    internal static string Write(IReadOnlyList<OwedDay> days, DateTimeOffset now, string site)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Luoshi//Luoshi//ZH" };
        calendar.AddProperty("X-WR-CALNAME", "落实：我的责任");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
        foreach (var day in days)
        {
            var what = PlanWords.ShortTitle(day.Item.Facts);
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{day.Duty.Id:N}-{day.Act}-{day.On:yyyyMMdd}@luoshi",
                Start = new CalDateTime(day.On.Year, day.On.Month, day.On.Day),
                End = new CalDateTime(day.On.AddDays(1).Year, day.On.AddDays(1).Month, day.On.AddDays(1).Day),
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                Summary = $"{Word(day)}：{day.Item.Facts.Numeral} {what}",
                Description = $"{day.Plan.Facts.Title}\n{day.Duty.Unit}（{DutyWords.Of(day.Duty.Role)}）\n{day.Item.Facts.Text}",
                Url = new Uri(site + Address.Duty(day.Duty.Id)),
                Transparency = TransparencyType.Transparent,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static string Word(OwedDay day) => day.Act switch
    {
        OwedAct.SignFor => "签收",
        OwedAct.ReportAnew => "按退回意见重报",
        OwedAct.Report => "报进展",
        OwedAct.Answer => "回复批示",
        _ => "办结时限",
    };
}
