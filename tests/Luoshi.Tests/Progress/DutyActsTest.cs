using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Units;
using Xunit;
using static Luoshi.Tests.Progress.RunningYear;

namespace Luoshi.Tests.Progress;

/// <summary>A duty's life by the rules alone: what is allowed, to whom, and in which state.</summary>
public sealed class DutyActsTest
{
    private readonly RunningYear _year = new RunningYear().Dispatched();

    [Fact]
    public void Dispatch_NamedUnits_GetTheirDutiesOnce()
    {
        Assert.Equal([(DutyRole.Lead, "基层卫生科"), (DutyRole.Support, "柏山县卫健局")], _year.Ledger.Duties.Select(d => (d.Role, d.Unit)));
        Assert.All(_year.Ledger.Duties, d => Assert.Equal((2, new DateOnly(2025, 6, 30)), (d.Owed.Count, d.Due)));
        Assert.Equal("DP002", Refused(DispatchPlanHandler.Decide(new(PlanId), _year.Year, _year.Units.Resolve, (_, _) => [], _year.Clerk)));
        Assert.Equal("DU011", Refused(DispatchPlanHandler.Decide(new(PlanId), _year.Year, _year.Units.Resolve, (_, _) => [], _year.Reporter)));
    }

    [Fact]
    public void Dispatch_UnknownName_IsRefusedByName()
    {
        var strange = UnitTree.Of(1, [Commission, Office], [], []);
        var refusal = DispatchPlanHandler.Decide(new(PlanId), new RunningYear().Year, strange.Resolve, (_, _) => [], _year.Clerk).Refusal;
        Assert.Equal("柏山县卫健局", Assert.Single(Assert.IsType<DispatchPlan.NamesUnsettled>(refusal).First));
    }

    [Fact]
    public void Duty_FromSigningToClosing_GoesThroughEveryHand()
    {
        _year.Do(SignForDutyHandler.Decide(_year.At(County), _year.Reporter), _year.Reporter);
        _year.Do(Report(_year.At(County), _year.Reporter, 30), _year.Reporter);
        Assert.Equal(new DateOnly(2025, 3, 25), _year.DutyOf(County).Owed.Single(o => o.Status == OwedStatus.Waiting).Due);

        _year.Do(ReturnReportHandler.Decide(new(default, 0, "请补数字"), _year.At(County), _year.Lead), _year.Lead);
        Assert.Equal((DutyStatus.Returned, "请补数字"), (_year.DutyOf(County).Status, _year.DutyOf(County).ReturnedBecause));
        _year.Do(Report(_year.At(County), _year.Reporter, 40), _year.Reporter);
        _year.Do(AcceptReportHandler.Decide(new(default, 0), _year.At(County), _year.Lead), _year.Lead);
        Assert.Equal(OwedStatus.Accepted, _year.DutyOf(County).Owed[0].Status);
        Assert.Equal(OwedStatus.Missing, _year.DutyOf(County).Owed[1].Status);

        _year.Do(ClaimCompletionHandler.Decide(new(default, 0, "已全部完成"), _year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("DU006", Refused(CloseDutyHandler.Decide(new(default, 0), _year.At(County), _year.Clerk)));
        _year.Do(VerifyClaimHandler.Decide(new(default, 0, "现场看过"), _year.At(County), _year.Lead), _year.Lead);
        _year.Do(CloseDutyHandler.Decide(new(default, 0), _year.At(County), _year.Clerk), _year.Clerk);
        Assert.Equal((DutyStatus.Closed, new DateOnly(2025, 2, 10)), (_year.DutyOf(County).Status, _year.DutyOf(County).ClosedOn));

        _year.Do(ReopenDutyHandler.Decide(new(default, 0, "抽查发现未完成"), _year.At(County), _year.Clerk), _year.Clerk);
        Assert.Equal(DutyStatus.SignedFor, _year.DutyOf(County).Status);
    }

    [Fact]
    public void Report_WithoutSigning_SignsAsWell()
    {
        _year.Do(Report(_year.At(County), _year.Reporter, 10), _year.Reporter);
        Assert.Equal((DutyStatus.Reported, new DateOnly(2025, 2, 10)), (_year.DutyOf(County).Status, _year.DutyOf(County).SignedOn));
    }

    [Fact]
    public void Review_ByThoseWhoMay_AndNeverTheUnitItself()
    {
        _year.Do(Report(_year.At(County), _year.Reporter, 10), _year.Reporter);
        _year.Do(Report(_year.At(Office), _year.Lead, 10), _year.Lead);
        Assert.Equal("DU003", Refused(AcceptReportHandler.Decide(new(default, 0), _year.At(County), _year.Reporter)));
        Assert.Equal("DU003", Refused(AcceptReportHandler.Decide(new(default, 0), _year.At(County), _year.Nurse)));
        Assert.Equal("DU003", Refused(AcceptReportHandler.Decide(new(default, 0), _year.At(Office), _year.Lead)));
        Assert.True(AcceptReportHandler.Decide(new(default, 0), _year.At(County), _year.Lead).Ok);
        Assert.True(AcceptReportHandler.Decide(new(default, 0), _year.At(Office), _year.Clerk).Ok);
    }

    [Fact]
    public void Report_OfAnotherUnitOrWrongly_IsRefused()
    {
        var now = _year.At(County);
        Assert.Equal("DU002", Refused(Report(now, _year.Lead, 10)));
        Assert.Equal("DU002", Refused(Report(now, new Actor(Guid.NewGuid(), "观", Roles.Viewer) { UnitId = County.Id }, 10)));
        Assert.Equal("PR001", Refused(Report(now, _year.Reporter, 101)));
        Assert.Equal("DU007", Refused(ReportProgressHandler.Decide(new(default, 0, 5, "  "), now, _year.Reporter)));
        Assert.Equal("DU008", Refused(ReportProgressHandler.Decide(new(default, 0, 5, new string('长', 4_001)), now, _year.Reporter)));
        Assert.Equal("PR003", Refused(ReportProgressHandler.Decide(new(default, 0, 5, "好") { For = new(2025, 5, 1) }, now, _year.Reporter)));
        Assert.Equal("PR004", Refused(ReportProgressHandler.Decide(new(default, 0, 5, "好") { Values = [new(99, 1)] }, now, _year.Reporter)));
        Assert.Equal("EV001", Refused(ReportProgressHandler.Decide(new(default, 0, 5, "好") { Files = [new("表.pdf", new byte[] { 1 })] }, now, _year.Reporter)));
    }

    [Fact]
    public void Evidence_WhereAsked_IsWantedWithTheClaim()
    {
        _year.Do(AskForEvidenceHandler.Decide(new(ItemId, 0, "验收报告扫描件"), _year.AtItem(), _year.Clerk), _year.Clerk);
        _year.Do(SignForDutyHandler.Decide(_year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("CC001", Refused(ClaimCompletionHandler.Decide(new(default, 0, "已完成"), _year.At(County), _year.Reporter)));
        Assert.Equal("EV005", Refused(ClaimCompletionHandler.Decide(new(default, 0, "已完成") { Files = [new("x.exe", new byte[] { 1 })] }, _year.At(County), _year.Reporter)));
        _year.Do(ClaimCompletionHandler.Decide(new(default, 0, "已完成") { Files = [new("C:\\扫描\\报告.pdf", new byte[] { 1 })] }, _year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("报告.pdf", _year.DutyOf(County).Claim!.Evidence[0].FileName);
    }

    [Fact]
    public void Decline_IsAnsweredByTheClerk()
    {
        Assert.Equal("DU007", Refused(DeclineDutyHandler.Decide(new(default, 0, ""), _year.At(County), _year.Reporter)));
        _year.Do(DeclineDutyHandler.Decide(new(default, 0, "本县无此机构"), _year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("DU011", Refused(ReassignDutyHandler.Decide(new(default, 0, Other.Id, "改"), _year.At(County), _year.Units, _year.Lead)));
        Assert.Equal("RA001", Refused(ReassignDutyHandler.Decide(new(default, 0, Office.Id, "改"), _year.At(County), _year.Units, _year.Clerk)));
        _year.Do(ReassignDutyHandler.Decide(new(default, 0, Other.Id, "由高埠县承担"), _year.At(County), _year.Units, _year.Clerk), _year.Clerk);
        Assert.Equal((DutyStatus.Dispatched, "高埠县卫健局"), (_year.DutyOf(Other).Status, _year.DutyOf(Other).Unit));
    }

    [Fact]
    public void Decline_NotAgreedTo_StaysAndSaysWhy()
    {
        _year.Do(DeclineDutyHandler.Decide(new(default, 0, "人手不足"), _year.At(County), _year.Reporter), _year.Reporter);
        _year.Do(RefuseDeclineHandler.Decide(new(default, 0, "属职责范围"), _year.At(County), _year.Clerk), _year.Clerk);
        Assert.Equal((DutyStatus.Dispatched, "属职责范围"), (_year.DutyOf(County).Status, _year.DutyOf(County).ReturnedBecause));
    }

    [Fact]
    public void Extension_OnlyBeforeTheDay_ByTheItemsLeader_FirstDayStays()
    {
        _year.Do(SignForDutyHandler.Decide(_year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("EX004", Refused(Ask(new(2025, 6, 30))));
        Assert.Equal("EX005", Refused(Ask(new(2027, 1, 1))));
        _year.Do(Ask(new(2025, 9, 30)), _year.Reporter);
        Assert.Equal("EX003", Refused(Ask(new(2025, 10, 31))));

        Assert.Equal("EX007", Refused(ApproveExtensionHandler.Decide(new(default, 0), _year.At(County, _year.Clerk), WorkCalendar.Statutory, _year.Clerk)));
        Assert.Equal("DU007", Refused(RefuseExtensionHandler.Decide(new(default, 0, ""), _year.At(County, _year.Leader), _year.Leader)));
        _year.Do(ApproveExtensionHandler.Decide(new(default, 0), _year.At(County, _year.Leader), WorkCalendar.Statutory, _year.Leader), _year.Leader);
        Assert.Equal((new DateOnly(2025, 6, 30), new DateOnly(2025, 9, 30)), (_year.DutyOf(County).FirstDue, _year.DutyOf(County).Due));
        Assert.Equal(new DateOnly(2025, 6, 30), _year.Item.Due);
        Assert.Equal("EX006", Refused(ApproveExtensionHandler.Decide(new(default, 0), _year.At(County, _year.Leader), WorkCalendar.Statutory, _year.Leader)));

        _year.Now = new(2025, 9, 30, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal("EX002", Refused(Ask(new(2025, 12, 31))));

        Result<NewEntry[]> Ask(DateOnly to) => AskExtensionHandler.Decide(new(default, 0, to, "选址调整"), _year.At(County), _year.Reporter);
    }

    [Fact]
    public void PassOn_ToUnitsBelow_WhoseReportsComeBackToTheUnit()
    {
        _year.Do(SignForDutyHandler.Decide(_year.At(County), _year.Reporter), _year.Reporter);
        Assert.Equal("PO002", Refused(Pass(Other, null)));
        Assert.Equal("PO004", Refused(Pass(Hospital, new(2025, 7, 1))));
        _year.Do(Pass(Hospital, new(2025, 5, 31)), _year.Reporter);
        Assert.Equal("PO003", Refused(Pass(Hospital, null)));
        Assert.Equal((_year.DutyOf(County).Id, new DateOnly(2025, 5, 31)), (_year.DutyOf(Hospital).Parent, _year.DutyOf(Hospital).Due));

        _year.Do(Report(_year.At(Hospital), _year.Nurse, 50), _year.Nurse);
        Assert.Equal("DU003", Refused(AcceptReportHandler.Decide(new(default, 0), _year.At(Hospital), _year.Lead)));
        Assert.Equal("CC002", Refused(ClaimCompletionHandler.Decide(new(default, 0, "完成"), _year.At(County), _year.Reporter)));
        _year.Do(AcceptReportHandler.Decide(new(default, 0), _year.At(Hospital), _year.Reporter), _year.Reporter);
        _year.Do(WithdrawDutyHandler.Decide(new(default, 0, "改由本级完成"), _year.At(Hospital), _year.Reporter), _year.Reporter);
        Assert.True(ClaimCompletionHandler.Decide(new(default, 0, "完成"), _year.At(County), _year.Reporter).Ok);

        Result<NewEntry[]> Pass(Unit to, DateOnly? due) => PassOnDutyHandler.Decide(new(default, 0, [new(to.Id, "本院部分", due)]), _year.At(County), _year.Units, _year.Reporter);
    }

    [Fact]
    public void Amend_LastReport_IsReviewedAgain()
    {
        Assert.Equal("AR001", Refused(Amend()));
        _year.Do(Report(_year.At(County), _year.Reporter, 30), _year.Reporter);
        _year.Do(AcceptReportHandler.Decide(new(default, 0), _year.At(County), _year.Lead), _year.Lead);
        _year.Do(Amend(), _year.Reporter);
        Assert.Equal((DutyStatus.Reported, 25, OwedStatus.Waiting), (_year.DutyOf(County).Status, _year.DutyOf(County).Percent, _year.DutyOf(County).Owed[0].Status));

        Result<NewEntry[]> Amend() => AmendReportHandler.Decide(new(default, 0, 25, "应为25%", "多算一家"), _year.At(County), _year.Reporter);
    }

    [Fact]
    public void Urge_OnceADay_ByReviewersAndTheLeader()
    {
        Assert.Equal("DU012", Refused(UrgeDutyHandler.Decide(new(default, 0, "请抓紧"), _year.At(County), _year.Nurse)));
        _year.Do(UrgeDutyHandler.Decide(new(default, 0, "请抓紧"), _year.At(County, _year.Leader), _year.Leader), _year.Leader);
        Assert.Equal("UR001", Refused(UrgeDutyHandler.Decide(new(default, 0, "请抓紧"), _year.At(County), _year.Clerk)));
        _year.Now = _year.Now.AddDays(1);
        Assert.True(UrgeDutyHandler.Decide(new(default, 0, "请抓紧"), _year.At(County), _year.Clerk).Ok);
    }

    private static Result<NewEntry[]> Report(DutyAsItStands now, Actor actor, int percent) =>
        ReportProgressHandler.Decide(new(default, 0, percent, "已建成1家"), now, actor);

    private static string Refused(Result<NewEntry[]> result) => result.Refusal!.Code;
}
