using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Xunit;
using static Luoshi.Tests.Progress.RunningYear;

namespace Luoshi.Tests.Progress;

/// <summary>Instructions, changes, closing and the year's end by the rules alone.</summary>
public sealed class ItemActsTest
{
    private readonly RunningYear _year = new RunningYear().Dispatched();

    [Fact]
    public void Instruction_LandsWithTheLeadUnit_AndIsAnsweredOnce()
    {
        Assert.Equal("IN001", Refused(Instruct(_year.Clerk, null)));
        Assert.Equal("IN002", Refused(Instruct(_year.Leader, new(2025, 2, 9))));
        _year.Do(Instruct(_year.Leader, new(2025, 2, 20)), _year.Leader);
        var number = _year.Item.Instructions[0].Sequence;

        Assert.Equal("IN005", Refused(AnswerInstructionHandler.Decide(new(default, number, "已办"), _year.At(County), _year.Reporter)));
        var owed = Owed(Office);
        Assert.Equal((OwedAct.Answer, new DateOnly(2025, 2, 20)), (owed[0].Act, owed[0].On));
        _year.Do(AnswerInstructionHandler.Decide(new(default, number, "已补齐"), _year.At(Office), _year.Lead), _year.Lead);
        Assert.Equal("IN006", Refused(AnswerInstructionHandler.Decide(new(default, number, "再报"), _year.At(Office), _year.Lead)));
        Assert.DoesNotContain(Owed(Office), t => t.Act == OwedAct.Answer);

        Result<NewEntry[]> Instruct(Actor actor, DateOnly? by) => GiveInstructionHandler.Decide(new(ItemId, 0, "抓紧补齐", by, []), _year.AtItem(actor), actor);
    }

    [Fact]
    public void Change_ProposedByTheLeadUnit_HoldsOnceTheLeaderAgrees()
    {
        var command = new ProposeChange(ItemId, 0, [new("text", StateJson.Element<string?>(null), StateJson.Element("新建健康小屋20个。"))], "财力调整");
        Assert.Equal("PC001", Refused(ProposeChangeHandler.Decide(command, _year.AtItem(), _year.Reporter)));
        Assert.Equal("PC003", Refused(ProposeChangeHandler.Decide(command with { Changes = [command.Changes[0] with { Field = "deadline" }] }, _year.AtItem(), _year.Lead)));
        Assert.Equal("PC004", Refused(ProposeChangeHandler.Decide(command with { Changes = [command.Changes[0] with { To = StateJson.Element(_year.Item.Facts.Text) }] }, _year.AtItem(), _year.Lead)));
        _year.Do(ProposeChangeHandler.Decide(command, _year.AtItem(), _year.Lead), _year.Lead);
        Assert.Equal("PC002", Refused(ProposeChangeHandler.Decide(command, _year.AtItem(), _year.Clerk)));

        var proposal = _year.Item.Change!.Sequence;
        Assert.Equal("PC006", Refused(ApproveChangeHandler.Decide(new(ItemId, 0, proposal), _year.AtItem(_year.Clerk), _year.Clerk)));
        Assert.Equal("PC005", Refused(ApproveChangeHandler.Decide(new(ItemId, 0, proposal + 1), _year.AtItem(_year.Leader), _year.Leader)));
        _year.Do(ApproveChangeHandler.Decide(new(ItemId, 0, proposal), _year.AtItem(_year.Leader), _year.Leader), _year.Leader);
        Assert.Equal(("新建健康小屋20个。", 2), (_year.Item.Facts.Text, _year.Ledger.Plan.Revision));
    }

    [Fact]
    public void Close_OnlyWhenEveryDutyWasVerified()
    {
        Assert.Equal("CI002", Refused(CloseItemHandler.Decide(new(ItemId, 0), _year.AtItem(), _year.Clerk)));
        Verify(Office, _year.Lead);
        Verify(County, _year.Reporter);
        _year.Do(CloseItemHandler.Decide(new(ItemId, 0, "佐证2件"), _year.AtItem(), _year.Clerk), _year.Clerk);
        Assert.Equal(new DateOnly(2025, 2, 10), _year.Item.ClosedOn);
        Assert.All(_year.Ledger.Duties, d => Assert.Equal(DutyStatus.Closed, d.Status));

        _year.Do(ReopenItemHandler.Decide(new(ItemId, 0, "复核不符"), _year.AtItem(), _year.Clerk), _year.Clerk);
        Assert.Null(_year.Item.ClosedOn);
        Assert.Equal((DutyStatus.SignedFor, DutyStatus.Closed), (_year.DutyOf(Office).Status, _year.DutyOf(County).Status));
    }

    [Fact]
    public void YearEnd_WaitsForDecemberAndForEveryItem_ThenNothingIsWrittenAnyMore()
    {
        Assert.Equal("YE002", Refused(ArchivePlanHandler.Decide(new(PlanId), _year.Year, _year.Clerk)));
        Assert.Equal("YE002", Refused(CloseUnfinishedHandler.Decide(new(ItemId, 0, "停办"), _year.AtItem(), _year.Clerk)));
        _year.Now = new(2025, 12, 28, 2, 0, 0, TimeSpan.Zero);
        Assert.Equal("YE001", Refused(ArchivePlanHandler.Decide(new(PlanId), _year.Year, _year.Clerk)));
        _year.Do(CloseUnfinishedHandler.Decide(new(ItemId, 0, "政策取消"), _year.AtItem(), _year.Clerk), _year.Clerk);
        _year.Do(ArchivePlanHandler.Decide(new(PlanId), _year.Year, _year.Clerk), _year.Clerk);
        Assert.Equal(PlanStatus.Archived, _year.Ledger.Plan.Status);
        Assert.Equal("DU010", DutyRights.Refuse(_year.Ledger.Plan)!.Code);
    }

    [Fact]
    public void CarryOver_GoesOnInALaterPlan_InBothLedgers()
    {
        var next = _year.Year with { Plan = _year.Ledger.Plan with { Id = Guid.CreateVersion7(), Facts = _year.Ledger.Plan.Facts with { Year = 2026 } }, Items = [] };
        var command = new CarryOver(ItemId, _year.Item.Version, next.Plan.Id, null, "跨年工程");
        Assert.Equal("YE005", CarryOverHandler.Decide(command, _year.Year, _year.Year, _year.Clerk).Refusal!.Code);
        Assert.Equal("YE004", CarryOverHandler.Decide(command with { ToItem = Guid.NewGuid() }, _year.Year, next, _year.Clerk).Refusal!.Code);
        var carried = CarryOverHandler.Decide(command, _year.Year, next, _year.Clerk).Value!;

        var added = Assert.IsType<ItemRead>(carried.To[0].Facts).Item;
        Assert.Equal((1, CarryOverHandler.Section, new DateOnly(2026, 12, 31)), (added.No, added.Section, added.Deadline.Due));
        Assert.Equal(new CarriedIn(_year.Ledger.Plan.Id, ItemId), carried.To[1].Facts);
        _year.Do(carried.From, _year.Clerk);
        Assert.Equal(carried.To[1].ItemId, _year.Item.CarriedTo!.ToItem);
        Assert.Equal("YE003", CarryOverHandler.Decide(command with { Seen = _year.Item.Version }, _year.Year, next, _year.Clerk).Refusal!.Code);
    }

    [Fact]
    public void Owed_ComesWithTheDays()
    {
        Assert.Equal(OwedAct.SignFor, Owed(County)[0].Act);
        _year.Do(SignForDutyHandler.Decide(_year.At(County), _year.Reporter), _year.Reporter);
        Assert.Empty(Owed(County));
        _year.Now = new(2025, 3, 18, 2, 0, 0, TimeSpan.Zero);
        Assert.Equal((OwedAct.Report, new DateOnly(2025, 3, 25)), (Owed(County)[0].Act, Owed(County)[0].On));
        _year.Now = new(2025, 6, 20, 2, 0, 0, TimeSpan.Zero);
        Assert.Equal(OwedAct.Finish, Owed(County)[0].Act);
    }

    private IReadOnlyList<OwedThing> Owed(Luoshi.Units.Unit unit) =>
        OwedQuery.Decide([(_year.Ledger.Plan, _year.Item, _year.DutyOf(unit))], 0, LedgerDay.Of(_year.Now)).Things;

    private void Verify(Luoshi.Units.Unit unit, Actor own)
    {
        _year.Do(SignForDutyHandler.Decide(_year.At(unit), own), own);
        _year.Do(ClaimCompletionHandler.Decide(new(default, 0, "已完成"), _year.At(unit), own), own);
        _year.Do(VerifyClaimHandler.Decide(new(default, 0, "已核"), _year.At(unit), _year.Clerk), _year.Clerk);
    }

    private static string Refused(Result<NewEntry[]> result) => result.Refusal!.Code;
}
