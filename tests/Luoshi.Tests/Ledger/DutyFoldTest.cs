using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;

namespace Luoshi.Tests.Ledger;

/// <summary>What lights need of a duty's entries: which reports are answered, and where each date and figure comes from.</summary>
public sealed class DutyFoldTest
{
    private static readonly Guid Plan = Guid.CreateVersion7();
    private static readonly Guid Item = Guid.CreateVersion7();
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly DateOnly[] Owed = [new(2025, 3, 25), new(2025, 4, 25), new(2025, 5, 26)];

    private readonly List<Entry> _entries = [];

    public DutyFoldTest()
    {
        Add("2025-01-06", new PlanRead(Guid.CreateVersion7(), "要点.txt", new string('0', 64), SamplePlan.Facts));
        Add("2025-01-06", new ItemRead(SamplePlan.Item(1)), Item);
        Add("2025-01-07", new Dispatched("基层卫生科", DutyRole.Lead, new DateOnly(2025, 6, 30), Owed: Owed), Item, Lead);
    }

    private DutyState Duty => PlanLedger.Of(_entries)!.Duties[0];

    private ItemState OfItem => PlanLedger.Of(_entries)!.Items[0];

    [Theory]
    [InlineData("2025-03-24", "2025-03-25", OwedStatus.Waiting, OwedStatus.Missing, OwedStatus.Missing)]
    [InlineData("2025-04-10", "2025-03-25", OwedStatus.Waiting, OwedStatus.Missing, OwedStatus.Missing)]
    [InlineData("2025-04-25", "2025-03-25", OwedStatus.Waiting, OwedStatus.Waiting, OwedStatus.Missing)]
    [InlineData("2025-04-20", "2025-04-25", OwedStatus.Waiting, OwedStatus.Waiting, OwedStatus.Missing)]
    [InlineData("2025-04-20", null, OwedStatus.Missing, OwedStatus.Missing, OwedStatus.Missing)]
    public void Fold_Report_AnswersItsDayAndThoseNobodyAnsweredBefore(string on, string? @for, params OwedStatus[] expected)
    {
        Report(on, @for is null ? null : DateOnly.Parse(@for));
        Assert.Equal(expected, Duty.Owed.Select(o => o.Status));
        Assert.All(Duty.Owed.Where(o => o.Status == OwedStatus.Waiting), o => Assert.Equal((DateOnly.Parse(on), 4L), (o.ReportedOn!.Value, o.Report!.Value)));
    }

    [Fact]
    public void Fold_LaterReport_LeavesAnAcceptedDayAlone()
    {
        Report("2025-03-24", Owed[0]);
        Add("2025-03-25", new Accepted(), Item, Lead);
        Report("2025-04-25", Owed[1]);
        Assert.Equal([(OwedStatus.Accepted, 4L), (OwedStatus.Waiting, 6L)], Duty.Owed.Take(2).Select(o => (o.Status, o.Report!.Value)));
    }

    [Fact]
    public void Fold_EntriesThatSetSomething_AreKnownByTheirSequence()
    {
        Assert.Equal((3L, 3L), (Duty.DispatchEntry, Duty.DueEntry));
        Add("2025-01-10", new Declined(), Item, Lead);
        Add("2025-02-10", new Reassigned(Guid.CreateVersion7(), "疾控科"), Item, Lead);
        Assert.Equal((4L, 5L, new DateOnly(2025, 2, 10)), (Duty.DeclineEntry!.Value, Duty.DispatchEntry, Duty.DispatchedOn!.Value));
        Report("2025-03-24", Owed[0]);
        Add("2025-03-26", new Returned(), Item, Lead);
        Add("2025-04-02", new Extended(new(2025, 6, 30), new(2025, 9, 30)), Item, Lead);
        Assert.Equal((7L, new DateOnly(2025, 3, 26), 8L, 8L), (Duty.ReturnEntry!.Value, Duty.ReturnedOn!.Value, Duty.DueEntry, OfItem.DueEntry));
        Add("2025-09-20", new Closed(), Item, Lead);
        Add("2025-09-20", new Closed(), Item);
        Assert.Equal((9L, 10L), (Duty.ClosingEntry!.Value, OfItem.ClosingEntry!.Value));
        Add("2025-09-25", new Reopened(), Item, Lead);
        Add("2025-09-25", new Reopened(), Item);
        Assert.Equal((null, null), (Duty.ClosingEntry, OfItem.ClosingEntry));
    }

    [Fact]
    public void Fold_Value_IsMarkedWithItsReportAndDay()
    {
        Report("2025-03-24", Owed[0], 2);
        Assert.Equal(new ValueMark(4, new(2025, 3, 24), Lead), OfItem.ValueMarks[0]);
        Add("2025-03-28", new ReportAmended(4, 40, "数字有误", null, [new TargetValue(0, 1)]), Item, Lead);
        Assert.Equal((1m, new ValueMark(5, new(2025, 3, 24), Lead)), (OfItem.Values[0], OfItem.ValueMarks[0]));
    }

    private void Report(string on, DateOnly? @for, decimal value = 1) =>
        Add(on, new Reported(40, "已建成1家", null, [new TargetValue(0, value)], For: @for), Item, Lead);

    private void Add(string day, EntryFacts facts, Guid? item = null, Guid? duty = null) => _entries.Add(new Entry
    {
        Id = Guid.CreateVersion7(),
        PlanId = Plan,
        Sequence = _entries.Count + 1,
        At = new DateTimeOffset(DateOnly.Parse(day), new TimeOnly(10, 0), LedgerDay.Offset),
        ActorName = "林晓",
        ActorRole = "督查专干",
        Kind = facts.KindName(),
        ItemId = item,
        DutyId = duty,
        Facts = facts.ToJson(),
        PreviousHash = "",
        Hash = "",
    });
}
