using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Supervision;
using Luoshi.Tests.Progress;
using Xunit;

namespace Luoshi.Tests.Supervision;

public sealed class RoundDecisionsTest
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 1];

    private readonly RunningRound _round = new();

    private RunningYear Year => _round.Year;

    [Fact]
    public void Approve_ByTheNamedLeaderOnly_AsksTheUnits()
    {
        _round.Opened();
        Assert.Equal("SV021", ApproveSchemeHandler.Decide(_round.Round, Year.Year, Year.Clerk).Refusal?.Code);
        Assert.Equal("SV021", ApproveSchemeHandler.Decide(_round.Round, Year.Year, new Actor(Guid.NewGuid(), Year.Leader.Name, Roles.Leader) { SeesAll = true }).Refusal?.Code);
        Year.Do(ApproveSchemeHandler.Decide(_round.Round, Year.Year, Year.Leader), Year.Leader);
        Assert.Equal(RoundStatus.Running, _round.Round.Status);
        Assert.Equal([RunningYear.ItemId], _round.Check.Items);
        Assert.Equal("SV022", ApproveSchemeHandler.Decide(_round.Round, Year.Year, Year.Leader).Refusal?.Code);
    }

    [Fact]
    public void Approve_AfterItsDays_IsRefused()
    {
        _round.Opened();
        Year.Now = Year.Now.AddDays(11);
        Assert.Equal("SV023", ApproveSchemeHandler.Decide(_round.Round, Year.Year, Year.Leader).Refusal?.Code);
    }

    [Fact]
    public void SendBack_ThenAmended_WaitsAgain_AndWhatIsApprovedStays()
    {
        _round.Opened();
        Assert.Equal("DU007", SendBackSchemeHandler.Decide(new(RunningRound.Id, 0, " "), _round.Round, Year.Leader).Refusal?.Code);
        Year.Do(SendBackSchemeHandler.Decide(new(RunningRound.Id, 0, "时间太长"), _round.Round, Year.Leader), Year.Leader);
        Assert.Equal((RoundStatus.SentBack, "时间太长"), (_round.Round.Status, _round.Round.SentBackBecause));
        Assert.Equal(MatterParty.Clerk, Assert.Single(_round.Round.Waits).Party);
        var amend = new AmendScheme(RunningRound.Id, 0, _round.Draft with { To = _round.Today.AddDays(20) });
        Year.Do(AmendSchemeHandler.Decide(amend, _round.Round, Year.Year, Year.Units, _round.People, Year.Clerk), Year.Clerk);
        Assert.Equal((RoundStatus.Proposed, null), (_round.Round.Status, _round.Round.SentBackBecause));
        Year.Do(ApproveSchemeHandler.Decide(_round.Round, Year.Year, Year.Leader), Year.Leader);
        Assert.Equal("SV020", AmendSchemeHandler.Decide(amend, _round.Round, Year.Year, Year.Units, _round.People, Year.Clerk).Refusal?.Code);
    }

    [Fact]
    public void Withdraw_BeforeAnythingWasDone_CallsTheSelfChecksOff()
    {
        _round.Approved();
        Year.Do(WithdrawRoundHandler.Decide(new(RunningRound.Id, 0, "另有安排"), _round.Round, Year.Year, Year.Clerk), Year.Clerk);
        Assert.Equal(RoundStatus.Withdrawn, _round.Round.Status);
        Assert.Equal(SelfCheckStatus.CalledOff, _round.Check.Status);
        Assert.Empty(_round.Check.Waits);
    }

    [Fact]
    public void Withdraw_OnceSomethingWasDone_IsRefused()
    {
        _round.WithProblem();
        Assert.Equal("SV024", WithdrawRoundHandler.Decide(new(RunningRound.Id, 0, "另有安排"), _round.Round, Year.Year, Year.Clerk).Refusal?.Code);
    }

    [Fact]
    public void SelfCheck_OfTheOwnUnit_EveryItem_AndWhatDiffers()
    {
        _round.Approved();
        var wait = Assert.Single(_round.Check.Waits);
        Assert.Equal((MatterParty.Unit, RunningYear.County.Id, _round.Today.AddDays(10)), (wait.Party, wait.Who, wait.By));
        Assert.Equal("SV007", Answer(Year.Nurse, As(true)));
        Assert.Equal("SV007", Answer(Year.Clerk, As(true)));
        Assert.Equal("SV030", Answer(Year.Reporter));
        Assert.Equal("SV031", Answer(Year.Reporter, As(false)));
        Year.Do(AnswerSelfCheckHandler.Decide(new(_round.Check.Id, 0, [As(false, "多报2个")], "缺人"), _round.Check, Year.Year, Year.Reporter), Year.Reporter);
        Assert.Equal((SelfCheckStatus.Given, "缺人"), (_round.Check.Status, _round.Check.Found));
        Assert.Equal("DU007", Answer(Year.Reporter, As(true)));
        Year.Do(AnswerSelfCheckHandler.Decide(new(_round.Check.Id, 0, [As(true)], null, "核对后一致"), _round.Check, Year.Year, Year.Reporter), Year.Reporter);
        Assert.True(Assert.Single(_round.Check.Answers).AsInLedger);

        string? Answer(Actor actor, params SelfCheckAnswer[] answers) => AnswerSelfCheckHandler.Decide(new(_round.Check.Id, 0, answers, null), _round.Check, Year.Year, actor).Refusal?.Code;
        static SelfCheckAnswer As(bool same, string? text = null) => new(RunningYear.ItemId, same, text);
    }

    [Fact]
    public void Record_ByTheTeam_WithinTheScheme_PhotosOnlyWhereItSaysSo()
    {
        _round.Approved();
        Assert.Equal("SV003", Code(Record(), Year.Lead));
        Assert.Equal("SV005", Code(Record() with { UnitId = RunningYear.Other.Id }));
        Assert.Equal("SV006", Code(Record() with { ItemId = Guid.NewGuid() }));
        Assert.Equal("SV041", Code(Record() with { Method = RoundMethod.Unannounced }));
        Assert.Equal("SV041", Code(Record() with { Method = RoundMethod.SelfCheck }));
        Assert.Equal("DU007", Code(Record() with { Text = " " }));
        Assert.Equal("SV040", Code(Record() with { Photos = [new("a.png", Png)] }));
        var entry = Assert.Single(RecordOnTheSpotHandler.Decide(Record(), [], _round.Round, Year.Year, _round.Member).Value!);
        Assert.Equal((RunningYear.ItemId, Year.DutyOf(RunningYear.County).Id), (entry.ItemId, entry.DutyId));
        Year.Do(RecordOnTheSpotHandler.Decide(Record(), [], _round.Round, Year.Year, _round.Member), _round.Member);
        Assert.Equal("SV046", Code(Record()));

        string? Code(RecordOnTheSpot record, Actor? actor = null) => RecordOnTheSpotHandler.Decide(record, [], _round.Round, Year.Year, actor ?? _round.Member).Refusal?.Code;
    }

    [Fact]
    public void Record_WithPhotos_TakesPicturesOnly()
    {
        _round.Approved(_round.Draft with { Photos = true });
        Assert.True(Of("a.png", Png).Ok);
        Assert.Equal("SV043", Of("a.png", "text"u8.ToArray()).Refusal?.Code);
        Assert.Equal("EV003", Of("a.png", []).Refusal?.Code);

        Result<NewEntry[]> Of(string name, byte[] content) => RecordOnTheSpotHandler.Decide(Record() with { Photos = [new(name, content)] }, [], _round.Round, Year.Year, _round.Member);
    }

    [Fact]
    public void Record_BeforeTheFirstDay_IsTooEarly()
    {
        _round.Approved(_round.Draft with { From = _round.Today.AddDays(2) });
        Assert.Equal("SV042", RecordOnTheSpotHandler.Decide(Record(), [], _round.Round, Year.Year, _round.Member).Refusal?.Code);
    }

    [Fact]
    public void Correct_ByTheOneWhoWroteItOrTheClerk_KeepsCount()
    {
        _round.Approved();
        Year.Do(RecordOnTheSpotHandler.Decide(Record(), [], _round.Round, Year.Year, _round.Member), _round.Member);
        var record = Assert.Single(_round.Round.Records);
        Assert.Equal("SV045", CorrectRecordHandler.Decide(new(RunningRound.Id, 0, record.Sequence, "两户", "数错"), _round.Round, Year.Year, Year.Reporter).Refusal?.Code);
        Assert.Equal("SV044", CorrectRecordHandler.Decide(new(RunningRound.Id, 0, 1, "两户", "数错"), _round.Round, Year.Year, _round.Member).Refusal?.Code);
        Year.Do(CorrectRecordHandler.Decide(new(RunningRound.Id, 0, record.Sequence, "两户", "数错"), _round.Round, Year.Year, Year.Clerk), Year.Clerk);
        Assert.Equal(("两户", 1), (_round.Round.Records[0].Text, _round.Round.Records[0].Corrections.Count));
    }

    [Fact]
    public void Problem_RestsOnEntries_AndIsRaisedOnce()
    {
        _round.Approved();
        Assert.Equal("SV003", Raise(Year.Reporter, RunningRound.Report));
        Assert.Equal("SV050", Raise(_round.Member));
        Assert.Equal("SV051", Raise(_round.Member, 9_999));
        _round.Year.Do(RaiseProblemHandler.Decide(RunningRound.Problem, Command(RunningRound.Report), _round.Round, Year.Year, _round.Member), _round.Member);
        Assert.Equal("SV058", Raise(_round.Member, RunningRound.Report));
        Assert.Equal((ProblemStatus.Found, 1, RunningYear.ItemId), (_round.TheProblem.Status, _round.TheProblem.No, _round.TheProblem.ItemId));
        Assert.Equal(MatterParty.Clerk, Assert.Single(_round.TheProblem.Waits).Party);

        string? Raise(Actor actor, params long[] grounds) => RaiseProblemHandler.Decide(Guid.NewGuid(), Command(grounds), _round.Round, Year.Year, actor).Refusal?.Code;
        static RaiseProblem Command(params long[] grounds) => new(RunningRound.Id, RunningYear.County.Id, RunningYear.ItemId, "签约不实", "三户不知情", grounds);
    }

    [Fact]
    public void Rectification_SetHandedInReturnedHandedInVerified()
    {
        _round.WithProblem(set: false);
        Assert.Equal("DU011", SetRectificationHandler.Decide(_round.Set(), _round.TheProblem, Year.Year, _round.Member).Refusal?.Code);
        Assert.Equal("SV053", SetRectificationHandler.Decide(_round.Set(-1), _round.TheProblem, Year.Year, Year.Clerk).Refusal?.Code);
        Assert.Equal("SV054", HandIn(Year.Reporter).Refusal?.Code);
        Year.Do(SetRectificationHandler.Decide(_round.Set(), _round.TheProblem, Year.Year, Year.Clerk), Year.Clerk);
        Assert.Equal("时云帆", Assert.Single(_round.TheProblem.Responsible).Person);
        Assert.Equal((MatterParty.Unit, RunningYear.County.Id), (_round.TheProblem.Waits[0].Party, _round.TheProblem.Waits[0].Who));

        Assert.Equal("DU007", SetRectificationHandler.Decide(_round.Set(30), _round.TheProblem, Year.Year, Year.Clerk).Refusal?.Code);
        Year.Do(SetRectificationHandler.Decide(_round.Set(30, "汛期"), _round.TheProblem, Year.Year, Year.Clerk), Year.Clerk);
        Assert.Equal((_round.Today.AddDays(30), (DateOnly?)_round.Today.AddDays(20)), (_round.TheProblem.Rectification!.Due, _round.TheProblem.Rectification.FirstDue));
        Assert.True(_round.TheProblem.IsLate(_round.Today.AddDays(31)));
        Assert.False(_round.TheProblem.IsLate(_round.Today.AddDays(30)));

        Assert.Equal("SV007", HandIn(Year.Nurse).Refusal?.Code);
        Assert.Equal("SV055", VerifyRectificationHandler.Decide(new(RunningRound.Problem, 0, "看了"), _round.TheProblem, Year.Year, Year.Clerk).Refusal?.Code);
        Year.Do(HandIn(Year.Reporter), Year.Reporter);
        Assert.Equal("SV003", VerifyRectificationHandler.Decide(new(RunningRound.Problem, 0, "看了"), _round.TheProblem, Year.Year, Year.Reporter).Refusal?.Code);
        Year.Do(ReturnRectificationHandler.Decide(new(RunningRound.Problem, 0, "缺台账"), _round.TheProblem, Year.Year, _round.Member), _round.Member);
        Assert.Equal((ProblemStatus.Returned, "缺台账"), (_round.TheProblem.Status, _round.TheProblem.Papers[0].ReturnedBecause));
        Year.Do(HandIn(Year.Reporter), Year.Reporter);
        Year.Do(VerifyRectificationHandler.Decide(new(RunningRound.Problem, 0, "到户核实"), _round.TheProblem, Year.Year, _round.Member), _round.Member);
        Assert.Equal((ProblemStatus.PutRight, false, 0), (_round.TheProblem.Status, _round.TheProblem.IsOpen, _round.TheProblem.Waits.Count));

        Result<NewEntry[]> HandIn(Actor actor) => HandInRectificationHandler.Decide(new(RunningRound.Problem, 0, "已改"), [], _round.TheProblem, actor);
    }

    [Fact]
    public void FollowUp_InALaterRound_BringsAProblemBack()
    {
        _round.WithProblem();
        Year.Do(HandInRectificationHandler.Decide(new(RunningRound.Problem, 0, "已改"), [], _round.TheProblem, Year.Reporter), Year.Reporter);
        Year.Do(VerifyRectificationHandler.Decide(new(RunningRound.Problem, 0, "看了"), _round.TheProblem, Year.Year, Year.Clerk), Year.Clerk);
        Assert.Equal("SV056", Follow(RunningRound.Id, true).Refusal?.Code);
        var later = Guid.NewGuid();
        Year.Do(OpenRoundHandler.Decide(later, new(RunningYear.PlanId, _round.Draft with { Title = "二季度督查", Despite = "回头看" }), Year.Year, Year.Units, _round.People, Year.Clerk), Year.Clerk);
        Assert.Equal("SV004", Follow(later, true).Refusal?.Code);
        Year.Do(ApproveSchemeHandler.Decide(Year.Year.MattersOf<RoundState>().Single(r => r.Id == later), Year.Year, Year.Leader), Year.Leader);
        Year.Do(Follow(later, true), Year.Clerk);
        Assert.Equal((ProblemStatus.Returned, _round.Today.AddDays(40)), (_round.TheProblem.Status, _round.TheProblem.Rectification!.Due));
        Assert.Equal("SV057", Follow(later, true).Refusal?.Code);
        Assert.True(Follow(later, false).Ok);

        Result<NewEntry[]> Follow(Guid round, bool back) => FollowUpProblemHandler.Decide(new(RunningRound.Problem, 0, round, "又有", back, _round.Today.AddDays(40)), _round.TheProblem, Year.Year, Year.Clerk);
    }

    [Fact]
    public void WithdrawnProblem_IsOpenNoMore()
    {
        _round.WithProblem();
        Assert.Equal("DU011", WithdrawProblemHandler.Decide(new(RunningRound.Problem, 0, "列错"), _round.TheProblem, _round.Member).Refusal?.Code);
        Year.Do(WithdrawProblemHandler.Decide(new(RunningRound.Problem, 0, "列错"), _round.TheProblem, Year.Clerk), Year.Clerk);
        Assert.False(_round.TheProblem.IsOpen);
        Assert.Equal("SV052", WithdrawProblemHandler.Decide(new(RunningRound.Problem, 0, "列错"), _round.TheProblem, Year.Clerk).Refusal?.Code);
    }

    [Fact]
    public void Close_EveryUnitWithAConclusionItHas_AndNoObjectionWaits()
    {
        _round.Approved();
        Assert.Equal("SV071", Close().Refusal?.Code);
        _round.Concluded(received: false);
        Assert.Equal("SV071", Close().Refusal?.Code);
        Year.Do(ReceiveConclusionHandler.Decide(new(RunningRound.Conclusion, 0), _round.TheConclusion, Year.Reporter), Year.Reporter);
        Assert.True(Close().Ok);
        Year.Do(ObjectToConclusionHandler.Decide(new(RunningRound.Conclusion, 0, "不符"), [], _round.TheConclusion, _round.Today, Year.Reporter), Year.Reporter);
        Assert.Equal("SV072", Close().Refusal?.Code);
        Year.Do(WithdrawObjectionHandler.Decide(_round.TheConclusion, Year.Reporter), Year.Reporter);
        Year.Do(Close(), Year.Clerk);
        Assert.Equal((RoundStatus.Closed, SelfCheckStatus.CalledOff), (_round.Round.Status, _round.Check.Status));
        Assert.True(ObjectToConclusionHandler.Decide(new(RunningRound.Conclusion, 0, "不符"), [], _round.TheConclusion, _round.Today, Year.Reporter).Ok);

        Result<NewEntry[]> Close() => CloseRoundHandler.Decide(_round.Round, Year.Year, Year.Clerk);
    }

    private static RecordOnTheSpot Record() => new(RunningRound.Id, RunningYear.County.Id, RunningYear.ItemId, "柏阳镇", RoundMethod.OnTheSpot, "三户不知情");
}
