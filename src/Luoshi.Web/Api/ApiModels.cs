using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luoshi.Burden;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;

namespace Luoshi.Web.Api;

/// <summary>Some of a list, and where to go on.</summary>
/// <param name="Next">Sent as after, it gives what follows; null at the end.</param>
public sealed record ApiPage<T>([property: Description("这一页")] IReadOnlyList<T> Items, [property: Description("下一页的 after；没有了为 null")] string? Next);

/// <summary>Whom a token acts for.</summary>
public sealed record ApiMe(
    [property: Description("账号的名称")] string Name,
    [property: Description("角色")] string Role,
    [property: Description("所属单位，没有为 null")] Guid? UnitId,
    [property: Description("令牌的权限：read 查看，report 签收和上报")] IReadOnlyList<string> Scopes);

/// <summary>A plan.</summary>
public sealed record ApiPlan(Guid Id, string Title, int Year, PlanStatus Status, [property: Description("看得到的事项数")] int Items, [property: Description("其中已销号的")] int Closed, [property: Description("看得到的责任数")] int Duties);

/// <summary>A light with its reason.</summary>
public sealed record ApiLight(LightColor Color, [property: Description("规则编号，如 LT001")] string Rule, string Reason, string Sentence)
{
    internal static ApiLight Of(Light light) => new(light.Color, light.Rule, light.Reason, light.Sentence);
}

/// <summary>A target of an item.</summary>
/// <param name="Position">By this number reports name it.</param>
public sealed record ApiTarget([property: Description("上报现值时用这个位置")] int Position, string Indicator, [property: Description(">=、<=、<、=、range、+>=、->=")] string Op, decimal Value, decimal? ValueTo, string Unit, DateOnly? By);

/// <summary>An item of a plan.</summary>
public sealed record ApiItem(
    Guid Id, string No, string? Section, string? Title, string Text, IReadOnlyList<string> Leaders, IReadOnlyList<string> LeadUnits, IReadOnlyList<string> SupportUnits,
    DateOnly? Due, string? DeadlinePrinted, IReadOnlyList<ApiTarget> Targets, DateOnly? ClosedOn, ApiLight Light)
{
    internal static ApiItem Of(LitItem item)
    {
        var facts = item.Facts;
        return new(
            item.State.Id, facts.NoPrinted, facts.Section, facts.Title, facts.Text, facts.Leaders, facts.LeadUnits, facts.SupportUnits,
            item.State.Due, facts.Deadline.Printed, [.. facts.Targets.Select((t, n) => new ApiTarget(n, t.Indicator, t.Op, t.Value, t.ValueTo, t.Unit, t.By))], item.State.ClosedOn, ApiLight.Of(item.Light));
    }
}

/// <summary>A report owed on a day.</summary>
public sealed record ApiOwedReport(DateOnly Due, OwedStatus Status, DateOnly? ReportedOn);

/// <summary>A reported value of a target.</summary>
/// <param name="Target">Position of the target in the item.</param>
public sealed record ApiValue([property: Description("目标在事项里的位置")] int Target, decimal Value);

/// <summary>A duty: one unit's share in an item.</summary>
public sealed record ApiDuty(
    Guid Id, Guid PlanId, Guid ItemId, string Unit, Guid? UnitId, DutyRole Role, string? Share, DutyStatus Status, DateOnly? Due, IReadOnlyList<ApiOwedReport> Owed,
    int Percent, string? LastReport, DateTimeOffset? LastReportAt, string? Difficulty, string? Next, UnitView? View, IReadOnlyList<ApiValue> Values,
    [property: Description("为什么退回；没有退回为 null")] string? ReturnedBecause,
    [property: Description("上报、签收时带回来，别人先改过就不收")] long Version,
    ApiLight? Light)
{
    internal static ApiDuty Of(DutyState duty, Light? light) => new(
        duty.Id, duty.PlanId, duty.ItemId, duty.Unit, duty.UnitId, duty.Role, duty.Share, duty.Status, duty.Due, [.. duty.Owed.Select(o => new ApiOwedReport(o.Due, o.Status, o.ReportedOn))],
        duty.Percent, duty.LastReport, duty.LastReportAt, duty.Difficulty, duty.Next, duty.View, [.. duty.Values.OrderBy(v => v.Key).Select(v => new ApiValue(v.Key, v.Value))],
        duty.ReturnedBecause, duty.Version, light is null ? null : ApiLight.Of(light));
}

/// <summary>An entry of the ledger.</summary>
public sealed record ApiEntry(
    long Sequence, DateTimeOffset At, string Kind, Guid? ItemId, Guid? DutyId, string By, string Role, string? Reason, [property: Description("这一条记的内容，随 kind 而不同")] JsonElement Facts, string Hash)
{
    internal static ApiEntry Of(Entry entry) => new(
        entry.Sequence, entry.At, entry.Kind, entry.ItemId, entry.DutyId, entry.ActorName, entry.ActorRole, entry.Reason, JsonElement.Parse(entry.Facts), entry.Hash);
}

/// <summary>One thing the own unit owes.</summary>
public sealed record ApiOwed(OwedAct Act, DateOnly? On, [property: Description("已过期")] bool Late, Guid PlanId, Guid ItemId, string ItemNo, string ItemText, Guid DutyId, long DutyVersion)
{
    internal static ApiOwed Of(OwedThing thing, DateOnly today) => new(
        thing.Act, thing.On, thing.IsLate(today), thing.Plan.Id, thing.Item.Id, thing.Item.Facts.NoPrinted, thing.Item.Facts.Text, thing.Duty.Id, thing.Duty.Version);
}

/// <summary>A file of evidence to hand in with a report.</summary>
public sealed record ApiFile(string Name, [property: Description("内容，base64")] byte[] Content);

/// <summary>签收: what is sent to sign for a duty.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiSignature([property: Description("责任的 version")] long Version);

/// <summary>上报进展: what is sent to report on a duty. A member with another name is refused, not passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiReport(
    [property: Description("责任的 version")] long Version,
    [property: Description("完成进度，0到100")] int Percent,
    [property: Description("做了什么")] string Text)
{
    [Description("卡在哪里")]
    public string? Difficulty { get; init; }

    [Description("下一步")]
    public string? Next { get; init; }

    [Description("本单位看法")]
    public UnitView? View { get; init; }

    [Description("报哪一期；不写就是最早没报的一期")]
    public DateOnly? For { get; init; }

    [Description("目标现值")]
    public IReadOnlyList<ApiValue>? Values { get; init; }

    [Description("佐证")]
    public IReadOnlyList<ApiFile>? Files { get; init; }
}

/// <summary>What an act wrote.</summary>
public sealed record ApiWritten(
    Guid PlanId, [property: Description("写了几条记录")] int Entries, [property: Description("最后一条的序号，也是这项责任现在的 version")] long Version, [property: Description("同一编号以前办过，这次没有再办")] bool Again)
{
    internal static ApiWritten Of(Written written) => new(written.PlanId, written.Entries, written.Version, written.Again);
}

/// <summary>Something that was found.</summary>
public sealed record ApiHit(SearchKind Kind, Guid PlanId, Guid? ItemId, Guid? DutyId, DateTimeOffset At, string Text)
{
    internal static ApiHit Of(SearchHit hit) => new(hit.Kind, hit.Plan.Id, hit.Item?.Id, hit.Duty?.Id, hit.At, string.Concat(hit.Runs.Select(r => r.Words)));
}

/// <summary>What was found: of each kind the newest, or a page of one kind.</summary>
/// <param name="More">There are further ones: ask for the kind, and page 2.</param>
/// <param name="CutShort">Not everything was looked through.</param>
public sealed record ApiFound(IReadOnlyList<ApiHit> Hits, [property: Description("还有，可按 kind 翻页")] bool More, [property: Description("较早的没有找遍")] bool CutShort);

/// <summary>What became of a row of a report sheet.</summary>
public sealed record ApiSheetRow(int Row, string Kind, Guid? DutyId, string? Code, string? Message);

/// <summary>What is wrong in a cell of a report sheet.</summary>
public sealed record ApiSheetProblem(string Sheet, int? Row, string? Column, string Code, string Message);

/// <summary>What a report sheet would report, or did.</summary>
public sealed record ApiSheet(IReadOnlyList<ApiSheetRow> Rows, IReadOnlyList<ApiSheetProblem> Problems, IReadOnlyList<string> Notes);

/// <summary>What a unit was asked for in a month.</summary>
public sealed record ApiBurdenMonth(int Month, int Total, int Reports, int Again, int Urges, int Instructions, int SelfChecks, int Rectifications,
    [property: Description("要填的格")] int Fields, [property: Description("要交文件的次数")] int Files, [property: Description("收到的消息")] int Notices)
{
    internal static ApiBurdenMonth Of(BurdenMonth month)
    {
        return new(
            month.Month, month.Total, Count(AskKind.Report), Count(AskKind.Again), Count(AskKind.Urge), Count(AskKind.Instruction), Count(AskKind.SelfCheck), Count(AskKind.Rectification), month.Fields, month.Files, month.Notices);

        int Count(AskKind kind) => month.Counts.GetValueOrDefault(kind);
    }
}

/// <summary>A figure that a unit is asked for in several places.</summary>
public sealed record ApiAskedTwice(string Indicator, string Unit, IReadOnlyList<Guid> Duties);

/// <summary>What a unit was asked for in a year.</summary>
public sealed record ApiBurden(Guid UnitId, int Year, IReadOnlyList<ApiBurdenMonth> Months, IReadOnlyList<ApiAskedTwice> Twice)
{
    internal static ApiBurden Of(BurdenView view) => new(view.Unit.Id, view.Year, [.. view.Months.Select(ApiBurdenMonth.Of)], [.. view.Twice.Select(t => new ApiAskedTwice(t.Indicator, t.Unit, [.. t.Places.Select(p => p.DutyId)]))]);
}

/// <summary>Something the account was told.</summary>
public sealed record ApiNotice(Guid Id, NoticeKind Kind, string Title, string Words, DateOnly? By, bool Urgent, DateTimeOffset At, bool Read, Guid? PlanId, Guid? ItemId, Guid? DutyId)
{
    internal static ApiNotice Of(Notice notice) => new(
        notice.Id, notice.Kind, notice.Title, notice.Words, notice.By, notice.Urgent, notice.At, notice.ReadAt is not null, notice.PlanId, notice.ItemId, notice.DutyId);
}

/// <summary>Some of what the account was told, newest first.</summary>
public sealed record ApiNotices(IReadOnlyList<ApiNotice> Items, [property: Description("没看过的共几条")] int Unread, [property: Description("还有更早的")] bool More);
