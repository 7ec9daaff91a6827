using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Simulation;

/// <summary>What the people of a simulated city do with their duties: mostly in time, sometimes late, now and then wrongly.</summary>
public sealed class SimulatedActs(
    IDbContextFactory<LuoshiDb> dbs,
    SimulationClock clock,
    SimulatedCity city,
    SignForDutyHandler signFor,
    DeclineDutyHandler decline,
    RefuseDeclineHandler refuseDecline,
    PassOnDutyHandler passOn,
    ReportProgressHandler report,
    AmendReportHandler amend,
    AcceptReportHandler accept,
    ReturnReportHandler returnReport,
    UrgeDutyHandler urge,
    AskExtensionHandler askExtension,
    ApproveExtensionHandler approveExtension,
    RefuseExtensionHandler refuseExtension,
    ClaimCompletionHandler claim,
    VerifyClaimHandler verify,
    CloseDutyHandler close,
    CloseItemHandler closeItem,
    GiveInstructionHandler instruct,
    AnswerInstructionHandler answer)
{
    private Agenda _agenda = new(0);
    private WorkCalendar _calendar = WorkCalendar.Statutory;
    private CancellationToken _ct;

    /// <summary>Acts carried out so far.</summary>
    public long Count { get; private set; }

    private DateOnly Today => LedgerDay.Of(clock.GetUtcNow());

    /// <summary>Puts down what begins with the dispatch of a plan; the rest follows from it.</summary>
    internal async Task BeginAsync(Guid plan, Agenda agenda, WorkCalendar calendar, CancellationToken ct)
    {
        (_agenda, _calendar, _ct) = (agenda, calendar, ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var items = (await db.Items.AsNoTracking().Where(i => i.PlanId == plan && i.ClosedOn == null).Select(i => i.State).ToListAsync(ct)).ConvertAll(StateJson.Read<ItemState>);
        items.Sort((a, b) => a.Facts.No.CompareTo(b.Facts.No));
        var duties = (await db.Duties.AsNoTracking().Where(d => d.PlanId == plan).Select(d => d.State).ToListAsync(ct)).Select(StateJson.Read<DutyState>).ToLookup(d => d.ItemId);
        // Not by their ids, which are new each time: the same dice must fall for the same duties.
        foreach (var duty in items.SelectMany(i => InOrder(duties[i.Id]))) Take(duty);
        foreach (var item in items.Where(i => i.Facts.Leaders.Count > 0 && agenda.Happens(0.15))) In(agenda.Between(30, 200), () => InstructAsync(item.Id));
    }

    private void Take(DutyState duty)
    {
        In(_agenda.Between(1, 6), () => SignAsync(duty.Id));
        foreach (var owed in duty.Owed)
        {
            var late = _agenda.Happens(0.1);
            if (_agenda.Happens(0.05)) _agenda.On(_calendar.AddWorkdays(owed.Due, 3), () => UrgeAsync(duty.Id));
            else _agenda.On(late ? _calendar.AddWorkdays(owed.Due, _agenda.Between(1, 4)) : owed.Due.AddDays(-_agenda.Between(0, 3)), () => ReportAsync(duty.Id, owed.Due));
        }

        if (duty.Due is not { } due) return;
        if (_agenda.Happens(0.06)) _agenda.On(due.AddDays(-15), () => AskExtensionAsync(duty.Id));
        if (_agenda.Happens(0.9)) _agenda.On(due.AddDays(-_agenda.Between(0, 5)), () => ClaimAsync(duty.Id));
        else _agenda.On(due.AddDays(5), () => UrgeAsync(duty.Id));
    }

    private async Task SignAsync(Guid id)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.Dispatched } duty } now) return;
        var own = Own(duty);
        if (_agenda.Happens(0.02))
        {
            Done(await decline.HandleAsync(new(id, duty.Version, "与本单位职责不完全对应，请核定"), own, _ct));
            In(2, async () =>
            {
                if (await OfAsync(id) is { Duty: { Status: DutyStatus.Declined } declined }) Done(await refuseDecline.HandleAsync(new(id, declined.Version, "属本单位职责，请按要求办理"), city.Clerk, _ct));
                In(1, () => SignAsync(id));
            });
            return;
        }

        Done(await signFor.HandleAsync(new(id, duty.Version), own, _ct));
        if (duty.Parent is null && city.Units.Find(duty.UnitId!.Value) is { Kind: UnitKind.County } && _agenda.Happens(0.25)) In(_agenda.Between(2, 6), () => PassOnAsync(id, now.Item.Id));
    }

    private async Task PassOnAsync(Guid id, Guid item)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.SignedFor } duty }) return;
        var below = city.Units.Descendants(duty.UnitId!.Value).Where(u => !u.IsRetired).Take(_agenda.Between(1, 3)).ToList();
        Done(await passOn.HandleAsync(new(id, duty.Version, [.. below.Select(u => new PassOnDuty.Part(u.Id, "负责本单位范围内的落实", null))]), Own(duty), _ct));
        await using var db = await dbs.CreateDbContextAsync(_ct);
        var parts = await db.Duties.AsNoTracking().Where(d => d.ItemId == item && d.Parent == id).Select(d => d.State).ToListAsync(_ct);
        foreach (var part in InOrder(parts.Select(StateJson.Read<DutyState>))) Take(part);
    }

    private async Task ReportAsync(Guid id, DateOnly owed)
    {
        if (await OfAsync(id) is not { } now || now.Duty.Status is not (DutyStatus.Dispatched or DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return;
        var duty = now.Duty;
        if (!duty.Owed.Any(o => o.Due == owed && o.Status != OwedStatus.Accepted)) return;
        var percent = Math.Min(100, Math.Max(duty.Percent, Today.DayOfYear * 100 / 365));
        var values = now.Item.Facts.Targets.Select((t, i) => new TargetValue(i, Math.Round(Math.Clamp(t.Value, -1_000_000m, 1_000_000m) * percent / 100m, 2))).Take(duty.Role == DutyRole.Lead ? 20 : 2).ToList();
        var done = await report.HandleAsync(
            new(id, duty.Version, percent, $"截至{Today:M月d日}，按计划推进，已完成{percent}%；完成部署、摸底和月度调度。")
            {
                For = owed,
                Values = values,
                Difficulty = _agenda.Happens(0.15) ? "人员和经费偏紧，正协调解决。" : null,
                Next = "按时间节点继续推进，月底前完成本阶段任务。",
                View = _agenda.Happens(0.8) ? UnitView.Smooth : UnitView.Difficult,
            },
            Own(duty),
            _ct);
        Done(done);
        In(_agenda.Between(1, 3), () => ReviewAsync(id, owed));
    }

    private async Task ReviewAsync(Guid id, DateOnly owed)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.Reported } duty } now) return;
        var reviewer = Reviewer(duty, now.OfItem);
        if (_agenda.Happens(0.1))
        {
            Done(await returnReport.HandleAsync(new(id, duty.Version, "数字与上月相同，请核对后重报"), reviewer, _ct));
            In(_agenda.Between(1, 3), () => ReportAsync(id, owed));
            return;
        }

        Done(await accept.HandleAsync(new(id, duty.Version), reviewer, _ct));
        if (_agenda.Happens(0.02)) In(2, () => AmendAsync(id));
    }

    private async Task AmendAsync(Guid id)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.SignedFor, Report: not null } duty } now) return;
        Done(await amend.HandleAsync(new(id, duty.Version, Math.Max(0, duty.Percent - 3), "更正：上次多计一家，实际进度略低。", "统计口径有误"), Own(duty), _ct));
        In(1, async () =>
        {
            if (await OfAsync(id) is { Duty: { Status: DutyStatus.Reported } again } then) Done(await accept.HandleAsync(new(id, again.Version), Reviewer(again, then.OfItem), _ct));
        });
    }

    private async Task UrgeAsync(Guid id)
    {
        if (await OfAsync(id) is not { Duty: { IsOpen: true } duty } || duty.LastUrgedOn == Today || duty.Status is DutyStatus.Claimed or DutyStatus.Verified) return;
        Done(await urge.HandleAsync(new(id, duty.Version, "进展未按时报送，请抓紧补报。"), city.Clerk, _ct));
    }

    private async Task AskExtensionAsync(Guid id)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned, Extension: null, Due: { } due } duty } now || due < Today) return;
        Done(await askExtension.HandleAsync(new(id, duty.Version, due.AddDays(30), "受外部条件影响，需顺延一个月"), Own(duty), _ct));
        if (now.Item.Facts.Leaders.Select(city.Leader).FirstOrDefault(l => l is not null) is not { } leader) return;
        In(3, async () =>
        {
            if (await OfAsync(id) is not { Duty: { Extension: not null } asked }) return;
            if (_agenda.Happens(0.7)) Done(await approveExtension.HandleAsync(new(id, asked.Version), leader, _ct));
            else Done(await refuseExtension.HandleAsync(new(id, asked.Version, "按原时限完成"), leader, _ct));
        });
    }

    private async Task ClaimAsync(Guid id)
    {
        if (await OfAsync(id) is not { } now || now.Duty.Status is not (DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return;
        if (now.OfItem.Any(d => d.Parent == id && d.IsOpen && d.Status != DutyStatus.Verified))
        {
            In(5, () => ClaimAsync(id));
            return;
        }

        Done(await claim.HandleAsync(new(id, now.Duty.Version, "已按要求全部完成，资料齐全，可查。"), Own(now.Duty), _ct));
        In(_agenda.Between(1, 4), async () =>
        {
            if (await OfAsync(id) is not { Duty: { Status: DutyStatus.Claimed } claimed } then) return;
            Done(await verify.HandleAsync(new(id, claimed.Version, "查阅资料，电话抽查，情况属实"), Reviewer(claimed, then.OfItem), _ct));
            In(1, () => CloseAsync(id));
        });
    }

    private async Task CloseAsync(Guid id)
    {
        if (await OfAsync(id) is not { Duty: { Status: DutyStatus.Verified } duty } now) return;
        if (now.OfItem.All(d => !d.IsOpen || d.Status == DutyStatus.Verified)) Done(await closeItem.HandleAsync(new(now.Item.Id, now.Item.Version, "全部责任核查通过"), city.Clerk, _ct));
        else Done(await close.HandleAsync(new(id, duty.Version), city.Clerk, _ct));
    }

    private async Task InstructAsync(Guid id)
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        var item = StateJson.Read<ItemState>(await db.Items.Where(i => i.Id == id).Select(i => i.State).SingleAsync(_ct));
        var duties = (await db.Duties.AsNoTracking().Where(d => d.ItemId == id).Select(d => d.State).ToListAsync(_ct)).ConvertAll(StateJson.Read<DutyState>);
        if (item.ClosedOn is not null || item.Facts.Leaders.Select(city.Leader).FirstOrDefault(l => l is not null) is not { } leader) return;
        if (InOrder(duties).FirstOrDefault(d => d is { Role: DutyRole.Lead, Parent: null, IsOpen: true }) is not { } lead) return;
        Done(await instruct.HandleAsync(new(id, item.Version, "请加快进度，十日内报结果。", Today.AddDays(10), [lead.Id]), leader, _ct));
        In(5, async () =>
        {
            if (await OfAsync(lead.Id) is not { } now || now.Item.Instructions is not [.., { Answers.Count: 0 } open]) return;
            Done(await answer.HandleAsync(new(lead.Id, open.Sequence, "已组织专题调度，问题清单已逐项落实。"), Own(now.Duty), _ct));
        });
    }

    private static IEnumerable<DutyState> InOrder(IEnumerable<DutyState> duties) => duties.OrderBy(d => d.Role).ThenBy(d => d.Unit, StringComparer.Ordinal);

    /// <summary>What a page would show before the act.</summary>
    private async Task<AtHand?> OfAsync(Guid id)
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        await db.Database.OpenConnectionAsync(_ct);
        if (await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, _ct) is not { } row) return null;
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == row.ItemId, _ct);
        var all = await db.Duties.AsNoTracking().Where(d => d.ItemId == row.ItemId).Select(d => d.State).ToListAsync(_ct);
        return new(StateJson.Read<DutyState>(row.State), StateJson.Read<ItemState>(item.State), all);
    }

    private Actor Own(DutyState duty) => city.Reporter(duty.UnitId!.Value, duty.Unit);

    private Actor Reviewer(DutyState duty, IReadOnlyList<DutyState> ofItem)
    {
        var unit = duty.Parent is { } parent
            ? ofItem.FirstOrDefault(d => d.Id == parent)
            : duty.Role == DutyRole.Support ? ofItem.FirstOrDefault(d => d is { Role: DutyRole.Lead, Parent: null } && d.Status != DutyStatus.Withdrawn && d.UnitId != duty.UnitId) : null;
        return unit is null ? city.Clerk : Own(unit);
    }

    private void In(int workdays, Func<Task> act) => _agenda.On(_calendar.AddWorkdays(Today, workdays), act);

    private void Done(Result<Written> result)
    {
        if (!result.Ok) throw new SimulationException(result.Refusal);
        Count++;
    }

    /// <summary>A duty with its item; the other duties of the item are read only where an act depends on them.</summary>
    private sealed class AtHand(DutyState duty, ItemState item, List<string> ofItem)
    {
        private IReadOnlyList<DutyState>? _ofItem;

        public DutyState Duty { get; } = duty;

        public ItemState Item { get; } = item;

        public IReadOnlyList<DutyState> OfItem => _ofItem ??= ofItem.ConvertAll(StateJson.Read<DutyState>);
    }
}
