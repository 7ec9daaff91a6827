using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>每日提醒: what comes due, what is overdue, and what waits for someone, on a working day.</summary>
public sealed record RemindOfDue(DateOnly Day);

/// <summary>Carries out <see cref="RemindOfDue"/>, by every node as often as it likes: it is done once a day.</summary>
public sealed class RemindOfDueHandler(IDbContextFactory<LuoshiDb> dbs, WorkCalendarQuery calendars, WaitingQuery waiting, MatterWaitsQuery matters, TimeProvider clock)
{
    /// <summary>Working days before its day on which something is reminded of for the first time.</summary>
    public const int Ahead = 3;

    /// <summary>What has been overdue for longer was told before, or is no news.</summary>
    private const int Behind = 30;

    /// <returns>How many notices were made; none on a day off, or where it was done before.</returns>
    public async Task<int> HandleAsync(RemindOfDue command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var calendar = await calendars.AskAsync(ct);
        var turn = TurnKey(command.Day);
        if (!calendar.IsWorkday(command.Day)) return 0;
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.NoticeTurns.AnyAsync(t => t.Key == turn, ct)) return 0;

        var readers = await NoticeReaders.LoadAsync(db, ct);
        var now = clock.GetUtcNow();
        List<Notice> notices = [.. (await OfDutiesAsync(db, command.Day, calendar, ct)).Concat(await OfMattersAsync(db, command.Day, calendar, ct))
            .SelectMany(told => readers.Of(told).Select(a => Notice.Of(told, a, now)))];
        foreach (var reader in readers.All.Where(r => r.Is(Roles.Clerk, Roles.Leader, Roles.UnitHead, Roles.Reporter)))
        {
            var things = await waiting.AskAsync(reader, ct);
            var of = (await matters.AskAsync(reader, ct)).ToDecide;
            if (OfWaiting(reader, things.Select(t => t.What), of.Select(m => m.Wait.Act), command.Day) is { } told) notices.Add(Notice.Of(told, reader.AccountId!.Value, now));
        }

        db.NoticeTurns.Add(new() { Key = turn, DoneAt = now });
        return await db.SaveMarkedAsync(notices, ct) ?? 0;
    }

    /// <summary>One notice a duty and a stage: some days before, on the last day, and once it is past.</summary>
    public static NewNotice? Decide(OwedThing thing, DateOnly day, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(thing);
        ArgumentNullException.ThrowIfNull(calendar);
        if (thing.On is not { } on || thing.Duty.UnitId is not { } unit || Stage(on, day, calendar) is not { } stage) return null;
        var words = $"{Doing(thing.Act)}{Said(on, day, stage)}";
        var key = $"due/{thing.Duty.Id:N}/{thing.Act}{thing.Instruction?.Sequence}/{on:yyyyMMdd}/{stage}";
        return new(KindOf(stage), MatterParty.Unit, unit, key, NoticeRule.Title(thing.Item), words, new(thing.Plan.Id, thing.Item.Id, thing.Duty.Id), By: on);
    }

    /// <summary>The same for what a round, a problem or another matter wants of a unit.</summary>
    public static NewNotice? Decide(MatterState matter, MatterWait wait, DateOnly day, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(wait);
        ArgumentNullException.ThrowIfNull(calendar);
        if (wait is not { Party: MatterParty.Unit, By: { } by } || Stage(by, day, calendar) is not { } stage) return null;
        var key = $"due/{matter.Id:N}/{wait.Act}/{by:yyyyMMdd}/{stage}";
        return new(KindOf(stage), wait.Party, wait.Who, key, wait.What, $"{wait.Act}{Said(by, day, stage)}", NoticeAbout.Of(matter), By: by);
    }

    /// <summary>What waits for someone, in one line; null for nothing.</summary>
    internal static NewNotice? OfWaiting(Actor reader, IEnumerable<WaitingFor> things, IEnumerable<string> acts, DateOnly day)
    {
        var counts = things.GroupBy(t => t).OrderBy(g => g.Key).Select(g => (What: Doing(g.Key), Count: g.Count()))
            .Concat(acts.GroupBy(a => a).Select(g => (What: g.Key, Count: g.Count()))).ToList();
        if (counts.Count == 0) return null;
        var party = reader.Is(Roles.Clerk) ? MatterParty.Clerk : reader.Is(Roles.Leader) ? MatterParty.Leader : MatterParty.Unit;
        var who = party == MatterParty.Unit ? reader.UnitId : party == MatterParty.Leader ? reader.PersonId : null;
        return new(NoticeKind.Waiting, party, who, $"waiting/{day:yyyyMMdd}", $"有{counts.Sum(c => c.Count)}件待您办理", string.Join('，', counts.Select(c => $"{c.What}{c.Count}件")) + "。", NoticeAbout.Nothing);
    }

    internal static string TurnKey(DateOnly day) => $"remind/{day:yyyy-MM-dd}";

    private static NoticeStage? Stage(DateOnly on, DateOnly day, WorkCalendar calendar) =>
        on < day.AddDays(-Behind) ? null
        : on < day ? NoticeStage.Late
        : on < calendar.Next(day) ? NoticeStage.Last
        : on <= calendar.AddWorkdays(day, Ahead) ? NoticeStage.Soon
        : null;

    private static NoticeKind KindOf(NoticeStage stage) => stage == NoticeStage.Late ? NoticeKind.Overdue : NoticeKind.DueSoon;

    private static string Said(DateOnly on, DateOnly day, NoticeStage stage) => stage switch
    {
        NoticeStage.Late => $"的期限是{on.Month}月{on.Day}日，已过{day.DayNumber - on.DayNumber}天。",
        NoticeStage.Last when on == day => "，今天是最后一天。",
        _ => $"，请在{on.Month}月{on.Day}日前办好。",
    };

    private static string Doing(OwedAct act) => act switch
    {
        OwedAct.SignFor => "签收",
        OwedAct.ReportAnew => "重报进展",
        OwedAct.Report => "上报进展",
        OwedAct.Answer => "回复批示",
        _ => "办结",
    };

    private static string Doing(WaitingFor what) => what switch
    {
        WaitingFor.Extension => "批准延期",
        WaitingFor.Change => "批准变更",
        WaitingFor.Decline => "答复退办",
        WaitingFor.Review => "审核进展",
        WaitingFor.Verification => "核查办结",
        _ => "销号",
    };

    // All units' duties at once: a query for each account would cost the night of a province.
    private static async Task<List<NewNotice>> OfDutiesAsync(LuoshiDb db, DateOnly day, WorkCalendar calendar, CancellationToken ct)
    {
        var (first, last) = (day.AddDays(-Behind), calendar.AddWorkdays(day, Ahead));
        var told = new List<NewNotice>();
        foreach (var plan in (await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.InForce).Select(p => p.State).ToListAsync(ct)).Select(StateJson.Read<PlanState>))
        {
            var items = (await db.Items.AsNoTracking().Where(i => i.PlanId == plan.Id).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);
            List<Guid> instructed = [.. items.Values.Where(i => i.Instructions.Any(n => n.AnswerBy >= first && n.AnswerBy <= last)).Select(i => i.Id)];
            await foreach (var state in db.Duties.AsNoTracking()
                .Where(d => d.PlanId == plan.Id && d.UnitId != null && d.Status != DutyStatus.Closed && d.Status != DutyStatus.Withdrawn && ((d.OwesOn >= first && d.OwesOn <= last) || instructed.Contains(d.ItemId)))
                .Select(d => d.State).AsAsyncEnumerable().WithCancellation(ct))
            {
                var duty = StateJson.Read<DutyState>(state);
                if (!items.TryGetValue(duty.ItemId, out var item)) continue;
                told.AddRange(OwedQuery.Decide([(plan, item, duty)], 0, day).Things.Select(t => Decide(t, day, calendar)).OfType<NewNotice>());
            }
        }

        return told;
    }

    private static async Task<List<NewNotice>> OfMattersAsync(LuoshiDb db, DateOnly day, WorkCalendar calendar, CancellationToken ct)
    {
        var (first, last) = (day.AddDays(-Behind), calendar.AddWorkdays(day, Ahead));
        var states = await db.Matters.AsNoTracking()
            .Where(m => m.Open && m.Due >= first && m.Due <= last && db.Plans.Any(p => p.Id == m.PlanId && p.Status == PlanStatus.InForce))
            .Select(m => m.State).ToListAsync(ct);
        return [.. states.Select(StateJson.Read<MatterState>).SelectMany(m => m.Waits.Select(w => Decide(m, w, day, calendar))).OfType<NewNotice>()];
    }
}

/// <summary>How near its day something is.</summary>
internal enum NoticeStage
{
    /// <summary>Some working days before.</summary>
    Soon,

    /// <summary>No working day after this one is left.</summary>
    Last,

    /// <summary>Past.</summary>
    Late,
}
