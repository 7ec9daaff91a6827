using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class LedgerFoldTest
{
    private static readonly Guid Plan = Guid.CreateVersion7();
    private static readonly Guid Item = Guid.CreateVersion7();
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly Guid Support = Guid.CreateVersion7();
    private static readonly DateOnly June = new(2025, 6, 30);
    private static readonly DateOnly September = new(2025, 9, 30);

    private readonly List<Entry> _entries = [];

    public LedgerFoldTest()
    {
        Add(new PlanRead(Guid.CreateVersion7(), "要点.txt", new string('0', 64), SamplePlan.Facts));
        Add(new ItemRead(SamplePlan.Item(1)), Item);
        Add(new Dispatched("基层卫生科", DutyRole.Lead, June), Item, Lead);
        Add(new Dispatched("青岚县卫生健康局", DutyRole.Support, June), Item, Support);
    }

    private PlanLedger Now => PlanLedger.Of(_entries)!;

    private ItemState ItemNow => Now.Items[0];

    [Fact]
    public void Fold_ExtensionOfTheItem_KeepsTheFirstDate()
    {
        Add(new Extended(June, September), Item);
        Add(new Extended(September, new DateOnly(2025, 12, 31)), Item);
        Assert.Equal((June, new DateOnly(2025, 12, 31)), (ItemNow.FirstDue, ItemNow.Due));
        Assert.Equal(June, Now.Duties[0].Due);
    }

    [Fact]
    public void Fold_ExtensionOfALead_MovesTheItemToo()
    {
        Add(new Extended(June, September), Item, Lead);
        Assert.Equal((June, September), (Now.Duties[0].FirstDue, Now.Duties[0].Due));
        Assert.Equal((June, September), (ItemNow.FirstDue, ItemNow.Due));
    }

    [Fact]
    public void Fold_ExtensionOfASupport_LeavesTheItem()
    {
        Add(new Extended(June, September), Item, Support);
        Assert.Equal((null, June), (ItemNow.FirstDue, ItemNow.Due));
    }

    [Fact]
    public void Fold_LeadsDateBroughtForward_LeavesTheItem()
    {
        Add(new Extended(June, new DateOnly(2025, 5, 31)), Item, Lead);
        Assert.Equal((null, June), (ItemNow.FirstDue, ItemNow.Due));
    }

    [Fact]
    public void Fold_DeadlineCorrected_MovesTheDateUnlessExtended()
    {
        Add(new Corrected("deadline", default, StateJson.Element(SamplePlan.Item(1).Deadline with { Due = new DateOnly(2025, 5, 31) })), Item);
        Assert.Equal((null, new DateOnly(2025, 5, 31)), (ItemNow.FirstDue, ItemNow.Due));

        Add(new Extended(new DateOnly(2025, 5, 31), September), Item);
        Add(new Corrected("deadline", default, StateJson.Element(SamplePlan.Item(1).Deadline)), Item);
        Assert.Equal((June, September), (ItemNow.FirstDue, ItemNow.Due));
    }

    [Fact]
    public void Fold_DutysWay_FromDispatchToClose()
    {
        (EntryFacts Facts, DutyStatus Status)[] way =
        [
            (new SignedFor(), DutyStatus.SignedFor),
            (new Reported(40, "已建成1家", null, [new TargetValue(0, 1)]), DutyStatus.Reported),
            (new Returned(), DutyStatus.Returned),
            (new Reported(100, "全部建成", null, [new TargetValue(0, 3)]), DutyStatus.Reported),
            (new Accepted(), DutyStatus.SignedFor),
            (new Closed(), DutyStatus.Closed),
            (new Reopened(), DutyStatus.SignedFor),
        ];
        Assert.All(way, step =>
        {
            Add(step.Facts, Item, Support);
            Assert.Equal(step.Status, Now.Duties[1].Status);
        });

        Assert.Equal(3, Now.Duties[1].Values[0]);
        Assert.Empty(ItemNow.Values);
        Assert.Equal((100, "全部建成"), (Now.Duties[1].Percent, Now.Duties[1].LastReport));
        Assert.Null(ItemNow.ClosedOn);
        Assert.Equal(_entries.Count, ItemNow.Version);
        Assert.Equal(_entries.Count, Now.Plan.Version);
    }

    [Fact]
    public void Fold_LeadsReport_GivesTheItemsFigures()
    {
        Add(new Reported(40, "已建成1家", null, [new TargetValue(0, 1)]), Item, Lead);
        Add(new Reported(60, "本县2家", null, [new TargetValue(0, 2)]), Item, Support);
        Assert.Equal(1, ItemNow.Values[0]);

        Add(new ReportAmended(_entries.Count - 1, 80, "应为2家", null, [new TargetValue(0, 2)]), Item, Lead);
        Assert.Equal(2, ItemNow.Values[0]);
        Assert.Equal(DutyStatus.Reported, Now.Duties[0].Status);
    }

    [Fact]
    public void Fold_OwedReport_KeepsTheDayItFirstCame()
    {
        var duty = Guid.CreateVersion7();
        Add(new Dispatched("汀源县卫生健康局", DutyRole.Support, June, Owed: [new(2025, 3, 25), new(2025, 4, 25)]), Item, duty);
        Add(new Reported(10, "已部署", null, [], For: new(2025, 3, 25)), Item, duty, At(2025, 3, 24));
        Add(new Returned(), Item, duty, At(2025, 3, 26));
        Add(new Reported(20, "已部署，附名单", null, [], For: new(2025, 3, 25)), Item, duty, At(2025, 3, 27));
        Add(new Accepted(), Item, duty, At(2025, 3, 28));
        Add(new Extended(June, September, [new(2025, 7, 25), new(2025, 4, 25)]), Item, duty, At(2025, 4, 1));

        var owed = Now.Duties.Single(d => d.Id == duty).Owed;
        Assert.Equal([new(2025, 3, 25), new(2025, 4, 25), new(2025, 7, 25)], owed.Select(o => o.Due));
        Assert.Equal([OwedStatus.Accepted, OwedStatus.Missing, OwedStatus.Missing], owed.Select(o => o.Status));
        Assert.Equal(new(2025, 3, 24), owed[0].ReportedOn);
    }

    [Fact]
    public void Fold_Instruction_IsAnsweredByItsNumber()
    {
        Add(new Instructed("抓紧补齐", June, [Support]), Item);
        var number = _entries.Count;
        Add(new InstructionAnswered(number, "已补齐"), Item, Support);
        Assert.Equal((number, "已补齐"), (ItemNow.Instructions[0].Sequence, ItemNow.Instructions[0].Answers[0].Text));

        Add(new InstructionAnswered(number + 9, "无此批示"), Item, Support);
        Assert.Throws<LedgerFoldException>(() => Now);
    }

    [Fact]
    public void Fold_ChangeApproved_IsTheNextVersionAndDropsFiguresOfOtherTargets()
    {
        Add(new Reported(40, "已建成1家", null, [new TargetValue(0, 1)]), Item, Lead);
        Add(new ChangeProposed([new("text", StateJson.Element(0), StateJson.Element("建成4家")), new("targets", StateJson.Element(0), StateJson.Element(Array.Empty<TargetFacts>()))]), Item);
        Assert.NotNull(ItemNow.Change);
        Assert.NotEqual("建成4家", ItemNow.Facts.Text);

        Add(new ChangeApproved(_entries.Count), Item);
        Assert.Equal(("建成4家", 2, 0), (ItemNow.Facts.Text, Now.Plan.Revision, ItemNow.Values.Count));
        Assert.Null(ItemNow.Change);
    }

    [Fact]
    public void Fold_Archived_TakesNoMore()
    {
        Add(new Archived());
        Assert.Equal(PlanStatus.Archived, Now.Plan.Status);
        Add(new Urged("催"), Item);
        Assert.Throws<LedgerFoldException>(() => Now);
    }

    [Fact]
    public void Fold_ClosedLateInTheEvening_CountsByChinasDay()
    {
        Add(new Closed(), Item, at: new DateTimeOffset(2025, 3, 31, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2025, 4, 1), ItemNow.ClosedOn);
    }

    [Fact]
    public void Fold_PlansWay_FromDraftToForce()
    {
        Add(new Checked(), Item);
        Add(new FindingSettled(0, "照原文"));
        Add(new Corrected("title", default, StateJson.Element("云溪市2025年要点")));
        Add(new PutInForce(new DateOnly(2025, 2, 1)));
        Assert.True(ItemNow.Checked);
        Assert.Equal("照原文", Now.Plan.Settled[0]);
        Assert.Equal("云溪市2025年要点", Now.Plan.Facts.Title);
        Assert.Equal((PlanStatus.InForce, new DateOnly(2025, 2, 1), SamplePlan.Clerk.Name), (Now.Plan.Status, Now.Plan.InForceFrom, Now.Plan.InForceBy));
    }

    public static TheoryData<string, string> Meaningless => new()
    {
        { nameof(PlanRead), "plan" },
        { nameof(ItemRead), "item" },
        { nameof(Dispatched), "duty" },
        { nameof(Checked), "plan" },
        { nameof(Checked), "unknown" },
        { nameof(SignedFor), "item" },
        { nameof(PutInForce), "item" },
        { nameof(Checked), "duty" },
        { nameof(FindingSettled), "plan" },
        { nameof(Corrected), "item" },
        { nameof(Reported), "duty" },
    };

    [Theory]
    [MemberData(nameof(Meaningless))]
    public void Fold_EntryWithoutMeaning_IsRefusedByItsNumber(string facts, string on)
    {
        EntryFacts made = facts switch
        {
            nameof(PlanRead) => new PlanRead(Guid.Empty, "x", "x", SamplePlan.Facts),
            nameof(ItemRead) => new ItemRead(SamplePlan.Item(2)),
            nameof(Dispatched) => new Dispatched("x", DutyRole.Lead, null),
            nameof(SignedFor) => new SignedFor(),
            nameof(PutInForce) => new PutInForce(June),
            nameof(FindingSettled) => new FindingSettled(7, "x"),
            nameof(Corrected) => new Corrected("places", default, StateJson.Element(1)),
            nameof(Reported) => new Reported(1, "x", null, [new TargetValue(5, 1)]),
            _ => new Checked(),
        };
        Add(made, on switch { "plan" => null, "unknown" => Guid.CreateVersion7(), _ => Item }, on == "duty" ? Lead : null);
        Assert.Equal(5, Assert.Throws<LedgerFoldException>(() => Now).Sequence);
    }

    [Fact]
    public void Fold_KindUnlikeTheFacts_IsRefused()
    {
        var last = _entries[^1];
        _entries[^1] = new Entry
        {
            Id = last.Id,
            PlanId = last.PlanId,
            Sequence = last.Sequence,
            At = last.At,
            ActorName = last.ActorName,
            ActorRole = last.ActorRole,
            Kind = "closed",
            ItemId = last.ItemId,
            DutyId = last.DutyId,
            Facts = last.Facts,
            PreviousHash = "",
            Hash = "",
        };
        Assert.Throws<LedgerFoldException>(() => Now);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"from-the-future\"}")]
    [InlineData("{\"kind\":\"urged\",\"text\":null}")]
    public void Parse_NoFactsOfAKnownKind_IsAJsonException(string json) =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => EntryFacts.Parse(json));

    [Fact]
    public void KindName_OfEveryKind_IsTheStoredOne()
    {
        Assert.Equal("plan-read", new PlanRead(Guid.Empty, "", "", SamplePlan.Facts).KindName());
        Assert.StartsWith("{\"kind\":\"signed-for\"", new SignedFor().ToJson(), StringComparison.Ordinal);
        Assert.Equal("signed-for", new SignedFor().KindName());
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 2, 0, 0, TimeSpan.Zero);

    private void Add(EntryFacts facts, Guid? item = null, Guid? duty = null, DateTimeOffset? at = null) => _entries.Add(new Entry
    {
        Id = Guid.CreateVersion7(),
        PlanId = Plan,
        Sequence = _entries.Count + 1,
        At = at ?? SamplePlan.Start,
        ActorName = SamplePlan.Clerk.Name,
        ActorRole = SamplePlan.Clerk.Role,
        Kind = facts.KindName(),
        ItemId = item,
        DutyId = duty,
        Facts = (facts is Corrected c ? c with { From = StateJson.Element(0) } : facts).ToJson(),
        PreviousHash = "",
        Hash = "",
    });
}
