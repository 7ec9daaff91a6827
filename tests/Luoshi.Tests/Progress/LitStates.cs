using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Tests.Ledger;

namespace Luoshi.Tests.Progress;

/// <summary>States of an invented plan of 2025 for tests of lights; entries are numbered so that links can be told apart.</summary>
internal static class LitStates
{
    public static DateOnly Day(string day) => DateOnly.Parse(day);

    public static PlanState Plan(LightThresholds? thresholds = null, params TargetFacts[] table) => new()
    {
        Id = Guid.Empty,
        Status = PlanStatus.InForce,
        Facts = SamplePlan.Facts with { Targets = table },
        DocumentId = Guid.Empty,
        FileName = "要点.txt",
        ReadAt = SamplePlan.Start,
        ReadBy = "林晓",
        InForceFrom = new(2025, 1, 1),
        Settings = PlanSettings.Usual with { Thresholds = thresholds ?? LightThresholds.Usual },
        Version = 1,
    };

    public static ItemState Item(string? due, bool standing = false, Cadence? cadence = null, params string[] steps) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        Facts = new ItemFacts
        {
            No = 1,
            NoPrinted = "1",
            Text = "建成云溪市卫生健康综合楼",
            Deadline = new("按文件", due is null ? null : Day(due), standing, cadence, [.. steps.Select(s => new MilestoneFacts("完成主体", Day(s)))]),
        },
        Due = due is null ? null : Day(due),
        DueEntry = 2,
        Version = 2,
    };

    public static ItemState With(this ItemState item, TargetFacts target, decimal? value = null, string? on = null, Guid? duty = null) => item with
    {
        Facts = item.Facts with { Targets = [.. item.Facts.Targets, target] },
        Values = value is { } known ? new Dictionary<int, decimal>(item.Values) { [item.Facts.Targets.Count] = known } : item.Values,
        ValueMarks = value is null ? item.ValueMarks : new Dictionary<int, ValueMark>(item.ValueMarks) { [item.Facts.Targets.Count] = new(70, Day(on!), duty) },
    };

    public static TargetFacts Target(string op, decimal value, string unit = "名", string? by = null, decimal? to = null, decimal? baseline = null, string indicator = "新增医师") =>
        new(indicator, op, value, to, unit, by is null ? null : Day(by), TargetKind.Target, "", -1, baseline);

    public static DutyState Duty(this ItemState item, DutyRole role = DutyRole.Lead, string unit = "基层卫生科") => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        ItemId = item.Id,
        Unit = unit,
        Role = role,
        Status = DutyStatus.SignedFor,
        DispatchedOn = new(2025, 1, 6),
        SignedOn = new(2025, 1, 8),
        Due = item.Due,
        DueEntry = 10,
        DispatchEntry = 10,
        Version = 11,
    };

    public static DutyState Owing(this DutyState duty, params string[] days) =>
        duty with { Owed = [.. days.Select(d => new OwedReport(Day(d), OwedStatus.Missing, null, null))] };

    public static DutyState Reporting(this DutyState duty, string owed, string on, long report, OwedStatus status = OwedStatus.Accepted) => duty with
    {
        Status = status == OwedStatus.Waiting ? DutyStatus.Reported : DutyStatus.SignedFor,
        Report = report,
        LastReportAt = At(on),
        Owed = [.. duty.Owed.Select(o => o.Due == Day(owed) ? new OwedReport(o.Due, status, Day(on), report) : o)],
    };

    public static DateTimeOffset At(string day) => new(Day(day), new TimeOnly(10, 0), LedgerDay.Offset);
}
